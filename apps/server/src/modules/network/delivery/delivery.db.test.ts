import { afterAll, beforeAll, expect, test } from 'vitest';
import { giveMandate } from '../../../../../../tests/support/members.ts';
import { createNetworkWorld, memberOf, type NetworkWorld } from '../../../../../../tests/support/network.ts';
import { newId, type EnterpriseId, type PersonId } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import type { FactsChanged } from '../../enterprises/index.ts';
import { BlocksService } from '../blocks/blocks-service.ts';
import { PartnersService } from '../partners/partners-service.ts';
import { WatchesService } from '../watches/watches-service.ts';
import { deliver, deliverPage, type DeliveryDeps, type DeliveryPage } from './delivery.ts';

let world: NetworkWorld;
let deps: DeliveryDeps;
/** Pages that wait for their turn. */
let waiting: DeliveryPage[];
beforeAll(async () => {
  world = await createNetworkWorld();
  waiting = [];
  const jobs: DeliveryDeps['jobs'] = {
    define: () => undefined,
    wake: () => undefined,
    // The only job that delivery sends.
    send: (_tx, _name, payload) => Promise.resolve(void waiting.push(payload as DeliveryPage)),
  };
  deps = { ...world.deps, jobs };
});
afterAll(() => world[Symbol.asyncDispose]());

interface Party {
  readonly id: EnterpriseId;
  readonly person: PersonId;
}

async function party(roleId = 'treasurer'): Promise<Party> {
  const id = await world.enterprise();
  await world.fresh.query(`insert into enterprises.fact_sources values ($1, $2, 'active', null, null, now())`, [
    id,
    world.banks[0],
  ]);
  return { id, person: await giveMandate(world.fresh, world.clock.time, id, { roleId }) };
}

function changed(author: Party, more: Partial<FactsChanged> = {}): StoredEvent {
  const payload: FactsChanged = {
    enterpriseId: author.id,
    sourceId: world.banks[0],
    category: 'standing',
    evidenceId: newId(),
    assurance: 'bank_verified',
    occurredAt: world.clock.time.toISOString(),
    first: false,
    changes: [{ key: 'overdue', old: null, new: { type: 'boolean', value: true } }],
    ...more,
  };
  return eventOf('enterprises.facts_changed', author.id, payload);
}

function eventOf(topic: string, enterpriseId: string, payload: object): StoredEvent {
  return { eventId: newId(), topic, enterpriseId, payload, occurredAt: world.clock.time.toISOString() };
}

async function toldOf(event: StoredEvent): Promise<string[]> {
  await deliver(deps, event);
  while (waiting.length > 0) for (const page of waiting.splice(0)) await deliverPage(deps, page);
  const rows = await world.fresh.query<{ p: string; kind: string; severity: string; why: { reason: string } }>(
    `select person_id as p, kind, severity, why from notifications.notifications where dedupe_key like $1 order by notification_id`,
    [`${event.eventId} %`],
  );
  return rows.map((row) => `${row.p} ${row.kind} ${row.severity} ${row.why.reason}`).toSorted();
}

async function partners(a: Party, b: Party): Promise<void> {
  const service = new PartnersService(world.deps);
  await service.request(memberOf(a.id), { partnerId: b.id, note: null, key: undefined });
  await service.accept(memberOf(b.id), a.id);
}
const watch = (a: Party, b: Party) => new WatchesService(world.deps).add(memberOf(a.id), b.id);
const leave = (a: Party, b: Party) => new PartnersService(world.deps).leave(memberOf(a.id), b.id);

test('partners and those who watch are told of what they may see, own members of everything, strangers of nothing', async () => {
  const [author, partner, watcher] = [await party(), await party(), await party(), await party()] as const;
  await partners(author, partner);
  await watch(watcher, author);
  expect(await toldOf(changed(author))).toEqual(
    [`${author.person} own_facts_changed urgent own`, `${partner.person} facts_changed urgent partner`].toSorted(),
  );
  const address = [{ key: 'registered_address', old: null, new: null }];
  expect(await toldOf(changed(author, { category: 'identity', changes: address }))).toEqual(
    [
      `${author.person} own_facts_changed info own`,
      `${partner.person} facts_changed info partner`,
      `${watcher.person} facts_changed info watched`,
    ].toSorted(),
  );
});

