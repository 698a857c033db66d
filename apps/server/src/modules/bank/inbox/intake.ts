import { sha256 } from '../../../platform/crypto/seal.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Log } from '../../../platform/log.ts';
import { bankLimits } from '../bank-limits.ts';
import type { BankConnection } from '../connections/connection.ts';
import type { VerifiedEntry } from '../records/journal-entry.ts';
import { ensureCustomers } from './customer-store.ts';
import {
  insertEntries,
  noteSuspect,
  placeKey,
  replaceEntry,
  selectEntries,
  type KnownEntry,
  type NewEntry,
  type Via,
} from './inbox-store.ts';
import { insertKeptAside, settleKeptAside, type KeptReason } from './kept-aside-store.ts';

/** An entry as a delivery or a page brought it. */
export type IncomingEntry =
  | { readonly type: 'entry'; readonly entry: VerifiedEntry }
  | { readonly type: 'withheld'; readonly customerId: string; readonly sequence: bigint }
  /** The transport can be trusted, the signature of the entry inside does not verify. */
  | {
      readonly type: 'suspect';
      readonly customerId: string;
      readonly sequence: bigint;
      readonly jws: string;
      readonly detail: string;
    };

/**
 * What became of an entry: `received` new; `duplicate` known already, nothing changed; `late` fills a place that was passed over;
 * `contradiction` another entry is at its place: kept aside; `suspect` to be asked for again; `given_up` never verified: kept aside.
 */
export type IntakeOutcome = 'received' | 'duplicate' | 'late' | 'contradiction' | 'suspect' | 'given_up';

interface IntakeInput {
  readonly connection: BankConnection;
  readonly via: Via;
  readonly entries: readonly IncomingEntry[];
  readonly now: Date;
}

/** Puts entries into the inbox, in the caller's transaction. @returns the outcome of each, in their order. */
export async function takeIn(
  tx: Tx,
  log: Log,
  { connection, via, entries, now }: IntakeInput,
): Promise<IntakeOutcome[]> {
  if (entries.length === 0) return [];
  const { connectionId } = connection;
  const rows = entries.map(toRow);
  await ensureCustomers(tx, connectionId, [...new Set(rows.map((row) => row.customerId))].toSorted(), now);
  // Of several for one place within one delivery the first is inserted; the others are held against it like any later one.
  const firsts = [...new Map(rows.toReversed().map((row) => [placeKey(row), row])).values()];
  const free = await insertEntries(tx, connectionId, via, firsts, now);
  const fresh = new Set(firsts.filter((row) => free.has(placeKey(row))));
  const others = rows.filter((row) => !fresh.has(row));
  const known = new Map<string, KnownEntry>();
  if (others.length > 0)
    for (const entry of await selectEntries(tx, connectionId, others)) known.set(placeKey(entry), entry);
  const outcomes: IntakeOutcome[] = [];
  for (const [place, row] of rows.entries()) {
    if (fresh.has(row)) outcomes.push(row.state === 'suspect' ? 'suspect' : 'received');
    else {
      const found = known.get(placeKey(row));
      if (found === undefined) throw new Error('a place that is taken holds an entry');
      const incoming = entries[place];
      const detail = incoming?.type === 'suspect' ? incoming.detail : '';
      const outcome = await meet(tx, { connection, via, now, log, detail }, row, found);
      outcomes.push(outcome);
      // A place that changed is known by its new entry to what follows in the same delivery.
      if (outcome !== 'duplicate')
        for (const entry of await selectEntries(tx, connectionId, [row])) known.set(placeKey(entry), entry);
    }
  }
  return outcomes;
}

interface Meeting {
  readonly connection: BankConnection;
  readonly via: Via;
  readonly now: Date;
  readonly log: Log;
  readonly detail: string;
}

/** An entry comes to a place that is taken. */
async function meet(tx: Tx, meeting: Meeting, row: NewEntry, found: KnownEntry): Promise<IntakeOutcome> {
  const { connection, via, now, log } = meeting;
  const { connectionId } = connection;
  if (row.jws === null) return 'duplicate';
  const same = found.digest !== null && row.digest !== null && found.digest.equals(row.digest);
  if (row.state === 'suspect') {
    if (found.state !== 'suspect') return 'duplicate';
    const attempts = same ? found.attempts + 1 : 1;
    const givenUp = attempts >= bankLimits.signatureAttempts;
    await noteSuspect(tx, connectionId, row, attempts, givenUp);
    if (!givenUp) return 'suspect';
    await keep(tx, meeting, row, 'bad_signature', meeting.detail);
    return 'given_up';
  }
  if (same) return 'duplicate';
  if (found.digest === null || found.state === 'suspect' || found.outcome === 'kept_aside') {
    await replaceEntry(tx, connectionId, row, via, now);
    await settleKeptAside(
      tx,
      { connectionId, customerId: row.customerId, sequences: [row.sequence] },
      'superseded',
      now,
    );
    return found.state === 'suspect' ? 'received' : 'late';
  }
  // The bank signed two different entries for one place. The first one stands; a person has to look at the other.
  log.error({ bank: connection.slug, sequence: row.sequence.toString() }, 'a bank contradicts its own journal');
  await keep(tx, meeting, row, 'contradiction', 'the bank signed another entry for this place of the journal before');
  return 'contradiction';
}

function keep(
  tx: Tx,
  { connection, now }: Meeting,
  row: NewEntry,
  reason: KeptReason,
  detail: string,
): Promise<number> {
  const { customerId, sequence, jws, digest } = row;
  const raw = jws ?? '';
  const record = {
    connectionId: connection.connectionId,
    customerId,
    sequence,
    reason,
    detail,
    raw,
    digest: digest ?? sha256(raw),
    receivedAt: now,
  };
  return insertKeptAside(tx, [record], now);
}

function toRow(incoming: IncomingEntry): NewEntry {
  switch (incoming.type) {
    case 'entry': {
      const { customerId, sequence, kind, jws, digest } = incoming.entry;
      return { customerId, sequence, kind, jws, digest, state: 'waiting' };
    }
    case 'withheld':
      return {
        customerId: incoming.customerId,
        sequence: incoming.sequence,
        kind: null,
        jws: null,
        digest: null,
        state: 'waiting',
      };
    case 'suspect':
      return {
        customerId: incoming.customerId,
        sequence: incoming.sequence,
        kind: null,
        jws: incoming.jws,
        digest: sha256(incoming.jws),
        state: 'suspect',
      };
  }
}
