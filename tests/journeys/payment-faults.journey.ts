import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFaultyProxy, type FaultyProxy } from '../support/world/faulty-proxy.ts';
import { startKillableWorld, type KillableWorld } from '../support/world/killable-world.ts';
import { persist } from '../support/world/patience.ts';
import { Payer } from '../support/world/payer.ts';

const long = process.env['GUILDHALL_LONG'] === '1';
/** How many payments, how many people make them, how often the network and its bank are killed in the midst of them. */
const { count, payers, kills, patienceMs, longestMs } = long
  ? { count: 1_000, payers: 8, kills: 21, patienceMs: 1_200_000, longestMs: 7_200_000 }
  : { count: 40, payers: 6, kills: 2, patienceMs: 600_000, longestMs: 1_800_000 };

let world: KillableWorld;
let proxy: FaultyProxy;
beforeAll(async () => {
  // An answer that never comes is not waited for as long as usual; that it is not waited for for ever is the same.
  world = await startKillableWorld(async (port, bank) => (proxy = await startFaultyProxy(port, bank)), {
    BANK_TIMEOUT_SECONDS: '4',
  });
});
afterAll(() => world[Symbol.asyncDispose]());

const wanted = (place: number) => ({
  remittance: `fault ${place}`,
  amount: `${10 + (place % 50)}.${String(place % 100).padStart(2, '0')}`,
});
const minorOf = (place: number): string => wanted(place).amount.replace('.', '');
const sorted = (lines: readonly string[]): string[] => lines.toSorted((a, b) => (a < b ? -1 : 1));

/** Kills the network, and every third time its bank, when another part of the payments is on its way. */
async function killNowAndThen(isDone: () => number): Promise<void> {
  for (let kill = 1; kill <= kills; kill += 1) {
    while (isDone() < (kill * count) / (kills + 1)) await pause(50);
    await pause(Math.random() * 500);
    if (kill % 3 === 2) await world.killBank().then(() => world.startBank());
    else await world.killAndRestart();
  }
}

/** Every payment is made and has come to its end. */
async function payAll(): Promise<void> {
  const people = await Promise.all(Array.from({ length: payers }, () => Payer.create(world, patienceMs)));
  const places = Array.from({ length: count }, (_, place) => place).values();
  let begun = 0;
  const killing = killNowAndThen(() => begun);
  await Promise.all(
    people.map(async (payer) => {
      const made: string[] = [];
      for (const place of places) {
        made.push(await payer.pay(wanted(place)));
        begun += 1;
      }
      await payer.settle(made);
    }),
  );
  await killing;
}

test(
  `${count} payments, with requests and answers lost and network and bank killed, are each in the ledger of the bank once`,
  async ({ annotate }) => {
    await payAll();
    await annotate([...proxy.fates].map(([fate, met]) => `${fate}: ${met}`).join(', '));
    for (const fate of ['cut before', 'unavailable', 'cut after', 'late', 'nonsense', 'silent'] as const)
      expect(proxy.fates.get(fate) ?? 0, fate).toBeGreaterThan(0);

    const ledger = world.ledgers.huayue;
    const booked = await ledger.query<{ told: string; instruction: string }>(
      `select t.remittance || ' ' || t.amount_minor as told, p.instruction_id || ' ' || t.payment_id || ' ' || p.status as instruction
       from sandbox_bank.transfers t left join sandbox_bank.payments p using (payment_id) where t.remittance like 'fault %'`,
    );
    // None is lost and none is doubled.
    const expected = Array.from({ length: count }, (_, place) => `fault ${place} ${minorOf(place)}`);
    expect(sorted(booked.map(({ told }) => told))).toEqual(sorted(expected));
    // Nothing else was ordered of the bank, and nothing waits there.
    const [others] = await ledger.query<{ ordered: number; reserved: number }>(
      `select (select count(*)::integer from sandbox_bank.payments) as ordered,
              (select count(*)::integer from sandbox_bank.accounts where reserved_minor <> 0) as reserved`,
    );
    expect(others).toEqual({ ordered: count, reserved: 0 });
    // Every balance is what was booked on it, and all of them together are nothing.
    const balances = await ledger.query(
      `select account_id from sandbox_bank.accounts a where balance_minor <>
         coalesce((select sum(amount_minor) from sandbox_bank.transfers where credit_account = a.account_id), 0)
         - coalesce((select sum(amount_minor) from sandbox_bank.transfers where debit_account = a.account_id), 0)`,
    );
    expect(balances).toEqual([]);
    const sums = await ledger.query(
      'select currency from sandbox_bank.accounts group by currency having sum(balance_minor) <> 0',
    );
    expect(sums).toEqual([]);

    // What the network says of each is what the ledger says.
    const here = await world.db.query<{ told: string; instruction: string; state: string }>(
      `select remittance || ' ' || amount_minor as told, instruction_id || ' ' || bank_payment_id || ' ' || bank_status as instruction, state
       from payments.instructions`,
    );
    expect(here.filter(({ state }) => state !== 'executed')).toEqual([]);
    expect(sorted(here.map(({ told, instruction }) => `${told} ${instruction}`))).toEqual(
      sorted(booked.map(({ told, instruction }) => `${told} ${instruction}`)),
    );
  },
  longestMs,
);

test('what was ordered again was ordered under the same key, and nothing of it is left behind', async () => {
  const keys = Map.groupBy(proxy.orders, ({ consentId }) => consentId);
  expect([...keys.values()].filter((orders) => orders.length > 1).length).toBeGreaterThan(count / 10);
  expect([...keys.values()].filter((orders) => new Set(orders.map(({ key }) => key)).size !== 1)).toEqual([]);
  // An answer that is nonsense, or that the bank did not sign, is told to the operator; nobody is accused of anything else.
  const alarms = await world.db.query(
    "select kind, detail from bank.payment_alarms where kind not in ('nonsense', 'unsigned')",
  );
  expect(alarms).toEqual([]);
  const letters = await world.db.query("select source_name, data from pgboss.job where name = 'platform.dead_letters'");
  expect(letters).toEqual([]);
  await persist('the tokens are forgotten', patienceMs, async () => {
    const tokens = await world.db.query('select 1 from bank.payment_consents where token_sealed is not null');
    return tokens.length === 0 ? true : null;
  });
});
