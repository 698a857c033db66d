import { limits } from '../../../platform/limits.ts';
import { isCleanText } from '../../../platform/text.ts';
import type { BankKey } from '../connections/bank-keys.ts';
import type { BankConnection } from '../connections/connection.ts';
import { SignatureFault, verifyJws } from '../records/jws.ts';

/** A logout token older than this is not taken, s: it is sent when somebody signs out. */
const logoutTokenAgeSeconds = 600;
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

export interface LogoutClaims {
  readonly subject: string | null;
  readonly sid: string | null;
  readonly jti: string;
}

/** Holds a logout token against OpenID Connect Back-Channel Logout 1.0 §2.6. @throws SignatureFault. */
export async function readLogoutToken(
  connection: BankConnection,
  token: string,
  findKey: (kid: string) => Promise<BankKey | null>,
  now: Date,
): Promise<LogoutClaims> {
  const { payload } = await verifyJws(token, 'logout+jwt', findKey);
  const { iss, aud, iat, exp, jti, sub, sid, events, nonce } = payload;
  const seconds = now.getTime() / 1_000;
  const refuse = (detail: string): SignatureFault => new SignatureFault('wrong_type', detail);
  if (iss !== connection.issuer) throw refuse('another issuer made it');
  if (![aud].flat().includes(connection.clientId)) throw refuse('it is meant for somebody else');
  if (typeof iat !== 'number' || iat > seconds + limits.clockSkewSeconds) throw refuse('it comes from the future');
  if (iat < seconds - logoutTokenAgeSeconds) throw refuse('it is too old');
  if (exp !== undefined && (typeof exp !== 'number' || exp < seconds - limits.clockSkewSeconds))
    throw refuse('it has expired');
  if (typeof events !== 'object' || events === null || !Object.hasOwn(events, logoutEvent))
    throw refuse('it tells of no logout');
  if (nonce !== undefined) throw refuse('it carries a nonce, as only an ID token may');
  if (typeof jti !== 'string' || !/^[\x21-\x7e]{1,300}$/.test(jti)) throw refuse('it has no identifier of its own');
  const [subject, session] = [typeof sub === 'string' ? sub : null, typeof sid === 'string' ? sid : null];
  if (subject === null && session === null) throw refuse('it names neither a person nor a session');
  for (const name of [subject, session])
    if (name !== null && !isCleanText(name)) throw refuse('it names a person or session as nobody can be named');
  return { subject, sid: session, jti };
}
