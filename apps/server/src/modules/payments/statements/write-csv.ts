import { stringify } from 'csv-stringify/sync';
import { formatMoney } from '../../../platform/money.ts';
import type { ListedEntry } from './entry-store.ts';

/** What spreadsheets take for a formula when it begins a cell, in both widths; what guards it stands before it. */
const risky = /^['=+\-@\t\r＝＋－＠]/;

const columns: readonly (readonly [string, (entry: ListedEntry) => string | null])[] = [
  ['account', (entry) => entry.accountNumber],
  ['day', (entry) => entry.day],
  ['booked on', (entry) => entry.bookedOn],
  ['value on', (entry) => entry.valueOn],
  ['status', (entry) => entry.status],
  ['direction', (entry) => entry.direction],
  ['reversal', (entry) => (entry.reversal ? 'yes' : 'no')],
  ['amount', ({ amountMinor, currency }) => formatMoney({ amountMinor, currency })],
  ['currency', (entry) => entry.currency],
  ['counterparty', (entry) => entry.counterpartyName],
  ['counterparty account', (entry) => entry.counterpartyAccount],
  ['counterparty bank', (entry) => entry.counterpartyBank],
  ['remittance', (entry) => entry.remittance],
  ['creditor reference', (entry) => entry.creditorReference],
  ['end-to-end id', (entry) => entry.endToEndId],
  ['bank reference', (entry) => entry.bankReference],
  ['transaction code', (entry) => entry.transactionCode],
  ['payments in it', (entry) => String(entry.detailsCount)],
  ['entry', (entry) => entry.entryId],
];

/** Entries as a table in UTF-8, with a mark at the beginning by which spreadsheets know it; nothing in it is run as a formula. */
export function writeEntriesCsv(entries: readonly ListedEntry[]): Buffer {
  const rows = entries.map((entry) => columns.map(([, read]) => guarded(read(entry) ?? '')));
  const head = columns.map(([name]) => name);
  return Buffer.from(stringify([head, ...rows], { bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ }));
}

function guarded(cell: string): string {
  return risky.test(cell) ? `'${cell}` : cell;
}
