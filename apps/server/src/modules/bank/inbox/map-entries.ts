import type { FactBatch } from '../../enterprises/index.ts';
import type { BankKey } from '../connections/bank-keys.ts';
import { readVerified } from '../records/jws.ts';
import { Misfit } from '../records/misfit.ts';
import { readEntry, type ReadEntry } from '../records/read-entry.ts';
import type { Outcome, Via, WaitingEntry } from './inbox-store.ts';
import type { IncomingEntry } from './intake.ts';

/** A waiting entry, read. */
export interface MappedEntry {
  readonly entry: WaitingEntry;
  readonly outcome: Outcome;
  readonly read: ReadEntry | null;
  /** The key that signed it; empty where nothing was read. */
  readonly kid: string;
  /** Why it does not fit; null when it does. */
  readonly misfit: string | null;
}

/** The key that verified an entry is not loaded: another process saw it first. */
export class KeyNotLoaded extends Error {}

/** Reads an entry that waits; what does not fit is said, not thrown. */
export function mapEntry(entry: WaitingEntry, now: Date): MappedEntry {
  if (entry.jws === null) return { entry, outcome: entry.outcome ?? 'withheld', read: null, kid: '', misfit: null };
  return map(entry, readVerified(entry.jws), now);
}

/** The same for an entry that has just come and was verified; null for one that did not verify. */
export function mapIncoming(incoming: IncomingEntry, via: Via, now: Date): MappedEntry | null {
  const place = { outcome: null, via, receivedAt: now };
  switch (incoming.type) {
    case 'entry': {
      const { sequence, kind, jws, digest, signed } = incoming.entry;
      return map({ ...place, sequence, kind, jws, digest }, signed, now);
    }
    case 'withheld': {
      const entry = { ...place, sequence: incoming.sequence, kind: null, jws: null, digest: null };
      return { entry, outcome: 'withheld', read: null, kid: '', misfit: null };
    }
    case 'suspect':
      return null;
  }
}

function map(entry: WaitingEntry, { kid, payload }: ReturnType<typeof readVerified>, now: Date): MappedEntry {
  try {
    return { entry, outcome: 'applied', read: readEntry(payload, now), kid, misfit: null };
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    return { entry, outcome: 'kept_aside', read: null, kid: '', misfit: error.message };
  }
}

/** The facts of an entry in the form in which enterprises takes them; null when it has none. @throws KeyNotLoaded. */
export function toBatch(
  { entry, read, kid }: MappedEntry,
  place: { enterpriseId: string; connectionId: string },
  keys: ReadonlyMap<string, BankKey>,
): FactBatch | null {
  if (read === null || read.type !== 'facts' || entry.jws === null) return null;
  const key = keys.get(kid);
  if (key === undefined) throw new KeyNotLoaded();
  return {
    enterpriseId: place.enterpriseId,
    sourceId: place.connectionId,
    sequence: entry.sequence,
    asOf: read.asOf,
    receivedAt: entry.receivedAt,
    validUntil: read.validUntil,
    assurance: read.assurance,
    evidence: {
      recordId: read.recordId,
      keyId: key.kid,
      algorithm: 'ES256',
      publicKey: key.jwk,
      jws: entry.jws,
      signedAt: read.signedAt,
    },
    covers: read.covers,
    facts: read.facts,
  };
}
