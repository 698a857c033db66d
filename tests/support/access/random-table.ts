import fc from 'fast-check';
import {
  accountActionWords,
  type AccountAction,
} from '../../../apps/server/src/modules/access/permissions/account-actions.ts';
import { checkTable } from '../../../apps/server/src/modules/access/permissions/check-table.ts';
import type {
  AccountScope,
  ApprovalRule,
  PermissionTable,
  TableGrant,
  TableHolder,
} from '../../../apps/server/src/modules/access/permissions/table.ts';
import { noLimits } from './sample-table.ts';

/** Small tables in which much meets: few names, so that grants lie over one another, days and hours near the moment asked about. */

const departments = ['top', 'left', 'right', 'deep'];
const roles = ['owner', 'accountant', 'clerk'];
const accounts = ['a1', 'a2', 'a3', 'a4'];
const actions = Object.keys(accountActionWords).filter(
  (action): action is AccountAction => action in accountActionWords,
);
const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'];
const counterparties = ['c1', 'c-2', 'C3'];
/** The same ones as somebody else writes them, and one more. */
const spelledAnew = ['C 1', 'C2', 'c2', 'c-3', 'c9'];

/** Instants around the days, and around midnight in Shanghai. */
export const anInstant: fc.Arbitrary<Date> = fc
  .record({
    day: fc.constantFrom(...days),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.constantFrom(0, 29, 30, 31, 59),
  })
  .map(({ day, hour, minute }) => new Date(Date.parse(`${day}T00:00:00Z`) + (hour * 60 + minute) * 60_000));

const maybe = <T>(arbitrary: fc.Arbitrary<T>, freq = 2) => fc.option(arbitrary, { freq, nil: null });
const limit = (min: bigint, max: bigint) => maybe(fc.bigInt({ min, max }));
const someAccounts = fc.uniqueArray(fc.constantFrom(...accounts), { minLength: 1, maxLength: 3 });
const scope: fc.Arbitrary<AccountScope> = fc.oneof(
  someAccounts.map((accountNumbers) => ({ kind: 'accounts' as const, accountNumbers })),
  fc.constantFrom('p', 'q').map((product) => ({ kind: 'product' as const, product })),
  fc.constant({ kind: 'all' as const }),
);
const window = fc.record({
  days: fc
    .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })
    .map((all) => all.toSorted((a, b) => a - b)),
  from: fc.constantFrom('00:00', '08:30', '14:00'),
  until: fc.constantFrom('14:01', '18:00', '24:00'),
  timeZone: fc.constantFrom('Asia/Shanghai', 'America/New_York', 'UTC'),
});
const day = fc.option(fc.constantFrom(...days), { freq: 2, nil: null });
const validity = { validFrom: day, validUntil: day };

// Most grants are of two actions, so that there are several of a cell and the order among them matters.
const often = Array.from({ length: 6 }, () => ['payments:prepare', 'payments:release'] as const).flat();

const grant: fc.Arbitrary<TableGrant> = fc
  .record({
    roleId: fc.constantFrom(...roles, 'accountant', 'accountant', 'accountant'),
    departmentId: fc.constantFrom(...departments, 'top', 'left', 'left'),
    accounts: scope,
    action: fc.constantFrom(...actions, 'payments:release', 'payments:approve', ...often),
    currency: fc.constantFrom('CNY', 'CNY', 'USD', null),
    limits: fc.record({
      perPaymentMinor: limit(0n, 8n),
      dayAmountMinor: limit(6n, 10n),
      dayCount: maybe(fc.integer({ min: 0, max: 3 })),
      monthAmountMinor: limit(8n, 12n),
      monthCount: maybe(fc.integer({ min: 0, max: 3 })),
      counterpartyDayMinor: limit(6n, 9n),
    }),
    counterparties: fc.option(fc.uniqueArray(fc.constantFrom(...counterparties), { minLength: 1 }), {
      freq: 4,
      nil: null,
    }),
    window: maybe(window),
    ...validity,
    signatureClass: fc.constantFrom('E' as const, 'A' as const, 'B' as const, 'T' as const),
  })
  .map((one) => {
    const signs = one.action === 'payments:approve' || one.action === 'payments:release';
    const signatureClass = signs ? one.signatureClass : null;
    if (signs || one.action === 'payments:prepare') return { ...one, signatureClass };
    return { ...one, signatureClass, currency: null, limits: noLimits, counterparties: null };
  });

const holder: fc.Arbitrary<TableHolder> = fc.record({
  subject: fc.constantFrom('s1', 's2', 's3', 's4'),
  nameZh: fc.constant('某人'),
  nameEn: fc.constant('Somebody'),
  roleId: fc.constantFrom(...roles),
  departmentId: fc.constantFrom(...departments),
  accountNumbers: maybe(someAccounts, 2),
  ...validity,
});

