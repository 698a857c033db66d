import { createPublicKey, verify } from 'node:crypto';

export interface OpenedJws {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: unknown;
  /** The bytes that were signed (RFC 7515 §5.1) and their signature. */
  readonly signed: Buffer;
  readonly signature: Buffer;
}

/** Takes a compact JWS apart without believing it; null when it is none. */
export function openJws(jws: string): OpenedJws | null {
  const parts = jws.split('.');
  const [header = '', payload = '', signature = ''] = parts;
  if (parts.length !== 3) return null;
  try {
    const head: unknown = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'));
    if (typeof head !== 'object' || head === null || Array.isArray(head)) return null;
    return {
      header: { ...head },
      payload: JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')),
      signed: Buffer.from(`${header}.${payload}`),
      signature: Buffer.from(signature, 'base64url'),
    };
  } catch {
    return null;
  }
}

/** Whether this ES256 key made this signature (RFC 7518 §3.4: r and s side by side, 32 bytes each). */
export function isSignedBy(
  { header, signed, signature }: OpenedJws,
  key: { publicKey: object; keyId: string },
): boolean {
  if (header.alg !== 'ES256' || header.kid !== key.keyId || signature.length !== 64) return false;
  try {
    const { kty, crv, x, y }: Record<string, unknown> = { ...key.publicKey };
    if (kty !== 'EC' || crv !== 'P-256' || typeof x !== 'string' || typeof y !== 'string') return false;
    // Only what makes the key: a private part that a careless source published is not taken in.
    const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y } });
    return verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    return false;
  }
}
