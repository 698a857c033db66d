import type { PermissionTableView, TableContentsView, TablePart } from '../permissions/table-schemas.ts';
import { readCsv } from './csv-file.ts';
import { fileUnreadable } from './file-errors.ts';
import { readDepartment, readGrant, readHolder, readRole, readRule, type Lookup } from './row-readers.ts';
import { SheetReader, type FileFault, type Grid } from './sheet-reader.ts';
import { lookupOf } from './write-sheets.ts';
import { readXlsx } from './xlsx-file.ts';

/** What a file says a table is to hold; lists that it does not have stay as they are in `table`. */
export interface TableFile {
  readonly source: 'csv' | 'xlsx';
  readonly contents: TableContentsView;
  /** Of each list that is in the file: in which line each row stands. */
  readonly lines: Partial<Record<TablePart, readonly number[]>>;
  /** What could not be read; the check of the table comes on top. */
  readonly faults: FileFault[];
}

/** Reads a matrix as CSV or XLSX, whichever its bytes are. @throws Problem for a file that cannot be read as a whole. */
export async function readTableFile(bytes: Buffer, table: PermissionTableView): Promise<TableFile> {
  const kind = kindOf(bytes);
  const grids = kind === 'xlsx' ? await readXlsx(bytes) : [readCsv(bytes)];
  const readers = new Map(grids.map((grid) => [grid.part, new SheetReader(grid)] as const));
  const contents = readParts(readers, table);
  const read = [...readers.values()];
  return {
    source: kind,
    contents,
    lines: Object.fromEntries(read.map((one) => [one.part, one.lines])),
    faults: read.flatMap((one) => one.faults),
  };
}

function readParts(readers: ReadonlyMap<Grid['part'], SheetReader>, table: PermissionTableView): TableContentsView {
  // What is new in the file can be named in its other sheets: departments and roles are read first.
  const departments = readers.get('departments')?.rows((row) => readDepartment(row)) ?? table.departments;
  const roles = readers.get('roles')?.rows((row) => readRole(row)) ?? table.roles;
  const lookup: Lookup = lookupOf({ roles, departments, accounts: table.accounts });
  return {
    departments: departments.map((one) => ({ ...one, parentId: parentOf(one.parentId, lookup) })),
    roles,
    holders: readers.get('holders')?.rows((row) => readHolder(row, lookup)) ?? table.holders,
    grants: readers.get('grants')?.rows((row) => readGrant(row, lookup)) ?? table.grants,
    approvalRules: readers.get('approvalRules')?.rows((row) => readRule(row, lookup)) ?? table.approvalRules,
  };
}

/** What is neither code nor name, or more than one, is left as it is: the check of the table names it. */
function parentOf(parentId: string | null, { departments }: Lookup): string | null {
  if (parentId === null) return null;
  const read = departments.codeOf(parentId);
  return 'value' in read ? read.value : parentId;
}

function kindOf(bytes: Buffer): 'csv' | 'xlsx' {
  if (bytes.length === 0) throw fileUnreadable('The file is empty.', '文件是空的。');
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return 'xlsx';
  // Compound File Binary: the form of XLS, and of a workbook with a password.
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    throw fileUnreadable(
      'The file is an old XLS workbook, or locked by a password. Save it as XLSX without a password.',
      '文件是旧版 XLS，或设有密码。请另存为不带密码的 XLSX。',
    );
  return 'csv';
}
