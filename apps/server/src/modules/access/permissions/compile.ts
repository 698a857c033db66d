import { accountKey } from '../../../platform/account-number.ts';
import { assert } from '../../../platform/errors.ts';
import { accountActions, amountActions } from './account-actions.ts';
import { accountsIn, indexAccounts, type AccountIndex } from './account-index.ts';
import { firstDay, lastDay } from './calendar.ts';
import type { Cell, HolderKey, RuleRow, TableOwner } from './decision.ts';
import { isNamed, signsAlone } from './signatures.ts';
import { Slab, type Room } from './slab.ts';
import type {
  ApprovalRule,
  Demand,
  PermissionTable,
  SignatureClass,
  TableGrant,
  TableHolder,
  TimeWindow,
} from './table.ts';

/**
 * A grant made ready for decisions; days are days since 1970. What nearly every decision looks at stands first: it is fetched from
 * memory together.
 */
export interface CompiledGrant extends Cell {
  /** Whether nothing but the limit of one payment stands to be looked at. */
  readonly plain: boolean;
  readonly perPaymentMinor: bigint | null;
  /** Whether its action has an amount, and whether doing it is a signature. */
  readonly hasAmount: boolean;
  readonly signs: boolean;
  readonly signatureClass: SignatureClass | null;
  /** Whether it holds on every day. */
  readonly always: boolean;
  readonly fromDay: number;
  readonly untilDay: number;
  readonly window: TimeWindow | null;
  /** As account numbers are compared. */
  readonly counterparties: ReadonlySet<string> | null;
  /** Whether it matters who is paid. */
  readonly asksCounterparty: boolean;
  readonly cumulative: boolean;
}

/** An approval rule made ready for decisions. */
export interface CompiledRule extends RuleRow {
  readonly demand: Demand;
}

/**
 * Cells of one role in one department, account by account from `offset` on, among those of other places. 0 is nothing; up to the
 * number of grants it is that grant, counted from 1; above that a list of `lists`, of which the first that holds on a day decides.
 */
export interface PlaceSheet {
  readonly cells: Room<Uint16Array>;
  /**
   * Of each cell how much it opens in minor units, where nothing else of its grant has to be looked at and one rule is for every
   * amount; else NaN. Grants are many more than fit near the processor: a decision that finds a number here does not fetch one.
   */
  readonly mosts: Room<Float64Array>;
  readonly lists: readonly (readonly CompiledGrant[])[];
}

/** What a decision needs of an account, in one place. */
export interface AccountSpot {
  readonly account: number;
  readonly currency: string;
  /** The rule that covers every amount, where there is such a one; else they are looked through. */
  readonly openRule: CompiledRule | null;
  readonly rules: readonly CompiledRule[];
}

/** A permission table made ready for decisions: names became numbers, what depends on the tree of departments is worked out once. */
export interface CompiledTable {
  /** By the places of the accounts. */
  readonly spots: readonly AccountSpot[];
  /** That of all accounts; null when they have several. */
  readonly currency: string | null;
  readonly actions: ReadonlyMap<string, number>;
  /** In the order of the table. */
  readonly grants: readonly CompiledGrant[];
  readonly owner: TableOwner;
  readonly version: number;
  readonly table: PermissionTable;
  readonly accounts: ReadonlyMap<string, number>;
  readonly roleNames: ReadonlyMap<string, PermissionTable['roles'][number]>;
  readonly departmentNames: ReadonlyMap<string, PermissionTable['departments'][number]>;
  readonly holders: ReadonlyMap<string, TableHolder>;
  /** Of a role in a department; worked out when somebody first asks. */
  readonly placeOf: (roleId: string, departmentId: string) => PlaceSheet;
}

/** Which actions there are, in the order of their columns, and which have an amount. Tables share it. */
export interface ActionCatalogue {
  readonly columns: ReadonlyMap<string, number>;
  readonly withAmount: ReadonlySet<string>;
}

const scopeOrder = ['accounts', 'product', 'all'] as const;
export const cellSlab = new Slab((length) => new Uint16Array(length));
const mostSlab = new Slab((length) => new Float64Array(length).fill(Number.NaN));
const accountCatalogue = catalogueOf(accountActions, amountActions);

export function catalogueOf(actions: readonly string[], withAmount: ReadonlySet<string>): ActionCatalogue {
  return { columns: new Map(actions.map((action, column) => [action, column])), withAmount };
}

