import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import type { AuditModule } from '../../audit/index.ts';
import { composeMatch } from './compose-match.ts';
import {
  placeEntries,
  selectLike,
  selectMonthSpan,
  selectOpenEntries,
  updateProposals,
  type PlacedEntry,
} from './entry-store.ts';
import { dropItems, takeItems } from './item-source-store.ts';
import { selectOpenItems, selectOrdersOf, type ItemRow } from './item-store.ts';
import type { MatchEntry, MatchItem, Proposal } from './matching/matching.ts';
import { matchRules } from './matching/match-rules.ts';
import { propose } from './matching/propose.ts';
import { insertMatches, type NewMatch } from './match-store.ts';
import { dayNumber, dayText, monthAfter, type AccountPlace } from './period.ts';
import { lockAccount, noteRun, selectLastClosed } from './period-store.ts';
import { orderReconciled } from './reconciliation-events.ts';
import { reconciliationLimits } from './reconciliation-limits.ts';
import { firstWindow, withinWindow, type Window } from './run-window.ts';
import { settleSuperseded } from './settle-superseded.ts';
import { storedProposal } from './stored-proposal.ts';

export interface RunDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly audit: Pick<AuditModule, 'write'>;
}

export interface RunResult {
  /** Entries that were new, matches that were certain, open entries with a proposal, open entries without. */
  readonly taken: number;
  readonly matched: number;
  readonly proposed: number;
  readonly left: number;
}

/**
 * Takes in what is new on an account, matches what is certain and proposes what is likely. What nobody has dealt with is looked at again;
 * what is matched, dismissed or closed is not touched, but for what a newer issue of a statement does not list any more.
 */
export async function runAccount(deps: RunDeps, place: AccountPlace): Promise<RunResult> {
  const { db } = deps;
  let taken = 0;
  for (;;) {
    const some = await db.as(place, (tx) => takeNew(deps, tx, place));
    taken += some.entries;
    if (!some.more) break;
  }
  let counts = nothing;
  let windows = 0;
  for (
    let window: Window | null = firstWindow;
    window !== null && windows < reconciliationLimits.windowsAtOnce;
    windows += 1
  ) {
    const here: Window = window;
    const done = await db.as(place, (tx) => decide(deps, tx, place, here));
    counts = {
      matched: counts.matched + done.counts.matched,
      proposed: counts.proposed + done.counts.proposed,
      left: counts.left + done.counts.left,
    };
    window = done.next;
  }
  return { taken, ...counts };
}

const nothing: Omit<RunResult, 'taken'> = { matched: 0, proposed: 0, left: 0 };

async function takeNew(
  deps: RunDeps,
  tx: Tx,
  place: AccountPlace,
): Promise<{ readonly entries: number; readonly more: boolean }> {
  const most = reconciliationLimits.takenAtOnce;
  await lockAccount(tx, place);
  const lastClosed = (await selectLastClosed(tx, place))?.month ?? null;
  const next = lastClosed === null ? null : monthAfter(lastClosed);
  const settled = await settleSuperseded(deps, tx, place, { lastClosed, most: reconciliationLimits.settledAtOnce });
  await tellOrders(deps, tx, place, { itemIds: settled.itemIds, found: false });
  const entries = await placeEntries(tx, place, { lastClosed, next, most });
  await dropItems(tx, place);
  const items = await takeItems(tx, place, { now: deps.clock.now(), most });
  const more = entries >= most || items >= most || settled.entries >= reconciliationLimits.settledAtOnce;
  return { entries, more };
}

/** Holds the open entries of a window against the items around their days. */
async function decide(
  deps: RunDeps,
  tx: Tx,
  place: AccountPlace,
  window: Window,
): Promise<{ readonly counts: Omit<RunResult, 'taken'>; readonly next: Window | null }> {
  const { audit, clock } = deps;
  await lockAccount(tx, place);
  const now = clock.now();
  const most = reconciliationLimits.openAtOnce;
  const entries = await selectOpenEntries(tx, place, { before: window.before, most });
  await noteRun(tx, place, now);
  const [latest, earliest] = [entries[0], entries.at(-1)];
  if (latest === undefined || earliest === undefined) return { counts: nothing, next: null };
  const items = await selectOpenItems(tx, place, { ...expectedAround(earliest.day, latest.day), most });
  const all = propose(entries.toReversed().map(entryOf), items.map(itemOf));
  const { proposals, own, next } = withinWindow(entries, all, { window, isLast: entries.length < most });
  const known = new Map(entries.map((entry) => [entry.entryId, entry]));
  // Certain is what nothing else could be; where only a part was looked at, the rest is asked about first.
  const isWhole = window.before === null && entries.length < most && items.length < most;
  const sure = isWhole
    ? new Set(proposals.filter((one) => one.certain))
    : await withoutLike(tx, place, { proposals: items.length < most ? proposals : [], known, window, earliest });
  const certain = [...sure].map((one) => matchOf(one, known, now));
  await insertMatches(tx, place, certain);
  const likely = proposals.filter((one) => !sure.has(one));
  const matched = new Set(certain.flatMap((match) => match.entries.map(({ id }) => id)));
  await updateProposals(tx, changedProposals(own, likely, matched));
  if (certain.length > 0) {
    await audit.write(tx, {
      enterpriseId: place.enterpriseId,
      actor: { kind: 'system', id: 'reconciliation' },
      action: 'reconciliation.matched_by_rules',
      target: `account:${place.accountNumber}`,
      details: { matches: certain.length, matchIds: certain.slice(0, 100).map(({ matchId }) => matchId) },
    });
    const itemIds = certain.flatMap(({ items: taken }) => taken.map(({ id }) => id));
    await tellOrders(deps, tx, place, { itemIds, found: true });
  }
  const proposed = likely.reduce((sum, one) => sum + one.entryIds.length, 0);
  return {
    counts: { matched: certain.length, proposed, left: own.length - matched.size - proposed },
    next,
  };
}

