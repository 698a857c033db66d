import { afterEach, beforeEach, expect, test } from 'vitest';
import { actingAs } from '../../../../../../tests/support/access/acting.ts';
import { createBankWorld, type BankWorld } from '../../../../../../tests/support/bank/bank-world.ts';
import { documentText, FakeOfferBank } from '../../../../../../tests/support/bank/fake-offer-bank.ts';
import { SigningKey } from '../../../../../../tests/support/bank/signing-bank.ts';
import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { asId, newId } from '../../../platform/ids.ts';
import { createLog } from '../../../platform/log.ts';
import type { OwnFact } from '../../enterprises/index.ts';
import { currentWording } from '../activity/activity.ts';
import { ActivityService } from '../activity/activity-service.ts';
import { Connections } from '../connections/connections.ts';
import { OfferIntake } from './offer-intake.ts';
import { OfferMatcher } from './offer-matcher.ts';
import { OfferSender } from './offer-sender.ts';
import { OfferService } from './offer-service.ts';
import { RecentViews } from './recent-views.ts';

let world: BankWorld;
let bank: FakeOfferBank;
let intake: OfferIntake;
let matcher: OfferMatcher;
let sender: OfferSender;
let service: OfferService;
let activity: ActivityService;
let facts: Map<string, OwnFact[]>;
let opened: { formId: string; offerId: string }[];
let represented: (enterpriseId: string) => boolean;

const actions = new Set(['offers:read', 'offers:accept', 'facts:read']);
const ago = '2026-10-15T00:00:00.000Z';

beforeEach(async () => {
  world = await createBankWorld();
  const [row] = await world.fresh.query<{ connection_id: string }>('select connection_id from bank.connections');
  bank = new FakeOfferBank({ connectionId: row!.connection_id, issuer: world.api.issuer });
  const connections = new Connections();
  connections.put(bank.connection);
  facts = new Map();
  opened = [];
  represented = () => true;
  activity = new ActivityService(world);
  const deps = {
    ...world,
    log: createLog('silent'),
    relay: { wake: () => undefined },
    metrics: { entry: () => undefined },
    health: { noteError: () => undefined },
    bankKeys: bank.bankKeys,
    offerApi: bank,
    connections,
    activity,
    identity: { namesOf: () => Promise.resolve(new Map()) },
    enterprises: { ownFacts: (_tx: Tx, id: string) => Promise.resolve(facts.get(id) ?? []) },
    access: {
      membersWith: (_tx: Tx, ids: readonly string[]) =>
        Promise.resolve(ids.filter((id) => represented(id)).map((enterpriseId) => ({ enterpriseId }) as never)),
    },
    openSubmission: (_tx: Tx, { formId, offerId }: { formId: string; offerId: string }) => {
      opened.push({ formId, offerId });
      return Promise.resolve(newId());
    },
  };
  intake = new OfferIntake(deps);
  matcher = new OfferMatcher(deps);
  sender = new OfferSender(deps);
  service = new OfferService({ ...deps, views: new RecentViews(world.clock, 600_000) });
});
afterEach(() => world[Symbol.asyncDispose]());

/** A customer of the bank, with somebody who acts for it. */
async function customer(customerId: string, more: { at?: string; actions?: ReadonlySet<string> } = {}) {
  const enterpriseId = newId<'enterprise'>();
  const connectionId = asId<'connection'>(more.at ?? bank.connection.connectionId);
  await world.fresh.query(
    'insert into bank.customers (connection_id, customer_id, enterprise_id, created_at) values ($1, $2, $3, now())',
    [bank.connection.connectionId, customerId, enterpriseId],
  );
  return actingAs({ enterpriseId, actions: more.actions ?? actions, customerId, connectionId, bank: 'example' });
}

function fact(key: string, value: OwnFact['value'], sourceId: string = bank.connection.connectionId): OwnFact {
  const name = { zh: '示例银行', en: 'Example' };
  return {
    key,
    category: 'identity',
    value,
    source: { kind: 'bank', id: sourceId, name, mark: null, color: null },
    asOf: ago,
    receivedAt: ago,
    validUntil: null,
    assurance: 'bank_verified',
    stale: false,
    evidenceId: null,
    differs: false,
  };
}

