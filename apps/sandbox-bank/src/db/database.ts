import pg from 'pg';
import type { Logger } from '../log.ts';

/** What a query runs on: the pool, or the one connection of a transaction. */
export type Queryable = {
  query: <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<pg.QueryResult<Row>>;
};

/** The bank's own database. */
export type Database = Queryable & {
  /** Runs `work` in one transaction; rolls back when it throws. */
  transaction: <T>(work: (tx: Queryable) => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
};

/** Opens the pool. Every connection finds the bank's tables without a schema name. */
export function openDatabase(url: string, log: Logger): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 12,
    options: '-c search_path=sandbox_bank',
    connectionTimeoutMillis: 10_000,
  });
  // A client without a listener takes the process down with it when PostgreSQL goes away.
  const onError = (error: Error): void => log.warn('database connection lost', { reason: error.message });
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return {
    query: (sql, values) => pool.query(sql, values),
    transaction: (work) => inTransaction(pool, work),
    close: () => pool.end(),
  };
}

async function inTransaction<T>(pool: pg.Pool, work: (tx: Queryable) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work({ query: (sql, values) => client.query(sql, values) });
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((reason: unknown) => {
      broken = reason instanceof Error ? reason : new Error('rollback failed');
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
