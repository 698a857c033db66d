import type { FieldError } from '../../../platform/errors.ts';
import { checkTable } from '../permissions/check-table.ts';
import type { PermissionTableView, TablePart } from '../permissions/table-schemas.ts';
import { readContents } from '../permissions/table-wire.ts';
import type { FaultCode, RowPlace, TableFault } from '../permissions/table-fault.ts';
import { listWords } from '../permissions/fault-texts.ts';
import { sheetNames } from '../table-files/columns.ts';
import type { TableFile } from '../table-files/read-file.ts';
import { tableInvalid } from './change-errors.ts';

/** What was drafted, as a form or as a file. */
export type Drafted = Pick<TableFile, 'contents'> & Partial<Pick<TableFile, 'lines' | 'faults'>>;

/**
 * Holds a draft against the check of a whole table: what cannot be read, and everything that is wrong, row by row.
 * @throws Problem 422 with every fault.
 */
export function holdAgainstCheck(drafted: Drafted, accounts: PermissionTableView['accounts']): void {
  const found = faultsOf(drafted, accounts);
  if (found.length > 0) throw tableInvalid(found);
}

export function faultsOf(
  { contents, lines, faults = [] }: Drafted,
  accounts: PermissionTableView['accounts'],
): FieldError[] {
  const unread: FieldError[] = faults.map(({ part, row, member, line, text }) => ({
    field: [part, ...(row === null ? [] : [row]), ...(member === '' ? [] : [member])].join('.'),
    reason: text.en,
    reasonZh: text.zh,
    line,
  }));
  // Without its headings nothing of a sheet was read: the check would complain of everything that is missing.
  if (faults.some(({ row }) => row === null)) return unread;
  const { contents: read, unreadable } = readContents(contents);
  const checked = checkTable({ ...read, accounts }, lines === undefined ? undefined : (place) => nameOf(place, lines));
  const follows = consequencesOf(checked);
  const told = new Set(unread.map(({ field }) => field));
  const add = (path: string, reason: string, reasonZh: string): void => {
    // What could not be read is told already.
    if (!told.has(path)) unread.push({ field: path, reason, reasonZh, ...lineOf(path, lines) });
  };
  for (const { path, reason, reasonZh } of unreadable) if (!follows(path)) add(path, reason, reasonZh);
  for (const { place, field, code, text } of checked) {
    const path = [place.list, place.row, ...(field === '' ? [] : [field])].join('.');
    if (isCause(code) || !follows(path)) add(path, text.en, text.zh);
  }
  return unread.toSorted(byPlace);
}

/** Of an action or a currency that there is not, whatever else is said about amounts only follows. */
const followers: Partial<Record<FaultCode, readonly string[]>> = {
  unknown_action: ['currency', 'limits', 'counterparties', 'signatureClass'],
  unknown_currency: ['currency', 'limits', 'from', 'to'],
};

function isCause(code: FaultCode): boolean {
  return Object.hasOwn(followers, code);
}

function consequencesOf(checked: readonly TableFault[]): (path: string) => boolean {
  const found = new Set(
    checked.flatMap(({ place, code }) =>
      (followers[code] ?? []).map((member) => `${place.list}.${place.row}.${member}`),
    ),
  );
  return (path) => found.has(path.split('.').slice(0, 3).join('.'));
}

function lineOf(path: string, lines: Drafted['lines']): { line?: number } {
  const [part = '', row] = path.split('.');
  // What is no part has no lines.
  const line = lines?.[part as TablePart]?.[Number(row)];
  return line === undefined ? {} : { line };
}

function nameOf({ list, row }: RowPlace, lines: NonNullable<Drafted['lines']>): { zh: string; en: string } {
  const line = list === 'accounts' ? undefined : lines[list]?.[row];
  const words = listWords[list];
  if (line === undefined) return { zh: `${words.zh}第 ${row + 1} 行`, en: `row ${row + 1} of the ${words.en}` };
  return { zh: `“${sheetNames[list].zh}”第 ${line} 行`, en: `line ${line} of "${sheetNames[list].en}"` };
}

/** List by list, and in each from the top. */
function byPlace(a: FieldError, b: FieldError): number {
  const [listA = '', rowA = ''] = a.field.split('.');
  const [listB = '', rowB = ''] = b.field.split('.');
  return listA === listB ? (Number(rowA) || 0) - (Number(rowB) || 0) : listA < listB ? -1 : 1;
}
