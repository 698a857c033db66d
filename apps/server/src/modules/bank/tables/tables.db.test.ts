import { expect, test } from 'vitest';
import { holder, signTable, tableOf } from '../../../../../../tests/support/access/sample-tables.ts';
import { createBankWorld, type BankWorld } from '../../../../../../tests/support/bank/bank-world.ts';
import { SigningKey } from '../../../../../../tests/support/bank/signing-bank.ts';
import { newId } from '../../../platform/ids.ts';
import { TableRefused, TableUnavailable, type SignedTable, type TableOutcome } from '../../access/index.ts';
import type { PermissionTable } from '../../access/index.ts';
import { permissionTableEvent } from '../events/security-event.ts';

const customerId = '7730-1942';
const good = tableOf({ holders: [holder('li', 'owner')] });
const at = new Date('2026-11-01T00:00:00Z');

interface Told {
  readonly taken: SignedTable[];
}

/** A world in which access says this of every table that it is given. */
async function worldWhere(outcome: TableOutcome): Promise<BankWorld & Told> {
  const taken: SignedTable[] = [];
  const world = await createBankWorld();
  world.access.takeTable = (signed) => {
    taken.push(signed);
    return Promise.resolve(outcome);
  };
  return Object.assign(world, { taken });
}

function signed(world: BankWorld, version: number, table: PermissionTable = good, more: object = {}): string {
  return signTable(world.api.key, { issuer: world.api.issuer, customerId, version, at }, table, more);
}

/** Pushes an event of the bank with this inside. */
function push(world: BankWorld, version: number, jws: string | null) {
  const events = { [permissionTableEvent]: { customerId, version, jws } };
  const { token } = world.api.event(customerId, { sequence: 1, jws: null }, { events });
  world.api.events.clear();
  return world.push(token);
}

const refusals = (world: BankWorld) =>
  world.fresh.query<{ reason: string; version: string | null; deliveries: number }>(
    `select reason, version, deliveries from bank.refused_tables order by refusal_id`,
  );

test('a table that a bank announces is held against its signature and given on', async () => {
  await using world = await worldWhere('applied');
  expect((await push(world, 1, signed(world, 1))).status).toBe(202);
  expect(world.taken).toMatchObject([
    { customerId, version: 1n, bank: 'example', requirementId: null, table: { holders: [{ subject: 'li' }] } },
  ]);
  expect(world.taken[0]!.evidence).toMatchObject({ keyId: world.api.key.kid });
  expect(await refusals(world)).toEqual([]);
});

test('one that is too long for an event is asked for', async () => {
  await using world = await worldWhere('applied');
  world.api.tables.set(customerId, [signed(world, 1), signed(world, 2)]);
  expect((await push(world, 2, null)).status).toBe(202);
  expect(world.taken.map((one) => one.version)).toEqual([2n]);
  expect(world.api.calls).toContain('permissionTable');
});

/** A key of somebody else that says it is the bank's. */
const strangerOf = (world: BankWorld) => new SigningKey(world.api.key.kid);
const faults: [name: string, reason: string, jws: (world: BankWorld) => string][] = [
  [
    'a stranger signed',
    'bad_signature',
    (world) => signTable(strangerOf(world), { issuer: world.api.issuer, customerId, version: 3, at }, good),
  ],
  ['was cut off', 'bad_signature', (world) => signed(world, 3).slice(0, -8)],
  ['is of another media type', 'bad_signature', (world) => world.api.key.sign('bank-record+jwt', {})],
  ['names another issuer', 'bad_signature', (world) => signed(world, 3, good, { iss: 'https://other.example' })],
  ['is another customer’s', 'wrong_customer', (world) => signed(world, 3, good, { customerId: '9999' })],
  ['is signed tomorrow', 'misfit', (world) => signed(world, 3, good, { iat: 4_000_000_000 })],
  [
    'is in force from next year on',
    'misfit',
    (world) => signed(world, 3, good, { effectiveFrom: '2099-01-01T00:00:00Z' }),
  ],
  ['is in force from no day', 'misfit', (world) => signed(world, 3, good, { effectiveFrom: '2026-02-30T00:00:00Z' })],
  ['has no version', 'misfit', (world) => signed(world, 3, good, { version: 0 })],
  ['has no table', 'misfit', (world) => signed(world, 3, good, { table: {} })],
  ['contradicts itself', 'misfit', (world) => signed(world, 3, { ...good, holders: [holder('li', 'nobody')] })],
];

