import type { BothLanguages } from '../permissions/decision.ts';
import { tableTimeZone } from '../permissions/calendar.ts';
import type { TimeWindow } from '../permissions/table.ts';

/** A cell as the file holds it; a number as its digits, because a floating-point number is not an amount. */
export type Cell = string | { readonly digits: string } | Date | boolean | null;

/** A value that was read, or why it could not be. */
export type Read<T> = { readonly value: T } | { readonly fault: BothLanguages };

const dayPattern = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
const decimal = /^-?\d{1,25}(\.\d+)?$/;
const dayNames = [
  ['1', 'mon', 'monday', '一', '周一', '星期一'],
  ['2', 'tue', 'tuesday', '二', '周二', '星期二'],
  ['3', 'wed', 'wednesday', '三', '周三', '星期三'],
  ['4', 'thu', 'thursday', '四', '周四', '星期四'],
  ['5', 'fri', 'friday', '五', '周五', '星期五'],
  ['6', 'sat', 'saturday', '六', '周六', '星期六'],
  ['7', 'sun', 'sunday', '日', '周日', '星期日', '周天', '星期天'],
];

export function isEmpty(cell: Cell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '');
}

/** The text of a cell, without blanks around it; what a spreadsheet has rounded cannot be a number of an account. */
export function readText(cell: Cell): Read<string> {
  if (cell === null) return { value: '' };
  if (typeof cell === 'string') return { value: cell.trim() };
  if (typeof cell === 'boolean') return { value: String(cell) };
  if (cell instanceof Date) return { value: cell.toISOString().slice(0, 10) };
  if (/^\d{1,15}$/.test(cell.digits)) return { value: cell.digits };
  return {
    fault: {
      zh: `表格程序已把“${cell.digits}”当作数值舍入，请将此格设为文本后重填`,
      en: `the spreadsheet took "${cell.digits}" for a quantity and may have rounded it: format the cell as text and enter it again`,
    },
  };
}

/** A decimal string, without separators of thousands; null for an empty cell. */
export function readAmount(cell: Cell): Read<string | null> {
  if (isEmpty(cell)) return { value: null };
  const text = digitsOf(cell);
  const amount = grouped.test(text) ? text.replaceAll(',', '') : text;
  if (decimal.test(amount))
    return {
      value: amount
        .replace(/^(-?)0+(?=\d)/, '$1')
        .replace(/(\.\d*?)0+$/, '$1')
        .replace(/\.$/, ''),
    };
  return {
    fault: {
      zh: `“${shown(cell)}”不是金额，请写成 1234.56 或 1,234.56`,
      en: `"${shown(cell)}" is not an amount: write it as 1234.56 or 1,234.56`,
    },
  };
}

export function readCount(cell: Cell): Read<number | null> {
  if (isEmpty(cell)) return { value: null };
  const text = digitsOf(cell);
  const digits = grouped.test(text) ? text.replaceAll(',', '') : text;
  if (/^-?\d{1,9}$/.test(digits)) return { value: Number(digits) };
  return { fault: { zh: `“${shown(cell)}”不是整数`, en: `"${shown(cell)}" is not a whole number` } };
}

/** `YYYY-MM-DD`; whether there is such a day is for the check of the table. */
export function readDay(cell: Cell): Read<string | null> {
  if (isEmpty(cell)) return { value: null };
  if (cell instanceof Date) return { value: cell.toISOString().slice(0, 10) };
  const found = dayPattern.exec(typeof cell === 'string' ? cell.normalize('NFKC').replaceAll(/\s/g, '') : '');
  if (found !== null) {
    const [, year = '', month = '', day = ''] = found;
    return { value: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
  }
  return {
    fault: {
      zh: `“${shown(cell)}”不是日期，请写成 2026-03-01`,
      en: `"${shown(cell)}" is not a day: write it as 2026-03-01`,
    },
  };
}

/** A window whose days may be written on. */
type ReadableWindow = Omit<TimeWindow, 'days'> & { days: number[] };

/** Such as `1-5 09:00-17:00`, with the name of a zone behind it where it is another than the table's. */
export function readWindow(cell: Cell): Read<ReadableWindow | null> {
  if (isEmpty(cell)) return { value: null };
  const text = typeof cell === 'string' ? cell.normalize('NFKC').trim() : '';
  const found = /^(\S.*?)\s+(\d{1,2}:\d{2})\s*[-–~至]\s*(\d{1,2}:\d{2})(?:\s+(\S+))?$/.exec(text);
  const days = daysOf(found?.[1] ?? '');
  const [from, until] = [timeOf(found?.[2]), timeOf(found?.[3])];
  if (days !== null && from !== null && until !== null)
    return { value: { days, from, until, timeZone: found?.[4] ?? tableTimeZone } };
  return {
    fault: {
      zh: `“${shown(cell)}”不是时段，请写成 1-5 09:00-17:00`,
      en: `"${shown(cell)}" is not a window: write it as 1-5 09:00-17:00`,
    },
  };
}

export function writeWindow({ days, from, until, timeZone }: TimeWindow): string {
  const zone = timeZone === tableTimeZone ? '' : ` ${timeZone}`;
  return `${days.join(',')} ${from}-${until}${zone}`;
}

/** What the cell shows, as far as an answer repeats it. */
export function shown(cell: Cell): string {
  const text = cell === null ? '' : typeof cell === 'object' && 'digits' in cell ? cell.digits : String(cell);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function digitsOf(cell: Cell): string {
  if (cell !== null && typeof cell === 'object' && 'digits' in cell) {
    // The shortest digits of a floating-point number are those that were typed, up to the 15 that a spreadsheet keeps.
    const number = Number(cell.digits);
    const text = Math.abs(number) < 1e15 ? String(number) : cell.digits;
    return /e/i.test(text) ? cell.digits : text;
  }
  if (typeof cell !== 'string') return '';
  return cell.normalize('NFKC').replaceAll(/[\s']/g, '');
}

function daysOf(text: string): number[] | null {
  const days: number[] = [];
  for (const item of text.split(/[,;、]/)) {
    const [first, last = first, ...more] = item.split(/[-–~至到]/).map((one) => dayOf(one));
    if (first === undefined || last === undefined || first < 0 || last < 0 || more.length > 0) return null;
    if (last < first) return null;
    for (let day = first; day <= last; day += 1) days.push(day);
  }
  return [...new Set(days)].toSorted((a, b) => a - b);
}

function dayOf(text: string): number {
  const name = text.trim().toLowerCase();
  const place = dayNames.findIndex((names) => names.includes(name));
  return place === -1 ? -1 : place + 1;
}

function timeOf(text: string | undefined): string | null {
  const padded = text?.padStart(5, '0');
  return padded !== undefined && /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(padded) ? padded : null;
}
