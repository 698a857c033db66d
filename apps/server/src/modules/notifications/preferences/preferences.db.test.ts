import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { MailServer } from '../../../../../../tests/support/notifications/mail-server.ts';
import {
  announcementFor,
  createToldWorld,
  giveAddress,
  readerOf,
  type ToldWorld,
} from '../../../../../../tests/support/notifications/told-world.ts';
import type { ActingContext } from '../../../platform/acting-context.ts';
import { defaultSettings, topics } from '../announcements/topics.ts';

let server: MailServer;
let world: ToldWorld;
beforeAll(async () => {
  server = await MailServer.start();
  world = await createToldWorld({ mail: { smtpUrl: server.url, mailFrom: 'no-reply@network.example' } });
});
afterAll(async () => {
  await world.notifications.stopMail();
  await world[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});
afterEach(() => {
  server.taken.length = 0;
});

const url = '/v1/notification-preferences';

async function newReader(): Promise<ActingContext> {
  return readerOf(await world.enterprise());
}

/** The code of the newest e-mail to this address. */
async function codeFor(address: string): Promise<string> {
  await world.notifications.sendDueMail();
  const mail = server.taken.findLast((one) => one.to.includes(address));
  const code = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(mail?.raw.replaceAll('=\r\n', '') ?? '')?.[0];
  if (code === undefined) throw new Error('no code came');
  return code;
}

function setEmail(reader: ActingContext, address: string | null) {
  return world.ask(reader, 'POST', `${url}/email`, { address });
}

function auditOf(reader: ActingContext): Promise<{ action: string; details: object }[]> {
  return world.fresh.query('select action, details from audit.lines where actor_id = $1 order by line_id', [
    reader.personId,
  ]);
}

test('until a person chooses, the defaults hold', async () => {
  const { body } = await world.ask(await newReader(), 'GET', url);
  expect(body).toMatchObject({ ...defaultSettings, email: { address: null, confirmed: false, available: true } });
  expect(body.topics.map((one: { topic: string }) => one.topic)).toEqual([...topics]);
});

test('what a person chose is his own, for this enterprise', async () => {
  const reader = await newReader();
  const chosen = {
    language: 'en',
    timeZone: 'Europe/Berlin',
    quietHours: null,
    digestAt: '18:30',
    topics: [
      { topic: 'facts', email: 'off', inApp: false, minSeverity: 'urgent' },
      { topic: 'security', email: 'off', inApp: false, minSeverity: 'info' },
    ],
  };
  const saved = await world.ask(reader, 'PUT', url, chosen);
  expect(saved.status).toBe(200);
  expect(saved.body).toMatchObject({ language: 'en', timeZone: 'Europe/Berlin', quietHours: null, digestAt: '18:30' });
  const topic = (name: string) => saved.body.topics.find((one: { topic: string }) => one.topic === name);
  expect(topic('facts')).toEqual(chosen.topics[0]);
  expect(topic('security')).toMatchObject({ inApp: true, email: 'off' });
  expect(topic('partners')).toMatchObject({ email: 'at_once' });
  const others = [readerOf(reader.enterpriseId), readerOf(await world.enterprise(), reader.personId)];
  for (const other of others) expect((await world.ask(other, 'GET', url)).body).toMatchObject(defaultSettings);
  expect((await auditOf(reader)).map((line) => line.action)).toEqual(['notification_preferences.saved']);

  const quiet = announcementFor(reader, { topic: 'facts', kind: 'own_facts_changed', severity: 'notice' });
  expect(await world.announce(quiet)).toBe(0);
});

test.each([
  ['an unknown time zone', { timeZone: 'Mars/Olympus' }, 'body.timeZone'],
  ['an offset', { timeZone: '+08:00' }, 'body.timeZone'],
  ['quiet hours without a length', { quietHours: { from: '08:00', to: '08:00' } }, 'body.quietHours'],
  ['a digest in the quiet hours', { digestAt: '23:00' }, 'body.digestAt'],
  ['no time of the day', { digestAt: '24:00' }, 'body.digestAt'],
  ['an unknown language', { language: 'fr' }, 'body.language'],
  [
    'a topic twice',
    { topics: ['facts', 'facts'].map((topic) => ({ topic, email: 'off', inApp: true, minSeverity: 'info' })) },
    'body.topics',
  ],
])('%s is refused by name', async (_, wrong, field) => {
  const body = { ...defaultSettings, topics: [], ...wrong };
  const answer = await world.ask(await newReader(), 'PUT', url, body);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].field).toBe(field);
});

