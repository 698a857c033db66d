import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** The public half as published at `/jwks` (RFC 7517 §4). */
export type PublicJwk = { kty: 'EC'; crv: 'P-256'; x: string; y: string; kid: string; alg: 'ES256'; use: 'sig' };

/** The coordinates of a P-256 key and its secret (RFC 7518 §6.2). */
export type KeptJwk = { x?: string; y?: string; d?: string };

export type SigningKey = {
  kid: string;
  validFrom: Date;
  publicJwk: PublicJwk;
  privateJwk: PublicJwk & { d: string };
  privateKey: KeyObject;
};

/** Makes a new P-256 key pair. */
export function generateSigningKey(kid: string, validFrom: Date): SigningKey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return openSigningKey(kid, validFrom, privateKey.export({ format: 'jwk' }));
}

/** A key from the private JWK that was kept. Throws when a member is missing. */
export function openSigningKey(kid: string, validFrom: Date, jwk: KeptJwk): SigningKey {
  const { x, y, d } = jwk;
  if (x === undefined || y === undefined || d === undefined) throw new Error(`key ${kid} is not a private P-256 key`);
  const publicJwk: PublicJwk = { kty: 'EC', crv: 'P-256', x, y, kid, alg: 'ES256', use: 'sig' };
  return {
    kid,
    validFrom,
    publicJwk,
    privateJwk: { ...publicJwk, d },
    privateKey: createPrivateKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y, d } }),
  };
}

/** The quarter of a date as it stands in key names, such as `2026-q4` (UTC). */
export function quarterName(date: Date): string {
  return `${date.getUTCFullYear()}-q${Math.floor(date.getUTCMonth() / 3) + 1}`;
}

/** The first instant of the quarter of a date (UTC). */
export function quarterStart(date: Date): Date {
  return new Date(Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / 3) * 3, 1));
}
