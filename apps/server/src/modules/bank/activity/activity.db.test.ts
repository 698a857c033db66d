import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { actingAs } from '../../../../../../tests/support/access/acting.ts';
import { createBankWorld, type BankWorld } from '../../../../../../tests/support/bank/bank-world.ts';
import { FakeActivityBank } from '../../../../../../tests/support/bank/fake-activity-bank.ts';
import type { ActingContext } from '../../../platform/acting-context.ts';
import { createLog } from '../../../platform/log.ts';
import { asId, newId } from '../../../platform/ids.ts';
import { currentWording, type Activity, type ActivityCategory, type ActivityKind } from './activity.ts';
import { presentCategories } from './activity-present.ts';
import { ActivitySender } from './activity-sender.ts';
import { bankLimits } from '../bank-limits.ts';
import { ActivityService } from './activity-service.ts';
import { makeBatch } from './batch-store.ts';

let world: BankWorld;
let bank: FakeActivityBank;
let context: ActingContext;
let activity: ActivityService;
let sender: ActivitySender;

beforeEach(async () => {
  world = await createBankWorld();
  const [row] = await world.fresh.query<{ connection_id: string }>('select connection_id from bank.connections');
  const connectionId = asId<'connection'>(row!.connection_id);
  context = actingAs({ enterpriseId: newId(), actions: new Set(), customerId: '7730-0001', connectionId });
  bank = await FakeActivityBank.create({ connectionId, issuer: world.api.issuer });
  activity = new ActivityService(world);
  sender = new ActivitySender({ ...world, ...bank.deps, log: createLog('silent'), activityApi: bank });
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

const give = (category: ActivityCategory = 'offers', named = false) =>
  activity.give(context, { category, named, wording: currentWording }, undefined);
const doing = (kind: ActivityKind = 'offer_viewed', more: Partial<Activity> = {}, by: ActingContext = context) =>
  world.db.as(by, (tx) =>
    activity.record(tx, by, { kind, subject: { kind: 'offer', id: 'offer-1', type: 'loan' }, ...more }),
  );
const later = (ms: number) => (world.clock.time = new Date(world.clock.time.getTime() + ms));
const round = () => {
  later(60_000);
  return sender.send();
};
const states = async () =>
  (await activity.events(context, { category: null, before: null, limit: 100 })).map(({ state }) => state);

test('without a consent nothing is written down, and nothing leaves', async () => {
  await doing();
  expect(await states()).toEqual([]);
  await give('apps');
  await doing();
  await round();
  expect(bank.events).toEqual([]);
});

test('what is done under a consent reaches the bank once, under a pseudonym, by the hour, and without the person', async () => {
  await give();
  await doing();
  await doing('offer_compared');
  expect(await states()).toEqual(['waiting', 'waiting']);
  expect(await round()).toBe(1);
  expect(await round()).toBe(0);
  expect(bank.batches).toHaveLength(1);
  const [batch] = bank.batches;
  expect(batch).toMatchObject({ sequence: 1, customerId: null, iss: 'guildhall', aud: world.api.issuer });
  expect(batch!.events.map(({ kind }) => kind)).toEqual(['offer_viewed', 'offer_compared']);
  expect(batch!.events[0]!.hour).toMatch(/T\d\d:00:00\.000Z$/);
  expect(JSON.stringify(batch)).not.toContain(context.personId);
  expect(JSON.stringify(batch)).not.toContain(context.customerId);
  expect(JSON.stringify(batch)).not.toContain(context.enterpriseId);
  expect(await states()).toEqual(['shared', 'shared']);
});

test('what the bank hears of under the number anyway is never told under a pseudonym, which it would name', async () => {
  await give('offers');
  await give('applications');
  await doing('offer_accepted');
  await doing('application_sent');
  await doing('application_started', { besideNumber: true });
  expect(await states()).toEqual([]);
  await activity.withdraw(context, 'offers');
  await activity.withdraw(context, 'applications');
  await give('offers', true);
  await give('applications', true);
  await doing('offer_accepted');
  await doing('application_sent');
  await doing('application_started', { besideNumber: true });
  await round();
  expect(bank.batches.map(({ customerId }) => customerId)).toEqual([context.customerId, context.customerId]);
  expect(bank.events).toHaveLength(3);
});

test('who chose to be named is named', async () => {
  await give('offers', true);
  await doing();
  await round();
  expect(bank.batches[0]!.customerId).toBe(context.customerId);
});

test('what concerns one bank alone goes to no other', async () => {
  await give();
  await doing('offer_viewed', { onlyTo: newId() });
  expect(await states()).toEqual([]);
});

test('what is done under one customer number leaves under the consent of another in no case, and each sees its own', async () => {
  const seen = async (who: ActingContext) =>
    (await activity.events(who, { category: null, before: null, limit: 100 })).map(({ kind }) => kind);
  const other = { ...context, customerId: '7730-0002' };
  const elsewhere = { ...context, connectionId: newId<'connection'>() };
  await give('offers', true);
  await doing('offer_viewed', {}, other);
  await doing('offer_viewed', { onlyTo: context.connectionId }, elsewhere);
  await doing('offer_viewed', {}, elsewhere);
  await round();
  expect(bank.events).toEqual([]);
  await activity.give(other, { category: 'offers', wording: currentWording }, undefined);
  await doing('offer_compared', {}, other);
  await doing('offer_viewed');
  await round();
  expect(bank.batches.map(({ customerId, events }) => [customerId, events.map(({ kind }) => kind)])).toEqual(
    expect.arrayContaining([
      [null, ['offer_compared']],
      [context.customerId, ['offer_viewed']],
    ]),
  );
  expect(await seen(context)).toEqual(['offer_viewed']);
  expect(await seen(other)).toEqual(['offer_compared']);
});

test('a batch without an answer is sent again as it was, and what happens meanwhile goes into the next', async () => {
  await give();
  await doing();
  bank.loseAnswers = 1;
  await round();
  expect(await states()).toEqual(['sending']);
  await doing('offer_compared');
  await round();
  await round();
  expect(bank.batches.map(({ sequence, events }) => [sequence, events.length])).toEqual([
    [1, 1],
    [2, 1],
  ]);
  expect(bank.deliveries).toBe(3);
  expect(await states()).toEqual(['shared', 'shared']);
});

test('a receipt that is for another content is not believed', async () => {
  await give();
  await doing();
  bank.wrongReceipts = 1;
  await round();
  expect(await states()).toEqual(['sending']);
  await round();
  expect(await states()).toEqual(['shared']);
});

test('a batch that the bank will not have is not sent again, and the enterprise sees it', async () => {
  await give();
  await doing();
  bank.refusing = true;
  await round();
  await round();
  expect(bank.deliveries).toBe(1);
  expect(await states()).toEqual(['refused']);
});

test('withdrawing drops what waits, has the bank erase what it has, and keeps the receipt', async () => {
  await give();
  await doing();
  await round();
  await doing();
  const ended = await activity.withdraw(context, 'offers');
  expect(ended.dropped).toBe(1);
  expect(ended.erasureId).not.toBeNull();
  expect(await states()).toEqual(['erasing']);
  await doing();
  await round();
  expect(bank.deliveries).toBe(1);
  expect(await sender.erase()).toBe(1);
  expect(await sender.erase()).toBe(0);
  expect(bank.events).toEqual([]);
  expect(await states()).toEqual(['erased']);
  const [erasure] = await activity.erasures(context, { before: null, limit: 10 });
  expect(erasure).toMatchObject({ erasureId: ended.erasureId, erasedEvents: 1 });
  expect(erasure!.receipt).toMatch(/^ey/);
});

test(
  'a batch that takes long to arrive has arrived, or never does, when a withdrawal answers',
  { timeout: 60_000 },
  async () => {
    await give();
    await doing();
    bank.answerAfterMs = () => bankLimits.activity.withdrawalWaitMs + 1_000;
    const sending = round();
    await expect.poll(() => bank.deliveries).toBe(1);
    await activity.withdraw(context, 'offers');
    const atAnswer = bank.batches.length;
    await sending;
    expect(bank.batches).toHaveLength(atAnswer);
  },
);

test('what is in a batch that nobody has taken yet is dropped with what waits, and nothing is erased', async () => {
  await give();
  await doing();
  const [consent] = await activity.consents(context);
  const { enterpriseId, consentId } = consent!;
  const made = { now: world.clock.now(), most: 10 };
  await world.db.asSystem('bank.make_activity_batch', (tx) => makeBatch(tx, { enterpriseId, consentId }, made));
  await doing();
  expect(await activity.withdraw(context, 'offers')).toMatchObject({ dropped: 2, erasureId: null });
  expect(await states()).toEqual([]);
  await round();
  expect(bank.deliveries).toBe(0);
});

test('where nothing had left there is nothing to erase', async () => {
  await give();
  await doing();
  expect(await activity.withdraw(context, 'offers')).toMatchObject({ dropped: 1, erasureId: null });
  expect(await activity.withdraw(context, 'offers')).toEqual({ dropped: 0, erasureId: null });
});

test('who shares anew does so under another pseudonym, and nothing from before', async () => {
  await give();
  await doing();
  await round();
  await activity.withdraw(context, 'offers');
  await give();
  await doing();
  await round();
  const [one, other] = bank.batches;
  expect(one!.pseudonym).not.toBe(other!.pseudonym);
  expect(other!.sequence).toBe(1);
});

test('what is in force is shown, however often something else was shared and withdrawn since', async () => {
  await give('apps');
  for (let time = 0; time < 101; time += 1) {
    later(1_000);
    await give('offers');
    await activity.withdraw(context, 'offers');
  }
  const shown = presentCategories(await activity.consents(context), { names: new Map(), mayManage: true });
  expect(shown.filter(({ sharing }) => sharing)).toMatchObject([{ category: 'apps', can: ['withdraw'] }]);
});

test('sharing twice is sharing once, and an old wording is refused', async () => {
  await Promise.all([give(), give(), give()]);
  await doing();
  await round();
  expect(bank.events).toHaveLength(1);
  await expect(activity.give(context, { category: 'apps', wording: currentWording + 1 }, undefined)).rejects.toThrow(
    /wording/,
  );
});

test('another enterprise sees nothing of it, and its pseudonym is resolved only while the consent stands', async () => {
  await give();
  await doing();
  await round();
  const stranger = { ...context, enterpriseId: newId<'enterprise'>() };
  expect(await activity.events(stranger, { category: null, before: null, limit: 10 })).toEqual([]);
  expect(await activity.consents(stranger)).toEqual([]);
  const { pseudonym } = bank.batches[0]!;
  const resolve = () =>
    world.db.asSystem('bank.resolve_pseudonyms', (tx) =>
      activity.sharersOf(tx, context.connectionId, [pseudonym, 'x'.repeat(24)]),
    );
  expect(await resolve()).toMatchObject([{ pseudonym, enterpriseId: context.enterpriseId, category: 'offers' }]);
  await activity.withdraw(context, 'offers');
  expect(await resolve()).toEqual([]);
});

const eventsTried = process.env.GUILDHALL_LONG === '1' ? 10_000 : 1_000;

test(
  `a consent that flips at random under ${eventsTried} events: the bank gets nothing without one`,
  { timeout: 240_000 },
  async () => {
    let sharing = false;
    let wrong = 0;
    let rounds = 0;
    const begun = () => rounds;
    const stop = new AbortController();
    // What arrives after a withdrawal has answered, and before sharing was asked for anew, was sent without consent.
    bank.onBatch = () => {
      if (!sharing) wrong += 1;
    };
    bank.answerAfterMs = () => Math.random() * 8;
    const flipping = (async () => {
      while (!stop.signal.aborted) {
        sharing = true;
        await give();
        // Until rounds of the sender have begun, however slow the machine is: a withdrawal meets batches on their way.
        const enough = rounds + Math.random() * 3;
        while (begun() < enough && !stop.signal.aborted) await pause(1);
        await pause(Math.random() * 30);
        await activity.withdraw(context, 'offers');
        sharing = false;
        await pause(Math.random() * 10);
      }
    })();
    const sending = (async () => {
      while (!stop.signal.aborted) {
        later(10_000);
        rounds += 1;
        await sender.send();
        await sender.erase();
      }
    })();
    const person = async (count: number) => {
      for (let n = 0; n < count; n += 1) await doing();
    };
    await Promise.all(Array.from({ length: 4 }, () => person(eventsTried / 4)));
    stop.abort();
    await Promise.all([flipping, sending]);
    for (let n = 0; n < 12; n += 1) {
      later(700_000);
      await sender.erase();
    }
    expect(wrong).toBe(0);
    expect(bank.batches.length).toBeGreaterThan(0);
    expect(bank.events).toEqual([]);
    expect(new Set(bank.batches.map(({ batchId }) => batchId)).size).toBe(bank.batches.length);
    expect(new Set(await states())).toEqual(new Set(['erased']));
    // What was kept of it was done while its consent stood, by its own time.
    const [kept] = await world.fresh.query<{ inside: number; outside: number }>(
      `select count(*) filter (where occurred_at between given_at and withdrawn_at)::int as inside,
         count(*) filter (where not occurred_at between given_at and withdrawn_at)::int as outside
       from bank.activity_events join bank.activity_consents using (enterprise_id, consent_id)`,
    );
    expect(kept!.inside).toBeGreaterThan(0);
    expect(kept!.outside).toBe(0);
  },
);
