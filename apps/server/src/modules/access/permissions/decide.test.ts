import { describe, expect, test } from 'vitest';
import {
  basic,
  deposit,
  dollars,
  general,
  grantOf,
  holderOf,
  noLimits,
  ruleOf,
  sampleTable,
} from '../../../../../../tests/support/access/sample-table.ts';
import { compileTable } from './compile.ts';
import { decide } from './decide.ts';
import type { Ask, Decision } from './decision.ts';
import { explain } from './explain.ts';
import { sheetOf } from './sheet.ts';
import type { PermissionTable } from './table.ts';

const owner = { enterpriseId: 'e', connectionId: 'c', customerId: '7730-1942' };
/** Sunday, 14:00 in Shanghai. */
const at = new Date('2026-11-22T06:00:00Z');

function decision(
  who: string,
  ask: Partial<Ask>,
  { table = sampleTable, used }: { table?: PermissionTable; used?: bigint[] } = {},
): Decision {
  return decide(sheetFor(who, table), asked(ask), used);
}

function sheetFor(who: string, table: PermissionTable = sampleTable) {
  const holder = table.holders.find(({ subject }) => subject === who);
  const compiled = compileTable(table, { ...owner, version: 14 });
  return sheetOf(compiled, holder ?? { subject: who, roleId: 'accountant', departmentId: 'finance' });
}

function asked(ask: Partial<Ask>): Ask {
  return { action: 'payments:prepare', accountNumber: basic, at, ...ask };
}

function codeOf(decided: Decision): string {
  return decided.outcome === 'deny' ? decided.reason.code : decided.outcome;
}

const yuan = (amountMinor: bigint) => ({ amountMinor, currency: 'CNY' });

describe('the limit of one payment', () => {
  test.each([
    [4_999_999n, 'needs_approval'],
    [5_000_000n, 'needs_approval'],
    [5_000_001n, 'per_payment_limit'],
    [1n, 'needs_approval'],
    [0n, 'amount_not_positive'],
    [-1n, 'amount_not_positive'],
  ])('%s fen against 50,000.00 CNY is %s', (amountMinor, expected) => {
    expect(codeOf(decision('p-accountant', { amount: yuan(amountMinor) }))).toBe(expected);
  });

  test('is named in both languages, with the gap', () => {
    const decided = decision('p-accountant', { amount: yuan(8_000_000n) });
    if (decided.outcome !== 'deny') throw new Error('it is denied');
    const { code, text, limit, gap, limitCount } = decided.reason;
    expect({ code, text, limit, gap, limitCount }).toEqual({
      code: 'per_payment_limit',
      text: {
        zh: '超过单笔限额：财务部会计在基本户（尾号 8841）每笔最多 50,000.00 元',
        en: 'denied: limit 50,000.00 CNY per payment for accountant in Finance',
      },
      limit: yuan(5_000_000n),
      gap: yuan(3_000_000n),
      limitCount: null,
    });
  });
});

describe('cumulative limits', () => {
  const amount = yuan(4_000_000n);

  test('are told as what is consumed, of the cell and not of the version', () => {
    const decided = decision('p-accountant', { amount });
    const key = {
      ...owner,
      roleId: 'accountant',
      departmentId: 'finance',
      action: 'payments:prepare',
      accountNumber: basic,
    };
    expect(decided).toMatchObject({
      uses: [
        {
          key: { ...key, counterparty: null, period: 'day', of: 'amount', currency: 'CNY' },
          limit: 10_000_000n,
          amount: 4_000_000n,
        },
        { key: { ...key, counterparty: null, period: 'day', of: 'count', currency: null }, limit: 5n, amount: 1n },
      ],
    });
  });

  test.each([
    [[5_999_999n, 0n], 'needs_approval'],
    [[6_000_000n, 4n], 'needs_approval'],
    [[6_000_001n, 4n], 'day_amount_limit'],
    [[0n, 5n], 'day_count_limit'],
    [[], 'day_amount_limit'],
  ])('with %s used already it is %s', (used, expected) => {
    expect(codeOf(decision('p-accountant', { amount }, { used }))).toBe(expected);
  });

  test('of a counterparty are consumed for it, and ask who is paid', () => {
    const limits = { ...noLimits, counterpartyDayMinor: 100n };
    const table = { ...sampleTable, grants: [grantOf('payments:prepare', { limits })] };
    expect(codeOf(decision('p-accountant', { amount: yuan(1n) }, { table }))).toBe('counterparty_missing');
    const decided = decision('p-accountant', { amount: yuan(1n), counterparty: '42' }, { table });
    expect(decided).toMatchObject({
      uses: [{ key: { counterparty: '42', period: 'day', of: 'amount' }, limit: 100n }],
    });
    expect(codeOf(decision('p-accountant', { amount: yuan(1n), counterparty: '42' }, { table, used: [100n] }))).toBe(
      'counterparty_day_limit',
    );
  });

  test.each(['7730-2065-01', '7730206501', '7730 2065-01'])(
    'one that is written %s is the one that may be paid',
    (written) => {
      const limits = { ...noLimits, counterpartyDayMinor: 100n };
      for (const listed of ['7730-2065-01', '7730206501']) {
        const table = { ...sampleTable, grants: [grantOf('payments:prepare', { limits, counterparties: [listed] })] };
        const decided = decision('p-accountant', { amount: yuan(1n), counterparty: written }, { table });
        expect(decided).toMatchObject({ uses: [{ key: { counterparty: '7730206501' } }] });
        const other = decision('p-accountant', { amount: yuan(1n), counterparty: '7730-2065-02' }, { table });
        expect(codeOf(other)).toBe('counterparty_not_allowed');
      }
    },
  );

  test('one of which only dashes are written is not named', () => {
    const table = { ...sampleTable, grants: [grantOf('payments:prepare', { counterparties: ['42'] })] };
    expect(codeOf(decision('p-accountant', { amount: yuan(1n), counterparty: ' - ' }, { table }))).toBe(
      'counterparty_missing',
    );
  });
});

