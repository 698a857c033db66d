import { expect, test } from 'vitest';
import { limits } from '../../../platform/limits.ts';
import { absoluteEnd, endOf, idleSince, needsTouch, stateOf } from './session.ts';

const signedInAt = new Date('2026-11-21T08:00:00Z');
const after = (minutes: number): Date => new Date(signedInAt.getTime() + minutes * 60_000);
const session = { lastSeenAt: signedInAt, expiresAt: absoluteEnd(signedInAt, null), endedAt: null };
const idle = limits.sessionIdleMinutes;
const absolute = limits.sessionAbsoluteHours * 60;

test.each([
  [session, after(0), 'live'],
  [session, after(idle - 0.01), 'live'],
  [session, after(idle), 'idle'],
  [{ ...session, lastSeenAt: after(absolute - 1) }, after(absolute - 0.01), 'live'],
  [{ ...session, lastSeenAt: after(absolute - 1) }, after(absolute), 'expired'],
  [{ ...session, endedAt: after(1) }, after(2), 'ended'],
] as const)('a session is live until it is idle, expires or is ended %#', (which, now, state) => {
  expect(stateOf(which, now)).toBe(state);
});

test('its end is the nearer of the two limits', () => {
  expect(endOf(session)).toEqual(after(idle));
  expect(endOf({ ...session, lastSeenAt: after(absolute - 5) })).toEqual(after(absolute));
});

test('the database and the rules agree on what is idle', () => {
  for (const minutes of [idle - 1, idle, idle + 1]) {
    expect(session.lastSeenAt > idleSince(after(minutes))).toBe(stateOf(session, after(minutes)) === 'live');
  }
});

test('use is written down once a minute', () => {
  expect(needsTouch(session, after(0.99))).toBe(false);
  expect(needsTouch(session, after(1))).toBe(true);
});

test('a session ends no later than its mandate', () => {
  expect(absoluteEnd(signedInAt, after(20))).toEqual(after(20));
  expect(absoluteEnd(signedInAt, after(absolute + 1))).toEqual(after(absolute));
});
