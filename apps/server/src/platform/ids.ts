import { randomUUIDv7 } from 'node:crypto';

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

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A new time-ordered id, made in the application so that PostgreSQL 15 serves as well as 18. */
export function newId<Kind extends string>(): Id<Kind> {
  // The brand exists for the compiler only.
  return randomUUIDv7() as Id<Kind>;
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