const later = (ms: number) => (world.clock.time = new Date(world.clock.time.getTime() + ms));
const none = { kind: null, source: null, q: null };
const list = async (context: ActingContext, filter = none) =>
  (await service.list(context, filter, { after: null, limit: 50 })).items;
const titles = async (context: ActingContext) => (await list(context)).map(({ title }) => title.en);
const read = () => intake.readAll(bank.connection);
async function settle(): Promise<void> {
  await read();
  await intake.followCalendar();
  later(2_000);
  await matcher.run();
}
const outbox = async (topic: string) =>
  (
    await world.fresh.query<{ payload: Record<string, unknown> }>(
      'select payload from platform.outbox where topic = $1',
      [topic],
    )
  ).map(({ payload }) => payload);
const suzhou = { type: 'text' as const, text: { zh: '苏州', en: 'Suzhou' } };
const inSuzhou = { fact: 'city', must: true, test: { kind: 'one_of', values: ['Suzhou'] } };

test('an offer is published to those it is meant for, with what decided and who says so', async () => {
  const [one, other] = [await customer('7730-0001'), await customer('7730-0002')];
  facts.set(one.enterpriseId, [fact('city', suzhou)]);
  facts.set(other.enterpriseId, [fact('city', { type: 'text', text: { zh: '宁波', en: 'Ningbo' } })]);
  bank.say('online_banking', { eligibility: [inSuzhou] });
  await settle();
  const [seen] = await list(one);
  expect(seen).toMatchObject({
    title: { en: 'Order-backed loan' },
    state: 'published',
    can: ['accept'],
    why: [{ kind: 'customer' }, { kind: 'fact', fact: 'city', value: suzhou, source: { name: { en: 'Example' } } }],
  });
  expect(await list(other)).toEqual([]);
  expect(await outbox('bank.offer_published')).toMatchObject([{ enterpriseId: one.enterpriseId, replacing: false }]);
  await expect(service.read(other, seen!.id)).rejects.toMatchObject({ status: 404 });
});

test('a fact that changes brings an offer and takes it away again', async () => {
  const one = await customer('7730-0001');
  bank.say('commerce', { eligibility: [inSuzhou] });
  await settle();
  expect(await list(one)).toEqual([]);
  facts.set(one.enterpriseId, [fact('city', suzhou)]);
  await matcher.ask(one.enterpriseId);
  await settle();
  const [seen] = await list(one);
  facts.delete(one.enterpriseId);
  await matcher.ask(one.enterpriseId);
  await settle();
  expect(await list(one)).toEqual([]);
  expect(await service.read(one, seen!.id)).toMatchObject({ ended: { reason: 'not_meant' }, can: [] });
  expect(await outbox('bank.offer_ended')).toMatchObject([{ reason: 'not_meant' }]);
});

test('a newer version takes the place of the older, another offer replaces one, a withdrawal and its time end it', async () => {
  const one = await customer('7730-0001');
  bank.say('online_banking');
  await settle();
  const [first] = await list(one);
  bank.say('online_banking', { version: 2, title: { zh: '新', en: 'Second version' } });
  await read();
  // Between the two what is over is not shown.
  expect(await list(one)).toEqual([]);
  await settle();
  const [second] = await list(one);
  expect(second).toMatchObject({ id: first!.id, version: 2, title: { en: 'Second version' } });
  bank.say('online_banking', { offerId: 'loan-2', replaces: 'loan-1', title: { zh: '替', en: 'Successor' } });
  await settle();
  expect(await titles(one)).toEqual(['Successor']);
  expect(await service.read(one, first!.id)).toMatchObject({ state: 'replaced', ended: { reason: 'replaced' } });
  bank.say('online_banking', { offerId: 'loan-2', state: 'withdrawn' });
  await settle();
  expect(await titles(one)).toEqual([]);
  bank.say('commerce', { offerId: 'short', validUntil: new Date(world.clock.time.getTime() + 60_000).toISOString() });
  await settle();
  expect(await titles(one)).toEqual(['Order-backed loan']);
  later(60_000);
  expect(await titles(one)).toEqual([]);
  await settle();
  const ended = await outbox('bank.offer_ended');
  expect(ended.map(({ reason }) => reason)).toEqual(['replaced', 'withdrawn', 'expired']);
});

