import { afterAll, beforeAll, expect, test } from 'vitest';
import { account, grant, holder, tableOf } from '../../../../../../tests/support/access/sample-tables.ts';
import { TestServer, type TestVisitor } from '../../../../../../tests/support/server/test-server.ts';
import type { PermissionTable } from '../permissions/table.ts';

let world: TestServer;
beforeAll(async () => {
  world = await TestServer.create();
});
afterAll(() => world[Symbol.asyncDispose]());

const bank = 'huayue';
const placeOf = (customerId: string) => ({ connectionId: world.bank.connectionOf(bank), bank, customerId });
const person = (customerId: string, subject: string, roleId: string) => ({ bank, customerId, subject, roleId });

/** Has the bank announce a version of this content. */
function announce(customerId: string, table: PermissionTable) {
  return world.server.access.takeTable(world.tables.publish(placeOf(customerId), table));
}

interface SessionView {
  can: string[];
  expiresAt: string;
}
const canOf = async (visitor: TestVisitor): Promise<string[]> =>
  (await visitor.get('/v1/session')).json<SessionView>().can;
const statusOf = async (visitor: TestVisitor): Promise<[number, unknown]> => {
  const answer = await visitor.get('/v1/session');
  return [answer.statusCode, answer.json<{ code?: string }>().code];
};

const accounts = [account('6222-0001'), account('6222-0002')];
const basic = (more: Partial<PermissionTable> = {}): PermissionTable =>
  tableOf({
    accounts,
    holders: [holder('li', 'accountant'), holder('wang', 'owner')],
    grants: [grant('accountant', 'accounts:read'), grant('owner', 'accounts:read'), grant('owner', 'payments:release')],
    ...more,
  });

test('a session carries what some account opens, and follows the next version at once', async () => {
  world.tables.publish(placeOf('follow'), basic());
  const li = await world.signedIn(person('follow', 'li', 'accountant'));
  expect(await canOf(li)).toContain('accounts:read');
  expect(await canOf(li)).not.toContain('payments:prepare');

  const more = basic({ grants: [grant('accountant', 'payments:prepare')] });
  expect(await announce('follow', more)).toBe('applied');
  expect(await canOf(li)).toContain('payments:prepare');
  expect(await canOf(li)).not.toContain('accounts:read');
});

test('whoever is not in the new version is signed out with the reason, the others stay', async () => {
  world.tables.publish(placeOf('revoke'), basic());
  const [li, wang] = [
    await world.signedIn(person('revoke', 'li', 'accountant')),
    await world.signedIn(person('revoke', 'wang', 'owner')),
  ];
  await announce('revoke', basic({ holders: [holder('wang', 'owner')] }));
  expect(await statusOf(li)).toEqual([401, 'identity.mandate_revoked']);
  expect((await statusOf(wang))[0]).toBe(200);
  const [ended] = await world.db.query(
    `select ended_by from identity.sessions where customer_id = 'revoke' and subject = 'li'`,
  );
  expect(ended).toEqual({ ended_by: 'mandate' });
  // His other sessions of other customers are not asked.
  const lines = await world.db.query(
    `select action, actor_kind from audit.lines where action in ('session.ended', 'permission_table.applied') and details->>'by' = 'mandate'`,
  );
  expect(lines).toEqual([{ action: 'session.ended', actor_kind: 'bank' }]);
});

test('a role of the enterprise’s own does what its base does', async () => {
  const roles = [{ roleId: 'clerk_7', nameZh: '出纳七', nameEn: 'Clerk seven', base: 'treasurer' }];
  world.tables.publish(placeOf('custom'), basic({ roles, holders: [holder('zhao', 'clerk_7')], grants: [] }));
  const zhao = await world.signedIn(person('custom', 'zhao', 'clerk_7'));
  expect(await canOf(zhao)).toEqual(expect.arrayContaining(['bank_consents:manage', 'looks:read']));
  await announce(
    'custom',
    basic({ roles: [{ ...roles[0]!, base: 'viewer' }], holders: [holder('zhao', 'clerk_7')], grants: [] }),
  );
  expect(await canOf(zhao)).not.toContain('bank_consents:manage');
});

