import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps secrets unreadable at rest (AES-256-GCM); one derived key for each purpose, which is also authenticated. */
export class Sealer {
  readonly #master: Buffer;

  /** @param key 32 bytes in base64url. @throws RangeError when it has another length. */
  constructor(key: string) {
    this.#master = Buffer.from(key, 'base64url');
    if (this.#master.length !== 32) throw new RangeError('GUILDHALL_KEY must be 32 bytes in base64url');
  }

  seal(purpose: string, plain: string | Buffer): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#derive(purpose), nonce).setAAD(Buffer.from(purpose));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([Buffer.from([1]), nonce, cipher.getAuthTag(), body]);
  }

  /** @throws Error when the bytes were changed or sealed for another purpose. */
  open(purpose: string, sealed: Buffer): Buffer {
    if (sealed[0] !== 1 || sealed.length < 29) throw new Error('unknown seal');
    const decipher = createDecipheriv('aes-256-gcm', this.#derive(purpose), sealed.subarray(1, 13));
    decipher.setAAD(Buffer.from(purpose)).setAuthTag(sealed.subarray(13, 29));
    return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]);
  }

  /** A password for a role of the database that every process of this installation derives alike. */
  rolePassword(role: string): string {
    return createHmac('sha256', this.#derive('database-role')).update(role).digest('base64url');
  }

  #derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#master, '', `guildhall/${purpose}`, 32));
  }
}

export function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}

/** Unguessable text for session tokens, states and nonces: 256 bits. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}
