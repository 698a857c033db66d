import { Board } from './board.ts';
import { proposeBookings, proposeByAmount } from './by-amount.ts';
import { proposeByParty } from './by-party.ts';
import { proposeByReference } from './by-reference.ts';
import type { MatchEntry, MatchItem, Proposal } from './matching.ts';

/**
 * What belongs together, by the strongest rule first: a reference, the bank's own code, the party, the amount alone. The answer is the
 * same in whatever order entries and items come; no entry is in two proposals, and of no item more is proposed than there is to be found.
 */
export function propose(entries: readonly MatchEntry[], items: readonly MatchItem[]): Proposal[] {
  const board = new Board(entries, items);
  proposeByReference(board);
  proposeBookings(board);
  proposeByParty(board);
  proposeByAmount(board);
  return board.proposals;
}
