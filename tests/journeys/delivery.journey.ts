import { afterAll, beforeAll, expect, test } from 'vitest';
import { customerOf, findMember } from '../support/world/members.ts';
import type { Visitor } from '../support/world/visitor.ts';
import { startWorld, type World } from '../support/world/world.ts';

interface Told {
  id: string;
  kind: string;
  topic: string;
  severity: string;
  subject: { name: { zh: string | null } } | null;
  params: Record<string, unknown>;
  why: { reason: string };
  link: string;
}

let world: World;
/** Of Qinghe, a partner of Chenghu. */
let treasurer: Visitor;
let owner: Visitor;
/** Has nothing to do with Chenghu. */
let stranger: Visitor;
let chenghuOwner: Visitor;
const treasurerAddress = 'treasurer@qinghe.example';

beforeAll(async () => {
  world = await startWorld();
  await world.settled();
  await world.server.network.establishSampleRelations(world.sample.relations);
  treasurer = await world.signedIn(findMember(world.sample, 'treasurer', 'qinghe'));
  owner = await world.signedIn(findMember(world.sample, 'owner', 'qinghe'));
  stranger = await world.signedIn(findMember(world.sample, 'owner', 'hotel'));
  chenghuOwner = await world.signedIn(findMember(world.sample, 'owner', 'chenghu'));
  const chenghu = await enterpriseOf(chenghuOwner);
  await stranger.delete(`/v1/partners/${chenghu}`);
  await stranger.delete(`/v1/watches/${chenghu}`);
});
afterAll(() => world[Symbol.asyncDispose]());

async function enterpriseOf(visitor: Visitor): Promise<string> {
  const { body } = await visitor.get<{ mandate: { enterprise: { id: string } } }>('/v1/session');
  return body.mandate.enterprise.id;
}

/** What stands under the bell about Chenghu's facts, the newest first. */
async function toldOf(visitor: Visitor): Promise<Told[]> {
  const { body } = await visitor.get<{ items: Told[] }>('/v1/notifications?topic=facts');
  return body.items.filter((item) => item.kind === 'facts_changed');
}

function mails(): string[] {
  return world.mail
    .messages({ to: treasurerAddress })
    .map(({ subject, text }) => `${subject}\n${text ?? ''}`)
    .filter((text) => text.includes(chenghuName()));
}

function chenghuName(): string {
  const names = world.sample.enterprises.find((one) => one.key === 'chenghu');
  return names?.nameZh ?? '';
}

/** Somebody at the bank corrects how many people work for Chenghu, which it shows to partners. */
async function bankChanges(employees: number): Promise<void> {
  const answer = await fetch(`${world.banks.huayue}/sandbox/customers/${customerOf(world.sample, 'chenghu')}/records`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'qualification', patch: { employees } }),
  });
  expect(answer.status).toBeLessThan(300);
}

async function disclose(audience: 'private' | 'partners'): Promise<void> {
  const answer = await chenghuOwner.put('/v1/disclosures', { items: [{ category: 'size', audience }] });
  expect(answer.status).toBe(200);
}

async function choose(visitor: Visitor, facts: { email: string; inApp: boolean }): Promise<void> {
  const { body } = await visitor.get<Record<string, unknown>>('/v1/notification-preferences');
  const { language, timeZone, digestAt } = body;
  const topics = [{ topic: 'facts', minSeverity: 'info', ...facts }];
  const answer = await visitor.put('/v1/notification-preferences', {
    language,
    timeZone,
    digestAt,
    quietHours: null,
    topics,
  });
  expect(answer.status).toBe(200);
}

test('a member gives an address, and says how he wants to be told', async () => {
  const asked = await treasurer.post('/v1/notification-preferences/email', { address: treasurerAddress });
  expect(asked.status).toBe(200);
  const codeOf = (): string | undefined =>
    /code=([A-Za-z0-9-]+)/.exec(world.mail.messages({ to: treasurerAddress })[0]?.text ?? '')?.[1];
  await expect.poll(codeOf).toBeDefined();
  const confirmed = await treasurer.post<{ email: { confirmed: boolean } }>(
    '/v1/notification-preferences/email/confirm',
    { code: codeOf() },
  );
  expect(confirmed).toMatchObject({ status: 200, body: { email: { confirmed: true } } });
  await choose(treasurer, { email: 'at_once', inApp: true });
  await choose(owner, { email: 'off', inApp: false });
});

