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

/** Of a connection: what is not begun as a transaction that writes may only read. */
export const writesOnlyWhenBegun: pg.ClientConfig = { options: '-c default_transaction_read_only=on' };

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
const nothing: pg.QueryResult = { command: 'BEGIN', rowCount: null, oid: 0, rows: [], fields: [] };

/**
 * The pool in the form Kysely takes. A query that begins with `/*module.name* /` becomes a prepared statement of that name:
 * hot queries are parsed and planned once for each connection.
 * @param options `joinBegin`: what begins a transaction leaves together with its first statement. For connections alone that write
 * nothing outside a transaction (`writesOnlyWhenBegun`).
 */
export function kyselyPool(pool: pg.Pool, { joinBegin }: { joinBegin: boolean }): PostgresPool {
  return {
    connect: async (): Promise<PostgresPoolClient> => {
      const client = await pool.connect();
      let beginning: string | null = null;
      const query = async (text: string, values: unknown[]): Promise<pg.QueryResult> => {
        if (joinBegin && text.startsWith('begin ')) {
          beginning = text;
          return nothing;
        }
        const begin = beginning;
        beginning = null;
        return begin === null ? send(client, text, values) : sendBoth(client, begin, { text, values });
      };
      return {
        // Of the two forms that Kysely knows, cursors are not used here: the text form is the only one.
        query: query as unknown as PostgresPoolClient['query'],
        release: () => client.release(),
      };
    },
    options: {},
    end: () => pool.end(),
  };
}

function send(client: pg.PoolClient, text: string, values: unknown[]): Promise<pg.QueryResult> {
  const name = namedQuery.exec(text)?.[1];
  return name === undefined ? client.query(text, values) : client.query({ name, text, values });
}

/**
 * One write to the socket. Should the transaction not have begun, its first statement finds no scope and may not write, and the error
 * is that of the beginning.
 */
async function sendBoth(
  client: pg.PoolClient,
  begin: string,
  { text, values }: { readonly text: string; readonly values: unknown[] },
): Promise<pg.QueryResult> {
  const { stream } = client.connection;
  stream.cork();
  const steps = [client.query(begin), send(client, text, values)] as const;
  stream.uncork();
  const [begun, answered] = await Promise.allSettled(steps);
  if (begun.status === 'rejected') throw begun.reason;
  if (answered.status === 'rejected') throw answered.reason;
  return answered.value;
}
