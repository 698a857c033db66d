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

/** One issue of a statement; a bank may issue it again. */
export interface DayStatement {
  readonly statement: StatementRow;
  /** A later issue counts in its place. */
  readonly replaced: boolean;
}

export interface StatementDay {
  readonly day: string;
  readonly statements: readonly DayStatement[];
  /** What is missing between the day before it and this day. */
  readonly gaps: readonly Gap[];
}

/**
 * Puts the statements of an account by their days, the latest first, and names what is missing between them. A missing day is never
 * filled: the bank has to send it.
 */
export function daysOf(statements: readonly StatementRow[]): StatementDay[] {
  const current = new Set(currentOf(statements));
  const gaps = [...byCurrency([...current]).values()].flatMap(gapsAmong);
  const days = new Map<string, DayStatement[]>();
  for (const statement of statements) {
    const day = days.get(statement.day) ?? [];
    day.push({ statement, replaced: !current.has(statement) });
    days.set(statement.day, day);
  }
  return [...days]
    .toSorted(([a], [b]) => b.localeCompare(a))
    .map(([day, list]) => ({
      day,
      statements: list.toSorted((a, b) => Number(a.replaced) - Number(b.replaced) || inOrder(b.statement, a.statement)),
      gaps: gaps.filter((gap) => gap.beforeDay === day),
    }));
}

/** Of every statement the latest issue. */
export function currentOf(statements: readonly StatementRow[]): StatementRow[] {
  const latest = new Map<string, StatementRow>();
  for (const statement of statements) {
    const name = issueName(statement);
    const known = latest.get(name);
    if (known === undefined || isLater(statement, known)) latest.set(name, statement);
  }
  return [...latest.values()];
}

/** What two issues of one statement have in common: day and number, and where the bank does not count, the opening balance. */
function issueName({ message, currency, day, page, openingMinor, ...statement }: StatementRow): string {
  const number = sequenceOf(statement);
  return [message, currency, day, page, number ?? `opening ${openingMinor}`].join('|');
}

/** What the bank gave itself counts before what a member brought, whenever that claims to be from. */
function isLater(a: StatementRow, b: StatementRow): boolean {
  if (a.via !== b.via) return a.via === 'bank';
  const difference = (a.createdAt?.getTime() ?? 0) - (b.createdAt?.getTime() ?? 0);
  return difference === 0 ? a.bankId > b.bankId : difference > 0;
}

function sequenceOf(statement: Pick<StatementRow, 'electronicSequence' | 'legalSequence'>): string | null {
  return statement.electronicSequence ?? statement.legalSequence;
}

function byCurrency(statements: readonly StatementRow[]): Map<string, StatementRow[]> {
  const found = new Map<string, StatementRow[]>();
  for (const statement of statements)
    found.set(statement.currency, [...(found.get(statement.currency) ?? []), statement]);
  return found;
}

/** By day, then by the bank's count. */
function inOrder(a: StatementRow, b: StatementRow): number {
  if (a.day !== b.day) return a.day.localeCompare(b.day);
  const difference = BigInt(sequenceOf(a) ?? 0) - BigInt(sequenceOf(b) ?? 0);
  if (difference !== 0n) return difference < 0n ? -1 : 1;
  return (a.page ?? 0) - (b.page ?? 0);
}

function gapsAmong(statements: readonly StatementRow[]): Gap[] {
  const ordered = statements.toSorted(inOrder);
  return ordered.flatMap((later, index) => {
    const earlier = ordered[index - 1];
    const gap = earlier === undefined ? null : gapBetween(earlier, later);
    return gap === null ? [] : [gap];
  });
}

function gapBetween(earlier: StatementRow, later: StatementRow): Gap | null {
  const numbers = missingNumbers(earlier, later);
  const { closingMinor } = earlier;
  const { openingMinor } = later;
  const meet =
    closingMinor === null || openingMinor === null || closingMinor === openingMinor || overlaps(earlier, later);
  if (numbers === null && meet) return null;
  return {
    reason: numbers === null ? 'balances_do_not_meet' : 'statements_missing',
    currency: later.currency,
    afterDay: earlier.day,
    beforeDay: later.day,
    fromSequence: numbers?.from ?? null,
    toSequence: numbers?.to ?? null,
    closingMinor,
    openingMinor,
  };
}

/** Whether the later one tells the days of the earlier one once more: it opens with the same balance then. */
function overlaps(earlier: StatementRow, later: StatementRow): boolean {
  const { fromOn, openingMinor } = later;
  return fromOn !== null && fromOn <= (earlier.fromOn ?? earlier.day) && openingMinor === earlier.openingMinor;
}

/** The numbers between two statements; a count that begins anew, as with a new year, says nothing. */
function missingNumbers(earlier: StatementRow, later: StatementRow): { from: string; to: string } | null {
  const [a, b] = [sequenceOf(earlier), sequenceOf(later)];
  if (a === null || b === null) return null;
  const [before, after] = [BigInt(a), BigInt(b)];
  return after - before > 1n ? { from: String(before + 1n), to: String(after - 1n) } : null;
}
