import { expect, test } from 'vitest';
import { account, grant, holder, tableOf } from '../../../../../../tests/support/access/sample-tables.ts';
import { newId } from '../../../platform/ids.ts';
import { compileTable } from '../permissions/compile.ts';
import type { PermissionTable } from '../permissions/table.ts';
import { signingTable } from './compiled-signing-table.ts';
import type { SignatureRow } from './signature-store.ts';
import type { Asks } from './signing-table.ts';
import { standsIn } from './standing-signatures.ts';

const accountNumber = '6222-0001';
const window = { days: [1, 2, 3, 4, 5], from: '08:30', until: '18:00', timeZone: 'Asia/Shanghai' };
const asks: Asks = {
  kind: 'account',
  accountNumber,
  amount: { amountMinor: 8_000_000n, currency: 'CNY' },
  counterparty: null,
};
// A Monday, in Asia/Shanghai at eleven and at eight in the evening.
const [within, after] = [new Date('2026-11-23T03:00:00Z'), new Date('2026-11-23T12:00:00Z')];

const row = (more: Partial<SignatureRow> = {}): SignatureRow => ({
  approvalId: 'a-1',
  signatureId: 's-1',
  personId: newId<'person'>(),
  mandateId: newId<'mandate'>(),
  subject: 'li',
  roleId: 'finance-manager',
  departmentId: 'head_office',
  signatureClass: 'B',
  forPersonId: null,
  forSubject: null,
  delegationId: null,
  contentHash: 'c',
  method: 'session',
  passkeyId: null,
  signedAt: within,
  voidAt: null,
  voidReason: null,
  uses: [],
  ...more,
});

function stands(at: Date, more: { table?: Partial<PermissionTable>; row?: Partial<SignatureRow> } = {}): boolean {
  const table = tableOf({
    accounts: [account(accountNumber)],
    holders: [holder('li', 'finance-manager'), holder('chen', 'finance-manager')],
    grants: [grant('finance-manager', 'payments:approve', { window, signatureClass: 'B' })],
    approvalRules: [
      {
        accounts: { kind: 'all' },
        currency: 'CNY',
        fromMinor: null,
        toMinor: null,
        demand: { kind: 'classes' },
        expiresAfterHours: 72,
        stepUp: false,
      },
    ],
    ...more.table,
  });
  const owner = { enterpriseId: newId<'enterprise'>(), connectionId: newId<'connection'>(), customerId: 'n-1' };
  const given = row(more.row);
  const read = signingTable(compileTable(table, { ...owner, version: 1 }));
  return standsIn(read, [given], { asks, now: at })({ ...given, forPersonId: given.forPersonId });
}

test.each([within, after])('a signature given within the hours of its signer stands at any hour: %s', (at) => {
  expect(stands(at)).toBe(true);
  // In the stead of another, by somebody with the same hours.
  expect(stands(at, { row: { subject: 'chen', forSubject: 'li', forPersonId: newId<'person'>() } })).toBe(true);
});

test.each<[string, Partial<PermissionTable>]>([
  ['the grant is gone', { grants: [] }],
  ['the signer is gone', { holders: [holder('chen', 'finance-manager')] }],
  ['his days are over', { holders: [holder('li', 'finance-manager', { validUntil: '2026-11-22' })] }],
  ['his signature is worth less', { grants: [grant('finance-manager', 'payments:approve', { signatureClass: 'T' })] }],
])('it stands no longer when %s', (_what, table) => {
  expect(stands(within, { table })).toBe(false);
});
