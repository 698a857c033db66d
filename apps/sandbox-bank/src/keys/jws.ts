import { sign } from 'node:crypto';
import type { SigningKey } from './signing-key.ts';

/** Signs a payload as a compact JWS with ES256 (RFC 7515 §7.1; the signature is r and s side by side, RFC 7518 §3.4). */
export function signJws(key: SigningKey, typ: string, payload: object): string {
  const header = { alg: 'ES256', kid: key.kid, typ };
  const signed = `${encode(header)}.${encode(payload)}`;
  const signature = sign('sha256', Buffer.from(signed), { key: key.privateKey, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

/** Turns one bit of the signature, so that the JWS reads well and verifies with no key. */
export function breakSignature(jws: string): string {
  const cut = jws.lastIndexOf('.') + 1;
  const signature = Buffer.from(jws.slice(cut), 'base64url');
  signature.writeUInt8(signature.readUInt8(0) ^ 1, 0);
  return jws.slice(0, cut) + signature.toString('base64url');
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
