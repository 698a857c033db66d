import type { ActingContext } from '../../../platform/acting-context.ts';
import { invalid, notFound } from '../../../platform/errors.ts';
import type { EnterprisesDeps } from '../enterprises-deps.ts';
import { presentFacts } from '../facts/fact-present.ts';
import { selectFacts, type FactReadRow } from '../facts/fact-read-store.ts';
import { categories, type Category } from '../facts/fact.ts';
import { composeView } from '../profile/enterprise-view.ts';
import { headlineKeys } from '../profile/summary-store.ts';
import { headOf, summaries, type EnterpriseSummary, type Headline, type Relation } from '../profile/summary.ts';
import { selectSources } from '../sources/source-store.ts';
import { isDisclosed, isFactShown, isPageShown, type ReaderKind } from './audience-rule.ts';
import type { PreviewView } from './disclosure-schemas.ts';
import { selectDisclosures } from './disclosure-store.ts';
import { audiences, isWider, widestFor, type Audience } from './disclosure.ts';

type Draft = ReadonlyMap<Category, Audience>;

/** Reads `ownership:network,size:private`. @throws Problem 400 that names the part which cannot be read. */
export function readDraft(text: string): Draft {
  const draft = new Map<Category, Audience>();
  for (const part of text.split(',').filter(Boolean)) {
    const [left, right] = part.split(':');
    const category = categories.find((one) => one === left);
    const audience = audiences.find((one) => one === right);
    if (category === undefined || audience === undefined || draft.has(category))
      throw invalid('draft', `"${part}" is no choice such as ownership:network, or names its category a second time`);
    if (isWider(audience, widestFor(category)))
      throw invalid('draft', `${category} may be shown to ${widestFor(category)} at most`);
    draft.set(category, audience);
  }
  return draft;
}

/**
 * The own page as others see it. The rule is applied to what the enterprise itself sees, so that the choices of a draft can be
 * tried; what others really read is decided by the policies, and a test holds the two against each other.
 */
export async function previewEnterprise(
  { db, clock, watchList }: EnterprisesDeps,
  context: ActingContext,
  { as, draft }: { as: ReaderKind; draft: Draft },
): Promise<PreviewView> {
  const { enterpriseId } = context;
  return db.as(context, async (tx) => {
    const chosen = new Map((await selectDisclosures(tx, enterpriseId)).map((row) => [row.category, row.audience]));
    const audienceOf = (category: Category): Audience => draft.get(category) ?? chosen.get(category) ?? 'private';
    if (!isPageShown(audienceOf('identity'), as))
      return { enterprise: null, items: [], hiddenCategories: [...categories] };
    const all = await selectFacts(tx, enterpriseId);
    const facts = all.filter((fact) => isFactShown(fact, audienceOf(fact.category), as));
    const summary = (await summaries(tx, watchList, enterpriseId, [enterpriseId])).get(enterpriseId);
    if (summary === undefined) throw notFound('This enterprise');
    const sources = await selectSources(tx, [...new Set(facts.map((fact) => fact.sourceId))]);
    const seen: EnterpriseSummary = { ...summary, relation: relationOf(as), ...headOf(headlinesOf(facts), sources) };
    const hiddenCategories = hidden(audienceOf, as);
    return {
      enterprise: composeView(seen, facts, { hiddenCategories, can: [] }),
      items: presentFacts(facts, clock.now(), true),
      hiddenCategories,
    };
  });
}

function hidden(audienceOf: (category: Category) => Audience, as: ReaderKind): Category[] {
  return categories.filter((category) => !isDisclosed(audienceOf(category), as)).toSorted();
}

function relationOf(as: ReaderKind): Relation {
  return { partner: as === 'partner' ? 'active' : 'none', since: null, watching: false, isOwn: as === 'colleague' };
}

/** The few facts that stand in a list, in the order of `selectHeadlines`. */
function headlinesOf(facts: readonly FactReadRow[]): Headline[] {
  return facts
    .filter((fact) => headlineKeys.includes(fact.key))
    .toSorted(
      (a, b) =>
        Number(b.sourceKind === 'bank') - Number(a.sourceKind === 'bank') ||
        b.asOf.getTime() - a.asOf.getTime() ||
        (a.sourceId < b.sourceId ? -1 : 1),
    );
}
