import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { invalid, Problem } from '../../../platform/errors.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import { personActor } from '../../audit/index.ts';
import type { EnterprisesDeps } from '../enterprises-deps.ts';
import { disclosureChanged, type DisclosureChanged } from '../enterprises-events.ts';
import { signalVisibilityChanged } from '../enterprises-signals.ts';
import { categories } from '../facts/fact.ts';
import type { DisclosureChange, DisclosuresView } from './disclosure-schemas.ts';
import {
  countPartners,
  lockChosen,
  selectChosen,
  upsertDisclosures,
  type ChosenDisclosure,
} from './disclosure-store.ts';
import { isWider, widestFor } from './disclosure.ts';

export function listDisclosures({ db }: EnterprisesDeps, context: ActingContext): Promise<DisclosuresView> {
  return db.as(context, (tx) => view(tx, context));
}

/**
 * Changes who sees what, all or nothing. The last choice wins, unless it says from what it was made: then a choice that was
 * overtaken is refused.
 * @throws Problem 400 for a category that is named twice, 409 when another member chose meanwhile, 422 for an audience that is too wide.
 */
export async function changeDisclosures(
  deps: EnterprisesDeps,
  context: ActingContext,
  { items }: DisclosureChange,
): Promise<DisclosuresView> {
  refuseUnfit(items);
  const { enterpriseId, personId } = context;
  const answer = await deps.db.as(context, async (tx) => {
    const held = new Map((await lockChosen(tx, enterpriseId)).map((row) => [row.category, row]));
    const audienceOf = (category: ChosenDisclosure['category']) => held.get(category)?.audience ?? 'private';
    refuseOvertaken(items, audienceOf);
    const changes = items
      .map(({ category, audience }) => ({ category, from: audienceOf(category), to: audience }))
      .filter(({ from, to }) => from !== to);
    // To keep what is the default already is a choice too.
    const chosen = items.filter(
      ({ category, audience }) => audienceOf(category) !== audience || (held.get(category)?.changedBy ?? null) === null,
    );
    await upsertDisclosures(tx, enterpriseId, chosen, { personId, at: deps.clock.now() });
    await tell(tx, deps, context, changes, chosen.length > 0);
    return { view: await view(tx, context), changed: changes.length > 0 };
  });
  if (answer.changed) {
    deps.relay.wake();
    signalVisibilityChanged(deps.bus, enterpriseId);
  }
  return answer.view;
}

async function tell(
  tx: Tx,
  deps: EnterprisesDeps,
  context: ActingContext,
  changes: DisclosureChanged['changes'],
  chosen: boolean,
): Promise<void> {
  if (!chosen) return;
  const { enterpriseId } = context;
  const action = changes.length > 0 ? 'disclosures.changed' : 'disclosures.confirmed';
  const line = { enterpriseId, actor: personActor(context), action, target: `enterprise:${enterpriseId}` };
  await deps.audit.write(tx, { ...line, details: { changes } });
  if (changes.length > 0) await writeEvents(tx, deps.clock, [disclosureChanged({ enterpriseId, changes })]);
}

function refuseUnfit(items: DisclosureChange['items']): void {
  for (const [place, { category, audience }] of items.entries()) {
    if (items.findIndex((item) => item.category === category) !== place)
      throw invalid(`items.${place}.category`, `names ${category} a second time`);
    const widest = widestFor(category);
    if (isWider(audience, widest)) {
      const reason = `${category} may be shown to ${widest} at most`;
      throw new Problem(
        422,
        'enterprises.audience_too_wide',
        `items.${place}.audience: ${reason}. Nothing was changed.`,
        {
          errors: [{ field: `items.${place}.audience`, reason }],
        },
      );
    }
  }
}

function refuseOvertaken(
  items: DisclosureChange['items'],
  audienceOf: (category: ChosenDisclosure['category']) => string,
): void {
  const overtaken = items.flatMap(({ category, from }, place) =>
    from === undefined || from === audienceOf(category)
      ? []
      : [{ field: `items.${place}.from`, reason: `${category} is ${audienceOf(category)} by now` }],
  );
  if (overtaken.length === 0) return;
  throw new Problem(
    409,
    'enterprises.disclosures_overtaken',
    'Another member of your enterprise chose meanwhile. Nothing of yours was changed: look at what holds now and choose again.',
    { errors: overtaken },
  );
}

async function view(tx: Tx, context: ActingContext): Promise<DisclosuresView> {
  const rows = await selectChosen(tx, context.enterpriseId);
  const items = categories.map((category) => {
    const row = rows.find((one) => one.category === category);
    const { audience = 'private', changedBy = null } = row ?? {};
    return {
      category,
      audience,
      widest: widestFor(category),
      changedAt: row?.changedAt.toISOString() ?? null,
      changedBy,
    };
  });
  return {
    items,
    chosen: rows.some((row) => row.changedBy !== null),
    partners: await countPartners(tx),
    can: context.actions.has('disclosures:manage') ? ['change'] : [],
  };
}
