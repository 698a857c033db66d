import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { MailServer, type TakenMail } from '../../../../../../tests/support/notifications/mail-server.ts';
import {
  announcementFor,
  createToldWorld,
  giveAddress,
  readerOf,
  type ToldWorld,
} from '../../../../../../tests/support/notifications/told-world.ts';
import { batchOf, plain } from '../../../../../../tests/support/enterprises.ts';
import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Announcement } from '../announcements/announcement.ts';
import { forgetOld } from './forget-old.ts';

let server: MailServer;
let world: ToldWorld;
beforeAll(async () => {
  server = await MailServer.start();
  world = await createToldWorld({
    mail: { smtpUrl: server.url, mailFrom: 'Guildhall <no-reply@network.example>' },
  });
});
afterAll(async () => {
  await world.notifications.stopMail();
  await world[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});
afterEach(() => {
  server.mood = () => 'take';
  server.taken.length = 0;
  world.clock.time = new Date('2026-11-01T08:00:00.000Z');
  world.mayBeTold.stillMay = (_tx, items) => Promise.resolve(items.map(() => true));
});

let people = 0;
async function reachable(
  more: Partial<Parameters<typeof giveAddress>[2]> = {},
): Promise<{ reader: ActingContext; to: string }> {
  const reader = readerOf(await world.enterprise('verified', 'Qinghe Steel'));
  const to = `reader${++people}@company.example`;
  await giveAddress(world, reader, { ...more, email: to });
  return { reader, to };
}

async function tell(reader: ActingContext, more: Partial<Announcement> = {}): Promise<void> {
  expect(await world.announce(announcementFor(reader, more))).toBe(1);
}

function mailsTo(to: string): TakenMail[] {
  return server.taken.filter((mail) => mail.to.includes(to));
}

function stateOf(reader: ActingContext): Promise<{ state: string; reason: string | null; attempts: number }[]> {
  return world.fresh.query(
    `select state, reason, attempts from notifications.deliveries where enterprise_id = $1 and person_id = $2 order by delivery_id`,
    [reader.enterpriseId, reader.personId],
  );
}

function wait(hours: number): void {
  world.clock.time = new Date(world.clock.time.getTime() + hours * 3_600_000);
}

test('an e-mail says what, why, where to go and how to have no more of them', async () => {
  const { reader, to } = await reachable({ language: 'en' });
  const subject = await world.enterprise('verified', 'Chenghu <Machines> & Co');
  await tell(reader, { subject: { enterpriseId: subject, category: null, sourceId: null } });
  await world.notifications.sendDueMail();

  const [mail] = mailsTo(to);
  const raw = mail?.raw.replaceAll('=\r\n', '') ?? '';
  expect(raw).toMatch(/^From: Guildhall <no-reply@network\.example>\r$/m);
  expect(raw).toMatch(/^Message-ID: <[0-9a-f-]{36}@network\.example>\r$/m);
  expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/im);
  expect(raw).toMatch(
    /^List-Unsubscribe: <https:\/\/network\.example\/v1\/notification-preferences\/unsubscribe\?token=[\w-]+>\r$/m,
  );
  expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  expect(raw).toMatch(/^Subject: Chenghu <Machines> & Co is your partner now\r$/m);
  expect(raw).toContain('You are told because you act for Qinghe Steel as viewer.');
  expect(raw).toContain('https://network.example/network/partners');
  expect(raw).toContain('https://network.example/me/notifications#topic-partners');
  expect(raw).toContain('Chenghu &lt;Machines&gt; &amp; Co is your partner now');
  expect(await stateOf(reader)).toEqual([{ state: 'sent', reason: null, attempts: 1 }]);
});

test('a name with line breaks becomes no header and no second recipient', async () => {
  const { reader, to } = await reachable({ language: 'en' });
  const subject = await world.enterprise('verified', 'Evil\r\nBcc: other@company.example\r\n\r\nbody');
  await tell(reader, { subject: { enterpriseId: subject, category: null, sourceId: null } });
  await world.notifications.sendDueMail();
  const [mail] = mailsTo(to);
  const head = mail?.raw.slice(0, mail.raw.indexOf('\r\n\r\n')) ?? '';
  expect(head).not.toMatch(/^bcc:/im);
  expect(head).toContain('Evil Bcc: other@company.example body');
  expect(mail?.to).toEqual([to]);
});

