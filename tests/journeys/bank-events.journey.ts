import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { sandbox, type BankJournal } from '../support/bank/sandbox.ts';
import { startKillableWorld, type KillableWorld } from '../support/world/killable-world.ts';
import { startWorld, type BankId } from '../support/world/world.ts';

const events = process.env['GUILDHALL_LONG'] === '1' ? 1_000 : 100;
const kills = 3;
const arrivalMs = 600_000;

/** Everything that a bank of the sandbox can do wrong, at once. */
const everythingWrong = {
  slowMs: 15,
  serverErrorRate: 0.1,
  truncateRate: 0.05,
  duplicateRate: 0.15,
  reorderRate: 0.2,
  replayRate: 0.1,
  wrongSignatureRate: 0.1,
  malformedRate: 0.1,
};

interface Customer {
  bank: BankId;
  customerId: string;
}

test(`${events} events of misbehaving banks and ${kills} kills: each applied once, in order, none lost`, async () => {
  await using world = await startKillableWorld();
  await world.settled();
  const customers = consenting(world.sample);
  const changed = await changeUnderFire(world, customers);
  expect(changed).toBe(events);
  // The last events must come through while the banks still misbehave as well.
  await arrived(world, customers);

  for (const { bank, customerId } of customers) {
    const journal = await sandbox<BankJournal>(world.banks[bank], 'GET', `journal/${customerId}?limit=1000`);
    const attested = journal.items
      .toSorted((a, b) => a.sequence - b.sequence)
      .filter((entry) => entry.kind !== 'consent_status');
    const kept = await evidenceOf(world, bank, customerId);
    // Exactly once, and in the order of the journal: evidence has time-ordered ids.
    expect(kept.map((row) => Number(row.sequence))).toEqual(attested.map((entry) => entry.sequence));
    expect(kept.map((row) => row.jws)).toEqual(attested.map((entry) => entry.jws));
    expect(await historyOf(world, bank, customerId)).toEqual(
      distinctRuns(attested.flatMap(({ data }) => data.employees ?? [])),
    );
  }
  expect(await world.db.query("select customer_id, sequence, state from bank.inbox where state <> 'done'")).toEqual([]);
  expect(await world.db.query('select reason, detail from bank.kept_aside')).toEqual([]);
  const [lines] = await world.db.query<{
    same: boolean;
  }>(`select (select count(*) from audit.lines where action = 'facts.recorded')
    = (select count(*) from enterprises.evidence) as same`);
  expect(lines?.same).toBe(true);
}, 1_800_000);

test('pushes never arrive: polling alone closes the gap', async () => {
  await using world = await startWorld();
  await world.settled();
  await sandbox(world.banks.huayue, 'PUT', 'scenario', { pushNeverArrives: true });
  const customers = consenting(world.sample)
    .filter(({ bank }) => bank === 'huayue')
    .slice(0, 5);
  for (let n = 1; n <= 20; n += 1) await change(world.banks, customers[n % customers.length]!, 5_000 + n);
  await arrived(world, customers);
  const ways = await world.db.query<{ via: string }>("select distinct via from bank.inbox where via <> 'sync'");
  expect(ways).toEqual([{ via: 'poll' }]);
});

/** Customers whose consent covers everything, so that nothing of their journals is withheld. */
function consenting(sample: KillableWorld['sample']): Customer[] {
  return (['huayue', 'lanjiang'] as const).flatMap((bank) =>
    sample.banks[bank].customers
      .filter(({ consents }) =>
        consents.some(({ status, permissions }) => status === 'AUTH' && permissions.length === 5),
      )
      .map(({ customerId }) => ({ bank, customerId })),
  );
}

/** Changes records while the banks misbehave and the network is killed, at places that no one has chosen. */
async function changeUnderFire(world: KillableWorld, customers: readonly Customer[]): Promise<number> {
  for (const bank of Object.values(world.banks)) await sandbox(bank, 'PUT', 'scenario', everythingWrong);
  const some = customers.slice(0, 12);
  const killAt = new Set(
    Array.from({ length: kills }, (_, kill) => Math.floor((events * (kill + 0.4 + Math.random() / 2)) / (kills + 0.5))),
  );
  let restart = Promise.resolve();
  let changed = 0;
  for (let n = 0; n < events; n += 1) {
    const customer = some[Math.floor(Math.random() * some.length)]!;
    await change(world.banks, customer, 10_000 + n);
    changed += 1;
    if (killAt.has(n)) {
      await restart;
      restart = world.killAndRestart();
    }
    if (n % 10 === 0) await pause(30);
  }
  await restart;
  return changed;
}

function change(banks: KillableWorld['banks'], { bank, customerId }: Customer, employees: number): Promise<unknown> {
  return sandbox(banks[bank], 'POST', `customers/${customerId}/records`, {
    kind: 'qualification',
    patch: { employees },
  });
}

/** Waits until the cursor of every customer stands at the end of the bank's journal. */
async function arrived(world: Pick<KillableWorld, 'banks' | 'db'>, customers: readonly Customer[]): Promise<void> {
  const missing = async (): Promise<string[]> => {
    const rows = await world.db.query<{ slug: string; customer: string; n: string }>(
      'select slug, customer_id as customer, processed_sequence as n from bank.customers join bank.connections using (connection_id)',
    );
    const reached = new Map(rows.map((row) => [`${row.slug} ${row.customer}`, Number(row.n)]));
    const behind: string[] = [];
    for (const { bank, customerId } of customers) {
      const { lastSequence } = await sandbox<BankJournal>(world.banks[bank], 'GET', `journal/${customerId}?limit=1`);
      const at = reached.get(`${bank} ${customerId}`) ?? 0;
      if (at < lastSequence) behind.push(`${bank} ${customerId}: ${at} of ${lastSequence}`);
    }
    return behind;
  };
  await expect.poll(missing, { timeout: arrivalMs, interval: 500 }).toEqual([]);
}

function evidenceOf(
  world: KillableWorld,
  bank: BankId,
  customerId: string,
): Promise<{ sequence: string; jws: string }[]> {
  return world.db.query(
    `select e.sequence, e.jws from enterprises.evidence e
     join bank.connections n on n.connection_id = e.source_id and n.slug = $1
     join bank.customers c on c.connection_id = n.connection_id and c.customer_id = $2 and c.enterprise_id = e.enterprise_id
     order by e.evidence_id`,
    [bank, customerId],
  );
}

/** Every number of employees that was ever shown, in the order in which they were. */
async function historyOf(world: KillableWorld, bank: BankId, customerId: string): Promise<number[]> {
  const rows = await world.db.query<{ n: number }>(
    `select (v.value ->> 'count')::int as n from enterprises.fact_versions v
     join bank.connections n on n.connection_id = v.source_id and n.slug = $1
     join bank.customers c on c.connection_id = n.connection_id and c.customer_id = $2 and c.enterprise_id = v.enterprise_id
     where v.key = 'employees' order by v.sequence`,
    [bank, customerId],
  );
  return rows.map((row) => row.n);
}

/** A value that stays the same is one version. */
function distinctRuns(values: readonly unknown[]): unknown[] {
  return values.filter((value, place) => place === 0 || value !== values[place - 1]);
}
