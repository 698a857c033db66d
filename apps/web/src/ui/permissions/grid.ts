import type { Text } from '../../api/types.ts';
import type { PermissionView } from '../../paths.ts';
import { ACCOUNT_ACTIONS, isValidOn } from './table-types.ts';
import type { Account, AccountAction, Department, Holder, PermissionTable } from './table-types.ts';
import { covers, departmentsUp } from './cells.ts';
import type { CellPlace } from './cells.ts';

export type View = PermissionView;

/** A row is one mandate: a role in a department; in the view by person, that of one holder; in the view by account, on one account. */
export type GridRow = {
  key: string;
  name: Text;
  /** What stands small beside the name: a department, where the group does not say it. */
  note: Text | null;
  people: number | null;
  roleId: string;
  departmentId: string;
  holder: Holder | null;
  accountNumber: string | null;
};
export type GridGroup = { key: string; name: Text; depth: number; account: Account | null; rows: GridRow[] };
/** The columns of one account; of none in the view by account, where the row says the account. */
export type ColumnGroup = { account: Account | null; actions: readonly AccountAction[] };
export type Grid = { columns: ColumnGroup[]; groups: GridGroup[] };
export type GridChoice = {
  view: View;
  day: string;
  departmentId: string | null;
  accountNumbers: readonly string[] | null;
  actions: readonly AccountAction[];
};

export function nameOf({ nameZh, nameEn }: { nameZh: string; nameEn: string }): Text {
  return { zh: nameZh === '' ? null : nameZh, en: nameEn === '' ? null : nameEn };
}

/** Lays a table out as rows and columns for one view and its filters. */
export function layOut(table: PermissionTable, choice: GridChoice): Grid {
  const accounts = table.accounts.filter(
    ({ accountNumber }) => choice.accountNumbers === null || choice.accountNumbers.includes(accountNumber),
  );
  const mandates = mandatesOf(table, choice);
  if (choice.view === 'account') {
    return {
      columns: [{ account: null, actions: choice.actions }],
      groups: accounts.map((account) => accountGroup(table, account, mandates)),
    };
  }
  const columns = accounts.map((account) => ({ account, actions: choice.actions }));
  return {
    columns,
    groups: choice.view === 'role' ? departmentGroups(table, mandates) : personGroups(table, mandates, choice.day),
  };
}

/** The cell of a row under a column; null where the holder's mandate leaves the account out. */
export function placeOf(row: GridRow, account: Account | null, action: AccountAction): CellPlace | null {
  const accountNumber = account?.accountNumber ?? row.accountNumber;
  if (accountNumber === null) return null;
  const narrowed = row.holder?.accountNumbers ?? null;
  if (narrowed !== null && !narrowed.includes(accountNumber)) return null;
  return { roleId: row.roleId, departmentId: row.departmentId, accountNumber, action };
}

type Mandate = { roleId: string; departmentId: string; name: Text; people: number };

/** Every role in a department that somebody holds or that a grant is written for, in the order of departments and roles. */
function mandatesOf(table: PermissionTable, { departmentId, day }: GridChoice): Mandate[] {
  const known = new Set([...table.holders, ...table.grants].map((one) => mandateKey(one)));
  const people = new Map<string, Set<string>>();
  for (const holder of table.holders) {
    if (!isValidOn(holder, day)) continue;
    const key = mandateKey(holder);
    people.set(key, (people.get(key) ?? new Set()).add(holder.subject));
  }
  const parents = new Map(table.departments.map((one) => [one.departmentId, one.parentId]));
  return inTreeOrder(table.departments)
    .filter(
      ({ department }) =>
        departmentId === null || departmentsUp(department.departmentId, parents).includes(departmentId),
    )
    .flatMap(({ department }) =>
      table.roles
        .map((role) => ({ role, key: mandateKey({ roleId: role.roleId, departmentId: department.departmentId }) }))
        .filter(({ key }) => known.has(key))
        .map(({ role, key }) => ({
          roleId: role.roleId,
          departmentId: department.departmentId,
          name: nameOf(role),
          people: people.get(key)?.size ?? 0,
        })),
    );
}

function departmentGroups(table: PermissionTable, mandates: Mandate[]): GridGroup[] {
  const wanted = new Set(mandates.map(({ departmentId }) => departmentId));
  const parents = new Map(table.departments.map((one) => [one.departmentId, one.parentId]));
  const shown = new Set([...wanted].flatMap((departmentId) => departmentsUp(departmentId, parents)));
  return inTreeOrder(table.departments)
    .filter(({ department }) => shown.has(department.departmentId))
    .map(({ department, depth }) => ({
      key: department.departmentId,
      name: nameOf(department),
      depth,
      account: null,
      rows: mandates
        .filter(({ departmentId }) => departmentId === department.departmentId)
        .map((mandate) => ({ ...mandate, key: mandateKey(mandate), note: null, holder: null, accountNumber: null })),
    }));
}