/** Compiles a table that has been checked; of one that has not, what contradicts itself opens nothing more than its first row says. */
export function compileTable(
  table: PermissionTable,
  about: TableOwner & { readonly version: number },
  catalogue: ActionCatalogue = accountCatalogue,
): CompiledTable {
  const { columns: actions } = catalogue;
  const departmentNames = new Map(table.departments.map((one) => [one.departmentId, one]));
  const grants = table.grants.map((grant, row) => compileGrant(grant, row, catalogue));
  const grantsOfPlace = Map.groupBy(grants, ({ grant }) => placeKey(grant.roleId, grant.departmentId));
  const accounts = indexAccounts(table);
  const spots = spotsOf(table, accounts);
  // By department, then by role: a key of both would be put together for every session.
  const places = new Map<string, Map<string, PlaceSheet>>();
  return {
    spots,
    currency: spots.every(({ currency }) => currency === spots[0]?.currency) ? (spots[0]?.currency ?? null) : null,
    actions,
    grants,
    accounts: accounts.byNumber,
    owner: { enterpriseId: about.enterpriseId, connectionId: about.connectionId, customerId: about.customerId },
    version: about.version,
    table,
    roleNames: new Map(table.roles.map((one) => [one.roleId, one])),
    departmentNames,
    holders: new Map(table.holders.map((holder) => [holderKey(holder), holder])),
    placeOf: (roleId, departmentId) => {
      const known = places.get(departmentId)?.get(roleId);
      if (known !== undefined) return known;
      const upwards = departmentsUpwards(departmentNames, departmentId);
      const nearestFirst = upwards.map((one) => grantsOfPlace.get(placeKey(roleId, one)) ?? []);
      const place = compilePlace({ holder: { roleId, departmentId }, accounts, actions, grants, spots }, nearestFirst);
      // Only places that the table knows are remembered, so that asking for others costs no memory.
      if (upwards.length > 0) places.set(departmentId, (places.get(departmentId) ?? new Map()).set(roleId, place));
      return place;
    },
  };
}

/** Names a row of the holders. */
export function holderKey({ subject, roleId, departmentId }: HolderKey): string {
  return JSON.stringify([subject, roleId, departmentId]);
}

/** The department and those above it; none when it is unknown. A cycle ends where it closes. */
export function departmentsUpwards(
  departments: ReadonlyMap<string, { readonly parentId: string | null }>,
  departmentId: string,
): string[] {
  const upwards: string[] = [];
  for (let next: string | null = departmentId; next !== null && !upwards.includes(next);) {
    const department = departments.get(next);
    if (department === undefined) break;
    upwards.push(next);
    next = department.parentId;
  }
  return upwards;
}

function placeKey(roleId: string, departmentId: string): string {
  return `${departmentId} ${roleId}`;
}

function compileGrant(grant: TableGrant, row: number, { withAmount }: ActionCatalogue): CompiledGrant {
  const { limits } = grant;
  const cumulative =
    limits.dayAmountMinor !== null ||
    limits.dayCount !== null ||
    limits.monthAmountMinor !== null ||
    limits.monthCount !== null ||
    limits.counterpartyDayMinor !== null;
  const always = grant.validFrom === null && grant.validUntil === null;
  const asksCounterparty = grant.counterparties !== null || limits.counterpartyDayMinor !== null;
  return {
    plain: always && grant.window === null && !asksCounterparty && !cumulative,
    perPaymentMinor: limits.perPaymentMinor,
    hasAmount: withAmount.has(grant.action),
    signs: grant.action === 'payments:approve' || grant.action === 'payments:release',
    signatureClass: grant.signatureClass,
    always,
    fromDay: firstDay(grant.validFrom),
    untilDay: lastDay(grant.validUntil),
    window: grant.window,
    counterparties: grant.counterparties === null ? null : new Set(grant.counterparties.map(accountKey)),
    asksCounterparty,
    cumulative,
    row,
    grant,
  };
}

/** Minor units are whole numbers: up to here a float holds each of them, and no amount above it is rounded down to it. */
const mostExact = BigInt(Number.MAX_SAFE_INTEGER);