/** Of what is certain within a window: one line for one item, to the unit, where no open line outside has the same amount. */
async function withoutLike(
  tx: Tx,
  place: AccountPlace,
  at: {
    readonly proposals: readonly Proposal[];
    readonly known: ReadonlyMap<string, PlacedEntry>;
    readonly window: Window;
    readonly earliest: PlacedEntry;
  },
): Promise<ReadonlySet<Proposal>> {
  const simple = at.proposals.flatMap((proposal) => {
    const { certain, entryIds, items, differenceKind } = proposal;
    const [entry] = entryIds.flatMap((id) => at.known.get(id) ?? []);
    const isSimple = certain && entryIds.length === 1 && items.length === 1 && differenceKind === null;
    return isSimple && entry !== undefined ? [{ proposal, entry }] : [];
  });
  const like = await selectLike(tx, place, {
    amounts: simple.map(({ entry }) => entry.amountMinor),
    before: at.window.before,
    behind: { day: at.earliest.day, id: at.earliest.entryId },
  });
  const alone = simple.filter(({ entry: { direction, amountMinor } }) => !like.has(`${direction} ${amountMinor}`));
  return new Set(alone.map(({ proposal }) => proposal));
}

/** The days of the items that an entry between two days may stand for. */
function expectedAround(earliest: string, latest: string): { from: string; until: string } {
  const { daysAfter, daysBefore } = matchRules;
  return { from: dayText(dayNumber(earliest) - daysAfter), until: dayText(dayNumber(latest) + daysBefore) };
}

/** Tells of the orders of these items whether everything of them is found. @param found only of those of which it is, or is not. */
export async function tellOrders(
  { clock }: Pick<RunDeps, 'clock'>,
  tx: Tx,
  { enterpriseId, accountNumber }: AccountPlace,
  { itemIds, found }: { readonly itemIds: readonly string[]; readonly found: boolean },
): Promise<void> {
  if (itemIds.length === 0) return;
  const orders = await selectOrdersOf(tx, itemIds, found);
  await writeEvents(
    tx,
    clock,
    orders.map((orderId) => orderReconciled({ enterpriseId, accountNumber, orderId, found })),
  );
}

function matchOf(proposal: Proposal, known: ReadonlyMap<string, PlacedEntry>, now: Date): NewMatch {
  const { items, differenceKind, reasons, confidence } = proposal;
  const entries = proposal.entryIds.flatMap((id) => known.get(id) ?? []);
  return composeMatch({
    matchId: newId<'match'>(),
    entries,
    items,
    differenceKind,
    reasons,
    confidence,
    note: null,
    madeBy: null,
    madeAt: now,
  });
}

/** Of each open entry that is not matched now, what is proposed for it, where that is another thing than before. */
function changedProposals(
  entries: readonly PlacedEntry[],
  proposals: readonly Proposal[],
  matched: ReadonlySet<string>,
) {
  const ofEntry = new Map<string, ReturnType<typeof storedProposal>>();
  for (const proposal of proposals) {
    const stored = storedProposal(proposal);
    for (const id of proposal.entryIds) ofEntry.set(id, stored);
  }
  return entries
    .filter(({ entryId }) => !matched.has(entryId))
    .map((entry) => ({ entry, proposal: ofEntry.get(entry.entryId) ?? null }))
    .filter(({ entry, proposal }) => !isDeepStrictEqual(entry.proposal, proposal))
    .map(({ entry, proposal }) => ({ entryId: entry.entryId, proposal }));
}

export function entryOf(entry: PlacedEntry): MatchEntry {
  const { entryId, direction, amountMinor, currency, counterpartyName, counterpartyAccount, transactionCode, byHand } =
    entry;
  return {
    id: entryId,
    direction,
    amountMinor,
    currency,
    day: dayNumber(entry.day),
    carried: [entry.endToEndId, entry.creditorReference, entry.remittance, ...entry.batchIds].filter(
      (text) => text !== null,
    ),
    counterpartyName,
    counterpartyAccount,
    transactionCode,
    byHand,
  };
}

export function itemOf(item: ItemRow): MatchItem {
  const { itemId, kind, direction, currency, carried, number, counterpartyName, counterpartyAccount } = item;
  return {
    id: itemId,
    kind,
    direction,
    amountMinor: item.amountMinor - item.matchedMinor,
    totalMinor: item.amountMinor,
    currency,
    day: dayNumber(item.day),
    carried: [number, ...carried],
    counterpartyName,
    counterpartyAccount,
  };
}

/** The first month that has anything, `YYYY-MM`; null for none. */
export async function firstMonthOf(tx: Tx, place: AccountPlace): Promise<string | null> {
  return (await selectMonthSpan(tx, place))?.first ?? null;
}
