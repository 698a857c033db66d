import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { CompiledTable } from '../permissions/compile.ts';
import type { CompiledTables } from '../tables/compiled-tables.ts';
import { findHead, lockHead } from '../tables/table-store.ts';
import { signingTable } from './compiled-signing-table.ts';
import type { ActingHolder, SigningTable, SigningTables, TableRef } from './signing-table.ts';

/** The tables that are in force, as far as signing asks them. */
export class TablesInForce implements SigningTables {
  readonly #compiled: Pick<CompiledTables, 'findIn'>;
  readonly #read = new WeakMap<CompiledTable, SigningTable>();

  constructor(compiled: Pick<CompiledTables, 'findIn'>) {
    this.#compiled = compiled;
  }

  holderOf(context: ActingContext): ActingHolder {
    const { enterpriseId, connectionId, customerId, personId, mandateId, subject, roleId, departmentId } = context;
    return { table: { enterpriseId, connectionId, customerId }, personId, mandateId, subject, roleId, departmentId };
  }

  async current(tx: Tx, table: TableRef, { lock }: { readonly lock: boolean }): Promise<SigningTable | null> {
    const head = lock ? await lockHead(tx, table, 'share') : await findHead(tx, table);
    const compiled = head === null ? null : await this.#compiled.findIn(tx, head);
    if (compiled === null) return null;
    const known = this.#read.get(compiled) ?? signingTable(compiled);
    this.#read.set(compiled, known);
    return known;
  }
}
