import { assert } from '../../../platform/errors.ts';
import type { TableContentsView, TablePart } from '../permissions/table-schemas.ts';

/** The parts of a table that a change may change. */
export const parts = [
  'departments',
  'roles',
  'holders',
  'grants',
  'approvalRules',
] as const satisfies readonly TablePart[];
export type RowOf<P extends TablePart> = TableContentsView[P][number];

/** One row that differs: `before` null, it is new; `after` null, it goes. */
export interface Difference<Row> {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: Row | null;
  readonly after: Row | null;
  /** The members that differ; of an added or removed row, none. */
  readonly fields: string[];
}
export type TableDiff = { [P in TablePart]: Difference<RowOf<P>>[] };

/** How many rows of each part differ, and how. */
export type DiffSummary = Record<TablePart, Record<Difference<unknown>['kind'], number>>;

/** By what a row is known: what is the same here is the same row, changed. */
const keyOf: { [P in TablePart]: (row: RowOf<P>) => unknown[] } = {
  departments: (row) => [row.departmentId],
  roles: (row) => [row.roleId],
  holders: (row) => [row.subject, row.roleId, row.departmentId],
  grants: (row) => [row.roleId, row.departmentId, scopeKey(row.accounts), row.action, row.currency],
  approvalRules: (row) => [scopeKey(row.accounts), row.currency, row.from],
};

/** What stands in one table and not, or not so, in the other; in the order of the later table, what goes first of all. */
export function diffTables(before: TableContentsView, later: TableContentsView): TableDiff {
  return {
    departments: diffRows(before.departments, later.departments, keyOf.departments),
    roles: diffRows(before.roles, later.roles, keyOf.roles),
    holders: diffRows(before.holders, later.holders, keyOf.holders),
    grants: diffRows(before.grants, later.grants, keyOf.grants),
    approvalRules: diffRows(before.approvalRules, later.approvalRules, keyOf.approvalRules),
  };
}

export function summarize(diff: TableDiff): DiffSummary {
  const count = (rows: readonly Difference<unknown>[]) => {
    const of = (kind: Difference<unknown>['kind']): number => rows.filter((row) => row.kind === kind).length;
    return { added: of('added'), removed: of('removed'), changed: of('changed') };
  };
  return {
    departments: count(diff.departments),
    roles: count(diff.roles),
    holders: count(diff.holders),
    grants: count(diff.grants),
    approvalRules: count(diff.approvalRules),
  };
}

export function changesNothing(summary: DiffSummary): boolean {
  return parts.every((part) => Object.values(summary[part]).every((count) => count === 0));
}

/** A row that both touched, by its place in the change; null where the change takes it away. */
export interface Conflict {
  readonly part: TablePart;
  readonly row: number | null;
}

/**
 * Brings a change onto a newer version: what it adds, removes and changes is done to that one.
 * @returns null in place of the contents where both touched the same row differently; `conflicts` names these rows.
 */
export function rebase(
  base: TableContentsView,
  mine: TableContentsView,
  current: TableContentsView,
): { contents: TableContentsView | null; conflicts: Conflict[] } {
  const conflicts: Conflict[] = [];
  const merged = <P extends TablePart>(part: P): RowOf<P>[] => {
    const merge = mergeRows<RowOf<P>>(base[part], mine[part], current[part], keyOf[part]);
    conflicts.push(...merge.conflicts.map((row) => ({ part, row })));
    return merge.rows;
  };
  const contents: TableContentsView = {
    departments: merged('departments'),
    roles: merged('roles'),
    holders: merged('holders'),
    grants: merged('grants'),
    approvalRules: merged('approvalRules'),
  };
  return { contents: conflicts.length === 0 ? contents : null, conflicts };
}

function diffRows<Row extends object>(
  before: readonly Row[],
  later: readonly Row[],
  key: (row: Row) => unknown[],
): Difference<Row>[] {
  const old = keyed(before, later, key);
  const added: Difference<Row>[] = [];
  const seen = new Set<string>();
  for (const [name, row] of keyed(later, before, key)) {
    const was = old.get(name);
    seen.add(name);
    if (was === undefined) added.push({ kind: 'added', before: null, after: row, fields: [] });
    else if (textOf(was) !== textOf(row))
      added.push({ kind: 'changed', before: was, after: row, fields: differing(was, row) });
  }
  const removed = [...old].filter(([name]) => !seen.has(name));
  return [
    ...removed.map(([, row]): Difference<Row> => ({ kind: 'removed', before: row, after: null, fields: [] })),
    ...added,
  ];
}

function mergeRows<Row extends object>(
  base: readonly Row[],
  mine: readonly Row[],
  current: readonly Row[],
  key: (row: Row) => unknown[],
): { rows: Row[]; conflicts: (number | null)[] } {
  const differences = diffRows(base, mine, key);
  const theirs = new Map(diffRows(base, current, key).map((one) => [textOf(key(rowOf(one))), one] as const));
  const goes = new Map<string, Row | null>();
  const comes: Row[] = [];
  const conflicts: (number | null)[] = [];
  for (const one of differences) {
    const row = rowOf(one);
    const other = theirs.get(textOf(key(row)));
    if (other !== undefined) {
      // Both wrote the same: it is done already.
      if (textOf(other.after) === textOf(one.after)) continue;
      conflicts.push(one.after === null ? null : mine.indexOf(one.after));
    } else if (one.before === null) comes.push(row);
    else goes.set(textOf(one.before), one.after);
  }
  const rows = current.flatMap((row) => {
    const then = goes.get(textOf(row));
    if (then === undefined) return [row];
    return then === null ? [] : [then];
  });
  return { rows: [...rows, ...comes], conflicts };
}

/**
 * Rows by their key. Several of one key (grants with different days) are told apart by what stands in both tables unchanged first,
 * and by their order behind that.
 */
function keyed<Row extends object>(
  rows: readonly Row[],
  other: readonly Row[],
  key: (row: Row) => unknown[],
): Map<string, Row> {
  const unchanged = new Set(other.map(textOf));
  const counts = new Map<string, number>();
  const found = new Map<string, Row>();
  for (const row of rows) {
    const name = textOf(key(row));
    const text = textOf(row);
    const prefix = unchanged.has(text) ? `same ${text}` : `key ${name}`;
    const place = counts.get(prefix) ?? 0;
    counts.set(prefix, place + 1);
    found.set(`${prefix} ${place}`, row);
  }
  return found;
}

function rowOf<Row>({ before, after }: Difference<Row>): Row {
  const row = after ?? before;
  assert(row !== null, 'a difference has a row');
  return row;
}

function differing<Row extends object>(before: Row, later: Row): string[] {
  const was = new Map(Object.entries(before));
  return Object.entries(later)
    .filter(([name, value]) => textOf(value) !== textOf(was.get(name)))
    .map(([name]) => name);
}

function scopeKey(scope: TableContentsView['grants'][number]['accounts']): unknown[] {
  if (scope.kind === 'accounts') return ['accounts', scope.accountNumbers.toSorted()];
  return scope.kind === 'product' ? ['product', scope.product] : ['all'];
}

function textOf(value: unknown): string {
  return JSON.stringify(value);
}
