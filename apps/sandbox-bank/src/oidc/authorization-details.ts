import { errors, type AuthorizationDetail } from 'oidc-provider';

/** Which mandate the client asks for; what is missing the person picks (RFC 9396 §2). */
export type MandateRequest = { customerId?: string; accountId?: string; roleId?: string; departmentId?: string };

const mandateMembers = ['customerId', 'accountId', 'roleId', 'departmentId'] as const;

/** Refuses a `mandate` detail whose members are not short texts. Throws `invalid_authorization_details`. */
export function checkMandateDetail(detail: AuthorizationDetail): void {
  for (const [name, value] of Object.entries(detail)) {
    if (name === 'type') continue;
    if (!mandateMembers.some((known) => known === name)) {
      throw new errors.InvalidAuthorizationDetails(`mandate has no member ${name}`);
    }
    if (typeof value !== 'string' || value === '' || value.length > 100) {
      throw new errors.InvalidAuthorizationDetails(`mandate.${name} must be a text of 1 to 100 characters`);
    }
  }
}

/** Refuses an `enterprise_consent` or `payment_consent` detail without the identifier of a consent. Throws likewise. */
export function checkConsentDetail(detail: AuthorizationDetail): string {
  const consentId: unknown = detail['consentId'];
  if (typeof consentId !== 'string' || consentId === '' || consentId.length > 100) {
    throw new errors.InvalidAuthorizationDetails(`${detail.type}.consentId must be a text of 1 to 100 characters`);
  }
  return consentId;
}

/** What a checked authorization request asks for. */
export type AskedFor = { mandate: MandateRequest; consentId: string | null; paymentConsentId: string | null };

/** Reads `authorization_details` as stored with the interaction; oidc-provider has checked it before. */
export function readAskedFor(parameter: unknown): AskedFor {
  const asked: AskedFor = { mandate: {}, consentId: null, paymentConsentId: null };
  if (typeof parameter !== 'string') return asked;
  const details: unknown = JSON.parse(parameter);
  if (!Array.isArray(details)) return asked;
  for (const detail of details as AuthorizationDetail[]) {
    if (detail.type === 'enterprise_consent') asked.consentId = checkConsentDetail(detail);
    if (detail.type === 'payment_consent') asked.paymentConsentId = checkConsentDetail(detail);
    if (detail.type !== 'mandate') continue;
    for (const name of mandateMembers) {
      const value: unknown = detail[name];
      if (typeof value === 'string') asked.mandate[name] = value;
    }
  }
  return asked;
}
