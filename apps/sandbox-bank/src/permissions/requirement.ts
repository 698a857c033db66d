import type { FieldError } from '../api/problem.ts';
import { bankDay, isWithin } from './bank-day.ts';
import { checkTable } from './table-check.ts';
import { shapeTable, type ShapedTable } from './table-shape.ts';
import type { HolderKey, PermissionTable, TableAccount, TableHolder } from './table.ts';

/** Somebody who agreed to a requirement, and when. */
export type ApprovedBy = HolderKey & { approvedAt: string };

/** What a customer asks its table to become. */
export type Requirement = {
  requirementId: string;
  basedOnVersion: number;
  /** The wanted table, not yet checked. */
  table: unknown;
  submittedBy: HolderKey;
  approvedBy: ApprovedBy[];
};

/** Bases of the roles that may ask for another table. */
const rulingBases: readonly string[] = ['owner', 'treasurer', 'asset_manager', 'trustee'];
/** Bases that the bank gives out itself: to those who run the network, and to its own staff. */
const reservedBases: readonly string[] = ['operator', 'relationship_manager'];
/** How far the clock of a client may be ahead, ms. */
const skewMs = 60_000;

/** Finds a holder's line; null when the table has none. */
export function findHolder(
  { holders }: Pick<PermissionTable, 'holders'>,
  { subject, roleId, departmentId }: HolderKey,
): TableHolder | null {
  const found = holders.find(
    (line) => line.subject === subject && line.roleId === roleId && line.departmentId === departmentId,
  );
  return found ?? null;
}

/** Why those who ask may not: two different people who rule are needed, by the table in force. */
export function checkAuthority(
  current: PermissionTable,
  { submittedBy, approvedBy }: Pick<Requirement, 'submittedBy' | 'approvedBy'>,
  now: Date,
): FieldError[] {
  const errors = ruleFaults(current, submittedBy, 'submittedBy', now);
  const seen = new Set([submittedBy.subject]);
  if (approvedBy.length === 0) errors.push({ field: 'approvedBy', reason: 'must name a second person' });
  for (const [index, approval] of approvedBy.entries()) {
    const field = `approvedBy.${index}`;
    errors.push(...ruleFaults(current, approval, field, now));
    if (seen.has(approval.subject)) {
      errors.push({
        field: `${field}.subject`,
        reason: 'must be a different person: nobody approves twice, or his own',
      });
    }
    seen.add(approval.subject);
    if (Date.parse(approval.approvedAt) > now.getTime() + skewMs) {
      errors.push({ field: `${field}.approvedAt`, reason: 'lies in the future' });
    }
  }
  return errors;
}

function ruleFaults(current: PermissionTable, who: HolderKey, field: string, now: Date): FieldError[] {
  const holder = findHolder(current, who);
  if (holder === null) return [{ field, reason: 'is not a holder of the table in force' }];
  if (!isWithin(bankDay(now), holder)) return [{ field, reason: 'does not hold the role today' }];
  const base = current.roles.find(({ roleId }) => roleId === who.roleId)?.base ?? '';
  return rulingBases.includes(base) ? [] : [{ field: `${field}.roleId`, reason: 'may not change the table' }];
}

export type CheckedAgainst = {
  current: PermissionTable;
  accounts: readonly TableAccount[];
  /** People whom the bank knows, of those that the table names. */
  people: ReadonlySet<string>;
  now: Date;
};

/** Reads the wanted table and names everything that is wrong with it. */
export function checkWanted(
  wanted: unknown,
  { current, accounts, people, now }: CheckedAgainst,
): { table: PermissionTable; errors: FieldError[] } {
  const { table: shaped, errors } = shapeTable(wanted);
  errors.push(...checkTable(shaped, accounts), ...checkReserved(shaped, current), ...checkPeople(shaped, people));
  const table: PermissionTable = {
    departments: lines(shaped.departments),
    roles: lines(shaped.roles),
    accounts: [...accounts],
    holders: lines(shaped.holders),
    grants: lines(shaped.grants),
    approvalRules: lines(shaped.approvalRules),
  };
  if (errors.length === 0 && !somebodyRules(table, now)) {
    errors.push({ field: 'table.holders', reason: 'must keep somebody who may change the table' });
  }
  return { table, errors };
}

/** The people whom a table names, whatever else is wrong with it. */
export function subjectsOf(wanted: unknown): string[] {
  return [...new Set(shapeTable(wanted).table.holders.map(({ line }) => line.subject))];
}

function lines<Line>(placed: readonly { line: Line }[]): Line[] {
  return placed.map(({ line }) => line);
}

function checkReserved({ roles }: ShapedTable, current: PermissionTable): FieldError[] {
  const before = new Map(current.roles.map(({ roleId, base }) => [roleId, base]));
  return roles
    .filter(({ line }) => reservedBases.includes(line.base) && before.get(line.roleId) !== line.base)
    .map(({ line, place }) => ({
      field: `table.roles.${place}.base`,
      reason: `${line.base} is given by the bank alone`,
    }));
}

function checkPeople({ holders }: ShapedTable, people: ReadonlySet<string>): FieldError[] {
  return holders
    .filter(({ line }) => !people.has(line.subject))
    .map(({ line, place }) => ({
      field: `table.holders.${place}.subject`,
      reason: `the bank knows nobody called ${line.subject}`,
    }));
}

function somebodyRules({ holders, roles }: PermissionTable, now: Date): boolean {
  const ruling = new Set(roles.filter(({ base }) => rulingBases.includes(base)).map(({ roleId }) => roleId));
  return holders.some((holder) => ruling.has(holder.roleId) && isWithin(bankDay(now), holder));
}
