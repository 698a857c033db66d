import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** How an entry came in. */
export type Via = 'push' | 'poll' | 'sync';
export type Outcome = 'applied' | 'withheld' | 'kept_aside';

/** An entry on its way into the inbox; without a JWS it is withheld. */
export interface NewEntry {
  readonly customerId: string;
  readonly sequence: bigint;
  readonly kind: string | null;
  readonly jws: string | null;
  readonly digest: Buffer | null;
  readonly state: 'waiting' | 'suspect';
}
export interface KnownEntry {
  readonly customerId: string;
  readonly sequence: bigint;
  readonly state: 'waiting' | 'suspect' | 'done';
  readonly outcome: Outcome | null;
  readonly digest: Buffer | null;
  readonly attempts: number;
}
export interface WaitingEntry {
  readonly sequence: bigint;
  readonly outcome: Outcome | null;
  readonly kind: string | null;
  readonly jws: string | null;
  readonly digest: Buffer | null;
  readonly via: Via;
  readonly receivedAt: Date;
}

/** Adds entries whose place is not taken. @returns the places that were free, as `customerId sequence`. */
export async function insertEntries(
  tx: Tx,
  connectionId: string,
  via: Via,
  entries: readonly NewEntry[],
  now: Date,
): Promise<Set<string>> {
  const rows = entries.map((entry) => ({
    c: entry.customerId,
    s: entry.sequence.toString(),
    k: entry.kind,
    j: entry.jws,
    d: entry.digest?.toString('hex') ?? null,
    t: entry.state,
  }));
  const inserted = await sql<{ customerId: string; sequence: bigint }>`/*bank.insert_entries*/
    insert into bank.inbox (connection_id, customer_id, sequence, state, outcome, kind, jws, digest, attempts, via, received_at)
    select ${connectionId}::uuid, c, s, t, case when j is null then 'withheld' end, k, j, decode(d, 'hex'), 1, ${via}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(c text, s bigint, k text, j text, d text, t text)
    order by c, s
    on conflict do nothing
    returning customer_id as "customerId", sequence`.execute(tx);
  return new Set(inserted.rows.map((row) => placeKey(row)));
}

export function placeKey(place: { customerId: string; sequence: bigint }): string {
  return `${place.customerId} ${place.sequence}`;
}

/** The entries at these places, locked. */
export async function selectEntries(
  tx: Tx,
  connectionId: string,
  places: readonly { customerId: string; sequence: bigint }[],
): Promise<KnownEntry[]> {
  const rows = places.map((place) => ({ c: place.customerId, s: place.sequence.toString() }));
  const found = await sql<KnownEntry>`/*bank.select_entries*/
    select i.customer_id as "customerId", i.sequence, i.state, i.outcome, i.digest, i.attempts
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(c text, s bigint)
    join bank.inbox i on i.connection_id = ${connectionId}::uuid and i.customer_id = n.c and i.sequence = n.s
    order by i.customer_id, i.sequence for update of i`.execute(tx);
  return found.rows;
}

/** Gives a place another entry, to be processed: one that was withheld, or did not verify, before. */
export async function replaceEntry(tx: Tx, connectionId: string, entry: NewEntry, via: Via, now: Date): Promise<void> {
  await sql`update bank.inbox set state = 'waiting', outcome = null, kind = ${entry.kind}, jws = ${entry.jws},
      digest = ${entry.digest}, via = ${via}, received_at = ${now}, processed_at = null
    where connection_id = ${connectionId} and customer_id = ${entry.customerId} and sequence = ${entry.sequence}`.execute(
    tx,
  );
}

/** Notes one more delivery that did not verify; `givenUp` lets the entry pass as kept aside. */
export async function noteSuspect(
  tx: Tx,
  connectionId: string,
  entry: NewEntry,
  attempts: number,
  givenUp: boolean,
): Promise<void> {
  await sql`update bank.inbox set attempts = ${attempts}, digest = ${givenUp ? null : entry.digest},
      jws = ${givenUp ? null : entry.jws}, state = ${givenUp ? 'waiting' : 'suspect'}, outcome = ${givenUp ? 'kept_aside' : null}
    where connection_id = ${connectionId} and customer_id = ${entry.customerId} and sequence = ${entry.sequence}`.execute(
    tx,
  );
}

