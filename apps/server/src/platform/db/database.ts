import { Kysely, PostgresDialect, sql } from 'kysely';
import type pg from 'pg';
import type { Log } from '../log.ts';
import { isUuid } from '../ids.ts';
import { limits } from '../limits.ts';
import type { Sealer } from '../crypto/seal.ts';
import { createPool, kyselyPool, targetOf, writesOnlyWhenBegun } from './pool.ts';
import { appRole, systemRole } from './roles.ts';
import type { DB } from './schema.gen.ts';

declare const inTransaction: unique symbol;
/** Queries inside an open transaction. Only `Database` makes one, so holding one proves that there is a transaction. */
export type Tx = Kysely<DB> & { readonly [inTransaction]: true };

/** Whose private rows a transaction may touch. */
export interface Scope {
  readonly enterpriseId: string;
}

interface TransactionOptions {
  readonly isolation?: 'read committed' | 'repeatable read';
  readonly readOnly?: boolean;
}

/**
 * The only door to PostgreSQL. Row-level security behind it shows a transaction only what its scope may see:
 * the authorization in code decides, the policy is the wall behind it.
 */
export class Database {
  readonly #app: Kysely<DB>;
  readonly #appPool: pg.Pool;
  readonly #system: Kysely<DB>;
  readonly #target: pg.ClientConfig;
  readonly #sealer: Sealer;

  constructor(databaseUrl: string, sealer: Sealer, log: Log, sizes: { app: number; system: number }) {
    this.#target = targetOf(databaseUrl);
    this.#sealer = sealer;
    this.#appPool = this.#pool(appRole, sizes.app, limits.appStatementTimeoutMs, log);
    this.#app = open(this.#appPool, { joinBegin: true });
    this.#system = open(this.#pool(systemRole, sizes.system, limits.systemStatementTimeoutMs, log), {
      joinBegin: false,
    });
  }

  /** Works for one enterprise, or for nobody in particular (`null`: only what is public). */
  as<T>(scope: Scope | null, work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    return run(this.#app, settings(scope?.enterpriseId ?? '', ''), work, options);
  }

  /** Works on the two mirrored rows of a relation between two enterprises. */
  asPair<T>(a: Scope, b: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return run(this.#app, settings(a.enterpriseId, b.enterpriseId), work, {});
  }

  /** Works for the network itself. The reason is a fixed name; the call sites are a reviewed list. */
  asSystem<T>(
    reason: `${string}.${string}`,
    work: (tx: Tx) => Promise<T>,
    options: TransactionOptions = {},
  ): Promise<T> {
    return run(
      this.#system,
      `select set_config('guildhall.reason', '${reason.replaceAll("'", '')}', true)`,
      work,
      options,
    );
  }

  /** One statement of the network itself, without the three messages of a transaction: for what every request asks. */
  statementAsSystem<T>(work: (statement: Kysely<DB>) => Promise<T>): Promise<T> {
    return work(this.#system);
  }

  /**
   * One prepared statement for one enterprise, in one round trip: begin with scope, statement and commit leave together. When the
   * scope could not be set the statement fails with it. For the hottest reads; a name stands for one text only.
   */
  async readOnce<Row extends pg.QueryResultRow>(
    scope: Scope,
    statement: { readonly name: string; readonly text: string; readonly values: readonly unknown[] },
  ): Promise<Row[]> {
    const setup = settings(scope.enterpriseId, '');
    const client = await this.#appPool.connect();
    try {
      // One write to the socket for the three of them.
      client.connection.stream.cork();
      const steps = [
        client.query(`begin read only; ${setup}`),
        client.query<Row>({ name: statement.name, text: statement.text, values: [...statement.values] }),
        client.query('commit'),
      ] as const;
      client.connection.stream.uncork();
      const [begun, read, ended] = await Promise.allSettled(steps);
      for (const step of [begun, read, ended]) if (step.status === 'rejected') throw step.reason;
      return read.status === 'fulfilled' ? read.value.rows : [];
    } finally {
      client.release();
    }
  }

  /** How a client of its own (LISTEN, pg-boss) reaches the database as the system role. */
  systemConnection(): pg.ClientConfig & { user: string; password: string } {
    return { ...this.#target, user: systemRole, password: this.#sealer.rolePassword(systemRole) };
  }

  async close(): Promise<void> {
    await Promise.all([this.#app.destroy(), this.#system.destroy()]);
  }

  #pool(role: string, size: number, statementTimeoutMs: number, log: Log): pg.Pool {
    const bounds = {
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: limits.idleTransactionTimeoutMs,
    };
    const credentials = { user: role, password: this.#sealer.rolePassword(role) };
    const guard = role === appRole ? writesOnlyWhenBegun : {};
    return createPool({ ...this.#target, ...credentials, ...bounds, ...guard, max: size }, log);
  }
}

function open(pool: pg.Pool, options: { joinBegin: boolean }): Kysely<DB> {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: kyselyPool(pool, options) }) });
}

function settings(enterpriseId: string, peerId: string): string {
  for (const id of [enterpriseId, peerId])
    if (id !== '' && !isUuid(id)) throw new TypeError('a scope is named by a UUID');
  return `select set_config('guildhall.enterprise_id', '${enterpriseId}', true), set_config('guildhall.peer_id', '${peerId}', true)`;
}

/** Another transaction was quicker, in a way that only a beginning anew gets past: it is rolled back and tried again. */
export class TransactionLost extends Error {
  override readonly name = 'TransactionLost';
}

/** So often a transaction is tried that loses against others. */
const mostTries = 8;

/** Tries again what lost against another: nothing of it was done, and the other has gone on by then. */
async function run<T>(...args: Parameters<typeof tryOnce<T>>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await tryOnce(...args);
    } catch (error) {
      if (tries >= mostTries || !(error instanceof TransactionLost || isDeadlock(error))) throw error;
    }
  }
}

/** PostgreSQL, appendix A: 40P01 deadlock_detected. */
function isDeadlock(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '40P01';
}

async function tryOnce<T>(
  pool: Kysely<DB>,
  setup: string,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions,
): Promise<T> {
  const isolation = options.isolation ?? 'read committed';
  const mode = options.readOnly === true ? 'read only' : 'read write';
  return pool.connection().execute(async (connection) => {
    // One message: the scope is set before any other statement can run.
    await sql.raw(`begin isolation level ${isolation} ${mode}; ${setup}`).execute(connection);
    try {
      // The brand exists for the compiler only.
      const result = await work(connection as Tx);
      await sql.raw('commit').execute(connection);
      return result;
    } catch (error) {
      // A connection that broke inside the transaction has nothing left to roll back; the first error is the one to tell.
      await sql
        .raw('rollback')
        .execute(connection)
        .catch(() => undefined);
      throw error;
    }
  });
}
