import { formatMoney } from '../../../platform/money.ts';
import type { BothLanguages } from '../payments-ports.ts';
import type { DaySum } from './entry-store.ts';
import { dayNumber, dayText, firstDay, lastDay, monthAfter } from './period.ts';
import type { PeriodRow } from './period-store.ts';
import { chainFaults, type ChainFaults, type StatedDay } from './statement-chain.ts';

/** What a month comes to. Amounts in minor units; null where the bank has not said it. */
export interface MonthSummary {
  readonly month: string;
  readonly openingMinor: bigint | null;
  readonly creditsMinor: bigint;
  readonly debitsMinor: bigint;
  readonly credits: number;
  readonly debits: number;
  /** As the bank says it. */
  readonly closingMinor: bigint | null;
  /** Opening with everything that is counted in the month. */
  readonly expectedMinor: bigint | null;
  readonly open: number;
  readonly matched: number;
  readonly dismissed: number;
  readonly late: number;
  readonly faults: ChainFaults;
  /** Why it cannot be closed yet; empty when it can. */
  readonly blocks: readonly ClosingBlock[];
}

export const closingBlocks = [
  'closed',
  'not_over',
  'no_statements',
  'no_opening',
  'no_closing',
  'previous_open',
  'open_entries',
  'missing_days',
  'unbalanced',
  'difference',
] as const;
export interface ClosingBlock {
  readonly code: (typeof closingBlocks)[number];
  readonly text: BothLanguages;
}

interface MonthFacts {
  readonly month: string;
  readonly currency: string;
  readonly sums: readonly DaySum[];
  /** With the last one before the month and the first one after it. */
  readonly days: readonly StatedDay[];
  readonly lastClosed: PeriodRow | null;
  /** The first month that has anything to close, `YYYY-MM`; null for none. */
  readonly firstMonth: string | null;
  readonly today: string;
}

/**
 * A month opens with what the one before was closed with, else with what the bank says; what comes late for a closed month is counted
 * where it is counted, so that opening and entries still come to what the bank says at the end.
 */
export function summarise(facts: MonthFacts): MonthSummary {
  const { month, sums, days, lastClosed, today } = facts;
  const total = (direction: DaySum['direction']) => {
    const own = sums.filter((one) => one.direction === direction);
    return {
      minor: own.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
      count: own.reduce((sum, { count }) => sum + count, 0),
    };
  };
  const count = (wanted: (sum: DaySum) => boolean): number =>
    sums.filter(wanted).reduce((sum, one) => sum + one.count, 0);
  const [credits, debits] = [total('credit'), total('debit')];
  const carried = lastClosed !== null && monthAfter(lastClosed.month) === month ? lastClosed.closingMinor : null;
  const openingMinor = carried ?? openingOf(facts);
  const lateMinor = sums
    .filter(({ late }) => late)
    .reduce((sum, one) => (one.direction === 'credit' ? sum + one.amountMinor : sum - one.amountMinor), 0n);
  const bookedOn = [...new Set(sums.filter(({ late }) => !late).map(({ day }) => day))];
  const summary = {
    month,
    openingMinor,
    creditsMinor: credits.minor,
    debitsMinor: debits.minor,
    credits: credits.count,
    debits: debits.count,
    closingMinor: closingOf(facts),
    expectedMinor: openingMinor === null ? null : openingMinor + credits.minor - debits.minor,
    open: count(({ state }) => state === 'open'),
    matched: count(({ state }) => state === 'matched'),
    dismissed: count(({ state }) => state === 'dismissed'),
    late: count(({ late }) => late),
    faults: chainFaults(days, { month, bookedOn, until: dayText(dayNumber(today) - 1), lateMinor }),
  };
  return { ...summary, blocks: blocksOf(facts, summary) };
}

function openingOf({ month, days }: MonthFacts): bigint | null {
  const before = days.findLast(({ day }) => day < firstDay(month));
  const first = days.find(({ day, fromOn }) => day >= firstDay(month) && fromOn >= firstDay(month));
  return before === undefined ? (first?.openingMinor ?? null) : before.closingMinor;
}

function closingOf({ month, days }: MonthFacts): bigint | null {
  return days.findLast(({ day }) => day >= firstDay(month) && day <= lastDay(month))?.closingMinor ?? null;
}

