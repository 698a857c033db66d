import { describe, expect, test } from 'vitest';
import { makeSampleWorld } from '../../../apps/dev-env/src/sample-world/sample-world.ts';
import { openedAccounts } from '../../../apps/sandbox-bank/src/permissions/opened-accounts.ts';
import { checkTable } from '../../../apps/sandbox-bank/src/permissions/table-check.ts';
import { shapeTable } from '../../../apps/sandbox-bank/src/permissions/table-shape.ts';
import type { PermissionTable } from '../../../apps/sandbox-bank/src/permissions/table.ts';
import { checkSeed } from '../../../apps/sandbox-bank/src/seed/seed-read.ts';
import { firstTable, mandatesByCustomer } from '../../../apps/sandbox-bank/src/seed/seed-tables.ts';
import { readWireTable } from '../../../apps/server/src/modules/access/index.ts';

const now = new Date('2026-11-20T02:42:00Z');
const world = makeSampleWorld({ now });
const tables = new Map<string, PermissionTable>();
for (const bank of ['huayue', 'lanjiang'] as const) {
  const seed = checkSeed(JSON.parse(JSON.stringify(world.banks[bank])), bank);
  const mandates = mandatesByCustomer(seed.people);
  for (const customer of seed.customers) {
    tables.set(customer.customerId, firstTable(customer, seed.roles, mandates.get(customer.customerId) ?? []));
  }
}

describe('the tables of the sample world', () => {
  test('hold against the check of the bank and against that of the network', () => {
    expect(tables.size).toBeGreaterThan(230);
    for (const [customerId, { accounts, ...wanted }] of tables) {
      const { table, errors } = shapeTable(wanted);
      expect([customerId, ...errors, ...checkTable(table, accounts)]).toEqual([customerId]);
      expect([customerId, readWireTable({ ...wanted, accounts })]).toEqual([
        customerId,
        { table: expect.any(Object) as object },
      ]);
    }
  });

  test('five people around one fund see five different sheets of its custody account', () => {
    const table = tableOf('7731-0008');
    const sheets = ['asset_manager', 'trustee', 'settlor', 'beneficiary', 'fund_administrator'].map((roleId) =>
      sheetOf(table, roleId, '7731-0008-01'),
    );
    expect(sheets.every((sheet) => sheet.length > 0)).toBe(true);
    expect(new Set(sheets.map((sheet) => sheet.join())).size).toBe(5);
  });

  test('a sole owner may prepare and release alone; an operator and a relationship manager open no account', () => {
    const [single] = [...tables.values()].filter(({ holders }) => holders.length === 1);
    const owner = single?.holders[0];
    expect(owner?.roleId).toBe('owner');
    for (const { grants } of openedAccounts(single!, owner!, '2026-11-20')) {
      expect(grants.get('payments:release')).toMatchObject({ signatureClass: 'E', limits: { perPayment: null } });
      expect(grants.has('payments:prepare')).toBe(true);
    }
    for (const table of tables.values()) {
      for (const holder of table.holders) {
        if (!['operator', 'relationship_manager'].includes(holder.roleId)) continue;
        expect(openedAccounts(table, holder, '2026-11-20')).toEqual([]);
      }
    }
  });

  test('a mandate opens the accounts that the seed named for it, where the standard table holds', () => {
    const seed = world.banks.huayue;
    for (const { personId, mandates } of seed.people) {
      for (const { customerId, roleId, departmentId, accountIds } of mandates) {
        if (['7730-1942', '7731-0008'].includes(customerId)) continue;
        if (roleId === 'operator' || roleId === 'relationship_manager') continue;
        const table = tableOf(customerId);
        const holder = table.holders.find(
          (line) => line.subject === personId && line.roleId === roleId && line.departmentId === departmentId,
        );
        const opened = openedAccounts(table, holder!, '2026-11-20').map(({ account }) => account.accountNumber);
        expect([personId, customerId, ...opened]).toEqual([personId, customerId, ...accountIds]);
      }
    }
  });
});

function tableOf(customerId: string): PermissionTable {
  const table = tables.get(customerId);
  if (table === undefined) throw new Error(`no table of ${customerId}`);
  return table;
}

function sheetOf(table: PermissionTable, roleId: string, accountNumber: string): string[] {
  const holder = table.holders.find((line) => line.roleId === roleId);
  const opened = openedAccounts(table, holder!, '2026-11-20');
  const found = opened.find(({ account }) => account.accountNumber === accountNumber);
  return [...(found?.grants.entries() ?? [])].map(([action, { limits }]) => `${action} ${limits.perPayment ?? ''}`);
}
