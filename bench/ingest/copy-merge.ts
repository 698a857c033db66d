import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { BankModule } from '../../apps/server/src/modules/bank/index.ts';
import { newId } from '../../apps/server/src/platform/ids.ts';
import { mergeSteps, staging } from './merge-sql.ts';

/** One page as COPY takes it: its signed records, and what they state. */
export interface StagedPage {
  readonly records: Buffer;
  readonly facts: Buffer;
}

/** Puts a page that the network has taken in back into the form in which it came, read by the same mapping. */
export async function stagePage(
  owner: pg.Client,
  reader: BankModule['evidenceReader'],
  enterpriseId: string,
): Promise<StagedPage> {
  const chunks: Buffer[] = [];
  const text = `copy (select * from enterprises.evidence where enterprise_id = '${enterpriseId}' order by sequence) to stdout`;
  for await (const chunk of owner.query(copyTo(text))) chunks.push(chunk as Buffer);
  const { rows } = await owner.query<{ id: string; source: string; jws: string }>(
    'select evidence_id as id, source_id as source, jws from enterprises.evidence where enterprise_id = $1 order by sequence',
    [enterpriseId],
  );
  const lines: string[] = [];
  for (const { id, source, jws } of rows) {
    const payload: unknown = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString());
    const record = await reader.read({ sourceId: source, payload });
    for (const { key, category, value } of record?.facts ?? []) {
      lines.push([enterpriseId, id, key, category, JSON.stringify(value), newId()].map(escaped).join('\t'));
    }
  }
  return { records: Buffer.concat(chunks), facts: Buffer.from(`${lines.join('\n')}\n`) };
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n');
}

/** A connection with its staging tables. COPY itself is not for tables with row-level security. */
export async function openMerger(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(config);
  await client.connect();
  await client.query(staging);
  return client;
}

/** Puts a page in: COPY into staging, merged from there, one transaction. */
export async function mergePage(client: pg.Client, page: StagedPage): Promise<void> {
  await client.query(`begin; select set_config('guildhall.reason', 'bench.merge', true)`);
  for (const [table, rows] of [
    ['staged_records', page.records],
    ['staged_facts', page.facts],
  ] as const) {
    await pipeline(Readable.from([rows]), client.query(copyFrom(`copy ${table} from stdin`)));
  }
  for (const [name, text] of mergeSteps) await client.query({ name, text });
  await client.query('commit');
}
