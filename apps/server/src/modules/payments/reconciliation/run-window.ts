import type { EntryMark } from './entry-store.ts';
import type { Proposal } from './matching/matching.ts';

/**
 * Where a run stands that goes from the latest open entries back. Windows overlap by half, so that entries which belong together are
 * seen together; each entry is decided in the one window in which it stands away from the edge.
 */
export interface Window {
  /** It holds what stands behind this one; null: it begins with the latest. */
  readonly before: EntryMark | null;
  /** Up to here, this one included, everything was decided before. */
  readonly decided: EntryMark | null;
  /** Entries behind that mark that were decided with one before it. */
  readonly claimed: ReadonlySet<string>;
}

export const firstWindow: Window = { before: null, decided: null, claimed: new Set() };

interface Marked {
  readonly entryId: string;
  readonly day: string;
}

/**
 * What of a window is decided in it: its entries away from the edges, and what is proposed for them. A proposal for several entries
 * belongs to the window in which the latest of them is decided, and takes the others along.
 * @param entries the latest first. @param isLast nothing stands behind them.
 */
export function withinWindow<Entry extends Marked>(
  entries: readonly Entry[],
  proposals: readonly Proposal[],
  { window: { decided, claimed }, isLast }: { readonly window: Window; readonly isLast: boolean },
): { readonly own: readonly Entry[]; readonly proposals: readonly Proposal[]; readonly next: Window | null } {
  const edge = isLast ? entries.length : Math.floor((entries.length * 3) / 4);
  const places = new Map(entries.map(({ entryId }, place) => [entryId, place]));
  const first = decided === null ? 0 : entries.findIndex((entry) => isBehind(entry, decided));
  const begin = first === -1 ? entries.length : first;
  const isOwn = (place: number): boolean =>
    place >= begin && place < edge && !claimed.has(entries[place]?.entryId ?? '');
  const accepted = proposals.filter(({ entryIds }) => {
    const latest = Math.min(...entryIds.map((id) => places.get(id) ?? 0));
    return isOwn(latest) && !entryIds.some((id) => claimed.has(id));
  });
  const taken = new Set(accepted.flatMap(({ entryIds }) => entryIds));
  const own = entries.filter(({ entryId }, place) => isOwn(place) || taken.has(entryId));
  const [half, end] = [entries[Math.floor(entries.length / 2) - 1], entries[edge - 1]];
  if (isLast || half === undefined || end === undefined) return { own, proposals: accepted, next: null };
  const beyond = own.flatMap(({ entryId }) => ((places.get(entryId) ?? 0) >= edge ? [entryId] : []));
  return {
    own,
    proposals: accepted,
    next: { before: markOf(half), decided: markOf(end), claimed: new Set([...claimed, ...beyond]) },
  };
}

/** Whether an entry stands behind a mark, the latest first. */
function isBehind({ day, entryId }: Marked, mark: EntryMark): boolean {
  return day < mark.day || (day === mark.day && entryId < mark.id);
}

function markOf({ day, entryId: id }: Marked): EntryMark {
  return { day, id };
}
