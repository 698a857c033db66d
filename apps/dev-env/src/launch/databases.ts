import pg from 'pg';
import type { BankId } from '../sample-world/enterprise.ts';
import { startPostgres } from '../postgres.ts';

export type Databases = {
  network: string;
  banks: Record<BankId, string>;
  /** Whether a PostgreSQL left by a killed launcher was taken over. */
  reused: boolean;
  /** Directory of the embedded PostgreSQL. */
  dataDir: string | null;
  /** Makes a following `stop` quick. */
  prepareStop: () => Promise<void>;
  stop: () => Promise<void>;
};

export type EmbeddedOptions = { dataDir: string; password: string; settings?: Record<string, string> };

/** A PostgreSQL of our own with one database for each program. */
export async function openEmbedded(options: EmbeddedOptions): Promise<Databases> {
  const postgres = await startPostgres(options);
  const names = { network: 'guildhall', huayue: 'bank_huayue', lanjiang: 'bank_lanjiang' };
  for (const name of Object.values(names)) await postgres.ensureDatabase(name);
  return {
    network: postgres.url(names.network),
    banks: { huayue: postgres.url(names.huayue), lanjiang: postgres.url(names.lanjiang) },
    reused: postgres.reused,
    dataDir: postgres.dataDir,
    prepareStop: postgres.checkpoint,
    stop: postgres.stop,
  };
}

/** A PostgreSQL of the user's own: the network uses the given database, the banks get two beside it. */
export async function openGiven(databaseUrl: string): Promise<Databases> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; version: number }>(
      `select current_database() as name, current_setting('server_version_num')::int as version`,
    );
    const [server] = rows;
    if (server === undefined) throw new Error('the database does not say its name');
    if (server.version < 150_000) throw new Error('PostgreSQL 15 or newer is needed');
    const banks = { huayue: `${server.name}_bank_huayue`, lanjiang: `${server.name}_bank_lanjiang` };
    for (const bank of Object.values(banks)) {
      const found = await client.query('select 1 from pg_database where datname = $1', [bank]);
      if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(bank)}`);
    }
    // By text, because the address of a Unix socket is no URL for the standard's parser.
    const url = (name: string): string => databaseUrl.replace(/^(\w+:\/\/[^/?]*)(\/[^?]*)?/, `$1/${name}`);
    return {
      network: databaseUrl,
      banks: { huayue: url(banks.huayue), lanjiang: url(banks.lanjiang) },
      reused: false,
      dataDir: null,
      prepareStop: () => Promise.resolve(),
      stop: () => Promise.resolve(),
    };
  } finally {
    await client.end();
  }
}
