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
    expect(decided).toEqual({
      outcome: 'deny',
      reason: {
        code: 'per_payment_limit',
        text: {
          zh: '超过单笔限额：财务部会计在基本户（尾号 8841）每笔最多 50,000.00 元',
          en: 'denied: limit 50,000.00 CNY per payment for accountant in Finance',
        },
        limit: yuan(5_000_000n),
        gap: yuan(3_000_000n),
      },
    });
  });
});
