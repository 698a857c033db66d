import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { openChunks, sealChunks } from './seal-chunks.ts';

const streamVersion = 2;
const saltBytes = 32;

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

  /** Seals what is too large to be held, under a key of its own; what comes out first tells the way back. */
  async *sealStream(purpose: string, plain: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const salt = randomBytes(saltBytes);
    yield Buffer.concat([Buffer.from([streamVersion]), salt]);
    yield* sealChunks(this.#derive(purpose, salt), plain);
  }

  /** @throws Error, at the latest at the end, when the bytes were changed, cut off or sealed for another purpose. */
  async *openStream(purpose: string, sealed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const pieces = sealed[Symbol.asyncIterator]();
    let head = Buffer.alloc(0);
    while (head.length < 1 + saltBytes) {
      const { done, value } = await pieces.next();
      if (done === true) throw new Error('a sealed stream was cut off');
      head = Buffer.concat([head, value]);
    }
    if (head[0] !== streamVersion) throw new Error('unknown seal');
    const salt = head.subarray(1, 1 + saltBytes);
    yield* openChunks(this.#derive(purpose, salt), joined(head.subarray(1 + saltBytes), pieces));
  }

  /** A password for a role of the database that every process of this installation derives alike. */
  rolePassword(role: string): string {
    return createHmac('sha256', this.#derive('database-role')).update(role).digest('base64url');
  }

  #derive(purpose: string, salt: Buffer | '' = ''): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#master, salt, `guildhall/${purpose}`, 32));
  }
}

async function* joined(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

export function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}

/** Unguessable text for session tokens, states and nonces: 256 bits. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}