test('an address is written to after its code came back, once', async () => {
  const reader = await newReader();
  const asked = await setEmail(reader, 'li.wei@qinghe.example');
  expect(asked.body.email).toMatchObject({ address: 'li.wei@qinghe.example', confirmed: false });
  const code = await codeFor('li.wei@qinghe.example');
  await world.announce(announcementFor(reader));
  await world.notifications.sendDueMail();
  expect(server.taken).toHaveLength(1);

  const confirmed = await world.ask(reader, 'POST', `${url}/email/confirm`, { code: code.toLowerCase() });
  expect(confirmed.body.email).toMatchObject({ address: 'li.wei@qinghe.example', confirmed: true, pending: null });
  const again = await world.ask(reader, 'POST', `${url}/email/confirm`, { code });
  expect(again).toMatchObject({ status: 409, body: { code: 'notifications.no_code_awaited' } });
  const lines = await auditOf(reader);
  expect(lines).toEqual([
    { action: 'notification_email.requested', details: { domain: 'qinghe.example' } },
    { action: 'notification_email.confirmed', details: { domain: 'qinghe.example' } },
  ]);
});

test('a new address is confirmed again; until then the old one stays', async () => {
  const reader = await newReader();
  await giveAddress(world, reader, { email: 'old@qinghe.example' });
  const asked = await setEmail(reader, 'new@qinghe.example');
  expect(asked.body.email).toMatchObject({
    address: 'old@qinghe.example',
    confirmed: true,
    pending: 'new@qinghe.example',
  });
  const code = await codeFor('new@qinghe.example');
  await world.announce(announcementFor(reader));
  await world.notifications.sendDueMail();
  expect(server.taken.at(-1)?.to).toEqual(['old@qinghe.example']);
  await world.ask(reader, 'POST', `${url}/email/confirm`, { code });
  const inApp = await world.ask(reader, 'GET', '/v1/notifications?topic=security');
  expect(inApp.body.items).toMatchObject([{ kind: 'email_changed', severity: 'notice' }]);
  await world.announce(announcementFor(reader));
  await world.notifications.sendDueMail();
  expect(server.taken.at(-1)?.to).toEqual(['new@qinghe.example']);
  await setEmail(reader, null);
  await world.announce(announcementFor(reader));
  expect(await world.notifications.sendDueMail()).toBe(0);
});

test('a wrong code says what to do; the last try spends the right one as well', async () => {
  const reader = await newReader();
  await setEmail(reader, 'tries@qinghe.example');
  const code = await codeFor('tries@qinghe.example');
  const confirm = (typed: string) => world.ask(reader, 'POST', `${url}/email/confirm`, { code: typed });
  for (let n = 1; n <= 5; n += 1) {
    const answer = await confirm('00000-00000');
    expect(answer).toMatchObject({ status: 409, body: { code: 'notifications.wrong_code' } });
    expect(answer.body.detail).toMatch(n < 5 ? /newest e-mail/ : /Enter the address again/);
  }
  expect(await confirm(code)).toMatchObject({ status: 409, body: { code: 'notifications.no_code_awaited' } });
});

test('tries at the same time are counted one by one', async () => {
  const reader = await newReader();
  await setEmail(reader, 'race@qinghe.example');
  const code = await codeFor('race@qinghe.example');
  await Promise.all(
    Array.from({ length: 12 }, () => world.ask(reader, 'POST', `${url}/email/confirm`, { code: '00000-00000' })),
  );
  expect(await world.ask(reader, 'POST', `${url}/email/confirm`, { code })).toMatchObject({ status: 409 });
});

