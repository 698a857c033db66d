import { createPublicKey, type KeyObject } from 'node:crypto';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import { BankError } from '../client/bank-error.ts';
import { selectBankKeys, upsertBankKeys } from './bank-key-store.ts';

/** A public key of a bank, ready to verify, and as the evidence keeps it. */
export interface BankKey {
  readonly kid: string;
  readonly jwk: Readonly<Record<string, string>>;
  readonly key: KeyObject;
}

/** Reads what the bank publishes at its `jwks_uri`. */
export type FetchBankKeys = (connectionId: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** An unknown kid makes us ask the bank, but not more often than this, ms: whoever sends nonsense must not make us ask. */
const refetchPauseMs = 5_000;

/** The public keys of the banks: every one ever seen, and asked for again when a signature names one that is not known. */
export class BankKeys {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #fetch: FetchBankKeys;
  /** The loading itself is kept: a slow one can then not overwrite what a refresh has read since. */
  readonly #known = new Map<string, Promise<Map<string, BankKey>>>();
  readonly #fetchedAt = new Map<string, number>();
  readonly #underWay = new Map<string, Promise<void>>();

  constructor(db: Database, clock: Clock, fetch: FetchBankKeys) {
    this.#db = db;
    this.#clock = clock;
    this.#fetch = fetch;
  }

  /** @returns the key, or null when the bank does not publish it. @throws BankError when the bank cannot be asked, or was just asked. */
  async find(connectionId: string, kid: string): Promise<BankKey | null> {
    const known = (await this.#load(connectionId)).get(kid);
    if (known !== undefined) return known;
    const last = this.#fetchedAt.get(connectionId) ?? 0;
    if (this.#clock.now().getTime() - last < refetchPauseMs && !this.#underWay.has(connectionId)) {
      throw new BankError(
        'bank.throttled',
        'a signature names a key that is not known, and the bank was asked for its keys just now',
      );
    }
    await this.refresh(connectionId);
    return (await this.#load(connectionId)).get(kid) ?? null;
  }

  /** Every key that was ever seen. @param again reads the database even when they are at hand: another process may have seen one since. */
  async known(connectionId: string, again = false): Promise<ReadonlyMap<string, BankKey>> {
    if (again) this.#known.delete(connectionId);
    return this.#load(connectionId);
  }

  /** Asks the bank for its keys now; callers that come meanwhile share the answer. */
  refresh(connectionId: string): Promise<void> {
    const running =
      this.#underWay.get(connectionId) ??
      this.#refresh(connectionId).finally(() => this.#underWay.delete(connectionId));
    this.#underWay.set(connectionId, running);
    return running;
  }

  async #refresh(connectionId: string): Promise<void> {
    this.#fetchedAt.set(connectionId, this.#clock.now().getTime());
    const published = (await this.#fetch(connectionId)).flatMap((jwk) => usable(jwk) ?? []);
    await this.#db.asSystem('bank.keep_bank_keys', (tx) =>
      upsertBankKeys(tx, connectionId, published, this.#clock.now()),
    );
    this.#known.delete(connectionId);
    await this.#load(connectionId);
  }

  #load(connectionId: string): Promise<Map<string, BankKey>> {
    const loading = this.#known.get(connectionId) ?? this.#read(connectionId);
    this.#known.set(connectionId, loading);
    loading.catch(() => this.#known.delete(connectionId));
    return loading;
  }

  async #read(connectionId: string): Promise<Map<string, BankKey>> {
    const rows = await this.#db.asSystem('bank.read_bank_keys', (tx) => selectBankKeys(tx, connectionId), {
      readOnly: true,
    });
    return new Map(rows.map(({ kid, jwk }) => [kid, { kid, jwk, key: createPublicKey({ key: jwk, format: 'jwk' }) }]));
  }
}

/** A published key as we keep it, when it can sign ES256 (RFC 7518 §3.4); everything else is passed over. */
function usable(jwk: Readonly<Record<string, unknown>>): { kid: string; jwk: Record<string, string> } | null {
  const { kid, kty, crv, x, y, alg, use } = jwk;
  if (typeof kid !== 'string' || kid === '' || kid.length > 200 || typeof x !== 'string' || typeof y !== 'string')
    return null;
  if (kty !== 'EC' || crv !== 'P-256' || (alg !== undefined && alg !== 'ES256') || (use !== undefined && use !== 'sig'))
    return null;
  const kept = { kty, crv, x, y };
  try {
    createPublicKey({ key: kept, format: 'jwk' });
  } catch {
    return null;
  }
  return { kid, jwk: kept };
}
