import type { Clock } from '../../../platform/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import type { AuditModule } from '../../audit/index.ts';
import { reopenEntries, selectEntriesOfMatches } from './entry-store.ts';
import { giveBackItems } from './item-store.ts';
import { selectMatchItems, undoMatch } from './match-store.ts';
import { monthAfter, type AccountPlace } from './period.ts';
import { insertCorrection, selectMiscounted, setCounted, type ToldLine } from './superseded-store.ts';

export interface SettleDeps {
  readonly clock: Clock;
  readonly audit: Pick<AuditModule, 'write'>;
}

/**
 * Follows what newer issues of statements say: a line that the bank lists no more counts no more, and what was matched with it is taken
 * apart; a line that it lists again waits again. What is in a closed month stays as it is, and is taken back, or counted again, by a line of
 * its own in the first open one. @returns how many entries were looked at, and the items that are open again.
 */
export async function settleSuperseded(
  deps: SettleDeps,
  tx: Tx,
  place: AccountPlace,
  { lastClosed, most }: { readonly lastClosed: string | null; readonly most: number },
): Promise<{ readonly entries: number; readonly itemIds: readonly string[] }> {
  const byEntry = Map.groupBy(await selectMiscounted(tx, place, most), ({ toldId }) => toldId);
  const itemIds: string[] = [];
  for (const [toldId, lines] of byEntry) {
    const [first] = lines;
    if (first === undefined) continue;
    const change = changeOf(lines, lastClosed);
    const undone = change.kind === 'correct' ? [] : await release(deps, tx, change.line);
    itemIds.push(...undone);
    if (change.kind === 'correct') await insertCorrection(tx, { ...change.line, entryId: newId<'entry'>() });
    else await setCounted(tx, change.line.entryId, change.kind === 'count');
    await deps.audit.write(tx, {
      enterpriseId: place.enterpriseId,
      actor: { kind: 'system', id: 'reconciliation' },
      action: first.counts ? 'reconciliation.counted_again' : 'reconciliation.superseded',
      target: `entry:${toldId}`,
      details: { accountNumber: place.accountNumber, by: first.supersededBy, items: undone.length },
    });
  }
  return { entries: byEntry.size, itemIds };
}

type Change =
  | { readonly kind: 'drop' | 'count'; readonly line: ToldLine }
  | {
      readonly kind: 'correct';
      readonly line: Pick<ToldLine, 'toldId' | 'sign' | 'month'> & { readonly lateOf: string | null };
    };

/** What brings the lines of an entry to what it counts: the latest line that may change changes, else another one is added. */
function changeOf(lines: readonly ToldLine[], lastClosed: string | null): Change {
  const wanted = lines[0]?.counts === true ? 1 : -1;
  const open = lines
    .filter(({ month, matchMonth }) => lastClosed === null || (matchMonth ?? month) > lastClosed)
    .filter(({ month }) => lastClosed === null || month > lastClosed)
    .toReversed();
  const against = open.find(({ state, sign }) => state !== 'superseded' && sign !== wanted);
  if (against !== undefined) return { kind: 'drop', line: against };
  const again = open.find(({ state, sign }) => state === 'superseded' && sign === wanted);
  if (again !== undefined) return { kind: 'count', line: again };
  const own = lines.find(({ entryId, toldId }) => entryId === toldId) ?? lines[0];
  const { toldId = '', month: ownMonth = '', day = '' } = own ?? {};
  const next = lastClosed === null ? ownMonth : monthAfter(lastClosed);
  const month = next > ownMonth ? next : ownMonth;
  const lateOf = day.slice(0, 7) < month ? day.slice(0, 7) : null;
  return { kind: 'correct', line: { toldId, sign: wanted, month, lateOf } };
}

/** Takes the match of a line apart. @returns the items that are open again. */
async function release({ clock }: SettleDeps, tx: Tx, { matchId }: ToldLine): Promise<string[]> {
  if (matchId === null) return [];
  const entries = await selectEntriesOfMatches(tx, [matchId]);
  await undoMatch(tx, matchId, { by: null, at: clock.now(), note: null });
  await giveBackItems(tx, matchId);
  const items = await selectMatchItems(tx, [matchId]);
  await reopenEntries(
    tx,
    entries.map(({ entryId }) => entryId),
  );
  return items.map(({ itemId }) => itemId);
}
