import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { insertKey, loadKeys } from './key-store.ts';
import { generateSigningKey, quarterName, quarterStart, type PublicJwk, type SigningKey } from './signing-key.ts';

/** The bank's signing keys. Old public keys stay published for ever, so that evidence can be verified years later. */
export type KeyRing = {
  /** The key that signs now. */
  current: () => SigningKey;
  /** Every key, the current one first. */
  all: () => SigningKey[];
  publicKeys: () => PublicJwk[];
  /** The key of a past day, made when there is none: the sample history is signed as of its day. */
  keyOn: (day: Date) => Promise<SigningKey>;
  /** Makes a new current key. */
  rotate: () => Promise<SigningKey>;
  /** Makes the key of this quarter when there is none yet; true when it did. */
  followCalendar: () => Promise<boolean>;
};

export type KeyRingOptions = { db: Database; bankId: string; bankKey: Buffer; clock: Clock };

/** Opens the keys in the database and makes sure that there is one for today. */
export async function openKeyRing({ db, bankId, bankKey, clock }: KeyRingOptions): Promise<KeyRing> {
  let keys: SigningKey[] = [];
  const reload = async (): Promise<void> => {
    const loaded = await loadKeys(db, bankKey);
    keys = loaded.toSorted((a, b) => b.validFrom.getTime() - a.validFrom.getTime() || b.kid.localeCompare(a.kid));
  };
  const make = async (kid: string, validFrom: Date): Promise<void> => {
    await insertKey(db, bankKey, generateSigningKey(kid, validFrom));
    await reload();
  };
  const keyOn = async (day: Date): Promise<SigningKey> => {
    const start = quarterStart(day);
    const found = () => keys.find((key) => key.validFrom <= day && key.validFrom >= start);
    if (found() === undefined) await make(`${bankId}-${quarterName(day)}`, start);
    const key = found();
    if (key === undefined) throw new Error(`no signing key for ${day.toISOString()}`);
    return key;
  };
  const current = (): SigningKey => {
    const newest = keys[0];
    if (newest === undefined) throw new Error('the key ring is empty');
    return newest;
  };
  await reload();
  await keyOn(clock.now());
  return {
    current,
    all: () => [...keys],
    publicKeys: () => keys.map((key) => key.publicJwk),
    keyOn,
    rotate: async () => {
      const now = clock.now();
      const quarter = `${bankId}-${quarterName(now)}`;
      const number = keys.filter((key) => key.kid === quarter || key.kid.startsWith(`${quarter}-`)).length + 1;
      await make(`${quarter}-${number}`, now);
      return current();
    },
    followCalendar: async () => {
      const before = current().kid;
      await keyOn(clock.now());
      return current().kid !== before;
    },
  };
}
