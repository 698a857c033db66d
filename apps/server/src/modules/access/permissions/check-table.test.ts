import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorMs } from '../../../../../../tests/support/processor-time.ts';
import { anyTable } from '../../../../../../tests/support/access/random-table.ts';
import {
  basic,
  dollars,
  general,
  grantOf,
  holderOf,
  noLimits,
  ruleOf,
  sampleTable,
} from '../../../../../../tests/support/access/sample-table.ts';
import { checkTable, refusalsOf } from './check-table.ts';
import type { ApprovalRule, GrantLimits, PermissionTable, TableGrant } from './table.ts';

/** What is wrong, as `list row field code`. */
function faultsOf(table: Partial<PermissionTable>): string[] {
  return checkTable({ ...sampleTable, ...table }).map(
    ({ place, field, code }) => `${place.list} ${place.row} ${field} ${code}`,
  );
}

const prepare = (more: Partial<TableGrant>) => [grantOf('payments:prepare', more)];
const limited = (limits: Partial<GrantLimits>) => prepare({ limits: { ...noLimits, ...limits } });
const single = (...accountNumbers: string[]) => ({ kind: 'accounts' as const, accountNumbers });
const signedBy = (roleId: string, need = 1, departmentId: string | null = null): ApprovalRule['demand'] => ({
  kind: 'steps',
  ordered: false,
  steps: [{ need, from: [{ roleId, departmentId }] }],
});

test('a table in order has no fault', () => {
  expect(checkTable(sampleTable)).toEqual([]);
});

describe('a fault is told with its row and field:', () => {
  const department = (departmentId: string, parentId: string | null) => ({
    departmentId,
    nameZh: '部',
    nameEn: 'D',
    parentId,
  });
  const top = sampleTable.departments;

  test.each<[title: string, table: Partial<PermissionTable>, faults: string[]]>([
    [
      'unknown parent',
      { departments: [...top, department('x', 'nowhere')] },
      ['departments 4 parentId unknown_parent'],
    ],
    [
      'departments in a circle, once',
      { departments: [...top, department('x', 'y'), department('y', 'z'), department('z', 'x')] },
      ['departments 4 parentId department_cycle'],
    ],
    ['its own parent', { departments: [...top, department('x', 'x')] }, ['departments 4 parentId department_cycle']],
    [
      'twice the same department',
      { departments: [...top, department('payables', 'finance')] },
      ['departments 4 departmentId duplicate_id'],
    ],
    [
      'a role without a base that is known, and a standard role on another base',
      {
        roles: [
          ...sampleTable.roles,
          { roleId: 'clerk', nameZh: '员', nameEn: 'Clerk', base: 'emperor' },
          { roleId: 'trustee', nameZh: '托', nameEn: 'Trustee', base: 'owner' },
        ],
      },
      ['roles 5 base unknown_base', 'roles 6 base base_of_standard_role'],
    ],
    [
      'twice the same account',
      { accounts: [...sampleTable.accounts, ...sampleTable.accounts.slice(0, 1)] },
      ['accounts 4 accountNumber duplicate_id'],
    ],
    [
      'a holder of what is not there',
      {
        holders: [
          ...sampleTable.holders,
          holderOf('p-x', 'emperor', { departmentId: 'moon', accountNumbers: ['1', general, general] }),
        ],
      },
      [
        'holders 7 roleId unknown_role',
        'holders 7 departmentId unknown_department',
        'holders 7 accountNumbers unknown_account',
        'holders 7 accountNumbers repeated_account',
      ],
    ],
    [
      'days that are none or reversed',
      {
        holders: [
          ...sampleTable.holders,
          holderOf('p-x', 'owner', { validFrom: '2026-02-30' }),
          holderOf('p-y', 'owner', { validFrom: '2026-02-03', validUntil: '2026-02-02' }),
        ],
      },
      ['holders 7 validFrom no_such_day', 'holders 8 validUntil days_reversed'],
    ],
    [
      'twice the same holder',
      { holders: [...sampleTable.holders, holderOf('p-treasurer', 'treasurer')] },
      ['holders 7 subject duplicate_id'],
    ],
    ['unknown account', { grants: prepare({ accounts: single('1') }) }, ['grants 0 accounts unknown_account']],
    [
      'unknown product',
      { grants: prepare({ accounts: { kind: 'product', product: 'gold' } }) },
      ['grants 0 accounts unknown_product'],
    ],
    ['no account', { grants: prepare({ accounts: single() }) }, ['grants 0 accounts no_account']],
    [
      'another currency',
      { grants: prepare({ accounts: single(dollars) }) },
      ['grants 0 currency account_of_other_currency'],
    ],
    [
      'no such currency',
      { grants: prepare({ accounts: { kind: 'product', product: 'basic' }, currency: 'USD' }) },
      ['grants 0 currency no_account_in_currency'],
    ],
    [
      'a negative limit',
      { grants: limited({ perPaymentMinor: -1n, dayCount: -1 }) },
      ['grants 0 limits.perPayment negative_limit', 'grants 0 limits.dayCount negative_limit'],
    ],
    [
      'one payment above a day',
      { grants: limited({ perPaymentMinor: 3n, dayAmountMinor: 2n }) },
      ['grants 0 limits.perPayment payment_above_day'],
    ],
    [
      'one payment above a month',
      { grants: limited({ perPaymentMinor: 3n, monthAmountMinor: 2n }) },
      ['grants 0 limits.perPayment payment_above_month'],
    ],
    [
      'a day above a month',
      { grants: limited({ dayAmountMinor: 3n, monthAmountMinor: 2n, dayCount: 3, monthCount: 2 }) },
      ['grants 0 limits.dayAmount day_above_month', 'grants 0 limits.dayCount day_above_month'],
    ],
    [
      'a limit beyond measure',
      { grants: limited({ dayAmountMinor: 10n ** 18n }) },
      ['grants 0 limits.dayAmount limit_too_large'],
    ],
    [
      'limits without a currency',
      { grants: prepare({ currency: null, limits: { ...noLimits, dayAmountMinor: 1n } }) },
      ['grants 0 currency currency_missing'],
    ],
    [
      'an amount where there is none',
      {
        grants: [
          grantOf('accounts:read', { currency: 'CNY', limits: { ...noLimits, dayCount: 1 }, counterparties: ['1'] }),
        ],
      },
      [
        'grants 0 currency currency_without_amount',
        'grants 0 limits.dayCount limit_without_amount',
        'grants 0 counterparties counterparties_without_amount',
      ],
    ],
    [
      'somebody to pay named twice in two spellings',
      { grants: prepare({ counterparties: ['7730-2065-01', '7730206501', '--'] }) },
      ['grants 0 counterparties repeated_counterparty', 'grants 0 counterparties unreadable_counterparty'],
    ],
    ['nobody to pay', { grants: prepare({ counterparties: [] }) }, ['grants 0 counterparties no_counterparty']],
    [
      'hours that are none',
      { grants: prepare({ window: { days: [2, 1], from: '18:00', until: '08:00', timeZone: 'Moon/Sea' } }) },
      [
        'grants 0 window.timeZone unknown_time_zone',
        'grants 0 window.days window_days',
        'grants 0 window.until window_hours',
      ],
    ],
    [
      'a signature class where none belongs',
      { grants: prepare({ signatureClass: 'E' }) },
      ['grants 0 signatureClass signature_class_misplaced'],
    ],
    [
      'no signature class where one belongs',
      { grants: [grantOf('payments:approve', { signatureClass: null })] },
      ['grants 0 signatureClass signature_class_missing'],
    ],
    [
      'a grant to nobody that is there',
      { grants: prepare({ roleId: 'emperor', departmentId: 'moon' }) },
      ['grants 0 roleId unknown_role', 'grants 0 departmentId unknown_department'],
    ],
  ])('%s', (_, table, faults) => {
    expect(
      refusalsOf(checkTable({ ...sampleTable, ...table })).map(
        ({ place, field, code }) => `${place.list} ${place.row} ${field} ${code}`,
      ),
    ).toEqual(faults);
  });
});

