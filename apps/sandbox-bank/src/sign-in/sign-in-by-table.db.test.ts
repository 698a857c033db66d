import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PermissionTable, TableGrant } from '../permissions/table.ts';
import type { BankSeed } from '../seed/bank-seed.ts';
import { beginSignIn, scriptBrowser } from '../testing/browser.ts';
import { sampleSeed } from '../testing/sample-seed.ts';
import { startTestBank, type TestBank } from '../testing/test-bank.ts';

const open = {
  departmentId: 'management',
  accounts: { kind: 'all' },
  currency: null,
  limits: {
    perPayment: null,
    dayAmount: null,
    dayCount: null,
    monthAmount: null,
    monthCount: null,
    counterpartyDay: null,
  },
  counterparties: null,
  window: null,
  validFrom: null,
  validUntil: null,
  signatureClass: null,
} as const;
const read = (roleId: string): TableGrant => ({ ...open, roleId, action: 'accounts:read', accounts: { kind: 'all' } });

/** A role of the customer's own, a holder whose time is over and one whose time has not come. */
const permissionTable: Pick<PermissionTable, 'roles' | 'grants' | 'approvalRules'> & { effectiveFrom: string } = {
  effectiveFrom: '2026-05-01T01:00:00Z',
  roles: [
    { roleId: 'chief', nameZh: '财务总监', nameEn: 'Chief financial officer', base: 'treasurer' },
    { roleId: 'viewer', nameZh: '查看人', nameEn: 'Viewer', base: 'viewer' },
    { roleId: 'accountant', nameZh: '会计', nameEn: 'Accountant', base: 'accountant' },
  ],
  grants: [
    read('chief'),
    {
      ...read('chief'),
      action: 'payments:release',
      currency: 'CNY',
      limits: { ...open.limits, perPayment: '2000000.00' },
      accounts: { kind: 'accounts', accountNumbers: ['qh-8841'] },
      signatureClass: 'B',
    },
    { ...read('viewer'), accounts: { kind: 'product', product: 'guarantee' } },
    { ...read('accountant'), validUntil: '2026-01-31' },
  ],
  approvalRules: [],
};
const seed: BankSeed = {
  ...sampleSeed,
  customers: sampleSeed.customers.map((customer) =>
    customer.customerId === '7730-1942' ? { ...customer, permissionTable } : customer,
  ),
  people: sampleSeed.people.map((person) => ({
    ...person,
    mandates: person.mandates.map((mandate) => {
      if (mandate.customerId !== '7730-1942') return mandate;
      const accountIds = ['qh-8841', 'qh-5513'];
      if (mandate.roleId === 'treasurer') return { ...mandate, roleId: 'chief' };
      return mandate.roleId === 'viewer' ? { ...mandate, accountIds, validUntil: '2999-12-31' } : mandate;
    }),
  })),
};

let bank: TestBank;
beforeEach(async () => {
  bank = await startTestBank({ seed });
});
afterEach(() => bank[Symbol.asyncDispose]());

const value = (roleId: string, departmentId: string) => JSON.stringify(['7730-1942', roleId, departmentId]);
const error = (url: string): string | null => new URL(url).searchParams.get('error');
const detail = (more: object) => [{ type: 'mandate', ...more }];

async function claims(person: string, roleId: string, departmentId: string): Promise<Record<string, unknown>> {
  const browser = scriptBrowser(bank.issuer);
  const { page, finish } = await beginSignIn(bank, browser);
  const tokens = await finish(await browser.post(page.url, { person, mandate: value(roleId, departmentId) }));
  return (tokens.claims() as Record<string, Record<string, unknown>>)['mandate']!;
}

