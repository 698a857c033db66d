import { createPublicKey, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';

/** A bank's signing key with its public half as it is published. */
export class SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;

  constructor(kid = `test-${randomUUID().slice(0, 8)}`) {
    this.kid = kid;
    this.privateKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  }

  get jwk(): Record<string, string> {
    const jwk = createPublicKey(this.privateKey).export({ format: 'jwk' }) as Record<string, string>;
    return { ...jwk, kid: this.kid, alg: 'ES256', use: 'sig' };
  }

  /** A compact JWS (RFC 7515 §3.1); `header` changes members of the header. */
  sign(typ: string, payload: object, header: object = {}): string {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${encode({ alg: 'ES256', kid: this.kid, typ, ...header })}.${encode(payload)}`;
    const signature = sign('sha256', Buffer.from(signed), { key: this.privateKey, dsaEncoding: 'ieee-p1363' });
    return `${signed}.${signature.toString('base64url')}`;
  }
}
