import { Problem } from '../../platform/errors.ts';

/** Nobody is signed in with this request. */
export function notSignedIn(): Problem {
  return new Problem(401, 'identity.not_signed_in', 'You are not signed in. Sign in through your bank and try again.');
}

/** The browser still holds a session that is over. */
export function sessionEnded(): Problem {
  return new Problem(401, 'identity.session_ended', 'Your session has ended. Sign in through your bank and try again.');
}

/** The session is over because the bank's permission table does not hold its mandate any more. */
export function mandateRevoked(): Problem {
  return new Problem(
    401,
    'identity.mandate_revoked',
    'Your bank has taken back the mandate under which you acted. Sign in again under another mandate, or ask your enterprise.',
  );
}

/**
 * Why a sign-in did not come about, as the page `/sign-in?error=identity.CODE` is told:
 * `access_denied` the bank or the person said no; `unknown_bank` no such bank is connected; `attempt_unknown` not begun in this
 * browser; `attempt_used` the answer came a second time; `attempt_expired` it took too long; `answer_refused` the bank's answer
 * could not be believed; `bank_unavailable` the bank did not answer; `already_linked` the bank knows this person as another one;
 * `membership_ended` the enterprise has removed the person from its members; `session_needed` a bank can be linked only while signed in;
 * `mandate_not_held` the bank's permission table does not hold the mandate today; `table_unavailable` the bank does not give its
 * permission table at the moment; `table_refused` the table that it gave cannot be believed; `failed` an error of ours.
 */
export const signInErrors = [
  'access_denied',
  'unknown_bank',
  'attempt_unknown',
  'attempt_used',
  'attempt_expired',
  'answer_refused',
  'bank_unavailable',
  'already_linked',
  'membership_ended',
  'session_needed',
  'mandate_not_held',
  'table_unavailable',
  'table_refused',
  'failed',
] as const;
export type SignInError = (typeof signInErrors)[number];

/** A sign-in, or a bank's logout token, that was refused: nothing was changed. */
export class SignInRefused extends Error {
  readonly code: SignInError;

  /** @param detail for the log: what exactly was wrong; never a secret. */
  constructor(code: SignInError, detail: string, cause?: unknown) {
    super(detail, { cause });
    this.name = 'SignInRefused';
    this.code = code;
  }
}

/** A sign-in that could not even begin, as the answer to the request that asked for it. */
export function cannotBegin(refused: SignInRefused): Problem {
  const { code } = refused;
  return new Problem(
    503,
    `identity.${code}`,
    'Your bank cannot be reached at the moment. Try again in a few minutes.',
    {
      headers: { 'retry-after': '60' },
      cause: refused,
    },
  );
}

/** A passkey is wanted, and the sign-in at the bank lies too far back. */
export function signInAgain(): Problem {
  return new Problem(
    403,
    'identity.sign_in_again',
    'Sign in at your bank again before you add a passkey: only then is it certain that it is you.',
  );
}

/** The person is to vouch with a passkey and has none. */
export function noPasskey(): Problem {
  return new Problem(
    409,
    'identity.no_passkey',
    'You have no passkey yet. Add one under your sessions, then try again.',
  );
}

export function tooManyPasskeys(): Problem {
  return new Problem(409, 'identity.too_many_passkeys', 'You have as many passkeys as there can be. Remove one first.');
}

export function passkeyKnown(): Problem {
  return new Problem(409, 'identity.passkey_known', 'This passkey has been added before.');
}

/** The answer of an authenticator does not hold; which check failed is for the log alone. */
export function passkeyRefused(cause?: unknown): Problem {
  return new Problem(
    422,
    'identity.passkey_refused',
    'The passkey was not accepted. Try again; if it fails once more, use another passkey.',
    { cause },
  );
}
