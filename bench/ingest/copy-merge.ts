import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** The tables that a page comes to, and how a staged row goes in. `select` narrows them to the enterprise of the page. */
const tables = [
  { name: 'enterprises.evidence', merge: '' },
  { name: 'enterprises.fact_versions', merge: '' },
  {
    name: 'enterprises.facts',
    merge: `on conflict (enterprise_id, key, source_id) do update set category = excluded.category, value = excluded.value,
      sequence = excluded.sequence, as_of = excluded.as_of, received_at = excluded.received_at, valid_until = excluded.valid_until,
      assurance = excluded.assurance, evidence_id = excluded.evidence_id, version_id = excluded.version_id, shown_from = excluded.shown_from`,
  },
  {
    name: 'enterprises.fact_sources',
    merge: `on conflict (enterprise_id, source_id) do update set last_sequence = excluded.last_sequence, last_as_of = excluded.last_as_of`,
  },
  { name: 'platform.outbox', merge: '' },
  { name: 'audit.lines', merge: '' },
] as const;

/** The rows of one page as COPY takes them, in the order of the tables. */
export type PageRows = readonly Buffer[];

/** Reads what a page became, as the owner. */
export async function readPage(owner: pg.Client, enterpriseId: string): Promise<PageRows> {
  const rows: Buffer[] = [];
  for (const { name } of tables) {
    const chunks: Buffer[] = [];
    const stream = owner.query(
      copyTo(`copy (select * from ${name} where enterprise_id = '${enterpriseId}') to stdout`),
    );
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    rows.push(Buffer.concat(chunks));
  }
  return rows;
}

/** A connection with the staging tables in which the rows of a page wait. COPY itself is not for tables with row-level security. */
export async function openMerger(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(config);
  await client.connect();
  for (const { name } of tables) {
    await client.query(`create temp table ${staging(name)} (like ${name}) on commit delete rows`);
  }
  return client;
}

/** Puts a page in: COPY into staging, merged from there, one transaction. */
export async function mergePage(client: pg.Client, rows: PageRows): Promise<void> {
  await client.query(`begin; select set_config('guildhall.reason', 'bench.merge', true)`);
  for (const [place, { name }] of tables.entries()) {
    const stream = client.query(copyFrom(`copy ${staging(name)} from stdin`));
    await pipeline(Readable.from([rows[place] ?? Buffer.alloc(0)]), stream);
  }
  for (const { name, merge } of tables) {
    const text = `insert into ${name} select * from ${staging(name)} ${merge}`;
    await client.query({ name: `merge ${name}`, text });
  }
  await client.query('commit');
}

function staging(table: string): string {
  return `staged_${table.replace('.', '_')}`;
}
