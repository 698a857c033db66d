import type { Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { checkTable, refusalsOf } from '../permissions/check-table.ts';
import { PermissionTableView } from '../permissions/table-schemas.ts';
import { readTable } from '../permissions/table-wire.ts';
import type { PermissionTable } from '../permissions/table.ts';

const shape = Compile(PermissionTableView);
/** Of a table that contradicts itself so many faults are told: the bank finds the others when it looks. */
const faultsTold = 5;

/** Reads a table as a bank's interface writes it. @returns the table, or what is wrong with it in words for the operator. */
export function readWireTable(document: unknown): { readonly table: PermissionTable } | { readonly fault: string } {
  if (!shape.Check(document)) {
    const [first] = shape.Errors(document);
    const place = (first?.instancePath ?? '').split('/').filter(Boolean).join('.');
    return { fault: `table${place === '' ? '' : `.${place}`}: ${first?.message ?? 'is not of the agreed shape'}` };
  }
  const { table, unreadable } = readTable(document);
  if (unreadable.length > 0) {
    return {
      fault: unreadable
        .slice(0, faultsTold)
        .map(({ path, reason }) => `table.${path}: ${reason}`)
        .join('; '),
    };
  }
  const [fault, ...more] = refusalsOf(checkTable(table));
  if (fault === undefined) return { table };
  const { place, field, text } = fault;
  const others = more.length === 0 ? '' : ` (and ${more.length} more faults)`;
  return { fault: `table.${[place.list, place.row, field].join('.')}: ${text.en}${others}` };
}

/** Reads the document of a version that was checked before it was kept. */
export function readStoredTable(document: unknown): PermissionTable {
  // Only what fits the schema, amounts and all, was kept.
  return readTable(document as Static<typeof PermissionTableView>).table;
}