test('what begins later is shown when its time has come', async () => {
  const one = await customer('7730-0001');
  bank.say('commerce', { validFrom: new Date(world.clock.time.getTime() + 60_000).toISOString() });
  await settle();
  expect(await titles(one)).toEqual([]);
  later(60_000);
  await settle();
  expect(await titles(one)).toEqual(['Order-backed loan']);
});

test('each subsystem has its own sequence; a lost event is found by reading on, and what comes twice changes nothing', async () => {
  const one = await customer('7730-0001');
  bank.say('online_banking', { offerId: 'a' });
  bank.say('online_banking', { offerId: 'b' });
  const third = bank.say('online_banking', { offerId: 'c' });
  const other = bank.say('commerce', { offerId: 'd' });
  await intake.take(bank.connection, '-', other);
  await intake.take(bank.connection, '-', third);
  await intake.take(bank.connection, '-', third);
  await settle();
  expect(await list(one)).toHaveLength(4);
  expect(await outbox('bank.offer_published')).toHaveLength(4);
});

test('what is not believed is kept aside and passed over; a broken signature only after it was asked for again', async () => {
  const one = await customer('7730-0001');
  bank.say('online_banking', { offerId: 'forged' }, new SigningKey(bank.key.kid));
  bank.say('online_banking', { offerId: 'greedy', terms: { currency: 'CNY' } });
  bank.say('online_banking', { offerId: 'good', title: { zh: '好', en: 'Good one' } });
  await read();
  await read();
  await settle();
  expect(await titles(one)).toEqual(['Good one']);
  const refused = await world.fresh.query('select reason, deliveries from bank.refused_offers order by reason');
  expect(refused).toEqual([
    { reason: 'bad_signature', deliveries: 3 },
    { reason: 'misfit', deliveries: 1 },
  ]);
});

test.each([
  ['another subsystem', 'commerce', { version: 2 }],
  ['an older version', 'online_banking', { version: 1 }],
  ['another place', 'online_banking', { version: 2, sequence: 7 }],
  ['a script in its title', 'online_banking', { version: 2, title: { zh: '一\u0000', en: 'x' } }],
  [
    'amounts out of order',
    'online_banking',
    { version: 2, terms: { currency: 'CNY', amountFrom: '9.00', amountTo: '1.00' } },
  ],
  [
    'a condition on a fact that is none',
    'online_banking',
    { version: 2, eligibility: [{ ...inSuzhou, fact: 'holders' }] },
  ],
] as const)('an offer with %s is refused, and the one before stands', async (_what, source, change) => {
  const one = await customer('7730-0001');
  bank.say('online_banking');
  bank.say(source, change);
  await settle();
  expect(await list(one)).toMatchObject([{ version: 1 }]);
  expect(await world.fresh.query('select from bank.refused_offers')).toHaveLength(1);
});

test('an event that cannot be an offer is refused', async () => {
  for (const event of [
    {},
    { source: 'commerce' },
    { source: 'commerce', sequence: 1 },
    { source: 'x', sequence: 1, jws: '' },
  ])
    await expect(intake.take(bank.connection, '-', event)).rejects.toThrow();
  const { source, sequence } = bank.say('commerce');
  await expect(intake.take(bank.connection, '-', { source, sequence, jws: 'a.b.c' })).rejects.toThrow(/offer inside/);
});

test('where nobody acts nothing is published, until somebody does', async () => {
  const one = await customer('7730-0001');
  represented = () => false;
  bank.say('commerce');
  await settle();
  expect(await list(one)).toEqual([]);
  represented = () => true;
  await matcher.ask(one.enterpriseId);
  await settle();
  expect(await list(one)).toHaveLength(1);
});

