import type { AccountAccess } from '../../../apps/server/src/modules/bank/index.ts';
import type { AccessModule, AccountPermissions } from '../../../apps/server/src/modules/access/index.ts';
import { notFound } from '../../../apps/server/src/platform/errors.ts';

/** What `bank` asks of `access`: nobody holds a table, and the mandate opens the accounts that the test says. */
export class FakeAccountAccess implements AccountAccess {
  opened: AccountPermissions[] = [];
  readonly limits = { used: (_tx: unknown, uses: readonly unknown[]) => Promise.resolve(uses.map(() => 0n)) };

  takeTable: AccessModule['takeTable'] = () => Promise.resolve('unknown');

  membersWith: AccessModule['membersWith'] = (_tx, enterpriseIds) =>
    Promise.resolve(
      enterpriseIds.map((enterpriseId) => ({ enterpriseId, personId: enterpriseId })) as unknown as Awaited<
        ReturnType<AccessModule['membersWith']>
      >,
    );

  accountsOf(): Promise<AccountPermissions[]> {
    return Promise.resolve(this.opened);
  }

  requireAccount(_context: unknown, action: string, accountNumber: string): Promise<unknown> {
    const found = this.opened.find(({ account }) => account.accountNumber === accountNumber);
    if (found?.actions.some((one) => one.action === action) !== true) return Promise.reject(notFound('This account'));
    return Promise.resolve(found);
  }
}

/** An account with grants for these actions, without limits unless they are given. */
export function openedAccount(
  accountNumber: string,
  actions: readonly string[],
  limits: object = {},
): AccountPermissions {
  const none = {
    perPaymentMinor: null,
    dayAmountMinor: null,
    dayCount: null,
    monthAmountMinor: null,
    monthCount: null,
    counterpartyDayMinor: null,
  };
  const grant = {
    roleId: 'treasurer',
    departmentId: 'finance',
    accounts: { kind: 'all' },
    currency: null,
    limits: { ...none, ...limits },
    counterparties: null,
    window: null,
    validFrom: null,
    validUntil: null,
    signatureClass: null,
  };
  const account = {
    accountNumber,
    nameZh: '基本户',
    nameEn: 'Basic',
    product: 'basic',
    currency: 'CNY',
    lastDigits: '0001',
  };
  // What the compiler of a table adds to a grant nobody looks at here.
  return {
    account,
    actions: actions.map((action) => ({ action, granted: { row: 0, grant: { ...grant, action } } })),
  } as unknown as AccountPermissions;
}
