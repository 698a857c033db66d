import type { Category, SourceState } from '../facts/fact.ts';
import type { Audience } from './disclosure.ts';

/** Nobody signed in; a verified enterprise; one that is a partner too; a member of the enterprise itself. */
export const readerKinds = ['stranger', 'verified', 'partner', 'colleague'] as const;
export type ReaderKind = (typeof readerKinds)[number];

const shownTo: Readonly<Record<Exclude<ReaderKind, 'colleague'>, readonly Audience[]>> = {
  stranger: ['public'],
  verified: ['public', 'network'],
  partner: ['public', 'network', 'partners'],
};

/** Whether a category with this audience is shown to the reader. */
export function isDisclosed(audience: Audience, reader: ReaderKind): boolean {
  return reader === 'colleague' || shownTo[reader].includes(audience);
}

export interface Sourced {
  readonly category: Category;
  /** Null for a source of which nothing is known. */
  readonly sourceState: SourceState | null;
  readonly withdrawnCategories: readonly Category[];
}

/** Whether a fact is shown to the reader: to a colleague always; to others while its source speaks of it and it is disclosed to them. */
export function isFactShown(fact: Sourced, audience: Audience, reader: ReaderKind): boolean {
  if (reader === 'colleague') return true;
  const speaks = fact.sourceState === 'active' || fact.sourceState === 'expired';
  return speaks && !fact.withdrawnCategories.includes(fact.category) && isDisclosed(audience, reader);
}

/** Whether the enterprise has a page for the reader: one with whom it deals keeps it. */
export function isPageShown(identity: Audience, reader: ReaderKind): boolean {
  return reader === 'partner' || isDisclosed(identity, reader);
}