function blocksOf(facts: MonthFacts, summary: Omit<MonthSummary, 'blocks'>): ClosingBlock[] {
  const { month, currency, days, lastClosed, firstMonth, today } = facts;
  if (lastClosed !== null && month <= lastClosed.month)
    return [block('closed', '本月已关账，不会再打开。', 'This month is closed and stays closed.')];
  const blocks: ClosingBlock[] = [];
  const { faults, open, openingMinor, closingMinor, expectedMinor } = summary;
  const next = lastClosed === null ? firstMonth : monthAfter(lastClosed.month);
  if (today <= lastDay(month)) blocks.push(block('not_over', '本月还没有结束。', 'The month is not over yet.'));
  if (!days.some(({ day }) => day >= firstDay(month) && day <= lastDay(month)))
    blocks.push(block('no_statements', '本月没有对账单。', 'There is no statement of this month.'));
  else blocks.push(...unsaid(openingMinor, closingMinor));
  if (next !== null && next < month)
    blocks.push(
      block(
        'previous_open',
        `请先关 ${Number(next.slice(0, 4))} 年 ${Number(next.slice(5))} 月的账。`,
        `Close ${monthInWords(next)} first.`,
      ),
    );
  if (open > 0)
    blocks.push(
      block(
        'open_entries',
        `还有 ${open} 条待处理。`,
        open === 1 ? 'One line still to be dealt with.' : `${open} lines still to be dealt with.`,
      ),
    );
  if (faults.missing.length > 0)
    blocks.push(
      block(
        'missing_days',
        `缺 ${faults.missing.length} 天的对账单：${listed(faults.missing, '、', byNumber)}。`,
        faults.missing.length === 1
          ? `The statement of ${listed(faults.missing, ', ', inWords)} is missing.`
          : `Statements of ${faults.missing.length} days are missing: ${listed(faults.missing, ', ', inWords)}.`,
      ),
    );
  if (faults.unbalanced.length > 0)
    blocks.push(
      block(
        'unbalanced',
        `对账单余额不平：${listed(faults.unbalanced, '、', byNumber)}。`,
        `Statements that do not balance: ${listed(faults.unbalanced, ', ', inWords)}.`,
      ),
    );
  if (closingMinor !== null && expectedMinor !== null && closingMinor !== expectedMinor) {
    const apart = closingMinor > expectedMinor ? closingMinor - expectedMinor : expectedMinor - closingMinor;
    const amount = `${grouped(formatMoney({ amountMinor: apart, currency }))} ${currency}`;
    blocks.push(
      block(
        'difference',
        `期初加发生额与银行所载期末余额相差 ${amount}。`,
        `Opening balance and entries differ from the closing balance of the bank by ${amount}.`,
      ),
    );
  }
  return blocks;
}

/** A bank may leave a balance out (OPBD and CLBD are optional in camt.053): then nobody can say that the month comes to it. */
function unsaid(openingMinor: bigint | null, closingMinor: bigint | null): ClosingBlock[] {
  const blocks: ClosingBlock[] = [];
  if (openingMinor === null)
    blocks.push(
      block(
        'no_opening',
        '银行未给出本月的期初余额。请向银行索取带期初余额的对账单，或上传上一份对账单。',
        'The bank does not say with which balance the month opens. Ask it for a statement with the opening balance, or upload the statement before it.',
      ),
    );
  if (closingMinor === null)
    blocks.push(
      block(
        'no_closing',
        '银行未给出本月的期末余额。请向银行索取带期末余额的对账单。',
        'The bank does not say with which balance the month closes. Ask it for a statement with the closing balance.',
      ),
    );
  return blocks;
}

/** With its thousands apart, as people read it in both languages. */
function grouped(amount: string): string {
  const [whole = '', fraction] = amount.split('.');
  const apart = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? apart : `${apart}.${fraction}`;
}

function block(code: ClosingBlock['code'], zh: string, en: string): ClosingBlock {
  return { code, text: { zh, en } };
}

/** The first few days, as people write them in the language. */
function listed(days: readonly string[], separator: string, written: (day: string) => string): string {
  const shown = days.slice(0, 5).map(written).join(separator);
  return days.length > 5 ? `${shown}${separator}…` : shown;
}

/** `10-31` */
function byNumber(day: string): string {
  return day.slice(5);
}

/** `31 Oct`: figures alone would be another day to whoever reads the month first. */
function inWords(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(day));
}

/** `October 2026` */
function monthInWords(month: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${month}-01`));
}