const signer = fc.record({
  roleId: fc.constantFrom(...roles),
  departmentId: maybe(fc.constantFrom(...departments)),
});
const demand: fc.Arbitrary<ApprovalRule['demand']> = fc.oneof(
  fc.constant({ kind: 'classes' as const }),
  fc.record({
    kind: fc.constant('steps' as const),
    ordered: fc.boolean(),
    steps: fc.array(
      fc.record({ need: fc.integer({ min: 1, max: 2 }), from: fc.array(signer, { minLength: 1, maxLength: 2 }) }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
);
/** The rules of one scope and currency, from nothing to no end. */
const rules: fc.Arbitrary<ApprovalRule[]> = fc
  .record({
    accounts: scope,
    currency: fc.constantFrom('CNY', 'CNY', 'USD'),
    cuts: fc.uniqueArray(fc.bigInt({ min: 1n, max: 12n }), { maxLength: 2 }),
    demands: fc.array(demand, { minLength: 3, maxLength: 3 }),
  })
  .map(({ accounts: covered, currency, cuts, demands }) => {
    const ends = [null, ...cuts.toSorted((a, b) => Number(a - b)), null];
    return demands.slice(0, ends.length - 1).map((one, band) => ({
      accounts: covered,
      currency,
      fromMinor: ends[band] ?? null,
      toMinor: ends[band + 1] ?? null,
      demand: one,
      expiresAfterHours: 24,
      stepUp: false,
    }));
  });

/** Any table, right or wrong. */
export const anyTable: fc.Arbitrary<PermissionTable> = fc
  .record({
    parents: fc.tuple(fc.constantFrom('left', 'right', 'top'), fc.constantFrom('top', 'left')),
    holders: fc.array(holder, { minLength: 1, maxLength: 6 }),
    grants: fc.array(grant, { maxLength: 30 }),
    approvalRules: fc.array(rules, { minLength: 1, maxLength: 4 }).map((all) => all.flat()),
  })
  .map(({ parents: [deep, right], ...rest }) => ({
    departments: [
      { departmentId: 'top', nameZh: '公司', nameEn: 'Top', parentId: null },
      { departmentId: 'left', nameZh: '左', nameEn: 'Left', parentId: 'top' },
      { departmentId: 'right', nameZh: '右', nameEn: 'Right', parentId: right },
      { departmentId: 'deep', nameZh: '下', nameEn: 'Deep', parentId: deep },
    ],
    roles: roles.map((roleId) => ({
      roleId,
      nameZh: roleId,
      nameEn: roleId,
      base: roleId === 'clerk' ? 'viewer' : roleId,
    })),
    accounts: accounts.map((accountNumber, index) => ({
      accountNumber,
      nameZh: accountNumber,
      nameEn: accountNumber,
      product: index < 2 ? 'p' : 'q',
      currency: index === 3 ? 'USD' : 'CNY',
      lastDigits: accountNumber,
    })),
    ...rest,
  }));

/** The same without the rows at which the check finds a fault. */
export const aSoundTable: fc.Arbitrary<PermissionTable> = anyTable.map(withoutFaults);

function withoutFaults(table: PermissionTable): PermissionTable {
  const faults = checkTable(table).filter(({ unmeetable }) => !unmeetable);
  if (faults.length === 0) return table;
  const without = <T>(list: string, rows: readonly T[]): T[] =>
    rows.filter((_, row) => !faults.some(({ place }) => place.list === list && place.row === row));
  return withoutFaults({
    ...table,
    holders: without('holders', table.holders),
    grants: without('grants', table.grants),
    approvalRules: without('approvalRules', table.approvalRules),
  });
}

/** What somebody might ask of such a table, strangers and unknown names among it. */
export const anAsk = fc.record({
  who: fc.record({
    subject: fc.constantFrom('s1', 's2', 's3', 's4', 'stranger'),
    roleId: fc.constantFrom(...roles),
    departmentId: fc.constantFrom(...departments),
  }),
  action: fc.constantFrom(...actions, 'payments:prepare', 'payments:release', 'payments:release', 'payments:burn'),
  accountNumber: fc.constantFrom(...accounts, 'a9'),
  amount: fc.option(
    fc.record({ amountMinor: fc.bigInt({ min: -1n, max: 14n }), currency: fc.constantFrom('CNY', 'CNY', 'USD') }),
    { freq: 4, nil: undefined },
  ),
  counterparty: fc.option(fc.constantFrom(...counterparties, ...spelledAnew), { nil: undefined }),
  at: anInstant,
});
