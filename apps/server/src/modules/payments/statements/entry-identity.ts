import { hash } from 'node:crypto';
import type { EntryStatus } from './entry.ts';
import type { ToldEntry } from './reading/told-entry.ts';

/** Whose account a statement is of. */
export interface AccountPlace {
  readonly connectionId: string;
  readonly customerId: string;
  readonly accountNumber: string;
}

/** An entry of a statement with what makes it the same one in another statement. */
export interface Sighting {
  readonly entry: ToldEntry;
  /** Hex. What a pending entry shares with the booked one that it becomes: account, reference, amount, direction. */
  readonly referenceKey: string;
  /** What entries share that are told apart by counting alone: the reference key, and of a booked one its day. */
  readonly likeness: string;
  /** The how many-th of its like in its statement, counted from 1 over all pages: two of the same reference and day are two. */
  readonly occurrence: number;
  /** Hex; of a booked one with its day. */
  readonly entryKey: string;
  /** Status, giver, then what is told: the sighting that outranks all others describes the entry, in whichever order they come. */
  readonly standing: string;
}

/** What ranks the sightings of a statement. */
export interface Rank {
  /** Whoever gave the file: of what the bank gave itself a file that a member brings describes nothing anew, and books nothing. */
  readonly via: 'bank' | 'upload';
  readonly message: 'camt.052' | 'camt.053' | 'camt.054';
  readonly createdAt: string | null;
  /** Hex, of its content: the last word between two that tell as much. */
  readonly statementKey: string;
}

const viaRank: Readonly<Record<Rank['via'], string>> = { upload: '1', bank: '2' };
const statusRank: Readonly<Record<EntryStatus, string>> = { information: '1', pending: '2', booked: '3' };
/** A statement at the end of the day says more than a notification, and that more than a report during the day. */
const messageRank: Readonly<Record<Rank['message'], string>> = { 'camt.052': '1', 'camt.054': '2', 'camt.053': '3' };

/**
 * Whether a sighting describes an entry in place of another one: what the bank gave itself before what a member brought, then what is
 * booked before what is not, then what tells more.
 */
export function outranks(standing: string, other: string): boolean {
  return isOfBank(standing) === isOfBank(other) ? standing > other : isOfBank(standing);
}

/** Whether the bank itself gave the statement of a sighting. */
export function isOfBank(standing: string): boolean {
  return standing.startsWith(viaRank.bank, 1);
}

/**
 * Names every entry of a statement. A statement lists a movement once; the same reference, amount, direction and day in it a second
 * time, be it on another page, is a second movement, and the same in another statement is the same again.
 * @param onOtherPages what of each likeness stands on the other pages of the statement.
 */
export function sightingsOf(
  place: AccountPlace,
  rank: Rank,
  entries: readonly ToldEntry[],
  onOtherPages: ReadonlyMap<string, ReadonlySet<number>> = new Map(),
): Sighting[] {
  const seen = new Map<string, number>();
  const ranked = `${messageRank[rank.message]}${rank.createdAt ?? ''}|${rank.statementKey.slice(0, 16)}|`;
  return entries.map((entry, index) => {
    const referenceKey = referenceKeyOf(place, entry);
    const likeness = `${referenceKey}|${entry.status === 'booked' ? entry.bookedDay : 'open'}`;
    let occurrence = (seen.get(likeness) ?? 0) + 1;
    while (onOtherPages.get(likeness)?.has(occurrence) === true) occurrence += 1;
    seen.set(likeness, occurrence);
    return {
      entry,
      referenceKey,
      likeness,
      occurrence,
      entryKey: digest(`${likeness}|${occurrence}`),
      standing: `${statusRank[entry.status]}${viaRank[rank.via]}${pad(entry.detailsCount)}${ranked}${pad(index + 1)}`,
    };
  });
}

/** The key of the n-th that is not booked yet under a reference. */
export function openKey(referenceKey: string, occurrence: number): string {
  return digest(`${referenceKey}|open|${occurrence}`);
}

const unit = '\u001f';

function referenceKeyOf({ connectionId, customerId, accountNumber }: AccountPlace, entry: ToldEntry): string {
  const { direction, reversal, amountMinor, currency } = entry;
  const moved = [direction, reversal ? 'reversal' : '', amountMinor.toString(), currency];
  return digest([connectionId, customerId, accountNumber, ...moved, entry.token].join(unit));
}

function digest(text: string): string {
  return hash('sha256', text);
}

function pad(count: number): string {
  return String(count).padStart(7, '0');
}