test('a code grows old, and another person cannot use it', async () => {
  const [reader, other] = [await newReader(), await newReader()];
  await setEmail(reader, 'late@qinghe.example');
  const code = await codeFor('late@qinghe.example');
  await setEmail(other, 'other@qinghe.example');
  expect(await world.ask(other, 'POST', `${url}/email/confirm`, { code })).toMatchObject({ status: 409 });
  const now = world.clock.time;
  world.clock.time = new Date(now.getTime() + 61 * 60_000);
  expect(await world.ask(reader, 'POST', `${url}/email/confirm`, { code })).toMatchObject({
    status: 409,
    body: { code: 'notifications.no_code_awaited' },
  });
  expect((await world.ask(reader, 'GET', url)).body.email).toMatchObject({ address: null, pending: null });
  world.clock.time = now;
});

test('codes are kept as a hash, and sealed only until they are sent', async () => {
  const reader = await newReader();
  await setEmail(reader, 'sealed@qinghe.example');
  const rows = () =>
    world.fresh.query<{ sealed: Buffer | null }>('select sealed from notifications.deliveries where person_id = $1', [
      reader.personId,
    ]);
  expect((await rows())[0]?.sealed?.toString('latin1')).not.toContain('sealed@');
  await codeFor('sealed@qinghe.example');
  expect(await rows()).toEqual([{ sealed: null }]);
});

test('nobody is flooded: so many codes an hour, and no more', async () => {
  const reader = await newReader();
  for (let n = 0; n < 5; n += 1) expect((await setEmail(reader, 'flood@qinghe.example')).status).toBe(200);
  const refused = await setEmail(reader, 'flood@qinghe.example');
  expect(refused).toMatchObject({ status: 429, body: { code: 'notifications.too_many_confirmations' } });
  const now = world.clock.time;
  world.clock.time = new Date(now.getTime() + 61 * 60_000);
  expect((await setEmail(reader, 'flood@qinghe.example')).status).toBe(200);
  world.clock.time = now;
});

test('what is no address is refused with the reason', async () => {
  const answer = await setEmail(await newReader(), 'a@b.example\r\nBcc: c@d.example');
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'body.address' }] } });
});

test('while e-mail is off the preferences say so, and no address is taken', async () => {
  await using off = await createToldWorld();
  const reader = readerOf(await off.enterprise());
  expect((await off.ask(reader, 'GET', url)).body.email).toMatchObject({ available: false });
  expect(await off.ask(reader, 'POST', `${url}/email`, { address: 'a@b.example' })).toMatchObject({
    status: 409,
    body: { code: 'notifications.email_off' },
  });
});

test('one click in the mail program ends the e-mails of that kind, and nothing else', async () => {
  const reader = await newReader();
  await giveAddress(world, reader, { email: 'click@qinghe.example' });
  await world.announce(announcementFor(reader));
  await world.notifications.sendDueMail();
  const raw = server.taken.find((mail) => mail.to.includes('click@qinghe.example'))?.raw ?? '';
  const link = /^List-Unsubscribe: <https:\/\/network\.example(\S+)>/m.exec(raw)?.[1] ?? '';

  const answer = await world.ask(null, 'POST', link, 'List-Unsubscribe=One-Click');
  expect(answer).toEqual({ status: 200, body: { topic: 'partners' } });
  const { body } = await world.ask(reader, 'GET', url);
  const off = body.topics.filter((one: { email: string }) => one.email === 'off');
  expect(off).toEqual([{ topic: 'partners', email: 'off', inApp: true, minSeverity: 'info' }]);
  expect((await world.ask(null, 'POST', link, 'List-Unsubscribe=One-Click')).status).toBe(200);
  expect((await auditOf(reader)).map((line) => line.action)).toEqual(['notification_email.unsubscribed']);

  for (const bad of ['', '?token=abc', `${link.slice(link.indexOf('?'), -3)}AAA`])
    expect(await world.ask(null, 'POST', `${url}/unsubscribe${bad}`, 'List-Unsubscribe=One-Click')).toMatchObject({
      status: 400,
    });
});