/** Entries of a customer that wait, in order; late ones, below the cursor, come first. */
export async function selectWaiting(
  tx: Tx,
  connectionId: string,
  customerId: string,
  most: number,
): Promise<WaitingEntry[]> {
  const { rows } = await sql<WaitingEntry>`/*bank.select_waiting*/
    select sequence, outcome, kind, jws, digest, via, received_at as "receivedAt" from bank.inbox
    where connection_id = ${connectionId}::uuid and customer_id = ${customerId} and state = 'waiting'
    order by sequence limit ${most}`.execute(tx);
  return rows;
}

/** The earliest waiting identification of a customer, wherever in the journal it stands. */
export async function selectIdentification(
  tx: Tx,
  connectionId: string,
  customerId: string,
): Promise<WaitingEntry | null> {
  const { rows } =
    await sql<WaitingEntry>`select sequence, outcome, kind, jws, digest, via, received_at as "receivedAt" from bank.inbox
    where connection_id = ${connectionId} and customer_id = ${customerId} and state = 'waiting' and kind = 'identification'
    order by sequence limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** Marks entries as processed; the signed text is with the evidence now, or with what was kept aside. */
export async function finishEntries(
  tx: Tx,
  connectionId: string,
  customerId: string,
  outcomes: readonly { sequence: bigint; outcome: Outcome }[],
  now: Date,
): Promise<void> {
  await sql`/*bank.finish_entries*/
    update bank.inbox i set state = 'done', outcome = n.outcome, jws = null, processed_at = ${now}
    from unnest(${outcomes.map((one) => one.sequence)}::bigint[], ${outcomes.map((one) => one.outcome)}::text[]) as n(sequence, outcome)
    where i.connection_id = ${connectionId}::uuid and i.customer_id = ${customerId} and i.sequence = n.sequence`.execute(
    tx,
  );
}

/** The first place of a customer that was withheld; null when none was. */
export async function firstWithheld(tx: Tx, connectionId: string, customerId: string): Promise<bigint | null> {
  const { rows } = await sql<{ sequence: bigint | null }>`select min(sequence) as sequence from bank.inbox
    where connection_id = ${connectionId} and customer_id = ${customerId} and outcome = 'withheld'`.execute(tx);
  return rows[0]?.sequence ?? null;
}

/** Forgets what waits of a customer. */
export async function dropWaiting(tx: Tx, connectionId: string, customerId: string): Promise<void> {
  await sql`delete from bank.inbox where connection_id = ${connectionId} and customer_id = ${customerId} and state = 'waiting'`.execute(
    tx,
  );
}

/** Writes down that entries were processed as they came. @returns how many of their places were free. */
export async function insertDone(
  tx: Tx,
  connectionId: string,
  customerId: string,
  entries: readonly { readonly entry: WaitingEntry; readonly outcome: Outcome }[],
  via: Via,
  now: Date,
): Promise<number> {
  const sequences = entries.map(({ entry }) => entry.sequence);
  const outcomes = entries.map(({ outcome }) => outcome);
  const kinds = entries.map(({ entry }) => entry.kind);
  const digests = entries.map(({ entry }) => entry.digest?.toString('hex') ?? null);
  const { rows } = await sql`/*bank.insert_done*/
    insert into bank.inbox (connection_id, customer_id, sequence, state, outcome, kind, digest, attempts, via, received_at, processed_at)
    select ${connectionId}::uuid, ${customerId}, s, 'done', o, k, decode(d, 'hex'), 1, ${via}, ${now}, ${now}
    from unnest(${sequences}::bigint[], ${outcomes}::text[], ${kinds}::text[], ${digests}::text[]) as n(s, o, k, d)
    on conflict do nothing returning 1`.execute(tx);
  return rows.length;
}

/** Puts an entry that was kept aside back among those that wait: it is below the cursor and comes in late. */
export async function reopenEntry(
  tx: Tx,
  connectionId: string,
  kept: { customerId: string; sequence: bigint; raw: string },
  now: Date,
): Promise<void> {
  await sql`update bank.inbox set state = 'waiting', outcome = null, jws = ${kept.raw}, processed_at = null, received_at = least(received_at, ${now})
    where connection_id = ${connectionId} and customer_id = ${kept.customerId} and sequence = ${kept.sequence}
      and state = 'done' and outcome = 'kept_aside'`.execute(tx);
}