test.each([
  ['not in the table', holder('chen', 'owner'), 'mandate_not_held'],
  ['in it in another role', holder('li', 'viewer'), 'mandate_not_held'],
  ['in it in another department', holder('li', 'accountant', { departmentId: 'finance' }), 'mandate_not_held'],
  ['from tomorrow on', holder('li', 'accountant', { validFrom: '2026-11-22' }), 'mandate_not_held'],
  ['until yesterday', holder('li', 'accountant', { validUntil: '2026-11-20' }), 'mandate_not_held'],
])('a holder %s does not come in', async (_name, held, code) => {
  const customerId = `days-${held.roleId}-${held.subject}-${held.departmentId}-${held.validFrom}-${held.validUntil}`;
  world.tables.publish(placeOf(customerId), basic({ holders: [held], grants: [] }));
  const answer = await world.visitor().signIn(person(customerId, 'li', 'accountant'));
  expect(answer.headers.location).toBe(`/sign-in?error=identity.${code}`);
});

test('a session ends with the last day of its mandate', async () => {
  world.tables.publish(
    placeOf('last-day'),
    basic({ holders: [holder('li', 'accountant', { validUntil: '2026-11-21' })], grants: [] }),
  );
  const li = await world.signedIn(person('last-day', 'li', 'accountant'));
  const rows = await world.db.query<{ expires_at: Date }>(
    `select expires_at from identity.sessions where customer_id = 'last-day'`,
  );
  expect(rows[0]!.expires_at.toISOString()).toBe('2026-11-21T16:00:00.000Z');
  await announce(
    'last-day',
    basic({ holders: [holder('li', 'accountant', { validUntil: '2026-11-20' })], grants: [] }),
  );
  expect(await statusOf(li)).toEqual([401, 'identity.mandate_revoked']);
});

test('no table, an older one than the mandate was looked up in: nobody comes in', async () => {
  world.tables.publish(placeOf('none'), basic());
  world.tables.unavailable = true;
  const refused = await world.visitor().signIn(person('none', 'li', 'accountant'));
  world.tables.unavailable = false;
  expect(refused.headers.location).toBe('/sign-in?error=identity.table_unavailable');

  world.tables.spoil = (table) => ({ ...table, version: 0n });
  const older = await world.visitor().signIn(person('none', 'li', 'accountant'));
  world.tables.spoil = (table) => table;
  expect(older.headers.location).toBe('/sign-in?error=identity.table_refused');
  expect(await world.db.query(`select 1 from access.permission_tables where customer_id = 'none'`)).toEqual([]);
});

test('an older version, another text for one that is held, and a repetition change nothing', async () => {
  const place = placeOf('order');
  const first = world.tables.publish(place, basic());
  const li = await world.signedIn(person('order', 'li', 'accountant'));
  const second = world.tables.publish(place, basic({ grants: [grant('accountant', 'payments:prepare')] }));
  expect(await world.server.access.takeTable(second)).toBe('applied');
  const before = await canOf(li);

  const other = (version: bigint, digest: string) => ({
    ...second,
    version,
    table: basic({ holders: [] }),
    evidence: { ...second.evidence, digest: Buffer.from(digest) },
  });
  expect(await world.server.access.takeTable(second)).toBe('duplicate');
  expect(await world.server.access.takeTable(first)).toBe('duplicate');
  expect(await world.server.access.takeTable(other(2n, 'x'))).toBe('contradiction');
  expect(await world.server.access.takeTable(other(1n, 'y'))).toBe('older');
  expect(await world.server.access.takeTable({ ...other(9n, 'z'), customerId: 'nobody-here' })).toBe('unknown');
  expect(await canOf(li)).toEqual(before);
  expect(
    await world.db.query(`select v.version from access.permission_table_versions v join access.permission_tables t
    using (enterprise_id, table_id) where t.customer_id = 'order' order by 1`),
  ).toEqual([{ version: '1' }, { version: '2' }]);
});

interface Listed {
  id: string;
  version: number;
  current: boolean;
  counts: object;
}