describe('who and where', () => {
  test.each([
    ['the account of another currency', 'p-accountant', { accountNumber: dollars, amount: yuan(1n) }, 'not_granted'],
    ['an account outside the mandate', 'p-narrow', { accountNumber: basic, amount: yuan(1n) }, 'account_out_of_scope'],
    ['an account of the mandate', 'p-narrow', { accountNumber: general, amount: yuan(1n) }, 'needs_approval'],
    ['somebody whom the table does not name', 'p-stranger', { amount: yuan(1n) }, 'unknown_holder'],
    ['an account that is not in the table', 'p-accountant', { accountNumber: '1' }, 'unknown_account'],
    ['an action that there is not', 'p-accountant', { action: 'payments:burn' }, 'unknown_action'],
    [
      'an amount of another currency',
      'p-accountant',
      { amount: { amountMinor: 1n, currency: 'USD' } },
      'currency_mismatch',
    ],
    [
      'an amount where there is none',
      'p-accountant',
      { action: 'accounts:read', amount: yuan(1n) },
      'amount_without_meaning',
    ],
    ['looking', 'p-accountant', { action: 'accounts:read' }, 'allow'],
    [
      'what is granted above, below',
      'p-payables',
      { accountNumber: deposit, amount: yuan(5_000_000n) },
      'needs_approval',
    ],
    ['the nearer department', 'p-payables', { accountNumber: general, amount: yuan(2_000_001n) }, 'per_payment_limit'],
  ] as const)('%s', (_, who, ask, expected) => {
    expect(codeOf(decision(who, ask))).toBe(expected);
  });

  test.each([
    ['2027-06-30T15:59:59Z', 'allow'],
    ['2027-06-30T16:00:00Z', 'mandate_expired'],
  ])('a mandate until 30 June 2027 ends with that day in Shanghai: %s', (instant, expected) => {
    expect(codeOf(decision('p-accountant', { action: 'accounts:read', at: new Date(instant) }))).toBe(expected);
  });

  test('single accounts come before a product, a product before all, and days that are over let the next one through', () => {
    const by = (perPaymentMinor: bigint) => ({ limits: { ...noLimits, perPaymentMinor } });
    const single = { accounts: { kind: 'accounts' as const, accountNumbers: [general] }, validUntil: '2026-11-22' };
    const grants = [
      grantOf('payments:prepare', by(10n)),
      grantOf('payments:prepare', { ...by(20n), accounts: { kind: 'product', product: 'general' } }),
      grantOf('payments:prepare', { ...by(5n), ...single }),
    ];
    const table = { ...sampleTable, grants };
    const most = (accountNumber: string, when: Date) => {
      const decided = decision('p-accountant', { accountNumber, amount: yuan(21n), at: when }, { table });
      return decided.outcome === 'deny' ? decided.reason.limit?.amountMinor : null;
    };
    const tomorrow = new Date('2026-11-22T16:00:00Z');
    expect([most(basic, at), most(general, at), most(general, tomorrow)]).toEqual([10n, 5n, 20n]);
  });

  test.each([
    ['2026-11-20T00:29:59Z', 'outside_hours'],
    ['2026-11-20T00:30:00Z', 'allow'],
    ['2026-11-20T09:59:59Z', 'allow'],
    ['2026-11-20T10:00:00Z', 'outside_hours'],
    ['2026-11-21T02:00:00Z', 'outside_hours'],
  ])('hours from 08:30 to 18:00 on working days: %s is %s', (instant, expected) => {
    const window = { days: [1, 2, 3, 4, 5], from: '08:30', until: '18:00', timeZone: 'Asia/Shanghai' };
    const table = { ...sampleTable, grants: [grantOf('payments:prepare', { window })] };
    expect(codeOf(decision('p-accountant', { at: new Date(instant) }, { table }))).toBe(expected);
  });
});

