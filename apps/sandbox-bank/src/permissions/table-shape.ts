import { Compile } from 'typebox/compile';
import type { FieldError } from '../api/problem.ts';
import { shapeErrors } from './shape-errors.ts';
import * as shapes from './table.ts';

/** A line of a table with its place, by which errors name it. */
export type Placed<Line> = { line: Line; place: number };

/** The lines of a table whose shape is right. */
export type ShapedTable = {
  departments: Placed<shapes.TableDepartment>[];
  roles: Placed<shapes.TableRole>[];
  holders: Placed<shapes.TableHolder>[];
  grants: Placed<shapes.TableGrant>[];
  approvalRules: Placed<shapes.ApprovalRule>[];
};

/** Most lines of each list. */
const mostLines: Record<keyof ShapedTable, number> = {
  departments: 500,
  roles: 200,
  holders: 5_000,
  grants: 20_000,
  approvalRules: 1_000,
};

const lineShape = {
  departments: shapes.TableDepartment,
  roles: shapes.TableRole,
  holders: shapes.TableHolder,
  grants: shapes.TableGrant,
  approvalRules: shapes.ApprovalRule,
};
const lineCheck = {
  departments: Compile(shapes.TableDepartment),
  roles: Compile(shapes.TableRole),
  holders: Compile(shapes.TableHolder),
  grants: Compile(shapes.TableGrant),
  approvalRules: Compile(shapes.ApprovalRule),
};

/** Reads what should be a table. Every line with a wrong shape is named with all that is wrong, and left out. */
export function shapeTable(value: unknown): { table: ShapedTable; errors: FieldError[] } {
  const table: ShapedTable = { departments: [], roles: [], holders: [], grants: [], approvalRules: [] };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { table, errors: [{ field: 'table', reason: 'must be an object' }] };
  }
  const lists = new Map<string, unknown>(Object.entries(value));
  const errors: FieldError[] = [...lists.keys()]
    .filter((name) => !Object.hasOwn(table, name))
    .map((name) => ({ field: `table.${name}`, reason: 'is not known here' }));
  errors.push(
    ...readList(lists, 'departments', lineCheck.departments, table.departments),
    ...readList(lists, 'roles', lineCheck.roles, table.roles),
    ...readList(lists, 'holders', lineCheck.holders, table.holders),
    ...readList(lists, 'grants', lineCheck.grants, table.grants),
    ...readList(lists, 'approvalRules', lineCheck.approvalRules, table.approvalRules),
  );
  return { table, errors };
}

function readList<Line>(
  lists: Map<string, unknown>,
  name: keyof ShapedTable,
  check: { Check: (line: unknown) => line is Line },
  into: Placed<Line>[],
): FieldError[] {
  const list = lists.get(name);
  const field = `table.${name}`;
  if (!Array.isArray(list)) return [{ field, reason: list === undefined ? 'is missing' : 'must be a list' }];
  if (list.length > mostLines[name]) return [{ field, reason: `must have at most ${mostLines[name]} lines` }];
  return list.flatMap((line: unknown, place) => {
    if (!check.Check(line)) return shapeErrors(lineShape[name], line, ['table', name, String(place)]);
    into.push({ line, place });
    return [];
  });
}
