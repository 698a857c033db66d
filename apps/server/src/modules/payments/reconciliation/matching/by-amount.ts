import { apartReason, partyOf, type Board } from './board.ts';
import { matchRules } from './match-rules.ts';
import type { MatchEntry } from './matching.ts';
import { Nearest } from './nearest.ts';

/** ISO 20022 external code set, bank transaction sub-families, under which banks book their own interest and charges. */
const bankCodes: Readonly<Record<string, 'interest' | 'charge'>> = {
  INTR: 'interest',
  CHRG: 'charge',
  COMM: 'charge',
  FEES: 'charge',
};

/** What the bank itself says is interest or a charge needs no item. */
export function proposeBookings(board: Board): void {
  for (const entry of board.open()) {
    const as = bankCode(board.entry(entry));
    if (as === null) continue;
    const reasons = [{ code: 'bank_code', as }] as const;
    board.propose({ entries: [entry], items: [], differenceKind: as, confidence: 96, reasons });
  }
}

/** Where one side says no party, the amount within a week is something, though not much. */
export function proposeByAmount(board: Board): void {
  const items = new Nearest((place) => board.item(place).day);
  board.items.forEach((item, place) => {
    const left = board.left(place);
    if (left > 0n) items.add(`${item.direction} ${item.currency} ${left}`, place);
  });
  for (const place of board.open()) {
    const entry = board.entry(place);
    const key = `${entry.direction} ${entry.currency} ${entry.amountMinor}`;
    const near = items.near(
      key,
      entry.day,
      matchRules.daysWithAmountAlone,
      (item) => board.left(item) === entry.amountMinor && partyOf(board, place, item) === 'unknown',
    );
    const [item] = near;
    if (item === undefined) continue;
    const alike = near.length > 1;
    board.propose({
      entries: [place],
      items: [{ place: item, amountMinor: board.left(item) }],
      confidence: alike ? 50 : 70,
      reasons: [
        { code: 'amount' },
        { code: 'no_party' },
        ...(alike ? [{ code: 'same_amount', count: near.length } as const] : []),
        ...apartReason(entry, board.item(item)),
      ],
    });
  }
}

function bankCode({ transactionCode }: MatchEntry): 'interest' | 'charge' | null {
  for (const part of (transactionCode ?? '').split(/[^A-Z]+/)) {
    const as = bankCodes[part];
    if (as !== undefined) return as;
  }
  return null;
}
