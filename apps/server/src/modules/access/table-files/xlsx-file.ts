import readXlsxFile from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { Problem } from '../../../platform/errors.ts';
import { limits } from '../../../platform/limits.ts';
import type { TablePart } from '../permissions/table-schemas.ts';
import type { Cell } from './cells.ts';
import { plain, sheetNames } from './columns.ts';
import { fileUnreadable, tooManyRows } from './file-errors.ts';
import type { Grid } from './sheet-reader.ts';
import { unzip, zipStored, type ArchivedFile } from './zip-guard.ts';

const parts = ['grants', 'departments', 'roles', 'holders', 'approvalRules'] as const satisfies readonly TablePart[];

/** The sheets of a workbook that a change is read from. @throws Problem when it is no workbook that can be read within bounds. */
export async function readXlsx(bytes: Buffer): Promise<Grid[]> {
  const { names, files } = unzip(bytes, (name) => name.endsWith('.xml') || name.endsWith('.xml.rels'));
  if (names.some((name) => /vbaProject|\.bin$/i.test(name) && !/printerSettings/i.test(name))) throw hasMacros();
  if (!names.includes('xl/workbook.xml')) throw noWorkbook();
  for (const file of files) holdBounds(file);
  const sheets = await readSheets(zipStored(files));
  const found = sheets.flatMap(({ sheet, data }) => gridOf(sheet, data, sheets.length === 1));
  if (found.length === 0) throw noSheet();
  if (new Set(found.map(({ part }) => part)).size !== found.length) throw noSheet();
  return found;
}

/** Cells of a workbook: a number is kept as its digits. */
async function readSheets(bytes: Buffer): Promise<{ sheet: string; data: Cell[][] }[]> {
  try {
    const sheets = await readXlsxFile(bytes, { parseNumber: (digits) => ({ digits }), trim: false });
    // The library says `typeof Date` of a cell that holds a date.
    return sheets as unknown as { sheet: string; data: Cell[][] }[];
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw brokenSheet(error);
  }
}

function gridOf(sheet: string, data: readonly (readonly Cell[])[], single: boolean): Grid[] {
  const name = plain(sheet);
  if (Object.values(sheetNames.accounts).some((one) => plain(one) === name)) return [];
  const known = parts.find((one) => [one, sheetNames[one].zh, sheetNames[one].en].some((word) => plain(word) === name));
  const rows = data.map((cells, place) => ({ line: place + 1, cells }));
  const isBlank = data.every((cells) => cells.every((cell) => cell === null));
  if (known === undefined && !single && !isBlank) throw unknownSheet(sheet);
  const part = known ?? 'grants';
  return known === undefined && isBlank ? [] : [{ part, rows }];
}

/** A cell far away would make a table of all those before it; and a document type may make much out of little. */
function holdBounds({ name, content }: ArchivedFile): void {
  const text = content.toString('latin1');
  if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) throw noWorkbook();
  // What is no markup, and tags that nobody closes (XML 1.0 §3.1), keep the parser busy for long.
  if (!/^[\u00ef\u00bb\u00bf\s]*</.test(text) || /<[^<>]*(?:<|$)/.test(text)) throw noWorkbook();
  if (!name.startsWith('xl/worksheets/')) return;
  const { grants, sheetColumns } = limits.permissionTable;
  let rows = 0;
  // A tag ends where the next one begins: whoever leaves them open has nothing searched twice.
  for (const [, row] of text.matchAll(/<(?:\w+:)?row\b(?:[^<>]*?\sr\s*=\s*["'](\d+)["'])?/g)) {
    rows = Math.max(rows + 1, Number(row ?? 0));
    if (rows > grants + 1) throw tooManyRows();
  }
  for (const [, column = '', row] of text.matchAll(/\sr\s*=\s*["']([A-Za-z]{1,9})(\d+)["']/g))
    if (columnNumber(column) > sheetColumns || Number(row) > grants + 1) throw tooManyRows();
}

function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

export interface OutCell {
  readonly value: string;
  /** It is written as a number, which people can reckon with. */
  readonly numeric?: boolean;
}
export interface OutSheet {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly OutCell[])[];
}

/** A workbook; texts are texts, and nothing in it is a formula. */
export async function writeXlsx(sheets: readonly OutSheet[]): Promise<Buffer> {
  const written = sheets.map(({ name, headings, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: headings.map((heading) => ({ width: Math.max(12, Math.min(32, heading.length * 2 + 4)) })),
    data: [
      headings.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map((cell) => outCell(cell))),
    ],
  }));
  return writeXlsxFile(written).toBuffer();
}

function outCell({ value, numeric = false }: OutCell) {
  if (value === '') return null;
  // A spreadsheet keeps 15 digits of a number.
  const fits = numeric && /^-?\d+(\.\d+)?$/.test(value) && value.replaceAll(/\D/g, '').length <= 15;
  return fits
    ? { value: Number(value), type: Number, format: value.includes('.') ? '#,##0.00' : '#,##0' }
    : { value, type: String };
}

function hasMacros(): Problem {
  return fileUnreadable(
    'The file holds macros or other programs. Save it as XLSX without them.',
    '文件中含有宏或其他程序。请另存为不含宏的 XLSX。',
  );
}

function noWorkbook(): Problem {
  return fileUnreadable(
    'This is no XLSX workbook. Save the matrix as XLSX or as CSV and send that.',
    '这不是 XLSX 工作簿。请将矩阵另存为 XLSX 或 CSV 再上传。',
  );
}

function noSheet(): Problem {
  return fileUnreadable(
    `The workbook has no sheet "${sheetNames.grants.en}", or one of its sheets twice. Export the table to see how it is laid out.`,
    `工作簿中没有“${sheetNames.grants.zh}”表，或同一张表出现了两次。可先导出现行权限表，照其格式填写。`,
  );
}

function unknownSheet(name: string): Problem {
  const zh = parts.map((one) => sheetNames[one].zh).join('、');
  const en = parts.map((one) => sheetNames[one].en).join(', ');
  return fileUnreadable(
    `The sheet "${name}" is not known. The sheets are: ${en}. Rename it, or take it out.`,
    `不认识名为“${name}”的表。可用的表：${zh}。请改名或删除。`,
  );
}

function brokenSheet(error: unknown): Problem {
  const told = error instanceof Error ? (/row (\d+), col (\d+)/.exec(error.message) ?? []) : [];
  const [, row, column] = told;
  if (row === undefined || column === undefined) return noWorkbook();
  return fileUnreadable(
    `The cell in row ${row}, column ${column} holds an error of the spreadsheet. Mend it there.`,
    `第 ${row} 行第 ${column} 列的单元格在表格程序中出错。请先改正。`,
  );
}
