import { Problem } from '../../platform/errors.ts';

/** @param reason names the role and the action in words. */
export function notAllowed(reason: string): Problem {
  return new Problem(403, 'access.not_allowed', reason);
}
