import { spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import type { Database } from '../../apps/server/src/platform/db/database.ts';
import { sql } from 'kysely';

/** Limits as one row each, under the same kind of policy as ours, consumed by one conditional UPDATE. */
export async function createPlainRows(owner: pg.Client, enterpriseId: string, accounts: number): Promise<void> {
  await owner.query(`create schema plain; grant usage on schema plain to guildhall_app;
    create table plain.limits (enterprise_id uuid, account int, limit_of numeric(40) not null, used numeric(40) not null,
      primary key (enterprise_id, account)) with (fillfactor = 50);
    alter table plain.limits enable row level security; alter table plain.limits force row level security;
    create policy own_limits on plain.limits to guildhall_app using (enterprise_id = (select platform.current_enterprise()));
    grant select, update on plain.limits to guildhall_app;
    create table plain.counters (customer text, account int, counter_id bytea not null, gate int not null, primary key (customer, account));
    grant select on plain.counters to guildhall_app`);
  await owner.query('insert into plain.limits select $1, n, 1e30, 0 from generate_series(1, $2::int) n', [
    enterpriseId,
    accounts,
  ]);
}

/** Lets pgbench find the counters that the customer's accounts have by now. @returns their ids. */
export async function nameCounters(owner: pg.Client, customerId: string): Promise<Buffer[]> {
  const { rows } = await owner.query<{ id: Buffer }>(
    'select counter_id as id from access.limit_counters where customer_id = $1 order by account_number',
    [customerId],
  );
  const ids = rows.map(({ id }) => id);
  await owner.query(
    `insert into plain.counters select $1, account, id, gate
     from unnest($2::bytea[], $3::int[]) with ordinality as of(id, gate, account)`,
    [customerId, ids, ids.map((id) => id.readInt32BE())],
  );
  await owner.query('vacuum analyze plain.counters, access.limit_slots, plain.limits');
  return ids;
}

export interface Rush {
  readonly enterpriseId: string;
  readonly accounts: number;
  readonly clients: number;
  readonly seconds: number;
}

/** Debian keeps the programs of PostgreSQL out of the path. */
export function findPgbench(): string | null {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).toSorted((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(root, version, 'bin', 'pgbench')).find((path) => existsSync(path)) ?? null;
}

/** Where pgbench reaches the database, and as whom. */
export interface PgbenchPlace {
  readonly program: string;
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly directory: string;
}

/** What one transaction does, in the words of pgbench; `:account` is drawn from 1 to the number of accounts. */
export const plainUpdate = (enterpriseId: string): string =>
  `update plain.limits set used = used + 100 where enterprise_id = '${enterpriseId}' and account = :account and used + 100 <= limit_of;`;

/** The counter of the only account, or of the drawn one as pgbench has to look it up; the server knows it. */
const known = ({ counters: [only, second], customerId }: SlotsOf, name: 'counter_id' | 'gate'): string => {
  if (only === undefined || second !== undefined)
    return `(select ${name} from plain.counters where customer = '${customerId}' and account = :account)`;
  return name === 'gate' ? String(only.readInt32BE()) : `'\\x${only.toString('hex')}'::bytea`;
};

export interface SlotsOf {
  readonly enterpriseId: string;
  readonly customerId: string;
  readonly counters: readonly Buffer[];
}

/** The statement of the server (`takeFromFreeSlot`). */
export const slotsTaken = (of: SlotsOf): string => {
  const where = `enterprise_id = '${of.enterpriseId}' and counter_id = ${known(of, 'counter_id')}
    and limit_of = 1e30::numeric and used + 100 <= share`.replaceAll('\n', ' ');
  return `update access.limit_slots set used = used + 100 where ${where} and slot = (select slot from access.limit_slots where ${where} and pg_try_advisory_xact_lock(${known(of, 'gate')}, slot) limit 1);`;
};

/**
 * Runs the statement in transactions of pgbench, with the same messages as the server: it leaves together with what begins its
 * transaction, then the commit. @returns transactions a second, and how many there were.
 */
export async function rushWithPgbench(
  { program, url, user, password, directory }: PgbenchPlace,
  { enterpriseId, accounts, clients, seconds }: Rush,
  statement: string,
): Promise<{ readonly rate: number; readonly count: number }> {
  const script = join(directory, 'rush.sql');
  writeFileSync(
    script,
    `\\set account random(1, ${accounts})\n\\startpipeline\nbegin;\n${statement}\n\\endpipeline\ncommit;\n`,
  );
  const target = new URL(url);
  const host = target.searchParams.get('host') ?? target.hostname;
  const args = ['-n', '-M', 'prepared', '-f', script, '-c', String(clients), '-j', '2', '-T', String(seconds)];
  const place = ['-h', decodeURIComponent(host), '-p', target.port === '' ? '5432' : target.port, '-U', user];
  const run = spawn(program, [...args, ...place, target.pathname.slice(1)], {
    env: {
      PATH: process.env['PATH'] ?? '',
      PGPASSWORD: password,
      // Its own script could set it only with one message more than ours.
      PGOPTIONS: `-c guildhall.enterprise_id=${enterpriseId}`,
    },
  });
  let said = '';
  for (const stream of [run.stdout, run.stderr]) stream.on('data', (piece: Buffer) => (said += piece.toString()));
  await new Promise((resolve, reject) => run.on('close', resolve).on('error', reject));
  const rate = /tps = ([\d.]+)/.exec(said)?.[1];
  const count = /actually processed: (\d+)/.exec(said)?.[1];
  if (rate === undefined || count === undefined) throw new Error(`pgbench did not run: ${said.slice(-500)}`);
  return { rate: Number(rate), count: Number(count) };
}

/** The conditional UPDATE by the driver of the server, for machines without pgbench, and as a peer. */
export async function rushWithDriver(
  db: Database,
  { enterpriseId, accounts, clients, seconds }: Rush,
): Promise<number> {
  return rush({ clients, seconds }, (n) =>
    db.as({ enterpriseId }, async (tx) => {
      await sql`/*plain.consume*/ update plain.limits set used = used + 100
        where enterprise_id = ${enterpriseId} and account = ${1 + (n % accounts)} and used + 100 <= limit_of`.execute(
        tx,
      );
    }),
  );
}

/** Does the work by so many at once for so long. @returns how often a second. */
export async function rush(
  { clients, seconds }: { clients: number; seconds: number },
  work: (n: number) => Promise<unknown>,
): Promise<number> {
  let done = 0;
  let next = 0;
  const started = performance.now();
  const end = started + seconds * 1_000;
  const worker = async (): Promise<void> => {
    while (performance.now() < end) {
      next += 1;
      // Neighbours in time are no neighbours in place: as pgbench's random numbers.
      await work(Math.imul(next, 2_654_435_761) >>> 1);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, worker));
  return done / ((performance.now() - started) / 1_000);
}