test('a partner that also watches is told once, as a partner', async () => {
  const [author, both] = [await party(), await party()];
  await partners(author, both);
  await watch(both, author);
  expect(await toldOf(changed(author))).toContain(`${both.person} facts_changed urgent partner`);
  expect(await toldOf(changed(author))).toHaveLength(2);
});

test('an event that comes again tells nobody twice, and signals again', async () => {
  const [author, partner] = [await party(), await party()];
  await partners(author, partner);
  const event = changed(author);
  const first = await toldOf(event);
  const said = world.bus.said.length;
  expect(await toldOf(event)).toEqual(first);
  const again = world.bus.said.slice(said).filter(({ topic }) => topic === 'notifications.told');
  expect(new Set(again.map(({ data }) => data.enterpriseId))).toEqual(new Set([author.id, partner.id]));
});

test('two jobs of the same event at once tell everyone once', async () => {
  const [author, partner] = [await party(), await party()];
  await partners(author, partner);
  const event = changed(author);
  await Promise.all([deliver(deps, event), deliver(deps, event), deliver(deps, event)]);
  expect(await toldOf(event)).toHaveLength(2);
});

test('who is no partner any more, has been blocked, is not verified or may not see the category is not told', async () => {
  const author = await party();
  const [ended, blocked, unverified, kept] = [await party(), await party(), await party(), await party()];
  for (const one of [ended, blocked, unverified, kept]) await partners(author, one);
  await leave(author, ended);
  await new BlocksService(world.deps).add(memberOf(author.id), blocked.id);
  await world.fresh.query(`update enterprises.enterprises set status = 'registered' where enterprise_id = $1`, [
    unverified.id,
  ]);
  const partnersTold = async () => (await toldOf(changed(author))).filter((line) => !line.startsWith(author.person));
  expect(await partnersTold()).toEqual([`${kept.person} facts_changed urgent partner`]);
  const set = (statement: string) => world.fresh.query(statement, [author.id]);
  await set(`update enterprises.fact_sources set withdrawn_categories = '{standing}' where enterprise_id = $1`);
  expect(await partnersTold()).toEqual([]);
  await set(
    `update enterprises.fact_sources set withdrawn_categories = '{}', state = 'withdrawn' where enterprise_id = $1`,
  );
  expect(await partnersTold()).toEqual([]);
  await set(`update enterprises.fact_sources set state = 'expired' where enterprise_id = $1`);
  expect(await partnersTold()).toHaveLength(1);
  await set(
    `update enterprises.disclosures set audience = 'private' where enterprise_id = $1 and category = 'standing'`,
  );
  expect(await partnersTold()).toEqual([]);
});

test('members whose mandate does not allow it, or is too old, are not told', async () => {
  const author = await party('wizard');
  const reader = await party();
  await giveMandate(world.fresh, world.clock.time, reader.id, { daysAgo: 200 });
  const colleague = await giveMandate(world.fresh, world.clock.time, reader.id, { roleId: 'viewer' });
  await partners(author, reader);
  expect(await toldOf(changed(author))).toEqual(
    [reader.person, colleague].map((person) => `${person} facts_changed urgent partner`).toSorted(),
  );
});

test('a request is told to those who can answer it', async () => {
  const [asking, asked] = [await party(), await party('owner')];
  await giveMandate(world.fresh, world.clock.time, asked.id, { roleId: 'treasurer' });
  const payload = { enterpriseId: asking.id, partnerId: asked.id };
  expect(await toldOf(eventOf('network.partner_requested', asking.id, payload))).toEqual([
    `${asked.person} partner_requested notice role`,
  ]);
});

