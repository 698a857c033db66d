import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestServer, type TestVisitor } from '../../../../../../tests/support/server/test-server.ts';

const li = { bank: 'huayue', subject: 'li', customerId: '7730-1942', roleId: 'treasurer' };
const account = {
  accountId: 'a-1',
  nameZh: '基本户',
  nameEn: 'Basic account',
  currency: 'CNY',
  lastDigits: '0412',
  product: 'current_account',
};
let world: TestServer;
beforeAll(async () => {
  world = await TestServer.create();
});
afterAll(() => world[Symbol.asyncDispose]());

interface View {
  id: string;
  current: boolean;
  enterprise: { id: string };
  role: { id: string; name: object };
  accounts: object[];
  seenAt: string;
}
const mandatesOf = async (visitor: TestVisitor): Promise<View[]> =>
  (await visitor.get('/v1/mandates')).json<{ items: View[] }>().items;
const canOf = async (visitor: TestVisitor): Promise<string[]> =>
  (await visitor.get('/v1/session')).json<{ can: string[] }>().can;

test('a later sign-in takes over names and accounts of the same mandate', async () => {
  const [first] = await mandatesOf(await world.signedIn({ ...li, accounts: [account] }));
  world.clock.advance({ minutes: 5 });
  const roleName = { zh: '资金主管', en: 'Head of treasury' };
  const [second, ...more] = await mandatesOf(await world.signedIn({ ...li, roleName, accounts: [] }));
  expect(more).toEqual([]);
  expect(first).toMatchObject({
    accounts: [{ id: 'a-1', name: { zh: '基本户', en: 'Basic account' }, currency: 'CNY', lastDigits: '0412' }],
  });
  expect(second).toMatchObject({ id: first!.id, role: { id: 'treasurer', name: roleName }, accounts: [] });
  expect(Date.parse(second!.seenAt) - Date.parse(first!.seenAt)).toBe(300_000);
});

test('another role, department or customer is another mandate, and the session says which one it acts under', async () => {
  const person = { ...li, subject: 'several' };
  await world.signedIn(person);
  await world.signedIn({ ...person, departmentId: 'branch' });
  await world.signedIn({ ...person, customerId: '9' });
  const visitor = await world.signedIn({ ...person, roleId: 'viewer' });
  const views = await mandatesOf(visitor);
  expect(views).toHaveLength(4);
  expect(views.filter((view) => view.current).map((view) => view.role.id)).toEqual(['viewer']);
  expect(new Set(views.map((view) => view.enterprise.id)).size).toBe(2);
  expect(await mandatesOf(await world.signedIn({ ...li, subject: 'nobody-else' }))).toHaveLength(1);
});

test('only members of a configured enterprise of that bank operate the network', async () => {
  const operator = { ...li, subject: 'op', customerId: 'operator-1', roleId: 'operator' };
  expect(await canOf(await world.signedIn(operator))).toContain('operator:connections_manage');
  const personal = [
    'mandates:read',
    'notifications:manage',
    'notifications:read',
    'passkeys:manage',
    'sessions:manage',
  ];
  expect(await canOf(await world.signedIn({ ...operator, customerId: 'operator-2' }))).toEqual(personal);
  expect(await canOf(await world.signedIn({ ...operator, bank: 'lanjiang' }))).toEqual(personal);
  expect(await canOf(await world.signedIn({ ...operator, roleId: 'viewer' }))).not.toContain(
    'operator:connections_read',
  );
});

test('an enterprise sees its own mandates alone, and none without one', async () => {
  const [mine] = await mandatesOf(await world.signedIn({ ...li, subject: 'wall-1', customerId: 'wall-1' }));
  await world.signedIn({ ...li, subject: 'wall-2', customerId: 'wall-2' });
  const { db } = world.server.platform;
  const seen = async (scope: { enterpriseId: string } | null): Promise<string[]> =>
    db.as(scope, async (tx) => {
      const read = sql<{ id: string }>`select mandate_id as id from access.mandates`;
      return (await read.execute(tx)).rows.map((row) => row.id);
    });
  expect(await seen({ enterpriseId: mine!.enterprise.id })).toEqual([mine!.id]);
  expect(await seen(null)).toEqual([]);
  await expect(db.as(null, (tx) => sql`select 1 from identity.sessions`.execute(tx))).rejects.toThrow(
    'permission denied',
  );
  await expect(
    db.as({ enterpriseId: mine!.enterprise.id }, (tx) => sql`update access.mandates set role_id = 'owner'`.execute(tx)),
  ).rejects.toThrow('permission denied');
});