test('the bank is told once of its own customers, by number only where its own word decided, and of others as a count', async () => {
  const own = await customer('7730-0001');
  facts.set(own.enterpriseId, [fact('city', suzhou)]);
  // Another source says where they are: the bank must not learn it from the delivery.
  const others = await Promise.all(['2', '3', '4', '5'].map((n) => customer(`7730-000${n}`)));
  for (const { enterpriseId } of others) facts.set(enterpriseId, [fact('city', suzhou, newId())]);
  bank.say('commerce', { eligibility: [inSuzhou] });
  await settle();
  bank.loseAnswers = 1;
  await sender.send();
  later(60_000);
  await sender.send();
  await sender.send();
  expect(bank.batches.map(({ items }) => items)).toEqual([
    [{ offerId: 'loan-1', version: 1, customerIds: ['7730-0001'], others: 0 }],
  ]);
  expect(bank.deliveriesCalled).toBe(2);
  const fifth = await customer('7730-0006');
  facts.set(fifth.enterpriseId, [fact('city', suzhou, newId())]);
  await matcher.ask(fifth.enterpriseId);
  await settle();
  await sender.send();
  expect(bank.batches[1]!.items).toEqual([{ offerId: 'loan-1', version: 1, customerIds: [], others: 5 }]);
});

test('an offer to a customer by name reaches it alone', async () => {
  const [one, other] = [await customer('7730-0001'), await customer('7730-0002')];
  bank.say('commerce', { targets: { customerIds: ['7730-0001'], pseudonyms: [] } });
  await settle();
  expect(await list(one)).toMatchObject([{ why: [{ kind: 'named' }] }]);
  expect(await list(other)).toEqual([]);
});

test('an offer to one number of an enterprise is for the mandates of that number alone', async () => {
  const one = await customer('7730-0001');
  const elsewhere = { ...one, connectionId: newId<'connection'>() };
  const other = { ...one, customerId: '7730-0009' };
  await world.fresh.query(
    'insert into bank.customers (connection_id, customer_id, enterprise_id, created_at) values ($1, $2, $3, now())',
    [bank.connection.connectionId, '7730-0000', one.enterpriseId],
  );
  bank.say('commerce', { targets: { customerIds: ['7730-0001'], pseudonyms: [] } });
  bank.say('commerce', { offerId: 'loan-2', title: { zh: '众', en: 'For all of us' } });
  await settle();
  expect(await titles(one)).toEqual(expect.arrayContaining(['Order-backed loan', 'For all of us']));
  const { id } = (await list(one)).find(({ title }) => title.en === 'Order-backed loan')!;
  for (const context of [other, elsewhere]) {
    expect(await titles(context)).toEqual(['For all of us']);
    const { counts } = await service.list(context, none, { after: null, limit: 1 });
    expect(counts).toMatchObject([{ kind: 'loan', count: 1 }]);
    const refusal = { status: 403, code: 'bank.offer_other_mandate' };
    await expect(service.read(context, id)).rejects.toMatchObject(refusal);
    await expect(service.document(context, id, 'terms')).rejects.toMatchObject(refusal);
    await expect(service.accept(context, id, { version: 1, key: undefined })).rejects.toMatchObject(refusal);
    const asked = { ids: [id], amount: '1000.00', currency: 'CNY', months: 6 };
    await expect(service.compare(context, asked)).rejects.toMatchObject(refusal);
  }
  expect(opened).toEqual([]);
  // Whoever tells people of it is told for whom it is.
  const told = await outbox('bank.offer_published');
  expect(Object.fromEntries(told.map(({ offerId, namedCustomerIds }) => [offerId, namedCustomerIds]))).toEqual({
    'loan-1': ['7730-0001'],
    'loan-2': null,
  });
  // A bank learns of it under the number that it named, whichever numbers the enterprise has.
  await sender.send();
  const { items } = bank.batches[0]!;
  expect(items.find(({ offerId }) => offerId === 'loan-1')?.customerIds).toEqual(['7730-0001']);
});

