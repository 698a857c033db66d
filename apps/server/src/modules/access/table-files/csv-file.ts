import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { limits } from '../../../platform/limits.ts';
import { columnsOf, plain } from './columns.ts';
import { fileUnreadable, tooManyRows } from './file-errors.ts';
import type { Grid } from './sheet-reader.ts';

/** What spreadsheets take for a formula when it begins a cell, in both widths; and what guards it. */
const risky = /^['=+\-@\t\r＝＋－＠]/;
const delimiters = [',', ';', '\t'] as const;

/** The rows of a CSV file of grants: UTF-8 or GB18030, with commas, semicolons or tabs. @throws Problem when it is no such file. */
export function readCsv(bytes: Buffer): Grid {
  // Lines are counted as a person counts them, whatever ends them.
  const text = decode(bytes).replaceAll(/\r\n?/g, '\n');
  const most = limits.permissionTable.grants + 1;
  const delimiter = delimiterOf(text);
  let found: { record: string[]; info: { lines: number } }[];
  try {
    // With `info` each record comes with where it ended, which the types of the library do not know.
    found = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      info: true,
      to: most + 1,
      max_record_size: limits.permissionTable.rowMaxCharacters,
    }) as unknown as typeof found;
  } catch (error) {
    throw brokenCsv(error);
  }
  if (found.length > most) throw tooManyRows();
  let ended = 0;
  const rows = found.map(({ record, info }) => {
    // A record with a line break inside begins where the one before it ended.
    const line = ended + 1;
    ended = info.lines;
    return { line, cells: record.map((cell) => (cell.startsWith("'") ? cell.slice(1) : cell)) };
  });
  return { part: 'grants', rows };
}

/** Rows as UTF-8 with a mark at the beginning, by which spreadsheets know it; nothing in it is run as a formula. */
export function writeCsv(rows: readonly (readonly string[])[]): Buffer {
  const guarded = rows.map((row) => row.map((cell) => (risky.test(cell) ? `'${cell}` : cell)));
  return Buffer.from(stringify(guarded, { bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ }));
}

function decode(bytes: Buffer): string {
  const encodings =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? ['utf-16le']
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? ['utf-16be']
        : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\0')) return text;
    } catch {
      // It is not written in this encoding.
    }
  }
  throw fileUnreadable(
    'This is no text file in UTF-8 or GB18030. Save the matrix as XLSX or as CSV and send that.',
    '文件不是 UTF-8 或 GB18030 编码的文本。请将矩阵另存为 XLSX 或 CSV 再上传。',
  );
}

/** The one that separates the most headings which are known. */
function delimiterOf(text: string): string {
  const [first = ''] = text.replace(/^[\s\u{FEFF}]+/u, '').split('\n', 1);
  const headings = new Set(
    columnsOf.grants.flatMap(({ member, heading }) => [member, heading.zh, heading.en].map((one) => plain(one))),
  );
  const known = (delimiter: string): number =>
    first.split(delimiter).filter((one) => headings.has(plain(one.replaceAll('"', '')))).length;
  return delimiters.toSorted((a, b) => known(b) - known(a))[0] ?? ',';
}

function brokenCsv(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const line = 'lines' in error ? Number(error.lines) : 1;
  return fileUnreadable(
    `Line ${line}: the quotes do not close, or the line is too long. Save the file anew from the spreadsheet.`,
    `第 ${line} 行：引号没有成对，或此行过长。请用表格程序重新保存文件。`,
  );
}
