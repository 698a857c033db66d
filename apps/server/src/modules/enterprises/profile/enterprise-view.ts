import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { notFound, Problem } from '../../../platform/errors.ts';
import { selectBlock } from '../blocks/block-store.ts';
import { differingKeys } from '../facts/fact-present.ts';
import { selectFacts, selectHiddenCategories, type FactReadRow } from '../facts/fact-read-store.ts';
import { recordOpened } from '../looks/record-look.ts';
import type { EnterpriseView } from './enterprise-schemas.ts';
import { presentSummary, summaries, type EnterpriseSummary, type WatchList } from './summary.ts';

/** The page of an enterprise for a reader. @throws Problem 404 alike for one that does not exist and one that is not shown. */
export async function viewEnterprise(
  tx: Tx,
  deps: { watchList: WatchList; clock: Clock },
  actingContext: ActingContext,
  enterpriseId: string,
): Promise<EnterpriseView> {
  const summary = (await summaries(tx, deps.watchList, actingContext.enterpriseId, [enterpriseId])).get(enterpriseId);
  if (summary === undefined) throw await unseen(tx, actingContext.enterpriseId, enterpriseId);
  const facts = await selectFacts(tx, enterpriseId);
  const categories = [...summary.categories, ...facts.map((fact) => fact.category)];
  await recordOpened(tx, actingContext, { enterpriseId, categories, at: deps.clock.now() });
  return composeView(summary, facts, {
    hiddenCategories: await selectHiddenCategories(tx, enterpriseId),
    can: possibleActions(summary, actingContext.actions),
  });
}

/** The page as it follows from the facts that its reader sees. */
export function composeView(
  summary: EnterpriseSummary,
  facts: readonly FactReadRow[],
  more: Pick<EnterpriseView, 'hiddenCategories' | 'can'>,
): EnterpriseView {
  const newest = facts.reduce<Date | null>(
    (latest, { asOf }) => (latest === null || asOf > latest ? asOf : latest),
    null,
  );
  return {
    ...presentSummary(summary),
    factCount: facts.length,
    latestAsOf: newest?.toISOString() ?? null,
    differing: [...differingKeys(facts)],
    ...more,
  };
}

/** Only the one who blocked is told why it sees nothing; to the other side there is nothing there. */
async function unseen(tx: Tx, readerId: string, enterpriseId: string): Promise<Problem> {
  if ((await selectBlock(tx, readerId, enterpriseId)) === null) return notFound('This enterprise');
  return new Problem(
    404,
    'enterprises.blocked_by_you',
    'Your enterprise has blocked this one. End the block in the list of blocked enterprises to see it again.',
  );
}

function possibleActions({ relation, status }: EnterpriseSummary, actions: ReadonlySet<string>): EnterpriseView['can'] {
  if (relation.isOwn) return actions.has('bank_consents:manage') ? ['manage'] : [];
  const can: EnterpriseView['can'] = [];
  if (actions.has('partners:manage')) {
    if (relation.partner === 'received') can.push('accept_partner');
    if (relation.partner === 'active') can.push('end_partner');
    // Of an enterprise that nobody has claimed there is nobody to answer.
    if ((relation.partner === 'none' || relation.partner === 'ended') && status !== 'unclaimed')
      can.push('request_partner');
    // Of one that nobody has claimed there is nobody to shut out.
    if (status !== 'unclaimed') can.push('block');
  }
  if (actions.has('watches:manage')) can.push(relation.watching ? 'unwatch' : 'watch');
  return can;
}
