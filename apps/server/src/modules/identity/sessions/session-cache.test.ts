import { expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import { SessionCache } from './session-cache.ts';
import type { StoredSession } from './session-store.ts';

const start = new Date('2026-11-21T08:00:00Z');
const after = (ms: number): Date => new Date(start.getTime() + ms);
// Of a session, the cache looks at its id alone.
const session = (): StoredSession => ({ sessionId: newId<'session'>() }) as StoredSession;

test('a session is believed for a second, however often it is asked for', () => {
  const [cache, one] = [new SessionCache(), session()];
  cache.keep('k', one, start);
  expect(cache.find('k', after(limits.sessionCacheMs - 1))).toBe(one);
  expect(cache.find('k', after(limits.sessionCacheMs))).toBeNull();
  expect(cache.find('other', start)).toBeNull();
});

test('one that ended is out at once, the others stay', () => {
  const [cache, one, other] = [new SessionCache(), session(), session()];
  cache.keep('k1', one, start);
  cache.keep('k2', other, start);
  cache.drop([one.sessionId, newId<'session'>()]);
  expect([cache.find('k1', start), cache.find('k2', start)]).toEqual([null, other]);
});

test('it holds a bounded number', () => {
  const cache = new SessionCache();
  for (let n = 0; n <= limits.cachedSessions; n++) cache.keep(`k${n}`, session(), start);
  expect(cache.find('k0', start)).toBeNull();
  expect(cache.find(`k${limits.cachedSessions}`, start)).not.toBeNull();
});
