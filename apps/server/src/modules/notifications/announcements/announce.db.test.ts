import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  announcementFor,
  createToldWorld,
  readerOf,
  type ToldWorld,
} from '../../../../../../tests/support/notifications/told-world.ts';

let world: ToldWorld;
beforeAll(async () => {
  world = await createToldWorld({ mail: { smtpUrl: 'smtp://localhost:1', mailFrom: 'g@network.example' } });
});
afterAll(() => world[Symbol.asyncDispose]());

test('a reader is told once under a key, however often and from wherever it is announced', async () => {
  const readers = await Promise.all(Array.from({ length: 5 }, async () => readerOf(await world.enterprise())));
  const announcements = readers.map((reader) => announcementFor(reader, { dedupeKey: 'event 1' }));
  const written = await Promise.all(
    Array.from({ length: 8 }, (_, n) => world.announce(...(n % 2 === 0 ? announcements : announcements.toReversed()))),
  );
  expect(written.reduce((sum, n) => sum + n)).toBe(readers.length);
  expect(await world.announce(...announcements)).toBe(0);
  const rows = await world.fresh.query("select 1 from notifications.notifications where dedupe_key = 'event 1'");
  expect(rows).toHaveLength(readers.length);
});

test('the same key twice in one announcement is told once', async () => {
  const reader = readerOf(await world.enterprise());
  const twice = announcementFor(reader);
  expect(await world.announce(twice, { ...twice })).toBe(1);
});

test('who has not confirmed an address gets no e-mail; who has, gets one row for each notification', async () => {
  const [with_, without] = [readerOf(await world.enterprise()), readerOf(await world.enterprise())];
  await world.fresh.query(
    `insert into notifications.settings (enterprise_id, person_id, language, time_zone, digest_at, email, changed_at)
     values ($1, $2, 'en', 'Europe/Berlin', '08:00', 'a@company.example', now())`,
    [with_.enterpriseId, with_.personId],
  );
  await world.announce(
    announcementFor(with_),
    announcementFor(with_, { topic: 'facts', kind: 'own_facts_changed', severity: 'info' }),
    announcementFor(with_, { topic: 'facts', kind: 'own_facts_changed', severity: 'urgent' }),
    announcementFor(without),
  );
  const rows = await world.fresh.query(
    `select d.person_id, n.severity, d.mode, d.due_at > n.created_at as later from notifications.deliveries d
     join notifications.notifications n using (enterprise_id, notification_id) order by n.severity, d.mode`,
    [],
  );
  expect(rows).toEqual([
    { person_id: with_.personId, severity: 'info', mode: 'daily', later: true },
    { person_id: with_.personId, severity: 'notice', mode: 'at_once', later: false },
    { person_id: with_.personId, severity: 'urgent', mode: 'at_once', later: false },
  ]);
});

test('what is no code, no path or no known kind is not announced', async () => {
  const reader = readerOf(await world.enterprise());
  for (const wrong of [
    { params: { name: '苏州恒信' } },
    { params: { name: 'a value' } },
    { link: '//evil.example' },
    { link: 'https://evil.example' },
    { link: '/a b' },
    { dedupeKey: '' },
  ]) {
    await expect(world.announce(announcementFor(reader, wrong)), JSON.stringify(wrong)).rejects.toThrow(/assertion/);
  }
});
