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
  cache.keep('k', one, { now: start, generation: cache.generation });
  expect(cache.find('k', after(limits.sessionCacheMs - 1))).toBe(one);
  expect(cache.find('k', after(limits.sessionCacheMs))).toBeNull();
  expect(cache.find('other', start)).toBeNull();
});

test('one that ended is out at once, the others stay', () => {
  const [cache, one, other] = [new SessionCache(), session(), session()];
  cache.keep('k1', one, { now: start, generation: cache.generation });
  cache.keep('k2', other, { now: start, generation: cache.generation });
  cache.drop([one.sessionId, newId<'session'>()]);
  expect([cache.find('k1', start), cache.find('k2', start)]).toEqual([null, other]);
});

test('it holds a bounded number', () => {
  const cache = new SessionCache();
  for (let n = 0; n <= limits.cachedSessions; n++)
    cache.keep(`k${n}`, session(), { now: start, generation: cache.generation });
  expect(cache.find('k0', start)).toBeNull();
  expect(cache.find(`k${limits.cachedSessions}`, start)).not.toBeNull();
});

test('what was read before something was forgotten is not kept after it', () => {
  const [cache, one] = [new SessionCache(), session()];
  const { generation } = cache;
  cache.drop([newId<'session'>()]);
  cache.keep('k', one, { now: start, generation });
  expect(cache.find('k', start)).toBeNull();
});

test('a customer whose table changed is forgotten, the others stay', () => {
  const cache = new SessionCache();
  const of = (connectionId: string, customerId: string) =>
    ({ ...session(), connectionId, customerId }) as StoredSession;
  const [one, other, elsewhere] = [of('b', '1'), of('b', '2'), of('a', '1')];
  for (const [key, session] of Object.entries({ one, other, elsewhere }))
    cache.keep(key, session, { now: start, generation: cache.generation });
  cache.dropCustomer({ connectionId: 'b', customerId: '1' });
  expect(['one', 'other', 'elsewhere'].map((key) => cache.find(key, start))).toEqual([null, other, elsewhere]);
});
