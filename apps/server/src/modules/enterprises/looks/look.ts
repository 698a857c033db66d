import type { Category } from '../facts/fact.ts';

/** Opened: the page, facts, history or evidence of one enterprise. Listed: beside others, in a list, a search or a feed. */
export const waysOfLooking = ['opened', 'listed'] as const;
export type WayOfLooking = (typeof waysOfLooking)[number];

/** Who looks: the other side is told the enterprise and the role, never the person. */
export interface Looker {
  readonly enterpriseId: string;
  readonly roleId: string;
}

/** What was seen of an enterprise. */
export interface Seen {
  readonly id: string;
  readonly categories: readonly Category[];
}

/** Looks of one reader at one enterprise within one hour (UTC). */
export interface Look {
  /** Who was looked at. */
  readonly enterpriseId: string;
  readonly readerId: string;
  readonly readerRole: string;
  readonly how: WayOfLooking;
  readonly categories: readonly Category[];
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly count: number;
}
