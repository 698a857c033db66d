import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** A statement as it left, with its parameters. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Also where the writing stands behind a `with`; one that only reads or locks is none. */
const writes =
  /^\s*(?:\/\*.*?\*\/)?\s*(?:(?:insert|update|delete)\b|with\b.*\b(?:insert\s+into|delete\s+from|update\s+\w+\.\w+))/is;

/** The statements with which one piece of work writes, as our driver sends them. */
export async function recorded(work: () => Promise<unknown>): Promise<Statement[]> {
  const found: Statement[] = [];
  // The driver is called in several forms; what is a text or an object with a text is looked at and passed on as it is.
  const client = pg.Client.prototype as { query: (...asked: unknown[]) => unknown };
  const { query } = client;
  client.query = function watched(this: unknown, ...asked: unknown[]) {
    const [first, second] = asked;
    const config = typeof first === 'string' ? { text: first, values: second } : (first as Partial<Statement>);
    const { text = '', values } = config;
    if (writes.test(text)) found.push({ text, values: Array.isArray(values) ? values : [] });
    return query.apply(this, asked);
  };
  try {
    await work();
  } finally {
    client.query = query;
  }
  return found;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The same rows once more: what the first work named anew is named anew each time, what stood before stays. */
export function again(statements: readonly Statement[], known: ReadonlySet<string>): Statement[] {
  const names = new Map<string, string>();
  const renamed = (id: string): string => {
    if (known.has(id)) return id;
    const name = names.get(id) ?? randomUUID();
    names.set(id, name);
    return name;
  };
  const fresh = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(uuid, renamed);
    return Array.isArray(value) ? value.map(fresh) : value;
  };
  return statements.map(({ text, values }) => ({ text, values: values.map(fresh) }));
}

/** One transaction with these statements, for one enterprise. */
export async function replay(pool: pg.Pool, enterpriseId: string, statements: readonly Statement[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(
      `begin; select set_config('guildhall.enterprise_id', '${enterpriseId}', true), set_config('guildhall.peer_id', '', true)`,
    );
    for (const { text, values } of statements) await client.query(text, [...values]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
