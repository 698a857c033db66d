import type { Database, Tx } from '../../../platform/db/database.ts';
import { limits } from '../../../platform/limits.ts';
import { compileTable, type CompiledTable } from '../permissions/compile.ts';
import type { PermissionTable } from '../permissions/table.ts';
import { readStoredTable } from './read-table.ts';
import { findDocument, findTableId, type TableHead } from './table-store.ts';

/** A version of a table, by what a session or a head says of it. */
export type TableVersionKey = Pick<TableHead, 'enterpriseId' | 'connectionId' | 'customerId' | 'version'>;

/**
 * Tables made ready for decisions, once for each version in a process. A version never changes, so nothing here can be stale: which
 * version counts is the session's and the head's to say. The ones that were used longest ago are forgotten.
 */
export class CompiledTables {
  readonly #db: Database;
  readonly #known = new Map<string, CompiledTable>();
  readonly #loading = new Map<string, Promise<CompiledTable | null>>();
  #rows = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Null when the version is not held. */
  async find(key: TableVersionKey): Promise<CompiledTable | null> {
    const name = nameOf(key);
    const known = this.#use(name);
    if (known !== null) return known;
    const loading =
      this.#loading.get(name) ??
      this.#db.as(key, (tx) => this.findIn(tx, key), { readOnly: true }).finally(() => this.#loading.delete(name));
    this.#loading.set(name, loading);
    return loading;
  }

  /**
   * The same within a transaction of the enterprise or of the system; not of a version that this very transaction keeps, because it
   * may not commit.
   */
  async findIn(tx: Tx, key: TableVersionKey): Promise<CompiledTable | null> {
    const known = this.#use(nameOf(key));
    if (known !== null) return known;
    const tableId = await findTableId(tx, key);
    const document = tableId === null ? null : await findDocument(tx, { ...key, tableId }, key.version);
    return document === null ? null : this.#keep(key, compileVersion(key, readStoredTable(document)));
  }

  #keep(key: TableVersionKey, compiled: CompiledTable): CompiledTable {
    this.#drop(nameOf(key));
    this.#known.set(nameOf(key), compiled);
    this.#rows += rowsOf(compiled);
    for (const name of this.#known.keys()) {
      if (this.#rows <= limits.compiledTableRows || this.#known.size === 1) break;
      this.#drop(name);
    }
    return compiled;
  }

  #use(name: string): CompiledTable | null {
    const known = this.#known.get(name);
    if (known === undefined) return null;
    // A Map keeps its order: what is used goes to the end, and the front was used longest ago.
    this.#known.delete(name);
    this.#known.set(name, known);
    return known;
  }

  #drop(name: string): void {
    const known = this.#known.get(name);
    if (known !== undefined) this.#rows -= rowsOf(known);
    this.#known.delete(name);
  }
}

export function compileVersion(key: TableVersionKey, table: PermissionTable): CompiledTable {
  const { enterpriseId, connectionId, customerId, version } = key;
  return compileTable(table, { enterpriseId, connectionId, customerId, version: Number(version) });
}

function rowsOf({ table }: CompiledTable): number {
  return 1 + table.grants.length + table.holders.length + table.accounts.length + table.departments.length;
}

function nameOf({ enterpriseId, connectionId, customerId, version }: TableVersionKey): string {
  return `${enterpriseId} ${connectionId} ${version} ${customerId}`;
}