test('who could pay on a day of the past can be read', async () => {
  const place = placeOf('past');
  world.tables.publish(place, basic());
  const wang = await world.signedIn(person('past', 'wang', 'owner'));
  world.clock.advance({ hours: 20 });
  const owner = await world.signedIn(person('past', 'wang', 'owner'));
  await announce('past', basic({ grants: [grant('owner', 'accounts:read')] }));
  void wang;
  const list = (await owner.get('/v1/permission-tables')).json<{ items: Listed[] }>().items;
  expect(list).toMatchObject([
    { version: 2, current: true, counts: { holders: 2, persons: 2, accounts: 2, grants: 1 } },
  ]);
  const address = `/v1/permission-tables/${list[0]!.id}`;
  const read = async (path: string) =>
    (await owner.get(address + path)).json<{ version: number; inForce: boolean; contents: PermissionTable }>();
  expect(await read('')).toMatchObject({ version: 2, inForce: true });
  const past = await read('?on=2026-11-21');
  expect(past).toMatchObject({ version: 1, inForce: false });
  expect(past.contents.grants.some((one) => one.action === 'payments:release')).toBe(true);
  expect((await owner.get(`${address}?on=2026-11-20`)).statusCode).toBe(404);
  expect((await owner.get(`${address}?on=2026-02-30`)).statusCode).toBe(400);
  expect((await owner.get(`${address}/versions/3`)).statusCode).toBe(404);
  expect(await read('/versions/1')).toMatchObject({ version: 1, evidence: { keyId: 'k1' } });

  type Versions = { items: { version: number; effectiveUntil: string | null }[]; nextCursor: string | null };
  const versions = async (query: string) => (await owner.get(`${address}/versions${query}`)).json<Versions>();
  expect((await versions('')).items).toMatchObject([{ version: 2, effectiveUntil: null }, { version: 1 }]);
  expect((await versions('?on=2026-11-22')).items.map((one) => one.version)).toEqual([2, 1]);
  expect((await versions('?on=2026-11-21')).items.map((one) => one.version)).toEqual([1]);
  const page = await versions('?limit=1');
  expect(page.items).toMatchObject([{ version: 2 }]);
  expect((await versions(`?limit=1&cursor=${page.nextCursor}`)).items).toMatchObject([{ version: 1 }]);
});

test('an owner reads the tables of his enterprise at both banks, others the one under which they act', async () => {
  world.tables.publish(placeOf('two-banks'), basic());
  const there = { ...person('two-banks', 'wang', 'owner'), bank: 'lanjiang' };
  await world.signedIn(there);
  const owner = await world.signedIn(person('two-banks', 'wang', 'owner'));
  const li = await world.signedIn(person('two-banks', 'li', 'accountant'));
  const seen = async (visitor: TestVisitor) =>
    (await visitor.get('/v1/permission-tables')).json<{ items: Listed[] }>().items;
  expect((await seen(owner)).map((one) => one.current)).toEqual([true, false]);
  expect(await seen(li)).toHaveLength(1);
  const other = (await seen(owner)).find((one) => !one.current)!;
  expect((await owner.get(`/v1/permission-tables/${other.id}`)).json()).toMatchObject({ can: [] });
  expect((await li.get(`/v1/permission-tables/${other.id}`)).statusCode).toBe(404);
  const stranger = await world.signedIn(person('two-banks-not', 'wang', 'owner'));
  expect((await stranger.get(`/v1/permission-tables/${other.id}`)).statusCode).toBe(404);
});

test('the list of mandates says what each opens, and leaves out what was taken back', async () => {
  const limits = { ...grant('owner', 'payments:release').limits, perPaymentMinor: 5_000_000n };
  const table = basic({
    holders: [holder('li', 'accountant', { accountNumbers: ['6222-0002'] }), holder('li', 'owner')],
    grants: [grant('accountant', 'accounts:read'), grant('owner', 'payments:release', { limits, currency: 'CNY' })],
  });
  world.tables.publish(placeOf('opens'), table);
  await world.signedIn(person('opens', 'li', 'accountant'));
  world.clock.advance({ seconds: 1 });
  const li = await world.signedIn(person('opens', 'li', 'owner'));
  const listed = async () =>
    (await li.get('/v1/mandates')).json<{ items: { customerId: string; role: { id: string } }[] }>().items;
  const mine = (await listed()).filter((one) => one.customerId === 'opens');
  expect(mine).toMatchObject([
    {
      role: { id: 'owner' },
      base: 'owner',
      tableVersion: 1,
      opensTotal: 2,
      opens: [
        {
          accountNumber: '6222-0001',
          actions: [{ action: 'payments:release', perPayment: '50000.00', dayAmount: null }],
        },
        { accountNumber: '6222-0002' },
      ],
    },
    { role: { id: 'accountant' }, opens: [{ accountNumber: '6222-0002', actions: [{ action: 'accounts:read' }] }] },
  ]);
  await announce('opens', basic({ holders: [holder('li', 'owner')], grants: [] }));
  expect((await listed()).filter((one) => one.customerId === 'opens').map((one) => one.role.id)).toEqual(['owner']);
});
