import { limits } from '../../../platform/limits.ts';
import { formatMoney } from '../../../platform/money.ts';
import type { AccountPermissions } from '../permissions/who-may.ts';
import type { Opened } from '../tables/tables-at-sign-in.ts';
import type { ListedMandate, OpenedAccount } from './mandate-schemas.ts';
import type { BankRef, EnterpriseRef, MandateView } from '../../identity/index.ts';
import type { StoredMandate } from './mandate-store.ts';

export function presentMandate(row: StoredMandate, enterprise: EnterpriseRef, bank: BankRef): MandateView {
  return {
    id: row.mandateId,
    enterprise,
    role: { id: row.roleId, name: { zh: row.roleNameZh, en: row.roleNameEn } },
    department: { id: row.departmentId, name: { zh: row.departmentNameZh, en: row.departmentNameEn } },
    bank,
    customerId: row.customerId,
    accounts: row.accounts.map((account) => ({
      id: account.accountId,
      name: { zh: account.nameZh, en: account.nameEn },
      currency: account.currency,
      lastDigits: account.lastDigits,
      product: account.product,
    })),
    seenAt: row.seenAt.toISOString(),
  };
}

/** What a mandate opens, as it is listed; null: the table in force does not hold it today. */
export function presentOpened(
  opened: Opened | null,
): Pick<ListedMandate, 'tableVersion' | 'base' | 'opens' | 'opensTotal'> {
  if (opened === null) return { tableVersion: null, base: null, opens: [], opensTotal: 0 };
  const { version, baseRoleId, accounts } = opened;
  return {
    tableVersion: Number(version),
    base: baseRoleId,
    opens: accounts.slice(0, limits.accountsShownPerMandate).map(presentAccount),
    opensTotal: accounts.length,
  };
}

function presentAccount({ account, actions }: AccountPermissions): OpenedAccount {
  const { accountNumber, nameZh, nameEn, product, currency, lastDigits } = account;
  const decimal = (amountMinor: bigint | null) =>
    amountMinor === null ? null : formatMoney({ amountMinor, currency });
  return {
    accountNumber,
    name: { zh: nameZh, en: nameEn },
    product,
    currency,
    lastDigits,
    actions: actions.map(({ action, granted }) => {
      const { perPaymentMinor, dayAmountMinor, dayCount, monthAmountMinor, monthCount } = granted.grant.limits;
      return {
        action,
        perPayment: decimal(perPaymentMinor),
        dayAmount: decimal(dayAmountMinor),
        dayCount,
        monthAmount: decimal(monthAmountMinor),
        monthCount,
      };
    }),
  };
}