describe('two grants of the same account', () => {
  const readOf = (more: Partial<TableGrant>) => grantOf('accounts:read', more);

  test('of thousands of days are told apart in no time', () => {
    const day = (row: number): string => new Date(Date.UTC(2000, 0, 1) + row * 86_400_000).toISOString().slice(0, 10);
    const grants = Array.from({ length: 6_000 }, (_, row) =>
      grantOf('accounts:read', { validFrom: day(row), validUntil: day(row) }),
    );
    const accounts = sampleTable.accounts
      .slice(0, 1)
      .flatMap((account) => Array.from({ length: 50 }, (_, n) => ({ ...account, accountNumber: `a-${n}` })));
    const started = processorMs();
    expect(checkTable({ ...sampleTable, accounts, holders: [], approvalRules: [], grants })).toEqual([]);
    expect(processorMs() - started).toBeLessThan(5_000);
  });

  test('overlap where they say the same, and contradict each other where they do not', () => {
    const grants = [
      ...limited({ perPaymentMinor: 1n }),
      ...limited({ perPaymentMinor: 1n }),
      ...limited({ perPaymentMinor: 2n }),
      readOf({ accounts: single(basic, general) }),
      readOf({ accounts: single(general) }),
    ];
    const faults = refusalsOf(checkTable({ ...sampleTable, grants }));
    expect(faults.map(({ place, code, other }) => [place.row, code, other?.row])).toEqual([
      [1, 'grant_overlaps', 0],
      [2, 'grant_contradicts', 0],
      [4, 'grant_overlaps', 3],
    ]);
    expect(faults[1]?.text).toEqual({
      zh: '与权限第 1 行就同一账户说法不一',
      en: 'says of the same account something else than row 1 of the grants',
    });
  });

  test('are in order with another precision, on other days, in another currency or below', () => {
    const grants = [
      readOf({}),
      readOf({ accounts: { kind: 'product', product: 'general' } }),
      readOf({ accounts: single(general), validUntil: '2026-11-21' }),
      readOf({ accounts: single(general), validFrom: '2026-11-22' }),
      readOf({ departmentId: 'payables' }),
      ...prepare({}),
      ...prepare({ currency: 'USD' }),
    ];
    expect(refusalsOf(checkTable({ ...sampleTable, grants }))).toEqual([]);
  });

  test('a row is called what the caller calls it', () => {
    const grants = [readOf({}), readOf({})];
    const nameRow = ({ row }: { row: number }) => ({ zh: `第 ${row + 2} 行`, en: `line ${row + 2}` });
    expect(checkTable({ ...sampleTable, grants }, nameRow)[0]?.text.en).toBe(
      'grants the same on the same account as line 2',
    );
  });
});