test('an offer to a pseudonym comes while the consent stands, says so, and is never told back by number', async () => {
  const one = await customer('7730-0001');
  await activity.give(one, { category: 'offers', wording: currentWording }, undefined);
  const [consent] = await activity.consents(one);
  bank.say('commerce', { because: ['offers'], targets: { customerIds: [], pseudonyms: [consent!.pseudonym] } });
  await settle();
  expect(await list(one)).toMatchObject([
    { because: ['offers'], why: [{ kind: 'shared', category: 'offers', named: false }] },
  ]);
  // Another number of the enterprise shares nothing: nothing is shown under it because of what this one shares.
  expect(await list({ ...one, customerId: '7730-0009' })).toEqual([]);
  await sender.send();
  expect(bank.batches).toEqual([]);
  await activity.withdraw(one, 'offers');
  await matcher.ask(one.enterpriseId);
  await settle();
  expect(await list(one)).toEqual([]);
});

test('accepting happens once, opens the submission, and reaches the bank once when it is back', async () => {
  const one = await customer('7730-0001');
  bank.say('commerce');
  await settle();
  const [seen] = await list(one);
  bank.down = true;
  const tries = await Promise.allSettled(
    [1, 2, 3].map(() => service.accept(one, seen!.id, { version: 1, key: undefined })),
  );
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(opened).toEqual([{ formId: 'loan-application', offerId: 'loan-1' }]);
  expect(await outbox('bank.offer_accepted')).toHaveLength(1);
  await sender.send();
  expect(bank.acceptances).toEqual([]);
  bank.down = false;
  bank.loseAnswers = 1;
  later(120_000);
  await sender.send();
  later(120_000);
  await sender.send();
  await sender.send();
  expect(bank.acceptances).toMatchObject([{ customerId: '7730-0001', offerId: 'loan-1', version: 1 }]);
  expect(bank.acceptancesCalled).toBe(3);
  const now = await service.read(one, seen!.id);
  expect(now.accepted).toMatchObject({ version: 1, refused: false });
  expect(now.accepted!.bankToldAt).not.toBeNull();
  expect(now.hindrance).toBe('accepted');
});

test('the same key gets the same answer, and a version that is not the one that was read is not accepted', async () => {
  const one = await customer('7730-0001');
  bank.say('commerce');
  await settle();
  const [seen] = await list(one);
  await expect(service.accept(one, seen!.id, { version: 2, key: undefined })).rejects.toMatchObject({
    code: 'bank.offer_changed',
  });
  await service.accept(one, seen!.id, { version: 1, key: 'k-1' });
  await service.accept(one, seen!.id, { version: 1, key: 'k-1' });
  expect(opened).toHaveLength(1);
});

test('what has ended, or is of another bank than the mandate, cannot be accepted', async () => {
  const one = await customer('7730-0001');
  const elsewhere = { ...one, connectionId: newId<'connection'>() };
  bank.say('commerce');
  await settle();
  const [seen] = await list(elsewhere);
  expect(seen).toMatchObject({ can: [], hindrance: 'other_bank' });
  const accept = (context: ActingContext) => service.accept(context, seen!.id, { version: 1, key: undefined });
  await expect(accept(elsewhere)).rejects.toMatchObject({ status: 403, code: 'bank.offer_of_other_bank' });
  bank.say('commerce', { state: 'withdrawn' });
  await read();
  await expect(accept(one)).rejects.toMatchObject({ code: 'bank.offer_not_open' });
  expect(opened).toEqual([]);
});

test('who may not read the facts of the enterprise does not learn them from an offer', async () => {
  const one = await customer('7730-0001', { actions: new Set(['offers:read']) });
  facts.set(one.enterpriseId, [fact('city', suzhou)]);
  bank.say('commerce', { eligibility: [inSuzhou] });
  await settle();
  const [seen] = await list(one);
  const offer = await service.read(one, seen!.id);
  expect(JSON.stringify([offer.why, offer.eligibility.map(({ value }) => value)])).not.toContain('苏州');
  expect(offer.eligibility).toMatchObject([{ outcome: 'unknown', value: null }]);
  expect(offer.hindrance).toBe('not_permitted');
});

