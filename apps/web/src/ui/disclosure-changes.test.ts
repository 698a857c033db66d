import { expect, test } from 'vitest';
import type { Disclosures } from '../api/types.ts';
import { changesOf, consequencesOf, turnOf } from './disclosure-changes.ts';

const item = (category: 'size' | 'ownership' | 'identity', audience: 'private' | 'partners' | 'network' | 'public') =>
  ({ category, audience, widest: 'public', changedAt: null, changedBy: null }) as Disclosures['items'][number];
const items = [item('identity', 'public'), item('size', 'private'), item('ownership', 'private')];

test('a choice back to what holds is no change', () => {
  expect(changesOf(items, new Map([['size', 'private']]))).toEqual([]);
  expect(changesOf(items, new Map([['size', 'partners']]))).toEqual([
    { category: 'size', from: 'private', to: 'partners' },
  ]);
});

test('what the same audience will see is told in one sentence, what opens before what closes', () => {
  const draft = new Map([
    ['identity', 'network'],
    ['size', 'partners'],
    ['ownership', 'partners'],
  ] as const);
  expect(consequencesOf(changesOf(items, draft))).toEqual([
    { opens: true, to: 'partners', categories: ['size', 'ownership'] },
    { opens: false, to: 'network', categories: ['identity'] },
  ]);
});

test('a change is marked for the readers whom it concerns, and for no other', () => {
  const change = { category: 'size', from: 'partners', to: 'network' } as const;
  expect(turnOf(change, 'verified')).toBe('appears');
  expect(turnOf({ ...change, from: 'network', to: 'partners' }, 'verified')).toBe('disappears');
  for (const reader of ['stranger', 'partner', 'colleague'] as const) expect(turnOf(change, reader)).toBeNull();
  expect(turnOf(undefined, 'verified')).toBeNull();
});
