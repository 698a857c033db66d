import { expect, test } from 'vitest';
import { limits } from '../../../platform/limits.ts';
import { countedFrom, refuseAsking } from './partner-requests.ts';

const free = { open: 0, today: 0, ofThis: 0, declinedAt: null };
const day = new Date('2026-11-01T00:00:00.000Z');

test('each bound refuses with its own reason, and one below it does not', () => {
  expect(refuseAsking(free)).toBeNull();
  const bounds = {
    ofThis: [limits.partnerRequestsPerOther, 'asked_often'],
    today: [limits.partnerRequestsPerDay, 'too_many_today'],
    open: [limits.partnerRequestsOpen, 'too_many_open'],
  } as const;
  for (const [counted, [bound, why]] of Object.entries(bounds)) {
    expect(refuseAsking({ ...free, [counted]: bound - 1 })).toBeNull();
    expect(refuseAsking({ ...free, [counted]: bound })).toEqual({ why });
  }
});

test('whoever was declined is told from when on he may ask again', () => {
  expect(refuseAsking({ ...free, declinedAt: day })).toEqual({
    why: 'declined',
    againAt: new Date('2026-12-01T00:00:00.000Z'),
  });
});

test('a day is 24 hours and a rest 30 days', () => {
  expect(countedFrom(new Date('2026-12-01T00:00:00.000Z'))).toEqual({
    day: new Date('2026-11-30T00:00:00.000Z'),
    rest: day,
  });
});