/** What a cell opens by the short way. A signature goes it where it counts and another one is needed besides. */
function simpleMostOf(granted: CompiledGrant, { openRule }: AccountSpot, holder: PlaceOf): number {
  const { plain, hasAmount, signs, signatureClass, perPaymentMinor } = granted;
  if (!plain || !hasAmount || openRule === null) return Number.NaN;
  const { demand } = openRule;
  if (signs && (!isNamed(demand, holder, signatureClass) || signsAlone(demand, signatureClass))) return Number.NaN;
  if (perPaymentMinor === null) return Infinity;
  return perPaymentMinor <= mostExact ? Number(perPaymentMinor) : Number.NaN;
}

type PlaceOf = Pick<TableHolder, 'roleId' | 'departmentId'>;

interface PlaceParts {
  readonly holder: PlaceOf;
  readonly accounts: AccountIndex;
  readonly actions: ReadonlyMap<string, number>;
  readonly grants: readonly CompiledGrant[];
  readonly spots: readonly AccountSpot[];
}

function compilePlace(
  { holder, accounts, actions, grants, spots }: PlaceParts,
  nearestFirst: readonly (readonly CompiledGrant[])[],
): PlaceSheet {
  const found = new Map<number, CompiledGrant[]>();
  for (const ofDepartment of nearestFirst)
    for (const kind of scopeOrder)
      for (const compiled of ofDepartment) {
        const { grant } = compiled;
        const action = actions.get(grant.action);
        if (grant.accounts.kind !== kind || action === undefined) continue;
        for (const account of accountsIn(accounts, grant.accounts, grant.currency))
          add(found, account * actions.size + action, compiled);
      }
  const length = accounts.all.length * actions.size;
  assert(length + grants.length < 65_535, 'the grants and lists of a place are numbered in 16 bits');
  const [cells, mosts] = [cellSlab.take(length), mostSlab.take(length)];
  const lists: (readonly CompiledGrant[])[] = [];
  const known = new Map<string, number>();
  for (const [cell, list] of found) {
    const [first] = list;
    if (first === undefined) continue;
    const name = list.map(({ row }) => row).join();
    const entry = list.length === 1 ? first.row + 1 : (known.get(name) ?? grants.length + lists.push(list));
    known.set(name, entry);
    cells.array[cells.offset + cell] = entry;
    const spot = spots[Math.floor(cell / actions.size)];
    if (list.length === 1 && spot !== undefined) mosts.array[mosts.offset + cell] = simpleMostOf(first, spot, holder);
  }
  return { cells, mosts, lists };
}

function add(lists: Map<number, CompiledGrant[]>, cell: number, compiled: CompiledGrant): void {
  const list = lists.get(cell);
  if (list === undefined) lists.set(cell, [compiled]);
  // Behind a grant that holds on every day nothing is ever reached.
  else if (!list.some(({ always }) => always)) list.push(compiled);
}

function spotsOf({ approvalRules }: PermissionTable, accounts: AccountIndex): AccountSpot[] {
  const rows = approvalRules.map((rule, row): CompiledRule => ({ demand: rule.demand, row, rule }));
  const rules: CompiledRule[][] = accounts.all.map(() => []);
  for (const kind of scopeOrder)
    for (const one of rows) {
      if (one.rule.accounts.kind !== kind) continue;
      for (const account of accountsIn(accounts, one.rule.accounts, one.rule.currency)) rules[account]?.push(one);
    }
  return rules.map((own, account) => {
    const [first] = own;
    const isOpen = first !== undefined && first.rule.fromMinor === null && first.rule.toMinor === null;
    return { account, currency: accounts.currencies[account] ?? '', openRule: isOpen ? first : null, rules: own };
  });
}

/** What stands of the account; undefined when the table does not have it. */
export function spotOf({ accounts, spots }: CompiledTable, accountNumber: string): AccountSpot | undefined {
  return spots[accounts.get(accountNumber) ?? -1];
}

/** Whether the amount lies in the band of the rule. */
function inBand({ fromMinor, toMinor }: ApprovalRule, amountMinor: bigint): boolean {
  return (fromMinor === null || amountMinor >= fromMinor) && (toMinor === null || amountMinor < toMinor);
}

/** The rule of an amount on an account; null when none covers it. */
export function ruleAt({ openRule, rules }: AccountSpot, amountMinor: bigint): CompiledRule | null {
  if (openRule !== null) return openRule;
  for (const one of rules) if (inBand(one.rule, amountMinor)) return one;
  return null;
}
