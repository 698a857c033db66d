import type { Category } from '../facts/fact.ts';

export type Audience = 'private' | 'partners' | 'network' | 'public';

/** Who sees what until the enterprise chooses otherwise. */
export const defaultDisclosures: Readonly<Record<Category, Audience>> = {
  identity: 'public',
  activity: 'network',
  standing: 'partners',
  ownership: 'partners',
  size: 'partners',
  relationship: 'partners',
  accounts: 'private',
};
