import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBankWorld, type BankWorld } from '../../../../../../tests/support/bank/bank-world.ts';
import { identification, qualification } from '../../../../../../tests/support/bank/records.ts';

const customer = '7730-0001';
let world: BankWorld;
/** Somebody who applies the customer's journal: holds the row of its cursor, and goes on to what hangs on it. */
let applying: Client;
beforeEach(async () => {
  world = await createBankWorld();
  applying = new Client({ connectionString: world.fresh.url });
  await applying.connect();
  world.api.append(customer, 'identification', identification());
  world.api.append(customer, 'qualification', qualification(10));
  world.api.giveConsent(customer);
  await world.bank.tend('example');
});
afterEach(async () => {
  await applying.end();
  await world[Symbol.asyncDispose]();
});

const takeCustomer = () =>
  applying.query('begin; set local lock_timeout = 500; select 1 from bank.customers for update');
const blocked = async (): Promise<number> =>
  Number(
    (
      await world.fresh.query<{ n: string }>(
        `select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
    )[0]?.n,
  );

/** Lets the bank be tended while somebody else applies: that one must get what it needs and finish first. */
async function meet(method: string, needs: string): Promise<void> {
  let taken = false;
  world.api.before = async (called) => {
    if (called !== method || taken) return;
    taken = true;
    await takeCustomer();
  };
  world.clock.time = new Date(world.clock.time.getTime() + 60_000);
  const tending = world.bank.tend('example');
  await expect.poll(blocked, { interval: 20 }).toBeGreaterThan(0);
  await applying.query(needs);
  await applying.query('commit');
  await tending;
}

test('a sync and one who applies the same entries do not wait for each other', async () => {
  world.api.append(customer, 'qualification', qualification(20));
  const ahead = world.api.append(customer, 'qualification', qualification(30));
  expect((await world.push(world.api.event(customer, ahead).token)).status).toBe(202);
  world.api.events.clear();
  await world.bank.stop();
  await meet('records', 'update bank.inbox set attempts = attempts where sequence = 4');
  expect(await world.fresh.query('select processed_sequence::int as n from bank.customers')).toEqual([{ n: 4 }]);
});

test('a list of consents and one who applies a word of the same consent do not wait for each other', async () => {
  const [consent] = [...world.api.consents.values()];
  const statusUpdatedAt = new Date(world.clock.time.getTime() + 1_000).toISOString();
  world.api.consents.set(consent!.consentId, { ...consent!, status: 'CANC', statusUpdatedAt });
  await meet('listConsents', 'update bank.consents set status = status');
  expect(await world.fresh.query('select status from bank.consents')).toEqual([{ status: 'CANC' }]);
});