test.each(faults)(
  'a table that %s is refused as %s: kept aside, told, and nothing given on',
  async (_name, reason, make) => {
    await using world = await worldWhere('applied');
    const jws = make(world);
    const answer = await push(world, 3, jws);
    expect(answer).toMatchObject({ status: 400, body: { err: 'authentication_failed' } });
    await push(world, 3, jws);
    expect(world.taken).toEqual([]);
    // The same one again is counted, and told once.
    expect(await refusals(world)).toMatchObject([{ reason, deliveries: 2 }]);
    const events = await world.fresh.query(
      `select 1 from platform.outbox where topic = 'bank.permission_table_refused'`,
    );
    expect(events).toHaveLength(1);
  },
);

test.each(['older', 'contradiction'] as const)(
  'what access finds %s is kept aside as well, and taken off the bank’s hands',
  async (outcome) => {
    await using world = await worldWhere(outcome);
    expect((await push(world, 3, signed(world, 3))).status).toBe(202);
    expect(await refusals(world)).toMatchObject([{ reason: outcome, version: '3' }]);
  },
);

test('the operator sees what was refused, newest first, page by page', async () => {
  await using world = await worldWhere('contradiction');
  for (const version of [3, 4, 5]) await push(world, version, signed(world, version));
  const headers = { 'x-enterprise': newId() };
  const url = '/v1/operator/connections/example/refused-tables';
  type Page = { items: { version: number; raw: string }[]; nextCursor: string | null };
  const first = (await world.http.inject({ url: `${url}?limit=2`, headers })).json<Page>();
  expect(first.items.map((one) => one.version)).toEqual([5, 4]);
  const second = (await world.http.inject({ url: `${url}?limit=2&cursor=${first.nextCursor}`, headers })).json<Page>();
  expect(second).toMatchObject({ items: [{ version: 3 }], nextCursor: null });
});

test('who asks for a table is told what is wrong: no bank, or no table to be believed', async () => {
  await using world = await worldWhere('applied');
  const [connection] = await world.fresh.query<{ id: string }>(`select connection_id as id from bank.connections`);
  const place = { connectionId: connection!.id as SignedTable['connectionId'], customerId };
  await expect(world.bank.tables.read(place)).rejects.toBeInstanceOf(TableUnavailable);
  world.api.tables.set(customerId, ['a.b.c']);
  await expect(world.bank.tables.read(place)).rejects.toBeInstanceOf(TableRefused);
  world.api.tables.set(customerId, [signed(world, 1)]);
  expect(await world.bank.tables.read({ ...place, version: 1n })).toMatchObject({ version: 1n });
  // The bank looked a mandate up in its second version and gives the first one out.
  await expect(world.bank.tables.read({ ...place, atLeast: 2n })).rejects.toBeInstanceOf(TableRefused);
  expect((await refusals(world)).map((one) => one.reason)).toEqual(['bad_signature', 'older']);
});

test('what is the bank’s and not what it was named as is kept aside with the reason', async () => {
  await using world = await worldWhere('applied');
  const [connection] = await world.fresh.query<{ id: string }>(`select connection_id as id from bank.connections`);
  const place = { connectionId: connection!.id as SignedTable['connectionId'], customerId };
  world.api.tables.set(customerId, [signed(world, 1)]);
  const read = await world.bank.tables.read(place);
  for (let n = 0; n < 2; n++) await world.bank.tables.refuse(read, { reason: 'misfit', detail: 'another requirement' });
  expect(await refusals(world)).toMatchObject([{ reason: 'misfit', version: '1', deliveries: 2 }]);
});
