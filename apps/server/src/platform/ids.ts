import { randomFillSync, randomInt } from 'node:crypto';

declare const brand: unique symbol;
/** A UUIDv7 (RFC 9562 §5.7) that cannot be taken for the id of another kind of thing. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type EnterpriseId = Id<'enterprise'>;
export type PersonId = Id<'person'>;
export type MandateId = Id<'mandate'>;
export type SessionId = Id<'session'>;
export type ConnectionId = Id<'connection'>;
export type EvidenceId = Id<'evidence'>;
export type ConsentId = Id<'consent'>;
export type DocumentId = Id<'document'>;

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

// Randomness is taken from the system for many ids at once: one call for each would cost several times as much as the rest.
const idRandomBytes = 8;
const pool = Buffer.allocUnsafe(512 * idRandomBytes);
let poolAt = pool.length;
let lastMs = 0;
let counter = 0;

/**
 * A new id, made in the application so that PostgreSQL 15 serves as well as 18. The ids of one process ascend even within
 * a millisecond (RFC 9562 §6.2, method 1: rand_a counts), so that sorting by id keeps the order in which things were made.
 */
export function newId<Kind extends string>(): Id<Kind> {
  const now = Date.now();
  if (poolAt === pool.length) {
    randomFillSync(pool);
    poolAt = 0;
  }
  if (now > lastMs) {
    lastMs = now;
    // From a random start; half of the counter stays free for the ids that follow within this millisecond.
    counter = randomInt(0x800);
  } else if (++counter > 0xfff) {
    lastMs += 1;
    counter = 0;
  }
  const time = lastMs.toString(16).padStart(12, '0');
  pool[poolAt] = ((pool[poolAt] ?? 0) & 0x3f) | 0x80;
  const tail = pool.toString('hex', poolAt, poolAt + idRandomBytes);
  poolAt += idRandomBytes;
  const sequence = counter.toString(16).padStart(3, '0');
  // The brand exists for the compiler only.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}-${tail.slice(0, 4)}-${tail.slice(4)}` as Id<Kind>;
}

/** True for the text of a UUID in lower case, the only spelling that is accepted anywhere. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}

/** Takes a text that a schema or the database has already held against the UUID pattern. */
export function asId<Kind extends string>(text: string): Id<Kind> {
  if (!isUuid(text)) throw new TypeError('not a UUID');
  return text as Id<Kind>;
}
