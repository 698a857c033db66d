import { contentDisposition } from '../../../platform/http/attachment.ts';
import type { PermissionTableView } from '../permissions/table-schemas.ts';
import type { FileLanguage } from './columns.ts';
import { writeCsv } from './csv-file.ts';
import { SheetWriter } from './write-sheets.ts';
import { writeXlsx } from './xlsx-file.ts';

export type FileFormat = 'csv' | 'xlsx';
export const mediaTypes: Record<FileFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A table as a file: the grants as CSV, everything as XLSX. What is read back is what was written. */
export async function writeTableFile(
  table: PermissionTableView,
  format: FileFormat,
  language: FileLanguage,
): Promise<Buffer> {
  const writer = new SheetWriter(table, language);
  return format === 'csv' ? writeCsv(writer.grants()) : writeXlsx(writer.all());
}

export function fileHeaders(name: string, format: FileFormat): Record<string, string> {
  return {
    'content-type': mediaTypes[format],
    'content-disposition': contentDisposition(`${name}.${format}`),
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-store',
  };
}
