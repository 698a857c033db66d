import type { AccountAction, ApprovalRule, GrantLimits, TableGrant, TableHolder } from './table.ts';

const noLimits: GrantLimits = {
  perPayment: null,
  dayAmount: null,
  dayCount: null,
  monthAmount: null,
  monthCount: null,
  counterpartyDay: null,
};

type Opening = Pick<TableGrant, 'action' | 'signatureClass'> & { limits?: Partial<GrantLimits> };

const reading: Opening[] = open('accounts:read', 'statements:read', 'payments:read');

/** What the bank opens to each standard role where a customer asked for nothing else. Operators and its own staff get no account. */
const opened: Record<string, Opening[]> = {
  owner: [...reading, ...open('payments:prepare', 'payments:cancel'), ...sign('E', {})],
  treasurer: [...reading, ...open('payments:prepare', 'payments:cancel'), ...sign('A', { perPayment: '1000000.00' })],
  accountant: [
    ...reading,
    { action: 'payments:prepare', signatureClass: null, limits: { perPayment: '50000.00', dayAmount: '100000.00' } },
  ],
  viewer: reading,
  asset_manager: [...reading, ...open('payments:prepare')],
  trustee: [...reading, ...sign('A', {})],
  settlor: reading,
  beneficiary: open('accounts:read'),
  fund_administrator: reading,
};

function open(...actions: AccountAction[]): Opening[] {
  return actions.map((action) => ({ action, signatureClass: null }));
}

/** Checking without a limit, releasing within these. */
function sign(signatureClass: 'E' | 'A', limits: Partial<GrantLimits>): Opening[] {
  return [
    { action: 'payments:approve', signatureClass },
    { action: 'payments:release', signatureClass, limits },
  ];
}

/** The grants of the standard roles in a department at the top of the tree, for accounts in these currencies. */
export function standardGrants(roleIds: string[], departmentId: string, currencies: string[]): TableGrant[] {
  return roleIds.flatMap((roleId) =>
    (opened[roleId] ?? []).flatMap(({ action, signatureClass, limits = {} }) => {
      const limited = Object.keys(limits).length > 0;
      // A limit has a currency; what has none holds for every account.
      return (limited ? currencies : [null]).map((currency) => ({
        roleId,
        departmentId,
        accounts: { kind: 'all' as const },
        action,
        currency,
        limits: { ...noLimits, ...limits },
        counterparties: null,
        window: null,
        validFrom: null,
        validUntil: null,
        signatureClass,
      }));
    }),
  );
}

/**
 * Signatures by their classes, whatever the amount: a sole owner releases alone by his class E. Where a second person may
 * sign, amounts from 500,000 on ask for a passkey.
 */
export function standardRules(holders: TableHolder[], currencies: string[]): ApprovalRule[] {
  const signers = new Set(
    holders.filter(({ roleId }) => ['owner', 'treasurer', 'trustee'].includes(roleId)).map(({ subject }) => subject),
  );
  const rule = { accounts: { kind: 'all' as const }, demand: { kind: 'classes' as const }, expiresAfterHours: 72 };
  return currencies.flatMap((currency): ApprovalRule[] =>
    signers.size < 2
      ? [{ ...rule, currency, from: null, to: null, stepUp: false }]
      : [
          { ...rule, currency, from: null, to: '500000.00', stepUp: false },
          { ...rule, currency, from: '500000.00', to: null, stepUp: true },
        ],
  );
}
