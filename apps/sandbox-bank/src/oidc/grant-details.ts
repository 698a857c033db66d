import type { AuthorizationDetail } from 'oidc-provider';

/** The mandate that a person picked, as it travels in the grant, the code and the token response. */
export type GrantedMandate = { customerId: string; roleId: string; departmentId: string };

/** The detail to store in the grant. */
export function mandateDetail({ customerId, roleId, departmentId }: GrantedMandate): AuthorizationDetail {
  return { type: 'mandate', customerId, roleId, departmentId };
}

/** The mandate among the details of a code; null when there is none, as while the request is still being looked at. */
export function grantedMandate(details: readonly AuthorizationDetail[] | undefined): GrantedMandate | null {
  for (const detail of details ?? []) {
    const { customerId, roleId, departmentId }: Record<string, unknown> = detail;
    if (detail.type !== 'mandate') continue;
    if (typeof customerId !== 'string' || typeof roleId !== 'string' || typeof departmentId !== 'string') continue;
    return { customerId, roleId, departmentId };
  }
  return null;
}

/** The payment consents among the details of a token. */
export function grantedPaymentConsents(details: readonly AuthorizationDetail[] | undefined): string[] {
  return (details ?? []).flatMap((detail) => {
    const consentId: unknown = detail['consentId'];
    return detail.type === 'payment_consent' && typeof consentId === 'string' ? [consentId] : [];
  });
}