test('a change at the bank reaches a partner’s member under the bell and by e-mail; a stranger hears nothing, nor one who does not want to', async () => {
  const before = mails().length;
  await bankChanges(3_101);
  await expect.poll(async () => (await toldOf(treasurer)).length).toBe(1);
  const [told] = await toldOf(treasurer);
  expect(told).toMatchObject({
    topic: 'facts',
    severity: 'info',
    subject: { name: { zh: chenghuName() } },
    params: { category: 'size', keys: 'employees', count: 1 },
    why: { reason: 'partner' },
    link: `/enterprises/${await enterpriseOf(chenghuOwner)}`,
  });
  await expect.poll(() => mails().length - before).toBe(1);
  // What changed is named, never the value.
  expect(JSON.stringify(told)).not.toContain('3101');
  expect(mails().join()).not.toMatch(/3[,.]?101/);
  expect(await toldOf(owner)).toEqual([]);
  expect(await toldOf(stranger)).toEqual([]);
  // Chenghu itself is told of its own facts.
  const own = async () =>
    (await chenghuOwner.get<{ items: Told[] }>('/v1/notifications?topic=facts')).body.items.map(({ kind }) => kind);
  await expect.poll(own).toContain('own_facts_changed');
});

test('what is no longer disclosed when the e-mail leaves is not told, and is gone from the bell', async () => {
  const before = mails().length;
  world.mail.setDown(true);
  await bankChanges(3_202);
  await expect.poll(async () => (await toldOf(treasurer)).length).toBe(2);
  await disclose('private');
  expect(await toldOf(treasurer)).toEqual([]);
  world.mail.setDown(false);
  const waiting = () =>
    world.db.query(
      `select state from notifications.deliveries where state in ('waiting', 'sending') and mode = 'at_once'`,
    );
  await expect.poll(waiting).toEqual([]);
  expect(mails().length - before).toBe(0);
  const suppressed = await world.db.query(`select 1 from notifications.deliveries where state = 'suppressed'`);
  expect(suppressed).toHaveLength(1);
  await disclose('partners');
  expect(await toldOf(treasurer)).toHaveLength(2);
});

test('an event that is brought again is told once', async () => {
  const before = mails().length;
  await bankChanges(3_303);
  await expect.poll(async () => (await toldOf(treasurer)).length).toBe(3);
  await expect.poll(() => mails().length - before).toBe(1);
  const deliver = `select id, state, data from pgboss.job where name = 'network.deliver_event' and data->>'topic' = 'enterprises.facts_changed'`;
  const [last] = await world.db.query<{ data: Record<string, unknown> }>(`${deliver} order by created_on desc limit 1`);
  const event = last?.data ?? {};
  await world.db.query('insert into platform.outbox values ($1, $2, $3, $4, $5)', [
    event.eventId,
    event.topic,
    event.enterpriseId,
    JSON.stringify(event.payload),
    event.occurredAt,
  ]);
  const done = () => world.db.query(`${deliver} and data->>'eventId' = $1 and state = 'completed'`, [event.eventId]);
  await expect.poll(async () => (await done()).length).toBe(2);
  expect(await toldOf(treasurer)).toHaveLength(3);
  expect(mails().length - before).toBe(1);
  const feed = await treasurer.get<{ items: { id: string }[] }>('/v1/feed?only=partners');
  expect(new Set(feed.body.items.map(({ id }) => id)).size).toBe(feed.body.items.length);
});

test('who ends the partnership is told no more, at once', async () => {
  await owner.delete(`/v1/partners/${await enterpriseOf(chenghuOwner)}`);
  const already = await toldOf(treasurer);
  await bankChanges(3_404);
  const own = async () =>
    (await chenghuOwner.get<{ items: Told[] }>('/v1/notifications?topic=facts')).body.items.filter(
      ({ kind }) => kind === 'own_facts_changed',
    ).length;
  await expect.poll(own).toBe(4);
  expect((await toldOf(treasurer)).length).toBeLessThanOrEqual(already.length);
});