describe('the ID token says what the table in force says', () => {
  test('the name and the base of a role of the customer’s own, and the accounts that its grants open', async () => {
    expect(await claims('p-treasurer', 'chief', 'finance')).toMatchObject({
      roleId: 'chief',
      roleName: { zh: '财务总监', en: 'Chief financial officer' },
      roleBase: 'treasurer',
      tableVersion: 1,
      accounts: [{ accountId: 'qh-8841' }, { accountId: 'qh-5513' }],
    });
    expect(await claims('p-treasurer', 'viewer', 'management')).toMatchObject({
      roleBase: 'viewer',
      accounts: [{ accountId: 'qh-5513' }],
    });
  });

  test('nothing of an account whose grants have run out', async () => {
    expect(await claims('p-accountant', 'accountant', 'finance')).toMatchObject({ accounts: [] });
  });

  test('the version that is in force at the sign-in', async () => {
    await bank.sandbox('POST', '/sandbox/customers/7730-1942/holders/revoke', {
      subject: 'p-accountant',
      roleId: 'accountant',
      departmentId: 'finance',
    });
    expect(await claims('p-treasurer', 'chief', 'finance')).toMatchObject({ tableVersion: 2 });
  });
});

describe('access_denied', () => {
  const chief = { subject: 'p-treasurer', roleId: 'chief', departmentId: 'finance' };
  const revoke = () => bank.sandbox('POST', '/sandbox/customers/7730-1942/holders/revoke', chief);

  test('for a triple that was in the table and is not any more', async () => {
    const asked = detail({ customerId: '7730-1942', roleId: 'chief', departmentId: 'finance' });
    expect((await beginSignIn(bank, scriptBrowser(bank.issuer), asked)).page.status).toBe(200);
    await revoke();
    const { page } = await beginSignIn(bank, scriptBrowser(bank.issuer), asked);
    expect(error(page.url)).toBe('access_denied');
  });

  test('for who is revoked while he looks at the page', async () => {
    const browser = scriptBrowser(bank.issuer);
    const { page } = await beginSignIn(bank, browser);
    await revoke();
    const back = await browser.post(page.url, { person: 'p-treasurer', mandate: value('chief', 'finance') });
    expect(error(back.url)).toBe('access_denied');
  });

  test('and no token for who is revoked before the code is redeemed', async () => {
    const browser = scriptBrowser(bank.issuer);
    const { page, finish } = await beginSignIn(bank, browser);
    const back = await browser.post(page.url, { person: 'p-treasurer', mandate: value('chief', 'finance') });
    await revoke();
    await expect(finish(back)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  test('and no token for a mandate that only the list of holders has, and not the table', async () => {
    await bank.db.query(`insert into sandbox_bank.mandates (person_id, customer_id, role_id, department_id, place)
                         values ('p-accountant', '7730-1942', 'chief', 'finance', 0)`);
    const browser = scriptBrowser(bank.issuer);
    const { page, finish } = await beginSignIn(bank, browser);
    const back = await browser.post(page.url, { person: 'p-accountant', mandate: value('chief', 'finance') });
    await expect(finish(back)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  test('for who is outside his days', async () => {
    await bank.db.query(`update sandbox_bank.mandates set valid_until = '2026-01-01' where role_id = 'viewer'`);
    const asked = detail({ customerId: '7730-1942', roleId: 'viewer' });
    expect(error((await beginSignIn(bank, scriptBrowser(bank.issuer), asked)).page.url)).toBe('access_denied');
  });

  test.each([
    ['an account that the role does not reach', { accountId: 'qh-8841', roleId: 'viewer' }],
    ['an account of nobody', { accountId: 'qh-0000' }],
    ['an account of another customer', { accountId: 'qh-8841', customerId: '6610-0007' }],
  ])('for %s', async (_name, asked) => {
    const { page } = await beginSignIn(bank, scriptBrowser(bank.issuer), detail(asked));
    expect(error(page.url)).toBe('access_denied');
  });
});

test('the page says what each mandate opens, in both languages', async () => {
  const browser = scriptBrowser(bank.issuer);
  const { page } = await beginSignIn(bank, browser);
  const zh = (await browser.get(`${page.url}?person=p-treasurer&lang=zh-CN`)).html;
  expect(zh).toContain('可操作 1 个账户，放行限额每笔 2,000,000.00 元');
  expect(zh).toContain('可查看 1 个账户，不能付款');
  expect(zh).toContain('1,386,214.90 CNY');
  const en = (await browser.get(`${page.url}?person=p-treasurer&lang=en`)).html;
  expect(en).toContain('Works with 1 account, releases up to CNY 2,000,000.00 per payment');
  expect(en).toContain('Sees 1 account, cannot pay');
});
