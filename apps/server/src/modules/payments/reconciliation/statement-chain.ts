import { assert } from '../../../platform/errors.ts';
import { inTime, issuesOf, type Issue, type StatementPage } from '../statements/statement-issues.ts';
import { dayNumber, dayText, isWeekend, lastDay, firstDay } from './period.ts';

/** The statements of one day as one: where a bank says a day twice, the later word counts; what continues it counts with it. */
export interface StatedDay {
  readonly day: string;
  readonly fromOn: string;
  readonly openingMinor: bigint | null;
  readonly closingMinor: bigint | null;
  readonly balances: boolean;
}

/** @param statements camt.053 alone closes days. */
export function statedDays(statements: readonly StatementPage[]): StatedDay[] {
  const issues = issuesOf(statements);
  // One of a month beside those of its days is another view of the same days, not a later word on the last of them.
  const same = Map.groupBy(issues, ({ day, fromOn }) => `${day} ${fromOn ?? day}`);
  return [...same.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, of]) => joined(of));
}

function joined(same: readonly Issue<StatementPage>[]): StatedDay {
  const ordered = same.toSorted((a, b) => inTime(latestOf(a), latestOf(b)));
  const last = ordered.at(-1);
  assert(last !== undefined, 'a day that is stated has a statement');
  const rest = new Set(ordered.slice(0, -1));
  let first = last;
  for (;;) {
    const before = [...rest].find(({ closingMinor }) => closingMinor !== null && closingMinor === first.openingMinor);
    if (before === undefined) break;
    rest.delete(before);
    first = before;
  }
  return {
    day: last.day,
    fromOn: first.fromOn ?? first.day,
    openingMinor: first.openingMinor,
    closingMinor: last.closingMinor,
    balances: last.state !== 'does_not_balance' && first.state !== 'does_not_balance',
  };
}

function latestOf({ pages }: Issue<StatementPage>): StatementPage {
  return pages.reduce((latest, one) => (inTime(one, latest) > 0 ? one : latest));
}

export interface ChainFaults {
  /** Days of which the bank's statement is missing. */
  readonly missing: readonly string[];
  /** Days whose statement does not balance in itself, or does not begin with the balance with which the day before ended. */
  readonly unbalanced: readonly string[];
}

/**
 * What is wrong with the statements of a month. A day is missing when the balance moved between two statements without one, when the bank
 * has booked entries on a day that no statement covers, or when it is after the last statement while nothing later carries on its
 * balance. A day without a statement over which the balance stays the same is a day on which nothing happened.
 * @param days ascending, with the last one before the month and the first one after it where there are such.
 * @param bookedOn days on which entries are booked. @param until the last day that can have a statement by now.
 * @param lateMinor what came late for the month before, with its sign: a statement of that month from before then is behind by so much.
 */
export function chainFaults(
  days: readonly StatedDay[],
  {
    month,
    bookedOn,
    until,
    lateMinor,
  }: {
    readonly month: string;
    readonly bookedOn: readonly string[];
    readonly until: string;
    readonly lateMinor: bigint;
  },
): ChainFaults {
  const first = firstDay(month);
  const last = until < lastDay(month) ? until : lastDay(month);
  const within = (day: string): boolean => day >= first && day <= last;
  const covered = (day: string): boolean => days.some((one) => one.fromOn <= day && day <= one.day);
  const missing = new Set(bookedOn.filter((day) => within(day) && !covered(day)));
  const unbalanced = new Set(days.filter((one) => within(one.day) && !one.balances).map(({ day }) => day));
  const lack = (lacking: readonly string[]): void => {
    for (const day of lacking) if (within(day) && !covered(day)) missing.add(day);
  };
  for (let at = 1; at < days.length; at += 1) {
    const [before, after] = [days[at - 1], days[at]];
    if (before === undefined || after === undefined || after.fromOn <= before.day) continue;
    if (before.closingMinor === after.openingMinor) continue;
    if (before.day < first && before.closingMinor !== null && before.closingMinor + lateMinor === after.openingMinor)
      continue;
    const between = gap(before.day, after.fromOn);
    lack(between);
    if (between.length === 0 && within(after.day)) unbalanced.add(after.day);
  }
  const end = days.at(-1);
  if (end !== undefined && end.day < last) lack(gap(end.day, dayText(dayNumber(last) + 1)));
  return { missing: [...missing].toSorted(), unbalanced: [...unbalanced].toSorted() };
}

/** The working days between two days, or, where there is none, all days. */
function gap(before: string, after: string): string[] {
  const from = dayNumber(before) + 1;
  const all = Array.from({ length: Math.max(0, dayNumber(after) - from) }, (_, at) => dayText(from + at));
  const working = all.filter((day) => !isWeekend(day));
  return working.length === 0 ? all : working;
}