test('a document is handed on only when it is the one that the bank signed for', async () => {
  const one = await customer('7730-0001');
  bank.say('commerce');
  await settle();
  const [seen] = await list(one);
  expect((await service.document(one, seen!.id, 'terms')).content).toEqual(documentText);
  await expect(service.document(one, seen!.id, 'other')).rejects.toMatchObject({ status: 404 });
  bank.alteredDocument = true;
  await expect(service.document(one, seen!.id, 'terms')).rejects.toMatchObject({ code: 'bank.offer_document_altered' });
  bank.alteredDocument = false;
  bank.down = true;
  await expect(service.document(one, seen!.id, 'terms')).rejects.toMatchObject({ status: 503 });
});

test('looking is written down under a consent, looking again at once is one look, and at an offer to a number none', async () => {
  const one = await customer('7730-0001');
  bank.say('commerce', { offerId: 'a' });
  bank.say('commerce', { offerId: 'b', targets: { customerIds: ['7730-0001'], pseudonyms: [] } });
  await settle();
  const isNamed = ({ why }: { why: readonly { kind: string }[] }) => Number(why[0]?.kind === 'named');
  const [seen = '', aimed = ''] = (await list(one)).toSorted((a, b) => isNamed(a) - isNamed(b)).map(({ id }) => id);
  const page = { category: null, before: null, limit: 9 };
  const did = async () => (await activity.events(one, page)).map(({ kind }) => kind);
  expect([await service.read(one, seen), await did()]).toMatchObject([{}, []]);
  await activity.give(one, { category: 'offers', wording: currentWording }, undefined);
  later(700_000);
  for (const id of [seen, seen, aimed]) await service.read(one, id);
  await service.compare(one, { ids: [seen, aimed], amount: '1000000.00', currency: 'CNY', months: 6 });
  expect(await did()).toEqual(['offer_compared', 'offer_viewed']);
});

test('accepting is written down under a consent that names the customer alone: the bank hears of it by number anyway', async () => {
  const [one, other] = [await customer('7730-0001'), await customer('7730-0002')];
  bank.say('commerce');
  await settle();
  await activity.give(one, { category: 'offers', named: true, wording: currentWording }, undefined);
  await activity.give(other, { category: 'offers', wording: currentWording }, undefined);
  const kinds = async (who: ActingContext) => {
    const [seen] = await list(who);
    await service.accept(who, seen!.id, { version: 1, key: undefined });
    return (await activity.events(who, { category: null, before: null, limit: 10 })).map(({ kind }) => kind);
  };
  expect(await kinds(one)).toEqual(['offer_accepted']);
  expect(await kinds(other)).toEqual([]);
});

test('members are told once that an offer ends soon', async () => {
  await customer('7730-0001');
  bank.say('commerce', { validUntil: new Date(world.clock.time.getTime() + 2 * 86_400_000).toISOString() });
  await settle();
  expect(await matcher.warnOfEnding()).toBe(1);
  expect(await matcher.warnOfEnding()).toBe(0);
  expect(await outbox('bank.offer_ending')).toMatchObject([{ daysLeft: 2 }]);
});

test('the list is filtered by kind, source and words, and counted whatever the filter', async () => {
  const one = await customer('7730-0001');
  bank.say('commerce', { offerId: 'd', kind: 'deposit', title: { zh: '存款', en: 'Deposit' } });
  bank.say('online_banking', { offerId: 'l' });
  await settle();
  const of = async (filter: object) => (await list(one, { ...none, ...filter })).map(({ kind }) => kind);
  expect(await of({ kind: 'deposit' })).toEqual(['deposit']);
  expect(await of({ source: 'online_banking' })).toEqual(['loan']);
  expect(await of({ q: '存款' })).toEqual(['deposit']);
  expect(await of({ q: 'order-backed' })).toEqual(['loan']);
  expect(await of({ q: 'nothing like it' })).toEqual([]);
  const { counts } = await service.list(one, { ...none, kind: 'deposit' }, { after: null, limit: 1 });
  expect(counts.map(({ kind }) => kind).toSorted()).toEqual(['deposit', 'loan']);
});
