import { issuesOf, sequenceOf, type Issue } from './statement-issues.ts';
import type { StatementRow } from './statement.ts';

/** What lies between two statements that should follow each other. */
export interface Gap {
  readonly reason: 'statements_missing' | 'balances_do_not_meet';
  readonly currency: string;
  /** The days of the two, and the numbers between them that are missing. */
  readonly afterDay: string;
  readonly beforeDay: string;
  readonly fromSequence: string | null;
  readonly toSequence: string | null;
  /** With what the earlier one closes and the later one opens, where the bank says both. */
  readonly closingMinor: bigint | null;
  readonly openingMinor: bigint | null;
}

/** One issue of a statement, or a page of it; a bank may issue it again. */
export interface DayStatement {
  readonly statement: StatementRow;
  /** A later issue counts in its place. */
  readonly replaced: boolean;
  /** The day under which it is listed: of a page that of the whole. */
  readonly day: string;
}

export interface StatementDay {
  readonly day: string;
  readonly statements: readonly DayStatement[];
  /** What is missing between the day before it and this day; of the last day looked at also what is missing after it. */
  readonly gaps: readonly Gap[];
}

/**
 * Puts the statements of an account by their days, the latest first, and names what is missing between them. A missing day is never
 * filled: the bank has to send it.
 */
export function daysOf(statements: readonly StatementRow[]): StatementDay[] {
  const issues = issuesOf(statements);
  const gaps = [...Map.groupBy(issues, ({ pages: [first] }) => first.currency).values()].flatMap(gapsAmong);
  const days = new Map<string, DayStatement[]>();
  for (const told of issues.flatMap(toldOf)) days.set(told.day, [...(days.get(told.day) ?? []), told]);
  return [...days]
    .toSorted(([a], [b]) => b.localeCompare(a))
    .map(([day, list]) => ({
      day,
      statements: list.toSorted((a, b) => Number(a.replaced) - Number(b.replaced) || inOrder(b.statement, a.statement)),
      gaps: gaps.filter((gap) => gap.beforeDay === day),
    }));
}

/** The days from one to another. What is missing behind the last of them is named there, because the day after it is not shown. */
export function daysWithin(
  statements: readonly StatementRow[],
  { from, to }: { readonly from: string | null; readonly to: string | null },
): StatementDay[] {
  const days = daysOf(statements);
  const isWithin = (day: string): boolean => (from === null || day >= from) && (to === null || day <= to);
  const behind = days.filter(({ day }) => to !== null && day > to).flatMap(({ gaps }) => gaps);
  return days
    .filter(({ day }) => isWithin(day))
    .map((one) => ({ ...one, gaps: [...behind.filter(({ afterDay }) => afterDay === one.day), ...one.gaps] }));
}

/** The pages of an issue with what they come to as one, then the other issues, each as it is alone. */
function toldOf({ pages, replaced, beside, day, state, expectedMinor }: Issue<StatementRow>): DayStatement[] {
  const others = [...replaced, ...beside].map((statement) => ({ statement, replaced: true, day: statement.day }));
  return [...pages.map((one) => ({ statement: { ...one, state, expectedMinor }, replaced: false, day })), ...others];
}

/** A statement as it stands among its pages and issues. */
export function toldAmong(issues: readonly StatementRow[], statement: StatementRow): DayStatement {
  const told = issuesOf(issues)
    .flatMap(toldOf)
    .find((one) => one.statement.statementId === statement.statementId);
  return told ?? { statement, replaced: false, day: statement.day };
}

/** Of every statement the pages of the issue that counts. */
export function currentOf(statements: readonly StatementRow[]): StatementRow[] {
  return issuesOf(statements).flatMap(({ pages }) => pages);
}

/** By day, then by the bank's count. */
function inOrder(a: StatementRow, b: StatementRow): number {
  return a.day.localeCompare(b.day) || byCount(a, b) || (a.page ?? 0) - (b.page ?? 0);
}

function byCount(a: StatementRow, b: StatementRow): number {
  const difference = BigInt(sequenceOf(a) ?? 0) - BigInt(sequenceOf(b) ?? 0);
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

function gapsAmong(issues: readonly Issue<StatementRow>[]): Gap[] {
  const ordered = issues.toSorted((a, b) => a.day.localeCompare(b.day) || byCount(a.pages[0], b.pages[0]));
  return ordered.flatMap((later, index) => {
    const earlier = ordered[index - 1];
    const gap = earlier === undefined ? null : gapBetween(earlier, later);
    return gap === null ? [] : [gap];
  });
}

function gapBetween(earlier: Issue<StatementRow>, later: Issue<StatementRow>): Gap | null {
  const numbers = missingNumbers(earlier, later);
  const { closingMinor } = earlier;
  const { openingMinor } = later;
  const meet =
    closingMinor === null || openingMinor === null || closingMinor === openingMinor || overlaps(earlier, later);
  if (numbers === null && meet) return null;
  return {
    reason: numbers === null ? 'balances_do_not_meet' : 'statements_missing',
    currency: later.pages[0].currency,
    afterDay: earlier.day,
    beforeDay: later.day,
    fromSequence: numbers?.from ?? null,
    toSequence: numbers?.to ?? null,
    closingMinor,
    openingMinor,
  };
}

/** Whether the later one tells the days of the earlier one once more: it opens with the same balance then. */
function overlaps(earlier: Issue<StatementRow>, later: Issue<StatementRow>): boolean {
  const { fromOn, openingMinor } = later;
  return fromOn !== null && fromOn <= (earlier.fromOn ?? earlier.day) && openingMinor === earlier.openingMinor;
}

/** The numbers between two statements; a count that begins anew, as with a new year, says nothing. */
function missingNumbers(
  { pages: [earlier] }: Issue<StatementRow>,
  { pages: [later] }: Issue<StatementRow>,
): { from: string; to: string } | null {
  const [a, b] = [sequenceOf(earlier), sequenceOf(later)];
  if (a === null || b === null) return null;
  const [before, after] = [BigInt(a), BigInt(b)];
  return after - before > 1n ? { from: String(before + 1n), to: String(after - 1n) } : null;
}
