import type { Audience, Entry, PartCategory } from './history.ts';

/**
 * The rules in plain loops over what took place, written apart from the product and without a line of it. Slow, and meant to be read:
 * each question goes through the whole log and remembers what it heard last.
 */

export function arePartners(log: readonly Entry[], reader: number): boolean {
  let partners = false;
  for (const entry of log) {
    if (!('reader' in entry) || entry.reader !== reader) continue;
    if (entry.what === 'accepted') partners = true;
    if (entry.what === 'ended' || entry.what === 'blocked') partners = false;
  }
  return partners;
}

export function isWatching(log: readonly Entry[], reader: number): boolean {
  let watching = false;
  for (const entry of log) {
    if (!('reader' in entry) || entry.reader !== reader) continue;
    if (entry.what === 'watched') watching = true;
    if (entry.what === 'unwatched' || entry.what === 'blocked') watching = false;
  }
  return watching;
}

/** Either of the two may have blocked the other; each takes away its own block only. */
export function isShutOut(log: readonly Entry[], reader: number): boolean {
  let byAuthor = false;
  let byReader = false;
  for (const entry of log) {
    if (entry.what !== 'blocked' && entry.what !== 'unblocked') continue;
    if (entry.reader !== reader) continue;
    if (entry.by === 'author') byAuthor = entry.what === 'blocked';
    else byReader = entry.what === 'blocked';
  }
  return byAuthor || byReader;
}

export function isVerified(log: readonly Entry[], reader: number): boolean {
  let verified = true;
  for (const entry of log) {
    if (entry.what === 'verified' && entry.reader === reader) verified = true;
    if (entry.what === 'unverified' && entry.reader === reader) verified = false;
  }
  return verified;
}

/** Whether the bank may be quoted on the category: an expired consent leaves what it said, a withdrawn one hides it. */
export function isQuotable(log: readonly Entry[], source: number, category: PartCategory): boolean {
  let quotable = true;
  let whole = true;
  for (const entry of log) {
    if (entry.what === 'consent_withdrawn' && entry.source === source) whole = false;
    if (entry.what === 'consent_expired' && entry.source === source) whole = true;
    if (entry.what === 'consent_renewed' && entry.source === source) {
      whole = true;
      quotable = true;
    }
    if (entry.what === 'category_withdrawn' && entry.source === source && entry.category === category) quotable = false;
    if (entry.what === 'category_returned' && entry.source === source && entry.category === category) quotable = true;
  }
  return whole && quotable;
}

export function audienceOf(log: readonly Entry[], category: PartCategory): Audience {
  let audience: Audience = 'partners';
  if (category === 'identity') audience = 'public';
  if (category === 'activity') audience = 'network';
  for (const entry of log) if (entry.what === 'disclosed' && entry.category === category) audience = entry.audience;
  return audience;
}

/** May the reader see what the source says of the category? `null` reads without signing in. */
export function mayRead(
  log: readonly Entry[],
  reader: number | null,
  part: { source: number; category: PartCategory },
): boolean {
  if (!isQuotable(log, part.source, part.category)) return false;
  const audience = audienceOf(log, part.category);
  if (reader === null) return audience === 'public';
  if (isShutOut(log, reader)) return false;
  if (!isVerified(log, reader)) return false;
  if (audience === 'public' || audience === 'network') return true;
  return audience === 'partners' && arePartners(log, reader);
}

/** Has the reader to do with the author, so that its news come to it? */
export function isNeighbour(log: readonly Entry[], reader: number): boolean {
  return arePartners(log, reader) || isWatching(log, reader);
}

/** Must the reader be told, and may it, when the source changes what it says of the category at the end of this log? */
export function isToBeTold(
  log: readonly Entry[],
  reader: number,
  part: { source: number; category: PartCategory },
): boolean {
  return isNeighbour(log, reader) && mayRead(log, reader, part);
}
