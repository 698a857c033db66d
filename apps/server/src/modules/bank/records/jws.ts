import { verify, type KeyObject } from 'node:crypto';
import { sha256 } from '../../../platform/crypto/seal.ts';
import type { BankKey } from '../connections/bank-keys.ts';

/** Why a signed message was not believed. */
export type SignatureFaultCode = 'malformed' | 'wrong_type' | 'unknown_key' | 'bad_signature';

export class SignatureFault extends Error {
  readonly code: SignatureFaultCode;

  constructor(code: SignatureFaultCode, detail: string) {
    super(detail);
    this.name = 'SignatureFault';
    this.code = code;
  }
}

/** A message whose signature holds. */
export interface VerifiedJws {
  readonly key: BankKey;
  readonly payload: Readonly<Record<string, unknown>>;
  /** SHA-256 of the decoded payload: one message may be spelled, and signed, in several ways. */
  readonly digest: Buffer;
}

/**
 * Whether a signature by ES256 holds (RFC 7518 §3.4: R and S of 32 bytes each, not DER). On a thread of its own: a page of 200 entries
 * must not hold up the requests of this process.
 */
export function verifyEs256(signed: Buffer, key: KeyObject, signature: Buffer): Promise<boolean> {
  return signature.length === 64 ? verifyApart(signed, key, signature) : Promise.resolve(false);
}

function verifyApart(signed: Buffer, key: KeyObject, signature: Buffer): Promise<boolean> {
  return new Promise((resolve, reject) => {
    verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, signature, (error, holds) => {
      if (error === null) resolve(holds);
      else reject(error);
    });
  });
}

const base64url = /^[A-Za-z0-9_-]+$/;

/**
 * Verifies a compact JWS (RFC 7515 §5.2) by a bank: ES256 only, whatever the header may ask for, and of one media type only
 * (RFC 8725 §3.1, §3.11).
 * @throws SignatureFault.
 */
export async function verifyJws(
  jws: string,
  typ: string,
  findKey: (kid: string) => Promise<BankKey | null>,
): Promise<VerifiedJws> {
  const parts = jws.split('.');
  const [header64 = '', payload64 = '', signature64 = ''] = parts;
  if (parts.length !== 3 || !parts.every((part) => base64url.test(part))) {
    throw new SignatureFault('malformed', 'it is no compact JWS of three parts');
  }
  const header = parseObject(Buffer.from(header64, 'base64url'), 'header');
  if (header.alg !== 'ES256') throw new SignatureFault('wrong_type', 'it is not signed with ES256');
  if (header.typ !== typ) throw new SignatureFault('wrong_type', `its type is not ${typ}`);
  // RFC 7515 §4.1.11: an extension that must be understood is not understood here.
  if (header.crit !== undefined) throw new SignatureFault('wrong_type', 'it demands an extension that is not known');
  if (typeof header.kid !== 'string') throw new SignatureFault('malformed', 'its header names no key');
  const key = await findKey(header.kid);
  if (key === null) throw new SignatureFault('unknown_key', `the bank publishes no key "${header.kid.slice(0, 100)}"`);
  const signature = Buffer.from(signature64, 'base64url');
  const signed = Buffer.from(`${header64}.${payload64}`, 'ascii');
  const holds = await verifyEs256(signed, key.key, signature);
  if (!holds) throw new SignatureFault('bad_signature', 'the signature does not verify');
  const bytes = Buffer.from(payload64, 'base64url');
  return { key, payload: parseObject(bytes, 'payload'), digest: sha256(bytes) };
}

/** Reads the payload of a JWS that was verified before it was kept. */
export function readVerified(jws: string): { kid: string; payload: Readonly<Record<string, unknown>> } {
  const [header64 = '', payload64 = ''] = jws.split('.');
  const { kid } = parseObject(Buffer.from(header64, 'base64url'), 'header');
  return { kid: String(kid), payload: parseObject(Buffer.from(payload64, 'base64url'), 'payload') };
}

function parseObject(bytes: Buffer, what: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new SignatureFault('malformed', `its ${what} is not JSON`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SignatureFault('malformed', `its ${what} is no JSON object`);
  }
  return value as Record<string, unknown>;
}
