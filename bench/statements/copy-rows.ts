import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ParseOption, XmlDocument, XsdValidator } from 'libxml2-wasm';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** Rows of one file as COPY takes them, in the order in which the tables refer to each other. */
export type CopiedRows = readonly { readonly table: string; readonly rows: Buffer }[];

const tables = ['statement_files', 'statements', 'entries', 'statement_lines'] as const;

/** What the network has made of a file. */
export async function rowsOf(owner: pg.Client, fileId: string): Promise<CopiedRows> {
  const statements = `select statement_id from payments.statements where file_id = '${fileId}'`;
  const found: { table: string; rows: Buffer }[] = [];
  for (const table of tables) {
    const where =
      table === 'entries' || table === 'statement_lines' ? `statement_id in (${statements})` : `file_id = '${fileId}'`;
    const chunks: Buffer[] = [];
    for await (const chunk of owner.query(copyTo(`copy (select * from payments.${table} where ${where}) to stdout`)))
      chunks.push(chunk as Buffer);
    found.push({ table, rows: Buffer.concat(chunks) });
  }
  return found;
}

/** Bare libxml2: the file read and held against its schema, and nothing taken from it. */
export class BareReader {
  readonly #validator: XsdValidator | null;

  /** @param schema is the path of the schema; null where there is none. */
  constructor(schema: string | null) {
    this.#validator = schema === null ? null : XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(schema)));
  }

  read(bytes: Buffer): void {
    const document = XmlDocument.fromBuffer(bytes, { option: ParseOption.XML_PARSE_NONET });
    try {
      this.#validator?.validate(document);
    } finally {
      document.dispose();
    }
  }
}

/** COPY itself is not for tables with row-level security: it runs as the superuser, whom no policy binds. */
export async function copyRows(client: pg.Client, rows: CopiedRows): Promise<void> {
  await client.query('begin');
  for (const { table, rows: bytes } of rows)
    await pipeline(Readable.from([bytes]), client.query(copyFrom(`copy payments.${table} from stdin`)));
  await client.query('commit');
}
