import {
  accountActions,
  catalogueOf,
  compileTable,
  type AccountAction,
  type ActionCatalogue,
  type CompiledTable,
  type PermissionTable,
  type TableGrant,
  type TableHolder,
} from '../../apps/server/src/modules/access/index.ts';
import type { Money } from '../../apps/server/src/platform/money.ts';
import { grantOf, holderOf, noLimits, ruleOf } from '../../tests/support/access/sample-table.ts';

/** Enterprises of 5 roles, 6 departments, 10 accounts and 8 actions, each of which has an amount and a limit in every cell. */
export const shape = { roles: 5, departments: 6, accounts: 10, actions: 8 } as const;

export interface BenchEnterprise {
  readonly table: PermissionTable;
  readonly compiled: CompiledTable;
}

/** A request as it comes in: everything by name. */
export interface BenchRequest {
  readonly session: string;
  readonly enterprise: number;
  readonly role: string;
  readonly department: string;
  readonly accountNumber: string;
  readonly action: string;
  readonly amount: Money;
  readonly at: Date;
}

// The seven account actions, and one that the bank desk is to bring: the catalogue is a parameter of the compiler.
export const actions: readonly AccountAction[] = [...accountActions, 'payments:collect' as AccountAction];
export const catalogue: ActionCatalogue = catalogueOf(actions, new Set(actions));
export const roleIds = Array.from({ length: shape.roles }, (_, role) => `role-${role}`);
export const departmentIds = Array.from({ length: shape.departments }, (_, department) => `department-${department}`);

export function accountNumberOf(enterprise: number, account: number): string {
  return `6217${String(enterprise).padStart(6, '0')}${String(account).padStart(6, '0')}`;
}

export function sessionOf(enterprise: number, role: number, department: number): string {
  return `session-${enterprise}-${role}-${department}`;
}

export function enterpriseOf(session: string): number {
  return Number(session.split('-')[1]);
}

/**
 * Departments below a head; two thirds of the grants are given in the department itself and the rest come from above, some products
 * and single accounts have limits of their own: what counts has to be worked out, and differs from cell to cell.
 */
export function buildEnterprise(enterprise: number): BenchEnterprise {
  const accounts = Array.from({ length: shape.accounts }, (_, account) => ({
    accountNumber: accountNumberOf(enterprise, account),
    nameZh: `账户${account}`,
    nameEn: `Account ${account}`,
    product: account < 5 ? 'current' : 'deposit',
    currency: 'CNY',
    lastDigits: String(account),
  }));
  const table: PermissionTable = {
    departments: departmentIds.map((departmentId, index) => ({
      departmentId,
      nameZh: `部门${index}`,
      nameEn: `Department ${index}`,
      parentId: index === 0 ? null : 'department-0',
    })),
    roles: roleIds.map((roleId, index) => ({
      roleId,
      nameZh: `岗位${index}`,
      nameEn: `Role ${index}`,
      base: 'accountant',
    })),
    accounts,
    holders: departmentIds.flatMap((departmentId) =>
      roleIds.map((roleId): TableHolder => holderOf('person', roleId, { departmentId })),
    ),
    grants: grantsOf(
      enterprise,
      accounts.map(({ accountNumber }) => accountNumber),
    ),
    approvalRules: [ruleOf()],
  };
  const owner = { enterpriseId: `e-${enterprise}`, connectionId: 'c', customerId: 'k', version: 1 };
  return { table, compiled: compileTable(table, owner, catalogue) };
}

function grantsOf(enterprise: number, accountNumbers: readonly string[]): TableGrant[] {
  const grants: TableGrant[] = [];
  for (const [role, roleId] of roleIds.entries())
    for (const [department, departmentId] of departmentIds.entries())
      for (const [column, action] of actions.entries()) {
        const limited = (kind: number, accounts: TableGrant['accounts']): void => {
          // 100.00 to 1,000,099.00, another one for every grant.
          const perPaymentMinor = BigInt(
            10_000 +
              ((enterprise * 7_919 + role * 104_729 + department * 1_299_709 + column * 15_485_863 + kind * 611_953) %
                1_000_000) *
                100,
          );
          const limits = { ...noLimits, perPaymentMinor };
          grants.push(grantOf(action, { roleId, departmentId, accounts, currency: 'CNY', limits }));
        };
        if (department === 0 || (role + department + column) % 3 !== 0) limited(0, { kind: 'all' });
        if ((role + column) % 4 === 0) limited(1, { kind: 'product', product: 'deposit' });
        if ((department + column) % 5 === 0) {
          limited(2, { kind: 'accounts', accountNumbers: [accountNumbers[(role + column) % shape.accounts] ?? ''] });
        }
      }
  return grants;
}