test('what may not be seen or told any more at the moment of sending is not sent, and says why', async () => {
  const subject = await world.enterprise('verified');
  const facts = [plain('tax_credit_rating', 'A', 'standing')];
  await world.record(batchOf({ enterpriseId: subject, sourceId: world.banks[0], sequence: 1, facts }));
  const show = (audience: string) =>
    world.fresh.query('update enterprises.disclosures set audience = $2 where enterprise_id = $1', [subject, audience]);
  await show('network');
  const change = {
    topic: 'facts',
    kind: 'facts_changed',
    severity: 'urgent',
    subject: { enterpriseId: subject, category: 'standing', sourceId: world.banks[0] },
  } as const;
  const [hidden, left, off, gone] = [await reachable(), await reachable(), await reachable(), await reachable()];
  await tell(hidden.reader, change);
  await show('private');
  await world.notifications.sendDueMail();
  expect(await stateOf(hidden.reader)).toEqual([{ state: 'suppressed', reason: 'not_shown', attempts: 1 }]);

  await tell(left.reader);
  world.mayBeTold.stillMay = (_tx, items) => Promise.resolve(items.map(() => false));
  await world.notifications.sendDueMail();
  expect(await stateOf(left.reader)).toEqual([{ state: 'suppressed', reason: 'not_told_any_more', attempts: 1 }]);
  world.mayBeTold.stillMay = (_tx, items) => Promise.resolve(items.map(() => true));

  await tell(off.reader);
  await world.fresh.query(
    `insert into notifications.preferences values ($1, $2, 'partners', 'off', true, 'info', now())`,
    [off.reader.enterpriseId, off.reader.personId],
  );
  await tell(gone.reader);
  await world.fresh.query('update notifications.settings set email = null where person_id = $1', [
    gone.reader.personId,
  ]);
  await world.notifications.sendDueMail();
  expect(await stateOf(off.reader)).toEqual([{ state: 'suppressed', reason: 'switched_off', attempts: 1 }]);
  expect(await stateOf(gone.reader)).toEqual([{ state: 'suppressed', reason: 'no_address', attempts: 1 }]);
  expect(server.taken).toEqual([]);
});

test('a digest gathers what is still due and still visible, once', async () => {
  const { reader, to } = await reachable({ language: 'en', timeZone: 'UTC', digestAt: '18:00' });
  const subject = await world.enterprise('verified');
  await world.record(
    batchOf({
      enterpriseId: subject,
      sourceId: world.banks[0],
      sequence: 1,
      facts: [plain('tax_credit_rating', 'A', 'standing')],
    }),
  );
  const change = { topic: 'facts', kind: 'facts_changed', severity: 'info' } as const;
  const seen = { enterpriseId: subject, category: 'activity', sourceId: world.banks[0] };
  const unseen = { enterpriseId: subject, category: 'standing', sourceId: world.banks[0] };
  await tell(reader, { ...change, subject: seen });
  await tell(reader, { ...change, subject: seen });
  await tell(reader, { ...change, subject: unseen });
  await world.notifications.sendDueMail();
  expect(server.taken).toEqual([]);

  wait(10);
  await world.notifications.sendDueMail();
  const mails = mailsTo(to);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.raw).toMatch(/^Subject: 2 things you may want to know of Qinghe Steel\r$/m);
  expect((await stateOf(reader)).map(({ state, reason }) => [state, reason])).toEqual([
    ['sent', null],
    ['sent', null],
    ['suppressed', 'not_shown'],
    ['sent', null],
  ]);
  await world.notifications.sendDueMail();
  expect(mailsTo(to)).toHaveLength(1);
});

test('in quiet hours only what is urgent leaves; the rest at their end', async () => {
  world.clock.time = new Date('2026-11-01T23:30:00.000Z');
  const { reader, to } = await reachable({ timeZone: 'UTC', quietFrom: '22:00', quietTo: '07:00' });
  await tell(reader);
  await tell(reader, { severity: 'urgent', kind: 'partner_ended' });
  await world.notifications.sendDueMail();
  expect(mailsTo(to)).toHaveLength(1);
  wait(7);
  await world.notifications.sendDueMail();
  expect(mailsTo(to)).toHaveLength(1);
  wait(0.5);
  await world.notifications.sendDueMail();
  expect(mailsTo(to)).toHaveLength(2);
});

test('quiet hours that were chosen after the announcement hold as well', async () => {
  const { reader, to } = await reachable({ timeZone: 'UTC' });
  await tell(reader);
  await world.fresh.query(
    `update notifications.settings set quiet_from = '07:00', quiet_to = '10:00' where person_id = $1`,
    [reader.personId],
  );
  await world.notifications.sendDueMail();
  expect(mailsTo(to)).toEqual([]);
  expect(await stateOf(reader)).toEqual([{ state: 'waiting', reason: null, attempts: 0 }]);
  wait(2);
  await world.notifications.sendDueMail();
  expect(mailsTo(to)).toHaveLength(1);
});

