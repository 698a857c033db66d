import { epochSeconds } from '../clock.ts';
import { newId } from '../ids.ts';
import { signJws } from '../keys/jws.ts';
import type { SigningKey } from '../keys/signing-key.ts';

/** What the bank attests of a customer; each kind of record is covered by one permission of a consent. */
export const recordKinds = ['identification', 'ownership', 'qualification', 'relationship', 'standing'] as const;
export type RecordKind = (typeof recordKinds)[number];

export const permissions = [
  'ReadIdentification',
  'ReadOwnership',
  'ReadQualification',
  'ReadRelationship',
  'ReadStanding',
] as const;
export type Permission = (typeof permissions)[number];

/** The permission under which a record of this kind may be read. */
export function permissionFor(kind: RecordKind): Permission {
  return permissions[recordKinds.indexOf(kind)] ?? 'ReadIdentification';
}

export function isRecordKind(kind: string): kind is RecordKind {
  return recordKinds.some((known) => known === kind);
}

export type Assurance = 'bank_verified' | 'bank_reported';

/** One line of a customer's journal, before it is signed. */
export type JournalEntry = {
  customerId: string;
  /** Place in the journal, gapless from 1. */
  sequence: number;
  kind: string;
  recordId: string;
  /** Instant as of which the bank attests it, ISO 8601 in UTC. */
  asOf: string;
  validUntil?: string;
  assurance: Assurance;
  data: Record<string, unknown>;
};

/** The media type that sets a record apart from every other JWT of the bank (RFC 8725 §3.11). */
export const recordType = 'bank-record+jwt';

/** Signs an entry as of `issuedAt`: a compact JWS, evidence for as long as the key is published. */
export function signEntry(key: SigningKey, issuer: string, issuedAt: Date, entry: JournalEntry): string {
  const { customerId, sequence, kind, recordId, asOf, validUntil, assurance, data } = entry;
  return signJws(key, recordType, {
    iss: issuer,
    iat: epochSeconds(issuedAt),
    jti: newId(),
    customerId,
    sequence,
    kind,
    recordId,
    asOf,
    ...(validUntil === undefined ? {} : { validUntil }),
    assurance,
    data,
  });
}