test('the end of a partnership by a block is not told to the one who is shut out', async () => {
  const [author, other] = [await party(), await party()];
  await partners(author, other);
  await new BlocksService(world.deps).add(memberOf(author.id), other.id);
  const payload = { enterpriseId: author.id, partnerId: other.id };
  expect(await toldOf(eventOf('network.partner_ended', author.id, payload))).toEqual([]);
});

test('operators are told of cases, but not of one of their own enterprise; the enterprise learns that it is looked at', async () => {
  const [applicant, operating] = [await party(), await party('viewer')];
  const operator = await giveMandate(world.fresh, world.clock.time, operating.id, {
    roleId: 'operator',
    customerId: 'operator-1',
  });
  const opened = (one: Party) =>
    eventOf('enterprises.case_opened', one.id, { enterpriseId: one.id, caseId: newId(), kind: 'differing_statement' });
  expect(await toldOf(opened(applicant))).toEqual(
    [`${applicant.person} verification_in_review notice own`, `${operator} case_opened notice operator`].toSorted(),
  );
  expect(await toldOf(opened(operating))).toEqual(
    [operating.person, operator].map((person) => `${person} verification_in_review notice own`).toSorted(),
  );
});

test('the first words of a bank are told to the enterprise once, whatever it begins to speak of', async () => {
  const [author, partner] = [await party(), await party()];
  await partners(author, partner);
  for (const category of ['identity', 'standing', 'size'] as const)
    await toldOf(changed(author, { first: true, category }));
  const rows = await world.fresh.query(
    `select person_id as p from notifications.notifications where kind = 'own_facts_attested' and enterprise_id = $1`,
    [author.id],
  );
  expect(rows).toEqual([{ p: author.person }]);
  expect(
    await world.fresh.query('select 1 from notifications.notifications where enterprise_id = $1', [partner.id]),
  ).toEqual([]);
});

test('old news are told to nobody', async () => {
  const [author, partner] = [await party(), await party()];
  await partners(author, partner);
  expect(await toldOf(changed(author, { occurredAt: '2026-09-01T00:00:00.000Z' }))).toEqual([]);
});

test('a large audience is told page by page, each in a transaction of its own, and everyone once', async () => {
  const author = await party();
  const many = limits.deliveryPageEnterprises * 2 + 50;
  await world.fresh.query(
    `with e as (insert into enterprises.enterprises select gen_random_uuid(), 'verified', null, 'E', now() from generate_series(1, ${many}) returning enterprise_id),
      w as (insert into network.watches select enterprise_id, $1, now() from e),
      m as (insert into access.memberships (enterprise_id, person_id, since) select enterprise_id, enterprise_id, now() - interval '400 days' from e)
      insert into access.mandates (enterprise_id, mandate_id, person_id, connection_id, bank, customer_id, role_id, base_role_id, department_id, accounts, table_version, first_seen_at, seen_at)
      select enterprise_id, gen_random_uuid(), enterprise_id, gen_random_uuid(), 'huayue', 'c', 'viewer', 'viewer', 'd', '[]', 1, $2, $2 from e`,
    [author.id, world.clock.time],
  );
  const event = changed(author, { category: 'identity' });
  await deliver(deps, event);
  // A large audience waits for a moment, while open pages hear of the change.
  expect(waiting).toMatchObject([{ after: null, large: true }]);
  for (const page of waiting.splice(0)) await deliverPage(deps, page);
  expect(waiting).toHaveLength(1);
  const [next] = waiting;
  // The process died after the page was written: its job comes again.
  if (next !== undefined) await deliverPage(deps, next);
  expect(await toldOf(event)).toHaveLength(many + 1);
  expect(waiting).toEqual([]);
});

