import { Compile } from 'typebox/compile';
import type { Clock } from '../../../platform/clock.ts';
import type { Text } from '../../../platform/http/schemas.ts';
import type { Log } from '../../../platform/log.ts';
import { SignInRefused, type BankIdentity, type BankSignIn, type MandateHint } from '../../identity/index.ts';
import type { BankKeys } from '../connections/bank-keys.ts';
import type { BankConnection } from '../connections/connection.ts';
import type { Connections } from '../connections/connections.ts';
import { SignatureFault } from '../records/jws.ts';
import { words } from '../records/words.ts';
import { readMandateClaim, type MandateClaimAnswer } from './api-schemas.ts';
import { AuthorizationRefused, type AuthorizationClient } from './authorization-client.ts';
import { BankError } from './bank-error.ts';
import { readLogoutToken } from './logout-token.ts';

interface SignInDeps {
  readonly connections: Connections;
  readonly authorization: AuthorizationClient;
  readonly bankKeys: BankKeys;
  readonly clock: Clock;
  readonly log: Log;
}

/** The port of identity, over the banks. */
export function createBankSignIn(deps: SignInDeps): BankSignIn {
  const { connections, authorization, bankKeys, clock, log } = deps;
  return {
    begin: async ({ bank, mandate, redirectUri }) => {
      const connection = find(connections, bank);
      const authorizationDetails = [{ type: 'mandate', ...wished(mandate) }];
      return authorization
        .begin(connection, { scope: 'openid mandate', authorizationDetails, redirectUri })
        .catch(refused);
    },
    complete: async ({ bank, callbackUrl, secrets }) => {
      const connection = find(connections, bank);
      const { idToken, claims } = await authorization.complete(connection, callbackUrl, secrets).catch(refused);
      return toIdentity(connection, idToken, claims);
    },
    endSession: ({ bank, idTokenHint, returnTo }) =>
      authorization.endSession(find(connections, bank), idTokenHint, returnTo).catch((error: unknown) => {
        // Our own session is over either way; that of the bank ends by itself.
        log.warn({ err: error, bank }, 'the end of the bank session could not be arranged');
        return null;
      }),
    readLogoutToken: async ({ bank, logoutToken }) => {
      const connection = find(connections, bank);
      const findKey = (kid: string) => bankKeys.find(connection.connectionId, kid);
      const claims = await readLogoutToken(connection, logoutToken, findKey, clock.now()).catch(refused);
      return { connectionId: connection.connectionId, ...claims };
    },
  };
}

function find(connections: Connections, bank: string): BankConnection {
  const found = connections.all().find((connection) => connection.slug === bank);
  if (found === undefined) throw new SignInRefused('unknown_bank', `no bank "${bank.slice(0, 60)}" is connected`);
  return found;
}

function wished(mandate: MandateHint | null): Record<string, string> {
  const entries = Object.entries(mandate ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(entries);
}

/** Tells identity in its own words why it did not work. */
function refused(error: unknown): never {
  if (error instanceof AuthorizationRefused) {
    const code = error.reason === 'access_denied' ? 'access_denied' : 'answer_refused';
    throw new SignInRefused(code, error.message, error);
  }
  if (error instanceof SignatureFault) throw new SignInRefused('answer_refused', error.message, error);
  if (!(error instanceof BankError)) throw error;
  const unbelievable = error.code === 'bank.invalid_answer' || error.code === 'bank.refused';
  throw new SignInRefused(unbelievable ? 'answer_refused' : 'bank_unavailable', error.message, error);
}

function toIdentity(
  connection: BankConnection,
  idToken: string,
  claims: Readonly<Record<string, unknown>>,
): BankIdentity {
  const { sub, sid, mandate, auth_time: authTime, iat } = claims;
  // OpenID Connect Core §2: at most 255 characters of ASCII.
  if (!isToken(sub)) throw new SignInRefused('answer_refused', 'the ID token names no person');
  if (!readMandateClaim.Check(mandate))
    throw new SignInRefused('answer_refused', 'the ID token holds no mandate of the agreed shape');
  const seconds = typeof authTime === 'number' ? authTime : Number(iat);
  return {
    connectionId: connection.connectionId,
    bank: connection.slug,
    subject: sub,
    sid: isToken(sid) ? sid : null,
    name: nameOf(claims),
    authTime: new Date(seconds * 1_000),
    idToken,
    mandate: withAccountNames(mandate),
  };
}

const personName = Compile(words(200));

function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{1,255}$/.test(value);
}

/** The name by language tag (OpenID Connect Core §5.2), else by the script in which it is written. */
function nameOf(claims: Readonly<Record<string, unknown>>): Text {
  const text = (value: unknown): string | null => (typeof value === 'string' && personName.Check(value) ? value : null);
  const plain = text(claims.name);
  const chinese = plain !== null && /\p{Script=Han}/u.test(plain);
  return {
    zh: text(claims['name#zh-CN']) ?? (chinese ? plain : null),
    en: text(claims['name#en']) ?? (chinese ? null : plain),
  };
}

function withAccountNames(mandate: MandateClaimAnswer): BankIdentity['mandate'] {
  return {
    ...mandate,
    accounts: mandate.accounts.map((account) => ({
      ...account,
      nameZh: account.nameZh ?? account.nameEn ?? '',
      nameEn: account.nameEn ?? account.nameZh ?? '',
    })),
  };
}
