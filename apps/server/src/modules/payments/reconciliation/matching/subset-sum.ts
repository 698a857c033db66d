import { matchRules } from './match-rules.ts';

export interface Sums {
  /** Places of the summands, ascending; of several sums the one with the fewest, then with the earliest summands. Null: none was found. */
  readonly found: readonly number[] | null;
  /** Another sum of as few summands would do as well. */
  readonly several: boolean;
}

/**
 * Which of these amounts, at least two, add up to a target. At most `sumCandidates` amounts (the first ones), `sumMaxParts` summands and
 * `sumMaxSteps` steps: what lies beyond these is not found. @param amounts above zero.
 */
export function findSum(amounts: readonly bigint[], target: bigint): Sums {
  const tried = amounts.slice(0, matchRules.sumCandidates);
  const search = { amounts: tried, rest: restOf(tried), steps: 0, sums: [] as number[][] };
  for (let parts = 2; parts <= Math.min(matchRules.sumMaxParts, tried.length); parts += 1) {
    look(search, { at: 0, left: target, parts, taken: [] });
    const [first] = search.sums;
    if (first !== undefined) return { found: first, several: search.sums.length > 1 };
  }
  return { found: null, several: false };
}

interface Search {
  readonly amounts: readonly bigint[];
  /** Of each place the sum of it and of all that follow. */
  readonly rest: readonly bigint[];
  steps: number;
  readonly sums: number[][];
}

function look(
  search: Search,
  { at, left, parts, taken }: { at: number; left: bigint; parts: number; taken: readonly number[] },
): void {
  if (parts === 0) {
    if (left === 0n) search.sums.push([...taken]);
    return;
  }
  for (let place = at; place + parts <= search.amounts.length; place += 1) {
    if (search.sums.length > 1 || (search.rest[place] ?? 0n) < left) return;
    if (++search.steps > matchRules.sumMaxSteps) return;
    const amount = search.amounts[place] ?? 0n;
    if (amount <= left)
      look(search, { at: place + 1, left: left - amount, parts: parts - 1, taken: [...taken, place] });
  }
}

function restOf(amounts: readonly bigint[]): bigint[] {
  const rest = Array.from({ length: amounts.length }, () => 0n);
  let sum = 0n;
  for (let place = amounts.length - 1; place >= 0; place -= 1) {
    sum += amounts[place] ?? 0n;
    rest[place] = sum;
  }
  return rest;
}
