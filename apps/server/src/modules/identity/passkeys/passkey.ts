import { limits } from '../../../platform/limits.ts';

/** What an authenticator is asked for: to make a new passkey, or to vouch for a purpose that another module names. */
export const registrationPurpose = 'register';

/**
 * A passkey is added only shortly after the sign-in at the bank: whoever finds a browser open must not be able to make himself one.
 */
export function isFresh(signedInAt: Date, now: Date): boolean {
  return now.getTime() - signedInAt.getTime() < limits.passkeyFreshMinutes * 60_000;
}

/** The site a passkey belongs to (Web Authentication Level 3 §5.1.2): our host name, and our origin exactly. */
export function relyingPartyOf(publicUrl: string): { id: string; origin: string } {
  const { hostname, origin } = new URL(publicUrl);
  return { id: hostname, origin };
}