test.each(['busy_recipient', 'busy_data', 'drop_unread'] as const)(
  'what the server does not take (%s) is sent later, under the same Message-ID, once',
  async (mood) => {
    const { reader, to } = await reachable();
    server.mood = () => mood;
    await tell(reader);
    await world.notifications.sendDueMail();
    expect(await stateOf(reader)).toEqual([{ state: 'waiting', reason: null, attempts: 1 }]);
    const [row] = await world.fresh.query<{ id: string }>(
      'select message_id as id from notifications.deliveries where person_id = $1',
      [reader.personId],
    );
    server.mood = () => 'take';
    wait(1);
    await world.notifications.sendDueMail();
    expect(mailsTo(to).map((mail) => mail.messageId)).toEqual([`<${row?.id}>`]);
    expect(await stateOf(reader)).toEqual([{ state: 'sent', reason: null, attempts: 2 }]);
  },
);

test('what was taken without our knowing is sent again as the same e-mail', async () => {
  const { reader, to } = await reachable();
  server.mood = () => 'drop_kept';
  await tell(reader);
  await world.notifications.sendDueMail();
  server.mood = () => 'take';
  wait(1);
  await world.notifications.sendDueMail();
  const ids = mailsTo(to).map((mail) => mail.messageId);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test('a process that ended while it held an e-mail leaves it to another one, under the same Message-ID', async () => {
  const { reader, to } = await reachable();
  await tell(reader);
  await world.fresh.query(
    `update notifications.deliveries set state = 'sending', attempts = 1, message_id = 'held@network.example',
       leased_until = $2 where person_id = $1`,
    [reader.personId, new Date(world.clock.time.getTime() + 30_000)],
  );
  await world.notifications.sendDueMail();
  expect(mailsTo(to)).toEqual([]);
  wait(0.01);
  await world.notifications.sendDueMail();
  expect(mailsTo(to).map((mail) => mail.messageId)).toEqual(['<held@network.example>']);
});

test('an address that is refused for good is not written to again until it is confirmed anew', async () => {
  const { reader } = await reachable();
  server.mood = () => 'no_such_address';
  await tell(reader);
  await world.notifications.sendDueMail();
  expect(await stateOf(reader)).toEqual([{ state: 'failed', reason: 'address_refused', attempts: 1 }]);
  const preferences = await world.ask(reader, 'GET', '/v1/notification-preferences');
  expect(preferences.body).toMatchObject({ email: { refused: true, confirmed: true } });
  await tell(reader);
  expect(await stateOf(reader)).toHaveLength(1);
  const deliveries = await world.ask(reader, 'GET', '/v1/notification-deliveries');
  expect(deliveries.body).toMatchObject({ items: [{ state: 'failed', reason: 'address_refused' }] });
});

test('an e-mail that is refused for what it says fails alone', async () => {
  const { reader, to } = await reachable();
  server.mood = () => 'no_such_message';
  await tell(reader);
  await world.notifications.sendDueMail();
  expect(await stateOf(reader)).toEqual([{ state: 'failed', reason: 'message_refused', attempts: 1 }]);
  server.mood = () => 'take';
  await tell(reader);
  await world.notifications.sendDueMail();
  expect(mailsTo(to)).toHaveLength(1);
});

test('while the mail server is down e-mails wait, are seen waiting, and leave when it is back', async () => {
  const { reader, to } = await reachable();
  await server.shut();
  await tell(reader);
  await world.notifications.sendDueMail();
  expect(await stateOf(reader)).toMatchObject([{ state: 'waiting' }]);
  const mine = await world.ask(reader, 'GET', '/v1/notification-deliveries');
  expect(mine.body).toMatchObject({ items: [{ state: 'waiting', kind: 'partner_accepted' }] });
  const report = await world.ask(reader, 'GET', '/v1/operator/deliveries');
  expect(report.body).toMatchObject({ available: true, waiting: 1, oldestWaitingAt: '2026-11-01T08:00:00.000Z' });
  expect(report.body.lastError.text).toMatch(/ECONNREFUSED|ESOCKET/);

  await server.open();
  wait(1);
  await expect
    .poll(async () => {
      await world.notifications.sendDueMail();
      return mailsTo(to).length;
    })
    .toBe(1);
  const after = await world.ask(reader, 'GET', '/v1/operator/deliveries');
  expect(after.body).toMatchObject({ waiting: 0, oldestWaitingAt: null, lastError: null });
});

test('after days without success an e-mail is given up, and says so', async () => {
  const { reader } = await reachable();
  server.mood = () => 'busy_recipient';
  await tell(reader);
  await world.notifications.sendDueMail();
  wait(200);
  await world.notifications.sendDueMail();
  expect(await stateOf(reader)).toEqual([{ state: 'failed', reason: 'gave_up', attempts: 2 }]);
});

test('what was told long ago is forgotten, with its e-mails; the rest stays', async () => {
  const { reader } = await reachable();
  await tell(reader);
  wait(24 * 401);
  await tell(reader);
  expect(await forgetOld(world.deps)).toBeGreaterThanOrEqual(2);
  const rows = await world.fresh.query('select 1 from notifications.notifications where person_id = $1', [
    reader.personId,
  ]);
  expect(rows).toHaveLength(1);
  expect(await stateOf(reader)).toHaveLength(1);
});
