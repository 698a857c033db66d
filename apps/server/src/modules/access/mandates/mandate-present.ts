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
