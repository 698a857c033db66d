import { expect, test } from 'vitest';
import type { Cell, Decision, Demand, LimitUse } from '../../access/index.ts';
import type { TableNames } from '../payments-ports.ts';
import { demandText, exceededText, moneyText, quantity, releasesAlone } from './decision.ts';

const classes: Demand = { kind: 'classes' };
const ownStep: Demand = {
  kind: 'steps',
  ordered: false,
  steps: [{ need: 1, from: [{ roleId: 'treasurer', departmentId: null }] }],
};
const names: Pick<TableNames, 'role' | 'department'> = {
  role: (roleId) => ({ zh: `角色${roleId}`, en: `role ${roleId}` }),
  department: (departmentId) => ({ zh: `部门${departmentId}`, en: `department ${departmentId}` }),
};

const grant: Cell['grant'] = {
  roleId: 'r',
  departmentId: 'd',
  accounts: { kind: 'all' },
  action: 'payments:release',
  currency: null,
  limits: {
    perPaymentMinor: null,
    dayAmountMinor: null,
    dayCount: null,
    monthAmountMinor: null,
    monthCount: null,
    counterpartyDayMinor: null,
  },
  counterparties: null,
  window: null,
  validFrom: null,
  validUntil: null,
  signatureClass: null,
};

function release(signatureClass: Cell['grant']['signatureClass'], outcome: 'allow' | 'deny' = 'allow'): Decision {
  if (outcome === 'deny')
    return {
      outcome,
      reason: { code: 'not_granted', text: { zh: '否', en: 'no' }, limit: null, gap: null, limitCount: null },
    };
  return { outcome, cell: { row: 0, grant: { ...grant, signatureClass } }, uses: [] };
}

test('only a rule of classes and a release of class E let the maker release alone', () => {
  expect(releasesAlone(classes, release('E'))).toBe(true);
  for (const other of ['A', 'B', 'T', null] as const) expect(releasesAlone(classes, release(other))).toBe(false);
  expect(releasesAlone(classes, release('E', 'deny'))).toBe(false);
  expect([releasesAlone(null, release('E')), releasesAlone(null, release('A'))]).toEqual([true, false]);
});

test('a rule with steps is never fulfilled by the maker, even where it names his role', () => {
  expect(releasesAlone(ownStep, release('E'))).toBe(false);
});

test('who has to sign is named in both languages, in order where there is one', () => {
  const demand: Demand = {
    kind: 'steps',
    ordered: true,
    steps: [
      { need: 1, from: [{ roleId: 'a', departmentId: 'x' }] },
      {
        need: 2,
        from: [
          { roleId: 'b', departmentId: null },
          { roleId: 'c', departmentId: null },
        ],
      },
    ],
  };
  expect(demandText(demand, names)).toEqual({
    zh: '部门x角色a 1 名，然后角色b或角色c 2 名',
    en: '1 of role a in department x, then 2 of role b or role c',
  });
});

const use: LimitUse = {
  key: {
    enterpriseId: 'e',
    connectionId: 'c',
    customerId: '1',
    roleId: 'r',
    departmentId: 'd',
    action: 'payments:prepare',
    accountNumber: '1',
    counterparty: null,
    period: 'day',
    of: 'amount',
    currency: 'CNY',
  },
  limit: 10_000_000n,
  amount: 1n,
};

test('a limit that is passed says what it is and what is left', () => {
  expect(exceededText({ use, used: 9_000_050n }).en).toBe(
    'Beyond the limit of 100,000.00 CNY for the amount of a day; 9,999.50 CNY is left.',
  );
  expect(exceededText({ use, used: 20_000_000n }).en).toContain('0.00 CNY is left');
  const count: LimitUse = { ...use, key: { ...use.key, of: 'count', currency: null }, limit: 5n };
  expect(exceededText({ use: count, used: 5n }).zh).toBe('超出当日笔数限额 5，剩余 0。');
  expect([quantity(use, 120n), quantity(count, 3n)]).toEqual(['1.20', '3']);
});

test('amounts are written with thousands apart', () => {
  expect(moneyText({ amountMinor: 123_456_789n, currency: 'CNY' })).toBe('1,234,567.89 CNY');
  expect(moneyText({ amountMinor: 1_000n, currency: 'JPY' })).toBe('1,000 JPY');
});
