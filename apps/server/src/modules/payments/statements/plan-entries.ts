import { isOfBank, openKey, outranks, type Sighting } from './entry-identity.ts';
import type { EntryStatus } from './entry.ts';

/** A row of `payments.entries` as far as it matters for what becomes of it. */
export interface KnownEntry {
  readonly entryId: string;
  /** Hex. */
  readonly entryKey: string;
  readonly referenceKey: string;
  readonly status: EntryStatus;
  readonly standing: string;
  /** The day by which it is listed, YYYY-MM-DD. */
  readonly day: string;
  /** It counts no more: a newer issue does not list it. */
  readonly superseded: boolean;
}

/** What becomes of an entry: written under this id, new or in place of what was known of it. */
export interface EntryWrite {
  readonly entryId: string;
  readonly sighting: Sighting;
}

export interface EntryPlan {
  readonly inserted: readonly EntryWrite[];
  readonly updated: readonly EntryWrite[];
  /** For every sighting, in its order, the entry that it is. */
  readonly entryIds: readonly string[];
  /** Entries that are booked by this, new ones and those that were pending. */
  readonly newlyBooked: readonly EntryWrite[];
}

/**
 * What a statement makes of the entries that are known of its account. Pure, and such that the same statements come to the same entries
 * in whichever order and however often they are taken: booked ones are told apart by their keys; of those that are not booked there are
 * as many as the statement with the most of them says, less the ones that have been booked under the same reference. What the bank
 * itself says is pending no file of a member books: the line of that file is the pending entry, until the bank books it. Where the member
 * was first, the booking stands.
 * @param known all of the account that share a reference with a sighting.
 */
export function planEntries(
  sightings: readonly Sighting[],
  known: readonly KnownEntry[],
  newId: () => string,
): EntryPlan {
  const ledger = new Ledger(known, newId);
  const entryIds: string[] = [];
  // Booked ones first: they take the place of pending ones, and never the other way round.
  const order = sightings
    .map((_, index) => index)
    .toSorted((a, b) => bookedFirst(sightings, a) - bookedFirst(sightings, b));
  for (const index of order) {
    const sighting = sightings[index];
    if (sighting !== undefined) entryIds[index] = ledger.take(sighting);
  }
  return { ...ledger.writes(), entryIds };
}

function bookedFirst(sightings: readonly Sighting[], index: number): number {
  return sightings[index]?.entry.status === 'booked' ? 0 : 1;
}

interface Held extends KnownEntry {
  readonly isNew: boolean;
}

/** The entries of one account under the references of one statement. */
class Ledger {
  readonly #newId: () => string;
  readonly #byKey = new Map<string, Held>();
  readonly #booked = new Map<string, Held[]>();
  readonly #open = new Map<string, number>();
  readonly #written = new Map<string, EntryWrite & { readonly isNew: boolean }>();
  readonly #newlyBooked: EntryWrite[] = [];
  /** Pending entries of the bank that this statement, brought by a member, says are booked; each is one of its lines. */
  readonly #shadowed = new Set<string>();

  constructor(known: readonly KnownEntry[], newId: () => string) {
    this.#newId = newId;
    for (const one of known) this.#hold({ ...one, isNew: false });
  }

  /** @returns the id of the entry that it is. */
  take(sighting: Sighting): string {
    return sighting.entry.status === 'booked' ? this.#takeBooked(sighting) : this.#takeOpen(sighting);
  }

  writes(): Pick<EntryPlan, 'inserted' | 'updated' | 'newlyBooked'> {
    const all = [...this.#written.values()];
    return {
      inserted: all.filter(({ isNew }) => isNew),
      updated: all.filter(({ isNew }) => !isNew),
      newlyBooked: this.#newlyBooked,
    };
  }

  #takeBooked(sighting: Sighting): string {
    const held = this.#byKey.get(sighting.entryKey);
    if (held !== undefined) return this.#describe(held, sighting);
    const pending = this.#firstOpen(sighting.referenceKey);
    if (pending === null) return this.#add(sighting);
    if (isOfBank(pending.standing) && !isOfBank(sighting.standing)) {
      this.#shadowed.add(pending.entryId);
      return pending.entryId;
    }
    this.#byKey.delete(pending.entryKey);
    this.#open.set(sighting.referenceKey, (this.#open.get(sighting.referenceKey) ?? 1) - 1);
    const booked = { ...pending, entryKey: sighting.entryKey, status: 'booked' as const, standing: sighting.standing };
    this.#hold({ ...booked, day: sighting.entry.day });
    this.#newlyBooked.push(this.#write(booked, sighting));
    return pending.entryId;
  }

  #takeOpen(sighting: Sighting): string {
    const held = this.#byKey.get(sighting.entryKey);
    if (held !== undefined) return this.#describe(held, sighting);
    const booked = this.#booked.get(sighting.referenceKey) ?? [];
    if (booked.length < sighting.occurrence) return this.#add(sighting);
    const inOrder = booked.toSorted((a, b) => a.day.localeCompare(b.day) || a.entryKey.localeCompare(b.entryKey));
    return inOrder[sighting.occurrence - 1]?.entryId ?? this.#add(sighting);
  }

  /** The first that is not booked under a reference: the ones before it have been booked. */
  #firstOpen(referenceKey: string): Held | null {
    const open = this.#open.get(referenceKey) ?? 0;
    if (open === 0) return null;
    const most = open + (this.#booked.get(referenceKey)?.length ?? 0);
    for (let occurrence = 1; occurrence <= most; occurrence += 1) {
      const held = this.#byKey.get(openKey(referenceKey, occurrence));
      if (held !== undefined && !this.#shadowed.has(held.entryId)) return held;
    }
    return null;
  }

  #describe(held: Held, sighting: Sighting): string {
    if (outranks(sighting.standing, held.standing)) {
      this.#byKey.set(held.entryKey, { ...held, standing: sighting.standing, status: sighting.entry.status });
      this.#write(held, sighting);
    }
    return held.entryId;
  }

  #add(sighting: Sighting): string {
    const { referenceKey, entryKey, standing, entry } = sighting;
    const { status, day } = entry;
    const held = {
      entryId: this.#newId(),
      entryKey,
      referenceKey,
      status,
      standing,
      day,
      superseded: false,
      isNew: true,
    };
    this.#hold(held);
    const write = this.#write(held, sighting);
    if (status === 'booked') this.#newlyBooked.push(write);
    return held.entryId;
  }

  #hold(held: Held): void {
    this.#byKey.set(held.entryKey, held);
    if (held.status !== 'booked') this.#open.set(held.referenceKey, (this.#open.get(held.referenceKey) ?? 0) + 1);
    else this.#booked.set(held.referenceKey, [...(this.#booked.get(held.referenceKey) ?? []), held]);
  }

  #write({ entryId, isNew }: Held, sighting: Sighting): EntryWrite {
    const write = { entryId, sighting, isNew };
    this.#written.set(entryId, write);
    return write;
  }
}