test('at the moment of delivery the person has to be a member still, under a mandate that allows it', async () => {
  const [author, reader] = [await party(), await party('viewer')];
  await partners(author, reader);
  const operator = await giveMandate(world.fresh, world.clock.time, reader.id, {
    roleId: 'operator',
    customerId: 'operator-1',
  });
  const subject = { enterpriseId: author.id, category: 'standing' as const, sourceId: world.banks[0] };
  const still = (personId: PersonId, topic: 'facts' | 'cases' | 'security', of: typeof subject | null = subject) =>
    world.system(async (tx) => {
      const item = { enterpriseId: reader.id, personId, topic, subject: of, under: null };
      return (await world.network.mayBeTold.stillMay(tx, [item]))[0];
    });
  expect(await still(reader.person, 'facts')).toBe(true);
  expect(await still(newId<'person'>(), 'facts')).toBe(false);
  expect(await still(reader.person, 'cases')).toBe(false);
  expect(await still(reader.person, 'security', null)).toBe(true);
  // Who runs the network judges the case of whomever, also of one that has shut its enterprise out.
  await new BlocksService(world.deps).add(memberOf(author.id), reader.id);
  expect(await still(operator, 'cases')).toBe(true);
  expect(await still(operator, 'facts')).toBe(false);
  await world.fresh.query(`update access.memberships set state = 'left' where person_id = $1`, [reader.person]);
  expect(await still(reader.person, 'security', null)).toBe(false);
});

test('what is asked together is answered in the order of the questions', async () => {
  const [author, near, far] = [await party(), await party(), await party()];
  await partners(author, near);
  const subject = { enterpriseId: author.id, category: 'standing', sourceId: world.banks[0] };
  const about = (one: Party, of: object | null) => ({
    enterpriseId: one.id,
    personId: one.person,
    topic: 'facts' as const,
    under: null,
    subject: of as typeof subject | null,
  });
  const items = [
    about(far, subject),
    about(near, subject),
    about(far, null),
    about(far, subject),
    about(author, subject),
  ];
  expect(await world.system((tx) => world.network.mayBeTold.stillMay(tx, items))).toEqual([
    false,
    true,
    true,
    false,
    true,
  ]);
});

test('what is asked of one customer number is told to those whose mandate is of that number, and of no other', async () => {
  const enterpriseId = await world.enterprise();
  await world.fresh.query(`insert into enterprises.fact_sources values ($1, $2, 'active', null, null, now())`, [
    enterpriseId,
    world.banks[0],
  ]);
  const connectionId = newId();
  const give = (customerId: string, more = {}) =>
    giveMandate(world.fresh, world.clock.time, enterpriseId, { customerId, connectionId, ...more });
  const here = await give('c-1');
  const elsewhere = await give('c-2');
  const otherBank = await give('c-1', { connectionId: newId() });
  // Who may deal with orders elsewhere alone looks on here.
  const both = await give('c-1', { roleId: 'viewer' });
  await give('c-2', { personId: both });
  const payload = { enterpriseId, requestId: newId(), side: 'payer', actor: 'payee', step: 'ask', orderId: null };
  const asked = (place: object) =>
    toldOf(eventOf('payments.payment_request_changed', enterpriseId, { ...payload, ...place }));
  const told = (...people: string[]) => people.map((one) => `${one} payment_request_received notice own`).toSorted();
  expect(await asked({ connectionId, customerId: 'c-1' })).toEqual(told(here));
  expect(await asked({ connectionId, customerId: 'c-2' })).toEqual(told(elsewhere, both));
  expect(await asked({ connectionId: null, customerId: null })).toEqual(told(here, elsewhere, otherBank, both));
  const offer = { enterpriseId, publicationId: newId(), bank: 'huayue', initial: false, connectionId };
  const offered = (namedCustomerIds: string[] | null) =>
    toldOf(eventOf('bank.offer_published', enterpriseId, { ...offer, namedCustomerIds }));
  const reading = (...people: string[]) => people.map((one) => `${one} offer_published info own`).toSorted();
  expect(await offered(['c-1'])).toEqual(reading(here, both));
  expect(await offered(['c-1', 'c-2'])).toEqual(reading(here, elsewhere, both));
  expect(await offered(null)).toEqual(reading(here, elsewhere, otherBank, both));
  const closed = { enterpriseId, connectionId, customerId: 'c-1', month: '2026-10', closedBy: here };
  expect(await toldOf(eventOf('payments.period_closed', enterpriseId, closed))).toEqual([
    `${both} period_closed notice own`,
  ]);
});
