import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestServer } from '../../../../../../tests/support/server/test-server.ts';
import { newId } from '../../../platform/ids.ts';
import { membersWith, operatorsWith, type MemberWith } from './members-with.ts';
import type { Action } from '../roles/role-table.ts';

let world: TestServer;
beforeAll(async () => {
  world = await TestServer.create();
});
afterAll(() => world[Symbol.asyncDispose]());

async function mandate(
  enterpriseId: string,
  personId: string,
  { roleId = 'treasurer', daysAgo = 1, customerId = 'c-1', bank = 'huayue', departmentId = 'd1' } = {},
): Promise<void> {
  const seen = new Date(world.clock.now().getTime() - daysAgo * 86_400_000);
  await world.db.query(
    'insert into access.memberships (enterprise_id, person_id, since) values ($1, $2, $3) on conflict do nothing',
    [enterpriseId, personId, seen],
  );
  await world.db.query(
    `insert into access.mandates (enterprise_id, mandate_id, person_id, connection_id, bank, customer_id, role_id, base_role_id, department_id,
       accounts, table_version, first_seen_at, seen_at) values ($1, $2, $3, $4, $5, $6, $7, $7, $8, '[]', 1, $9, $9)`,
    [enterpriseId, newId(), personId, newId(), bank, customerId, roleId, departmentId, seen],
  );
}

function ask(enterpriseIds: readonly string[], action: Action): Promise<MemberWith[]> {
  const { platform } = world.server;
  return platform.db.asSystem('test.work', (tx) => membersWith(platform, tx, enterpriseIds, action));
}

test('each member is named once, under the mandate that was seen last among those that allow it', async () => {
  const [one, two, li, wang] = [newId(), newId(), newId(), newId()];
  await mandate(one, li, { roleId: 'accountant', daysAgo: 9 });
  await mandate(one, li, { roleId: 'treasurer', daysAgo: 5 });
  await mandate(one, li, { roleId: 'viewer', daysAgo: 2 });
  await mandate(two, wang, { roleId: 'owner' });
  const found = await ask([one, two], 'registration:manage');
  expect(new Set(found)).toEqual(
    new Set([
      { enterpriseId: one, personId: li, roleId: 'treasurer' },
      { enterpriseId: two, personId: wang, roleId: 'owner' },
    ]),
  );
  expect(await ask([one], 'disclosures:manage')).toEqual([]);
  expect(await ask([two], 'disclosures:manage')).toEqual([{ enterpriseId: two, personId: wang, roleId: 'owner' }]);
  expect(await ask([], 'feed:read')).toEqual([]);
});

test('a mandate that no bank has returned for 180 days counts no more', async () => {
  const [enterprise, fresh, old] = [newId(), newId(), newId()];
  await mandate(enterprise, fresh, { daysAgo: 179 });
  await mandate(enterprise, old, { daysAgo: 181 });
  expect((await ask([enterprise], 'feed:read')).map((one) => one.personId)).toEqual([fresh]);
});

test('a role that the table does not know is told of nothing', async () => {
  const enterprise = newId();
  await mandate(enterprise, newId(), { roleId: 'wizard' });
  expect(await ask([enterprise], 'feed:read')).toEqual([]);
});

test('operators are members of configured enterprises only', async () => {
  const [operating, pretending, chen, zhao] = [newId(), newId(), newId(), newId()];
  await mandate(operating, chen, { roleId: 'operator', customerId: 'operator-1' });
  await mandate(operating, newId(), { roleId: 'viewer', customerId: 'operator-1' });
  await mandate(pretending, zhao, { roleId: 'operator', customerId: 'operator-2' });
  await mandate(pretending, zhao, { roleId: 'operator', customerId: 'operator-1', bank: 'lanjiang' });
  const { platform } = world.server;
  const operators = await platform.db.asSystem('test.work', (tx) => operatorsWith(platform, tx, 'operator:cases_read'));
  expect(operators).toEqual([{ enterpriseId: operating, personId: chen, roleId: 'operator' }]);
  expect(await ask([pretending], 'feed:read')).toEqual([]);
  expect((await ask([operating], 'feed:read')).map((one) => one.roleId).toSorted()).toEqual(['operator', 'viewer']);
});