describe('the approval rule', () => {
  const release = (who: string, amountMinor: bigint) =>
    decision(who, { action: 'payments:release', amount: yuan(amountMinor) });

  test.each([
    [1n, 0],
    [4_999_999n, 0],
    [5_000_000n, 1],
    [49_999_999n, 1],
    [50_000_000n, 2],
  ])('of %s fen is that of its band', (amountMinor, row) => {
    const decided = decision('p-manager', { amount: yuan(amountMinor) });
    expect(decided).toMatchObject({
      outcome: 'needs_approval',
      rule: { row },
      demand: sampleTable.approvalRules[row]?.demand,
    });
  });

  test('lets one signature do where one does, and names the others where it does not', () => {
    expect(release('p-treasurer', 1n).outcome).toBe('allow');
    expect(release('p-treasurer', 5_000_000n).outcome).toBe('needs_approval');
    expect(codeOf(release('p-owner', 1n))).toBe('not_named_by_rule');
    expect(release('p-owner', 50_000_000n).outcome).toBe('allow');
    expect(release('p-treasurer', 50_000_000n).outcome).toBe('needs_approval');
  });

  test('is needed: what no rule covers nobody may pay', () => {
    const table = { ...sampleTable, approvalRules: [ruleOf({ fromMinor: 2n })] };
    expect(codeOf(decision('p-accountant', { amount: yuan(1n) }, { table }))).toBe('no_rule');
    expect(codeOf(decision('p-accountant', { amount: yuan(2n) }, { table }))).toBe('needs_approval');
  });

  test('counts no signature of class T', () => {
    const grants = [grantOf('payments:release', { roleId: 'treasurer', signatureClass: 'T' })];
    const decided = decision(
      'p-treasurer',
      { action: 'payments:release', amount: yuan(1n) },
      { table: { ...sampleTable, grants } },
    );
    expect(codeOf(decided)).toBe('signature_counts_for_nothing');
  });
});

test('a decision shows its checks in their order', () => {
  const ask = asked({ amount: yuan(8_000_000n) });
  const { steps } = explain(sheetFor('p-accountant'), ask, [1_260_000n, 2n]);
  expect(steps.map(({ step, state }) => `${step} ${state}`)).toEqual([
    'mandate passed',
    'account passed',
    'action passed',
    'hours not_needed',
    'per_payment failed',
    'counterparty not_checked',
    'cumulative not_checked',
    'rule not_checked',
  ]);
  expect(steps[0]?.detail).toEqual({ zh: '财务部会计，至 2027-06-30', en: 'accountant in Finance, until 2027-06-30' });
  expect(steps[4]?.detail.zh).toBe('80,000.00 > 50,000.00，差 30,000.00');
  expect(steps[6]?.detail.zh).toBe('今天已用 12,600.00 / 100,000.00；今天已用 2 / 5 笔');
});

test('the rule is told by the names of its roles', () => {
  const { steps } = explain(sheetFor('p-manager'), asked({ amount: yuan(8_000_000n) }));
  expect(steps.at(-1)?.detail).toEqual({
    zh: '50,000.00 元 至 500,000.00 元 以下：财务部财务经理 1 人，再由财务部司库 1 人',
    en: 'from 50,000.00 CNY to below 500,000.00 CNY: 1 of Finance manager in Finance, then 1 of Treasurer in Finance',
  });
});

test('a table that goes round in circles, and one whose days are no days, open nothing more', () => {
  const departments = sampleTable.departments.map((one) =>
    one.departmentId === 'enterprise' ? { ...one, parentId: 'payables' } : one,
  );
  expect(codeOf(decision('p-payables', { action: 'accounts:read' }, { table: { ...sampleTable, departments } }))).toBe(
    'allow',
  );
  const holders = [holderOf('p-accountant', 'accountant', { validUntil: '2027-02-30' })];
  expect(decision('p-accountant', { action: 'accounts:read' }, { table: { ...sampleTable, holders } }).outcome).toBe(
    'deny',
  );
});
