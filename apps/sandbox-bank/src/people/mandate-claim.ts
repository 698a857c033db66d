import type { Queryable } from '../db/database.ts';
import type { GrantedMandate } from '../oidc/grant-details.ts';
import { bankDay } from '../permissions/bank-day.ts';
import { findMandates } from './mandate-store.ts';
import { openMandates } from './opened-mandate.ts';

/** The `mandate` claim; null when the table has changed meanwhile and no longer holds the mandate. */
export async function readMandateClaim(
  db: Queryable,
  personId: string,
  { customerId, roleId, departmentId }: GrantedMandate,
  now: Date,
): Promise<Record<string, unknown> | null> {
  const asked = { personIds: [personId], customerId, roleId, departmentId, day: bankDay(now) };
  const [mandate] = await openMandates(db, await findMandates(db, asked), now);
  if (mandate === undefined) return null;
  const { nameZh, nameEn, identifiers } = mandate.enterprise;
  return {
    customerId,
    roleId,
    roleName: mandate.roleName,
    roleBase: mandate.roleBase,
    departmentId,
    departmentName: mandate.departmentName,
    tableVersion: mandate.tableVersion,
    enterprise: { ...(nameZh === null ? {} : { nameZh }), nameEn, identifiers },
    // A balance is no business of an identity token.
    accounts: mandate.accounts.map(({ account }) => ({
      accountId: account.accountNumber,
      nameZh: account.nameZh,
      nameEn: account.nameEn,
      currency: account.currency,
      lastDigits: account.lastDigits,
      product: account.product,
    })),
  };
}
