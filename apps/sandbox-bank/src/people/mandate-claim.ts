import type { Queryable } from '../db/database.ts';
import type { GrantedMandate } from '../oidc/grant-details.ts';
import { findMandates } from './mandate-store.ts';

/** The `mandate` claim; null when the table has changed meanwhile and no longer holds the mandate. */
export async function readMandateClaim(
  db: Queryable,
  personId: string,
  { customerId, roleId, departmentId }: GrantedMandate,
): Promise<Record<string, unknown> | null> {
  const [mandate] = await findMandates(db, [personId], { customerId, roleId, departmentId });
  if (mandate === undefined) return null;
  const { nameZh, nameEn, identifiers } = mandate.enterprise;
  return {
    customerId,
    roleId,
    roleName: mandate.roleName,
    departmentId,
    departmentName: mandate.departmentName,
    tableVersion: mandate.tableVersion,
    enterprise: { ...(nameZh === null ? {} : { nameZh }), nameEn, identifiers },
    // A balance is no business of an identity token.
    accounts: mandate.accounts.map(({ balanceMinor: _unsaid, ...account }) => account),
  };
}
