import { expect, test } from 'vitest';
import { nextState, offerHappenings, offerStates, type OfferHappening, type OfferState } from './offer.ts';

/** What becomes of each state; what is not named leaves it as it is. */
const table: Record<OfferState, Partial<Record<OfferHappening, OfferState>>> = {
  scheduled: {
    begins: 'published',
    newer_version: 'replaced',
    replaced_by_other: 'replaced',
    withdrawn: 'withdrawn',
    ends: 'expired',
  },
  published: { newer_version: 'replaced', replaced_by_other: 'replaced', withdrawn: 'withdrawn', ends: 'expired' },
  replaced: {},
  withdrawn: {},
  expired: {},
};

const cases = offerStates.flatMap((state) => offerHappenings.map((happening) => [state, happening] as const));

test.each(cases)('a version that is %s, when it %s', (state, happening) => {
  expect(nextState(state, happening)).toBe(table[state][happening] ?? null);
});
