import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBankWorld, type BankWorld } from '../../../../../../tests/support/bank/bank-world.ts';
import { identification, qualification } from '../../../../../../tests/support/bank/records.ts';
import { freshLei } from '../../../../../../tests/support/enterprises.ts';
import { newId } from '../../../platform/ids.ts';
import { expireConsents } from './expire-consents.ts';

const customer = '7730-0001';
let world: BankWorld;
beforeEach(async () => {
  world = await createBankWorld();
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

const states = () => world.fresh.query('select state from enterprises.fact_sources');
const consents = () =>
  world.fresh.query('select status, withdrawal_due_at is not null as due from bank.consents order by consent_id');

async function giveAtBranch(change: Parameters<BankWorld['api']['giveConsent']>[1] = {}): Promise<void> {
  world.api.append(customer, 'identification', identification());
  world.api.append(customer, 'qualification', qualification(10));
  world.api.giveConsent(customer, change);
  await world.bank.tend('example');
}

test('a consent whose time has passed ends, and its facts are stale from then on', async () => {
  await giveAtBranch({ expiresAt: '2026-11-02T00:00:00Z' });
  expect(await states()).toEqual([{ state: 'active' }]);
  expect(await expireConsents(world)).toBe(0);
  world.clock.time = new Date('2026-11-02T00:00:00Z');
  expect(await expireConsents(world)).toBe(1);
  expect(await consents()).toEqual([{ status: 'EXPD', due: false }]);
  expect(await states()).toEqual([{ state: 'expired' }]);
});

test('an older word of the bank does not bring a consent back that has ended here', async () => {
  await giveAtBranch({ expiresAt: '2026-11-02T00:00:00Z' });
  world.clock.time = new Date('2026-11-03T00:00:00Z');
  await expireConsents(world);
  await world.bank.tend('example');
  expect(await consents()).toEqual([{ status: 'EXPD', due: false }]);
});

test('a consent that the bank no longer accepts is asked about, and ends here as it did there', async () => {
  await giveAtBranch();
  const [consent] = world.api.consents.values();
  world.api.consents.set(consent!.consentId, { ...consent!, status: 'CANC', statusUpdatedAt: '2026-10-01T00:00:00Z' });
  await world.fresh.query("update bank.customers set sync_wanted_at = '2026-01-01', sync_reason = 'asked'");
  await world.fresh.query('update bank.connection_states set consents_listed_at = $1', [world.clock.time]);
  await world.bank.tend('example');
  expect(await consents()).toEqual([{ status: 'CANC', due: false }]);
  expect(await states()).toEqual([{ state: 'withdrawn' }]);
});

test('one that was asked for by another enterprise than the customer is ends at both sides, and brings no facts', async () => {
  const [asker, lei] = [newId(), freshLei()];
  const consent = world.api.giveConsent(customer);
  world.api.append(customer, 'identification', identification({}, lei));
  await world.fresh.query(
    `insert into bank.consents (consent_id, enterprise_id, connection_id, bank_consent_id, status, permissions, created_at, status_updated_at)
     select $1, $2, connection_id, $3, 'AWAU', '{}', $4, $4 from bank.connections`,
    [newId(), asker, consent.consentId, world.clock.time],
  );
  await world.bank.tend('example');
  expect(await consents()).toEqual([{ status: 'CANC', due: true }]);
  expect(await world.fresh.query('select 1 from enterprises.facts')).toEqual([]);
  expect(await world.fresh.query('select 1 from bank.inbox')).toEqual([]);

  await world.bank.tend('example');
  expect(await consents()).toEqual([{ status: 'CANC', due: false }]);
  expect(world.api.consents.get(consent.consentId)?.status).toBe('CANC');
});

test('a list of consents that does not advance is an error of the bank, told to the operator', async () => {
  const list = world.api.listConsents.bind(world.api);
  world.api.listConsents = async (connection, page) => ({ ...(await list(connection, page)), nextCursor: 'again' });
  await giveAtBranch();
  expect(
    await world.fresh.query("select state, error_code, error_detail from bank.sync_runs where kind = 'consents'"),
  ).toEqual([
    { state: 'failed', error_code: 'bank.invalid_answer', error_detail: 'the list of consents does not advance' },
  ]);
  await world.bank.stop();
  const answer = await world.http.inject({
    method: 'GET',
    url: '/v1/operator/connections',
    headers: { 'x-enterprise': newId() },
  });
  expect(answer.json()).toMatchObject({ items: [{ state: 'degraded', lastError: { code: 'bank.invalid_answer' } }] });
});

test.each([
  ['another customer', { customerId: 'other' }],
  ['entries in a wrong order', { reverse: true }],
])('a page of %s changes nothing and is tried again later', async (_what, lie) => {
  world.api.spoilPage = (page) => ({
    ...page,
    ...('customerId' in lie ? lie : {}),
    items: 'reverse' in lie ? page.items.toReversed() : page.items,
  });
  await giveAtBranch();
  expect(await world.fresh.query('select 1 from bank.inbox')).toEqual([]);
  expect(await world.fresh.query("select error_code from bank.sync_runs where kind = 'records'")).toEqual([
    { error_code: 'bank.invalid_answer' },
  ]);

  world.api.spoilPage = (page) => page;
  world.clock.time = new Date(world.clock.time.getTime() + 60_000);
  await world.bank.tend('example');
  expect(await states()).toEqual([{ state: 'active' }]);
});
