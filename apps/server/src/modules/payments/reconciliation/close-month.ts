import { createHash } from 'node:crypto';
import type { Tx } from '../../../platform/db/database.ts';
import { assert } from '../../../platform/errors.ts';
import { selectMonthEntries, sumDays, type EntryMark, type PlacedEntry } from './entry-store.ts';
import { selectMatches, selectMatchItems } from './match-store.ts';
import { summarise, type MonthSummary } from './month-summary.ts';
import { firstDay, lastDay, monthAfter, type AccountPlace } from './period.ts';
import { insertPeriod, selectLastClosed, selectStatedBalances, type PeriodRow } from './period-store.ts';
import { notClosable } from './reconciliation-errors.ts';
import { reconciliationLimits } from './reconciliation-limits.ts';
import { firstMonthOf } from './run-account.ts';
import { statedDays } from './statement-chain.ts';

/** What a month comes to, as it stands. */
export async function summaryOf(
  tx: Tx,
  place: AccountPlace,
  { month, currency, today }: { readonly month: string; readonly currency: string; readonly today: string },
): Promise<MonthSummary & { readonly lastClosed: PeriodRow | null }> {
  const sums = await sumDays(tx, place, month);
  const span = { first: firstDay(month), last: lastDay(month), most: reconciliationLimits.statementsPerMonth };
  const days = statedDays(await selectStatedBalances(tx, place, span));
  const lastClosed = await selectLastClosed(tx, place);
  const firstMonth = await firstMonthOf(tx, place);
  return { ...summarise({ month, currency, sums, days, lastClosed, firstMonth, today }), lastClosed };
}

/** Closes a month, with the account locked. @throws Problem 409 that names everything that stands in the way. */
export async function closeMonth(
  tx: Tx,
  place: AccountPlace,
  {
    month,
    currency,
    by,
    now,
  }: { readonly month: string; readonly currency: string; readonly by: string; readonly now: Date },
): Promise<PeriodRow> {
  const summary = await summaryOf(tx, place, { month, currency, today: now.toISOString().slice(0, 10) });
  if (summary.blocks.length > 0) throw notClosable(summary.blocks);
  const { openingMinor, closingMinor, lastClosed } = summary;
  assert(openingMinor !== null && closingMinor !== null, 'a month with statements has balances');
  const header = {
    month,
    currency,
    openingMinor,
    creditsMinor: summary.creditsMinor,
    debitsMinor: summary.debitsMinor,
    closingMinor,
    credits: summary.credits,
    debits: summary.debits,
    matched: summary.matched,
    dismissed: summary.dismissed,
    previousMonth: lastClosed === null ? null : monthAfter(month, -1),
  };
  const contentHash = await hashMonth(tx, place, header);
  const period = { ...header, contentHash, closedBy: by, closedAt: now };
  await insertPeriod(tx, place, period);
  return period;
}

/**
 * SHA-256 over lines of JSON: the account with the balances, then every entry by day and id with how it was dealt with, and after the
 * last entry of each match what it took and what was left. Whoever has the rows can make it again.
 */
async function hashMonth(
  tx: Tx,
  place: AccountPlace,
  header: Omit<PeriodRow, 'contentHash' | 'closedBy' | 'closedAt'>,
): Promise<Buffer> {
  const hash = createHash('sha256');
  const add = (line: readonly unknown[]): void => void hash.update(`${JSON.stringify(line.map(plainly))}\n`);
  const { connectionId, customerId, accountNumber } = place;
  add(['account', connectionId, customerId, accountNumber]);
  add(['month', ...Object.values(header)]);
  const told = new Set<string>();
  let after: EntryMark | null = null;
  for (;;) {
    const page: PlacedEntry[] = await selectMonthEntries(
      tx,
      place,
      { month: header.month, states: ['open', 'matched', 'dismissed'] },
      { after, limit: reconciliationLimits.takenAtOnce },
    );
    for (const one of page)
      add([
        'entry',
        one.entryId,
        one.day,
        one.direction,
        one.amountMinor,
        one.state,
        one.matchId,
        one.dismissedAs,
        one.note,
      ]);
    const matchIds = [...new Set(page.flatMap(({ matchId }) => matchId ?? []))]
      .filter((id) => !told.has(id))
      .toSorted();
    for (const id of matchIds) told.add(id);
    const matches = new Map((await selectMatches(tx, matchIds)).map((match) => [match.matchId, match]));
    for (const id of matchIds) {
      const match = matches.get(id);
      add(['match', id, match?.kind, match?.differenceMinor, match?.differenceKind, match?.madeBy]);
    }
    for (const item of await selectMatchItems(tx, matchIds)) add(['item', item.matchId, item.itemId, item.amountMinor]);
    const last = page.at(-1);
    if (last === undefined || page.length < reconciliationLimits.takenAtOnce) return hash.digest();
    after = { day: last.day, id: last.entryId };
  }
}

function plainly(value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : (value ?? null);
}