describe('approval rules', () => {
  const demand = signedBy('treasurer');

  test.each<[title: string, rules: ApprovalRule[], faults: string[]]>([
    ['overlap', [ruleOf({ demand, toMinor: 10n }), ruleOf({ demand, fromMinor: 9n })], ['1 from bands_overlap']],
    ['one amount in both', [ruleOf({ demand, toMinor: 10n }), ruleOf({ demand, fromMinor: 10n })], []],
    ['a gap between', [ruleOf({ demand, toMinor: 10n }), ruleOf({ demand, fromMinor: 11n })], ['1 to band_gap']],
    ['a gap below', [ruleOf({ demand, fromMinor: 1n })], ['0 to band_gap']],
    ['a gap above', [ruleOf({ demand, toMinor: 1n })], ['0 to band_gap']],
    ['reversed', [ruleOf({ demand, fromMinor: 5n, toMinor: 5n })], ['0 to band_reversed']],
    ['an unknown signer', [ruleOf({ demand: signedBy('emperor') })], ['0 demand.steps.0.from unknown_role']],
    ['nobody in that place', [ruleOf({ demand: signedBy('treasurer', 1, 'purchasing') })], ['0 demand nobody_signs']],
    ['more than there are', [ruleOf({ demand: signedBy('treasurer', 2) })], ['0 demand too_few_sign']],
    [
      'no step, no need',
      [
        ruleOf({ demand: { kind: 'steps', ordered: false, steps: [] } }),
        ruleOf({ accounts: single(basic), demand: signedBy('treasurer', 0) }),
      ],
      ['0 demand no_steps', '1 demand.steps.0.need bad_need'],
    ],
    ['more precise beside less', [ruleOf({ demand }), ruleOf({ demand, accounts: single(basic) })], []],
    ['hours', [ruleOf({ demand, expiresAfterHours: 0 })], ['0 expiresAfterHours bad_expiry']],
  ])('%s', (_, approvalRules, faults) => {
    expect(faultsOf({ approvalRules })).toEqual(faults.map((one) => `approvalRules ${one}`));
  });

  test('ask for more than the maker: where only he could sign, nobody can', () => {
    const grants = [
      grantOf('payments:prepare', { roleId: 'treasurer' }),
      grantOf('payments:release', { roleId: 'treasurer' }),
    ];
    const table = { grants, approvalRules: [ruleOf({ demand })] };
    expect(faultsOf(table)).toEqual(['approvalRules 0 demand too_few_sign']);
    expect(faultsOf({ ...table, holders: [...sampleTable.holders, holderOf('p-second', 'treasurer')] })).toEqual([]);
  });

  test('that nobody can satisfy keep a change back, but not what the bank has signed', () => {
    const faults = checkTable({ ...sampleTable, approvalRules: [ruleOf({ demand: signedBy('treasurer', 2) })] });
    expect(faults).toHaveLength(1);
    expect(refusalsOf(faults)).toEqual([]);
  });
});

test('a few rows that name more accounts than a table can hold are refused before anything is made of them', () => {
  const accounts = Array.from({ length: 2_000 }, (_, n) => ({
    ...sampleTable.accounts[0]!,
    accountNumber: `6222-${n}`,
  }));
  const grants = Array.from({ length: 1_001 }, () => grantOf('payments:prepare', { accounts: { kind: 'all' } }));
  expect(faultsOf({ accounts, grants })).toEqual(['grants 1000 accounts too_many_cells']);
});

test('any table is checked without an error of ours, and every fault names a row that is there', () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      for (const { place, text } of checkTable(table)) {
        expect(table[place.list].length).toBeGreaterThan(place.row);
        expect(`${text.zh}${text.en}`).not.toContain('{');
      }
    }),
  );
});
