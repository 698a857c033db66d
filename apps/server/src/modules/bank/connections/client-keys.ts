import { generateKeyPairSync, randomUUID, type webcrypto } from 'node:crypto';
import type { Clock } from '../../../platform/clock.ts';
import type { Sealer } from '../../../platform/crypto/seal.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import {
  insertClientKey,
  lockClientKeys,
  retireClientKeys,
  selectClientKeys,
  type ClientKeyRow,
} from './client-key-store.ts';

/** A key that a bank may still have to fetch from our JWKS signs only after this time, ms. */
const publishBeforeSigningMs = 120_000;
/** A replaced key stays published for so long, ms. */
const publishAfterSigningMs = 24 * 3_600_000;
const purpose = 'bank-client-key';

/** The key that signs now, ready for `private_key_jwt`. */
export interface SigningKey {
  readonly kid: string;
  readonly key: webcrypto.CryptoKey;
}

/** Our own ES256 keys towards each bank: made once, sealed at rest, rotated by command. */
export class ClientKeys {
  readonly #db: Database;
  readonly #sealer: Sealer;
  readonly #clock: Clock;

  constructor(db: Database, sealer: Sealer, clock: Clock) {
    this.#db = db;
    this.#sealer = sealer;
    this.#clock = clock;
  }

  /** Makes the first key of a connection that has none. */
  async ensure(tx: Tx, connectionId: string): Promise<void> {
    await lockClientKeys(tx, connectionId);
    const now = this.#clock.now();
    const keys = await selectClientKeys(tx, connectionId, now);
    if (keys.length === 0) await insertClientKey(tx, connectionId, this.#make(now), now);
  }

  /** A new key: published at once, signing after two minutes; the ones before stay published for a day. @returns its kid. */
  async rotate(connectionId: string): Promise<string> {
    const now = this.#clock.now();
    const key = this.#make(new Date(now.getTime() + publishBeforeSigningMs));
    await this.#db.asSystem('bank.rotate_client_key', async (tx) => {
      await lockClientKeys(tx, connectionId);
      await insertClientKey(tx, connectionId, key, now);
      await retireClientKeys(tx, connectionId, key.kid, new Date(now.getTime() + publishAfterSigningMs));
    });
    return key.kid;
  }

  async signing(connectionId: string): Promise<SigningKey> {
    const now = this.#clock.now();
    const keys = await this.#select(connectionId, now);
    const key = keys.find((one) => one.signsFrom <= now) ?? keys.at(-1);
    if (key === undefined) throw new Error('a connection has a key from its first start on');
    // Sealed below by #make, as the JSON of a private JWK.
    const jwk = JSON.parse(this.#sealer.open(purpose, key.privateSealed).toString('utf8')) as webcrypto.JsonWebKey;
    const imported = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
    return { kid: key.kid, key: imported };
  }

  /** The JWK Set that the bank reads (RFC 7517 §5). */
  async published(connectionId: string): Promise<{ keys: Readonly<Record<string, unknown>>[] }> {
    const keys = await this.#select(connectionId, this.#clock.now());
    return { keys: keys.map((key) => ({ ...key.publicJwk, kid: key.kid, alg: 'ES256', use: 'sig' })) };
  }

  #select(connectionId: string, now: Date): Promise<ClientKeyRow[]> {
    return this.#db.asSystem('bank.read_client_keys', (tx) => selectClientKeys(tx, connectionId, now), {
      readOnly: true,
    });
  }

  #make(signsFrom: Date): Omit<ClientKeyRow, 'publishedUntil'> {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return {
      kid: `guildhall-${signsFrom.toISOString().slice(0, 10)}-${randomUUID().slice(0, 8)}`,
      publicJwk: publicKey.export({ format: 'jwk' }) as Record<string, unknown>,
      privateSealed: this.#sealer.seal(purpose, JSON.stringify(privateKey.export({ format: 'jwk' }))),
      signsFrom,
    };
  }
}
