import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBankWorld, type BankWorld } from '../../../../../../tests/support/bank/bank-world.ts';
import { identification, qualification } from '../../../../../../tests/support/bank/records.ts';
import { takeEnding } from './ending-store.ts';
import { expireConsents } from './expire-consents.ts';
import { warnOfEnding } from './warn-of-ending.ts';

const customer = '7730-0001';
const dayMs = 86_400_000;
let world: BankWorld;
beforeEach(async () => {
  world = await createBankWorld();
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

type Told = { topic: string; payload: { daysLeft?: number; how?: string; by?: string; replaced?: boolean } };

/** What was told of consents since the last call. */
async function told(): Promise<Told[]> {
  const rows = await world.fresh.query<Told>(
    "select topic, payload from platform.outbox where topic like 'bank.consent%' order by event_id",
  );
  await world.fresh.query('delete from platform.outbox');
  return rows;
}
const states = () => world.fresh.query('select state, withdrawn_categories from enterprises.fact_sources');

async function giveAtBranch(days: number): Promise<void> {
  const expiresAt = new Date(world.clock.time.getTime() + days * dayMs).toISOString();
  const statusUpdatedAt = world.clock.time.toISOString();
  world.api.giveConsent(customer, { expiresAt, statusUpdatedAt });
  await world.fresh.query('update bank.connection_states set consents_listed_at = null');
  await world.bank.tend('example');
}

async function begin(days: number): Promise<void> {
  world.api.append(customer, 'identification', identification());
  world.api.append(customer, 'qualification', qualification(10));
  await giveAtBranch(days);
  await told();
}

/** Lets the days pass, each with a look at what ends; from the bank nothing new is heard. */
async function pass(days: number): Promise<(number | undefined)[]> {
  const seen: (number | undefined)[] = [];
  for (let day = 0; day < days; day += 1) {
    world.clock.time = new Date(world.clock.time.getTime() + dayMs);
    await warnOfEnding(world);
    seen.push(...(await told()).map(({ payload }) => payload.daysLeft));
  }
  return seen;
}

test('an end is warned of once at 30, 7 and 1 days before, whoever looks and however often', async () => {
  await begin(40);
  expect(await pass(39)).toEqual([30, 7, 1]);
  await Promise.all(Array.from({ length: 5 }, () => warnOfEnding(world)));
  expect(await told()).toEqual([]);
});

test('a process that looks while another one is telling tells nothing', async () => {
  await begin(40);
  world.clock.time = new Date(world.clock.time.getTime() + 20 * dayMs);
  await world.db
    .asSystem('bank.warn_of_ending_consents', async (tx) => {
      expect(await takeEnding(tx, world.clock.time, 10)).toHaveLength(1);
      expect(await warnOfEnding(world)).toBe(0);
      throw new Error('killed');
    })
    .catch(() => undefined);
  expect(await warnOfEnding(world)).toBe(1);
  expect(await told()).toMatchObject([{ topic: 'bank.consent_ending', payload: { bank: 'example', daysLeft: 20 } }]);
});

test('what could not be written is told at the next look', async () => {
  await begin(20 + 11);
  world.clock.time = new Date(world.clock.time.getTime() + 2 * dayMs);
  await world.fresh.query('alter table platform.outbox add constraint full_disk check (false) not valid');
  await expect(warnOfEnding(world)).rejects.toThrow();
  await world.fresh.query('alter table platform.outbox drop constraint full_disk');
  expect(await warnOfEnding(world)).toBe(1);
});

test('after a long pause only the nearest distance is told', async () => {
  await begin(40);
  world.clock.time = new Date(world.clock.time.getTime() + 35 * dayMs);
  await warnOfEnding(world);
  expect((await told()).map(({ payload }) => payload.daysLeft)).toEqual([5]);
  expect(await pass(4)).toEqual([1]);
});

test('one that was given for a shorter time is not warned of on the day it was given', async () => {
  await begin(10);
  await warnOfEnding(world);
  expect(await told()).toEqual([]);
  expect(await pass(9)).toEqual([7, 1]);
});

test('renewed, the old one is not warned of any more, and its end changes nothing that anybody sees', async () => {
  await begin(31);
  expect(await pass(1)).toEqual([30]);
  await giveAtBranch(180);
  expect(await told()).toEqual([]);
  expect(await states()).toEqual([{ state: 'active', withdrawn_categories: [] }]);
  expect(await pass(29)).toEqual([]);

  world.clock.time = new Date(world.clock.time.getTime() + dayMs);
  expect(await expireConsents(world)).toBe(1);
  expect(await told()).toMatchObject([
    { topic: 'bank.consent_ended', payload: { how: 'expired', by: 'time', replaced: true } },
  ]);
  expect(await states()).toEqual([{ state: 'active', withdrawn_categories: [] }]);
});

test('a newer one that allows less does not stand for the old one', async () => {
  await begin(31);
  const expiresAt = new Date(world.clock.time.getTime() + 180 * dayMs).toISOString();
  world.api.giveConsent(customer, { expiresAt, permissions: ['ReadIdentification'] });
  await world.bank.tend('example');
  expect(await pass(30)).toEqual([30, 7, 1]);
});

test('expired without a successor: told once, and the facts are stale', async () => {
  await begin(10);
  world.clock.time = new Date(world.clock.time.getTime() + 10 * dayMs);
  await expireConsents(world);
  await expireConsents(world);
  expect(await told()).toMatchObject([{ payload: { how: 'expired', by: 'time', replaced: false, bank: 'example' } }]);
  expect(await states()).toMatchObject([{ state: 'expired' }]);
  await warnOfEnding(world);
  expect(await told()).toEqual([]);
});

test('withdrawn at the bank: told once with who did it, and the facts are hidden', async () => {
  await begin(100);
  const [consent] = world.api.consents.values();
  const statusUpdatedAt = new Date(world.clock.time.getTime() - 1_000).toISOString();
  world.api.consents.set(consent!.consentId, { ...consent!, status: 'CANC', statusUpdatedAt });
  for (let round = 0; round < 2; round += 1) {
    await world.fresh.query('update bank.connection_states set consents_listed_at = null');
    await world.bank.tend('example');
  }
  expect(await told()).toMatchObject([{ payload: { how: 'withdrawn', by: 'bank', replaced: false } }]);
  expect(await states()).toMatchObject([{ state: 'withdrawn' }]);
});

test('withdrawn by a member: told once', async () => {
  await begin(100);
  const [own] = await world.fresh.query<{ id: string; enterprise: string }>(
    'select consent_id as id, enterprise_id as enterprise from bank.consents',
  );
  const url = `/v1/bank-consents/${own!.id}`;
  const headers = { 'x-enterprise': own!.enterprise, 'sec-fetch-site': 'same-origin' };
  expect((await world.http.inject({ method: 'DELETE', url, headers })).json()).toMatchObject({ status: 'CANC' });
  await world.http.inject({ method: 'DELETE', url, headers });
  expect(await told()).toMatchObject([{ payload: { how: 'withdrawn', by: 'member', replaced: false } }]);
});