function personGroups(table: PermissionTable, mandates: Mandate[], day: string): GridGroup[] {
  const departments = new Map(table.departments.map((department) => [department.departmentId, nameOf(department)]));
  const byKey = new Map(mandates.map((mandate) => [mandateKey(mandate), mandate]));
  const groups = new Map<string, GridGroup>();
  for (const [place, holder] of table.holders.entries()) {
    const mandate = byKey.get(mandateKey(holder));
    if (mandate === undefined || !isValidOn(holder, day)) continue;
    const group = groups.get(holder.subject) ?? {
      key: holder.subject,
      name: nameOf(holder),
      depth: 0,
      account: null,
      rows: [],
    };
    const note = departments.get(holder.departmentId) ?? null;
    group.rows.push({ ...mandate, key: `holder ${place}`, people: null, note, holder, accountNumber: null });
    groups.set(holder.subject, group);
  }
  return [...groups.values()].toSorted((one, other) =>
    (one.name.zh ?? one.name.en ?? '').localeCompare(other.name.zh ?? other.name.en ?? ''),
  );
}

function accountGroup(table: PermissionTable, account: Account, mandates: Mandate[]): GridGroup {
  const parents = new Map(table.departments.map((one) => [one.departmentId, one.parentId]));
  const names = new Map(table.departments.map((department) => [department.departmentId, nameOf(department)]));
  const touching = table.grants.filter((grant) => covers(grant, account));
  const rows = mandates
    .filter(({ roleId, departmentId }) => {
      const up = departmentsUp(departmentId, parents);
      return touching.some((grant) => grant.roleId === roleId && up.includes(grant.departmentId));
    })
    .map((mandate) => ({
      ...mandate,
      key: `${account.accountNumber} ${mandateKey(mandate)}`,
      note: names.get(mandate.departmentId) ?? null,
      holder: null,
      accountNumber: account.accountNumber,
    }));
  return { key: account.accountNumber, name: nameOf(account), depth: 0, account, rows };
}

/** Departments as a tree is read: each before those below it. One whose parent is unknown stands at the top. */
export function inTreeOrder(departments: readonly Department[]): { department: Department; depth: number }[] {
  const known = new Set(departments.map(({ departmentId }) => departmentId));
  const below = Map.groupBy(departments, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  );
  const ordered: { department: Department; depth: number }[] = [];
  const seen = new Set<string>();
  const walk = (parentId: string | null, depth: number): void => {
    for (const department of below.get(parentId) ?? []) {
      if (seen.has(department.departmentId)) continue;
      seen.add(department.departmentId);
      ordered.push({ department, depth });
      walk(department.departmentId, depth + 1);
    }
  };
  walk(null, 0);
  return ordered;
}

export function mandateKey({ roleId, departmentId }: { roleId: string; departmentId: string }): string {
  return JSON.stringify([departmentId, roleId]);
}

/** How many cells are drawn at once: more are turned over by pages, because each cell can be reached by keyboard. */
const MOST_CELLS = 2_000;
const MOST_COLUMNS = 60;

export type GridPage = { grid: Grid; accountPages: number; rowPages: number };

/** Cuts a grid into pages that a browser draws at once: accounts side by side first, then rows. */
export function cutPage({ columns, groups }: Grid, accountPage: number, rowPage: number): GridPage {
  const perAccount = Math.max(1, columns[0]?.actions.length ?? ACCOUNT_ACTIONS.length);
  const accountsAtOnce = Math.max(1, Math.floor(MOST_COLUMNS / perAccount));
  const accountPages = Math.max(1, Math.ceil(columns.length / accountsAtOnce));
  const page = Math.min(accountPage, accountPages - 1);
  const shown = columns.slice(page * accountsAtOnce, (page + 1) * accountsAtOnce);
  const rowsAtOnce = Math.max(20, Math.floor(MOST_CELLS / Math.max(1, shown.length * perAccount)));
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0);
  const rowPages = Math.max(1, Math.ceil(rows / rowsAtOnce));
  const from = Math.min(rowPage, rowPages - 1) * rowsAtOnce;
  return {
    grid: { columns: shown, groups: rowsBetween(groups, from, from + rowsAtOnce, rowPages) },
    accountPages,
    rowPages,
  };
}

function rowsBetween(groups: GridGroup[], from: number, to: number, pages: number): GridGroup[] {
  if (pages === 1) return groups;
  let before = 0;
  return groups.flatMap((group) => {
    const start = before;
    before += group.rows.length;
    const rows = group.rows.slice(Math.max(0, from - start), Math.max(0, to - start));
    return rows.length === 0 ? [] : [{ ...group, rows }];
  });
}
