import type {
  PermissionTable,
  TableAccount,
  TableGrant,
  TableHolder,
} from '../../../apps/server/src/modules/access/permissions/table.ts';
import { writeTable } from '../../../apps/server/src/modules/access/permissions/table-wire.ts';
import type { SignedTable } from '../../../apps/server/src/modules/access/index.ts';
import { sha256 } from '../../../apps/server/src/platform/crypto/seal.ts';
import type { ConnectionId } from '../../../apps/server/src/platform/ids.ts';
import type { SigningKey } from '../bank/signing-bank.ts';

const none = {
  perPaymentMinor: null,
  dayAmountMinor: null,
  dayCount: null,
  monthAmountMinor: null,
  monthCount: null,
  counterpartyDayMinor: null,
};

export function holder(subject: string, roleId: string, more: Partial<TableHolder> = {}): TableHolder {
  return {
    subject,
    nameZh: `人${subject}`,
    nameEn: `Person ${subject}`,
    roleId,
    departmentId: 'head_office',
    accountNumbers: null,
    validFrom: null,
    validUntil: null,
    ...more,
  };
}

export function grant(roleId: string, action: TableGrant['action'], more: Partial<TableGrant> = {}): TableGrant {
  return {
    roleId,
    departmentId: 'head_office',
    accounts: { kind: 'all' },
    action,
    currency: null,
    limits: none,
    counterparties: null,
    window: null,
    validFrom: null,
    validUntil: null,
    signatureClass: action === 'payments:approve' || action === 'payments:release' ? 'E' : null,
    ...more,
  };
}

export function account(accountNumber: string, more: Partial<TableAccount> = {}): TableAccount {
  return {
    accountNumber,
    nameZh: `账户${accountNumber}`,
    nameEn: `Account ${accountNumber}`,
    product: 'current_account',
    currency: 'CNY',
    lastDigits: accountNumber.slice(-4),
    ...more,
  };
}

/** A table of these holders: the roles are those that they have, each based on the standard role of its name unless said otherwise. */
export function tableOf(parts: Partial<PermissionTable> & Pick<PermissionTable, 'holders'>): PermissionTable {
  const named = (id: string) => ({ nameZh: `${id} 中`, nameEn: id });
  const roleIds = [...new Set(parts.holders.map((one) => one.roleId))];
  const below = [...new Set(parts.holders.map((one) => one.departmentId))].filter((id) => id !== 'head_office');
  return {
    departments: [
      { departmentId: 'head_office', ...named('head_office'), parentId: null },
      ...below.map((departmentId) => ({ departmentId, ...named(departmentId), parentId: 'head_office' })),
    ],
    roles: roleIds.map((roleId) => ({ roleId, ...named(roleId), base: roleId })),
    accounts: [],
    grants: [],
    approvalRules: [],
    ...parts,
  };
}

/** A table as a bank would have signed it, without the signature. */
export function unsigned(
  of: { connectionId: ConnectionId; bank: string; customerId: string; version: bigint; at: Date },
  table: PermissionTable,
): SignedTable {
  const document = writeTable(table);
  const { connectionId, bank, customerId, version, at } = of;
  return {
    connectionId,
    bank,
    customerId,
    version,
    effectiveFrom: at,
    signedAt: at,
    requirementId: null,
    table,
    document,
    evidence: {
      jws: `table.${customerId}.${version}`,
      keyId: 'k1',
      publicKey: { kty: 'EC' },
      digest: sha256(JSON.stringify([customerId, Number(version), document])),
    },
  };
}

/** A table as a bank signs it. */
export function signTable(
  key: SigningKey,
  of: { issuer: string; customerId: string; version: number; at: Date },
  table: PermissionTable,
  more: object = {},
): string {
  const { issuer, customerId, version, at } = of;
  return key.sign('permission-table+jwt', {
    iss: issuer,
    iat: Math.floor(at.getTime() / 1_000),
    jti: `${customerId}-${version}`,
    customerId,
    version,
    effectiveFrom: at.toISOString(),
    requirementId: null,
    table: writeTable(table),
    ...more,
  });
}
