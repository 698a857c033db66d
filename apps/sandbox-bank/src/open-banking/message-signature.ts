import { sign } from 'node:crypto';
import { compactVerify, createRemoteJWKSet, decodeProtectedHeader, errors, type ProtectedHeaderParameters } from 'jose';
import { epochSeconds } from '../clock.ts';
import type { BankContext } from '../bank-context.ts';
import { badRequest, obCodes } from './ob-error.ts';

const claimNames = ['iat', 'iss', 'tan'].map((name) => `http://openbanking.org.uk/${name}`);
const [iatClaim = '', issClaim = '', tanClaim = ''] = claimNames;
/** How far the time of a signature may be off, s. */
const skewS = 3_600;

/** Signs a message as a detached JWS (RFC 7515, appendix F) with the claims that Open Banking puts into its header. */
export function signMessage({ config, keys, clock }: BankContext, body: string): string {
  const { kid, privateKey } = keys.current();
  const header = {
    alg: 'ES256',
    kid,
    typ: 'JOSE',
    cty: 'application/json',
    crit: claimNames,
    [iatClaim]: epochSeconds(clock.now()),
    [issClaim]: config.issuer,
    [tanClaim]: new URL(config.issuer).hostname,
  };
  const protectedPart = Buffer.from(JSON.stringify(header)).toString('base64url');
  const signed = `${protectedPart}.${Buffer.from(body).toString('base64url')}`;
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${protectedPart}..${signature.toString('base64url')}`;
}

export type MessageVerifier = (signature: unknown, body: string, clientId: string) => Promise<void>;

/** Holds the signatures of messages against the published keys of the clients. */
export function createMessageVerifier(bank: BankContext): MessageVerifier {
  const { config, clock } = bank;
  const keySets = new Map(
    config.clients.map(({ clientId, jwksUri }) => [
      clientId,
      // A key that a client has just published is fetched at once.
      createRemoteJWKSet(new URL(jwksUri), { cooldownDuration: 1_000 }),
    ]),
  );
  return async (signature, body, clientId) => {
    const keySet = keySets.get(clientId);
    if (keySet === undefined) throw new Error('a token is of a configured client');
    if (typeof signature !== 'string' || signature === '') {
      throw badRequest(obCodes.signatureMissing, 'Every message is signed.', 'x-jws-signature');
    }
    const [protectedPart = '', none, signaturePart = '', ...more] = signature.split('.');
    const header = readHeader(protectedPart);
    if (header === null || none !== '' || signaturePart === '' || more.length > 0) {
      throw badRequest(obCodes.signatureMalformed, 'It is not a detached JWS.', 'x-jws-signature');
    }
    checkClaims(header, { issuer: config.issuer, clientId, now: epochSeconds(clock.now()) });
    const jws = `${protectedPart}.${Buffer.from(body).toString('base64url')}.${signaturePart}`;
    const crit = Object.fromEntries(claimNames.map((name) => [name, true]));
    await compactVerify(jws, keySet, { algorithms: ['ES256'], crit }).catch((error: unknown) => {
      if (error instanceof errors.JWKSNoMatchingKey) {
        throw badRequest(obCodes.signatureClaim, 'The client publishes no such key.', 'kid');
      }
      throw badRequest(obCodes.signatureInvalid, 'The signature does not verify over this body.', 'x-jws-signature');
    });
  };
}

function readHeader(protectedPart: string): ProtectedHeaderParameters | null {
  try {
    return decodeProtectedHeader({ protected: protectedPart });
  } catch {
    return null;
  }
}

type Expected = { issuer: string; clientId: string; now: number };

function checkClaims(header: ProtectedHeaderParameters, { issuer, clientId, now }: Expected): void {
  const claims = new Map(Object.entries(header));
  const missing = ['alg', 'kid', 'crit', ...claimNames].find((name) => claims.get(name) === undefined);
  if (missing !== undefined) throw badRequest(obCodes.signatureClaimMissing, 'The header lacks a claim.', missing);
  const iat = claims.get(iatClaim);
  const wrong = [
    ['alg', header.alg === 'ES256'],
    [iatClaim, typeof iat === 'number' && Math.abs(now - iat) <= skewS],
    [issClaim, claims.get(issClaim) === clientId],
    [tanClaim, claims.get(tanClaim) === new URL(issuer).hostname],
  ].find(([, right]) => !right);
  if (wrong !== undefined) {
    throw badRequest(obCodes.signatureClaim, 'A claim of the header has another value than it must.', String(wrong[0]));
  }
}
