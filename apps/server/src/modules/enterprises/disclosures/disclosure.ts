import type { Category } from '../facts/fact.ts';

/** Who may see: our own members; partners too; every verified enterprise too; anyone. Each holds the ones before it. */
export const audiences = ['private', 'partners', 'network', 'public'] as const;
export type Audience = (typeof audiences)[number];

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

/** The widest audience that may be chosen: accounts and whatever the network has no name for stay within a partnership. */
export function widestFor(category: Category): Audience {
  return category === 'accounts' ? 'partners' : 'public';
}

export function isWider(a: Audience, b: Audience): boolean {
  return audiences.indexOf(a) > audiences.indexOf(b);
}
