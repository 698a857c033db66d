import type { Draft } from '../api/disclosure-queries.ts';
import type { Audience, Category, Disclosures, PreviewReader } from '../api/types.ts';
import { isDisclosed, isWider } from './audiences.ts';

type Item = Disclosures['items'][number];
/** A choice that is not in force yet. */
export type Change = { category: Category; from: Audience; to: Audience };

export function changesOf(items: Item[], draft: Draft): Change[] {
  return items.flatMap(({ category, audience }) => {
    const to = draft.get(category) ?? audience;
    return to === audience ? [] : [{ category, from: audience, to }];
  });
}

/** Categories that the same audience will see, or that only this audience will still see. */
export type Consequence = { opens: boolean; to: Audience; categories: Category[] };

/** What saving means, the widest first. */
export function consequencesOf(changes: Change[]): Consequence[] {
  const alike = Map.groupBy(changes, ({ from, to }) => `${isWider(to, from)} ${to}`);
  return [...alike.values()]
    .flatMap(([first, ...others]) =>
      first === undefined
        ? []
        : [
            {
              opens: isWider(first.to, first.from),
              to: first.to,
              categories: [first, ...others].map(({ category }) => category),
            },
          ],
    )
    .toSorted((one, other) => Number(other.opens) - Number(one.opens) || (isWider(one.to, other.to) ? -1 : 1));
}

/** How the draft changes what this reader sees of a category. */
export function turnOf(change: Change | undefined, reader: PreviewReader): 'appears' | 'disappears' | null {
  if (change === undefined) return null;
  const [before, after] = [isDisclosed(change.from, reader), isDisclosed(change.to, reader)];
  if (before === after) return null;
  return after ? 'appears' : 'disappears';
}
