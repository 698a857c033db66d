import pg from 'pg';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Log } from '../log.ts';

const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, BigInt);
// A calendar day has no instant: it stays the text that PostgreSQL sends.
types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);

/** Host, port, database and TLS of a connection string, without its credentials. */
export function targetOf(databaseUrl: string): pg.ClientConfig {
  const { host, port, database, ssl } = new pg.Client({ connectionString: databaseUrl });
  return {
    host,
    port,
    ...(database === undefined ? {} : { database }),
    ...(ssl === undefined ? {} : { ssl: Boolean(ssl) }),
  };
}

/** Connections of one role, safe against a server that goes away. */
export function createPool(config: pg.PoolConfig, log: Log): pg.Pool {
  // Pipelined: statements that do not wait for each other's answer share a round trip.
  const pool = new pg.Pool({
    ...config,
    types,
    pipeline: true,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
  });
  pool.on('error', (error) => log.error({ err: error }, 'idle database connection lost'));
  // Without a listener a checked-out client ends the process when PostgreSQL dies.
  pool.on('connect', (client) => client.on('error', (error) => log.error({ err: error }, 'database connection lost')));
  return pool;
}

const namedQuery = /^\/\*([a-z_.0-9]+)\*\//;

/**
 * The pool in the form Kysely takes. A query that begins with `/*module.name* /` becomes a prepared statement of that name:
 * hot queries are parsed and planned once for each connection.
 */
export function kyselyPool(pool: pg.Pool): PostgresPool {
  return {
    connect: async (): Promise<PostgresPoolClient> => {
      const client = await pool.connect();
      return {
        // Of the two forms that Kysely knows, cursors are not used here: the text form is the only one.
        query: ((text: string, values: unknown[]) => {
          const name = namedQuery.exec(text)?.[1];
          return name === undefined ? client.query(text, values) : client.query({ name, text, values });
        }) as unknown as PostgresPoolClient['query'],
        release: () => client.release(),
      };
    },
    options: {},
    end: () => pool.end(),
  };
}
