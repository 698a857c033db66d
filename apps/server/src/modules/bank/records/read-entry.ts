import { limits } from '../../../platform/limits.ts';
import type { Text } from '../../../platform/http/schemas.ts';
import { assertShape, checkDay, checkInstant, Misfit } from './misfit.ts';
import { factsOf, identityOf, type FactsOfRecord } from './record-facts.ts';
import { entryShape, recordShapes, type ConsentStatusRecord, type RecordKind } from './record-schemas.ts';

/** Which enterprise an identification record speaks of. */
export interface AttestedIdentity {
  readonly name: Text;
  readonly identifiers: readonly { readonly scheme: string; readonly value: string; readonly country: string }[];
}

interface EntryHead {
  readonly recordId: string;
  readonly signedAt: Date;
  readonly asOf: Date;
  readonly validUntil: Date | null;
  readonly assurance: 'bank_verified' | 'bank_reported';
}
/** What an entry says, in our terms. */
export type ReadEntry =
  | (EntryHead & FactsOfRecord & { readonly type: 'facts'; readonly identity: AttestedIdentity | null })
  | (EntryHead & { readonly type: 'consent_status'; readonly consent: ConsentStatusRecord });

/**
 * Reads the payload of a verified entry: shape by kind, then what a shape cannot say (check digits, calendar, sums).
 * @throws Misfit with place and reason.
 */
export function readEntry(payload: unknown, now: Date): ReadEntry {
  assertShape(entryShape, payload, 'entry');
  const kind = asKind(payload.kind);
  const head = {
    recordId: payload.recordId,
    signedAt: new Date(Math.round(payload.iat * 1_000)),
    asOf: checkInstant('entry.asOf', payload.asOf),
    validUntil: payload.validUntil == null ? null : endOf(payload.validUntil),
    assurance: payload.assurance,
  };
  if (Number.isNaN(head.signedAt.getTime())) throw new Misfit('entry.iat', 'is no instant');
  if (head.asOf.getTime() > now.getTime() + limits.clockSkewSeconds * 1_000)
    throw new Misfit('entry.asOf', 'lies in the future');
  if (head.validUntil !== null && head.validUntil < head.asOf)
    throw new Misfit('entry.validUntil', 'is earlier than asOf');
  if (kind === 'consent_status') {
    const data: unknown = payload.data;
    assertShape(recordShapes.consent_status, data, 'data');
    if (data.expiresAt !== null) checkInstant('data.expiresAt', data.expiresAt);
    return { ...head, type: 'consent_status', consent: data };
  }
  const identity = kind === 'identification' ? identityOf(payload.data) : null;
  return { ...head, type: 'facts', identity, ...factsOf(kind, payload.data) };
}

function endOf(validUntil: string): Date {
  const place = 'entry.validUntil';
  return checkInstant(place, validUntil.length === 10 ? `${checkDay(place, validUntil)}T23:59:59Z` : validUntil);
}

function asKind(kind: string): RecordKind {
  if (!Object.hasOwn(recordShapes, kind))
    throw new Misfit('entry.kind', `"${kind}" is no kind of record that is known here`);
  return kind as RecordKind;
}
