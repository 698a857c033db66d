import { afterAll, beforeAll, expect, test } from 'vitest';
import { findMember } from '../support/world/members.ts';
import type { Visitor } from '../support/world/visitor.ts';
import { startWorld, type World } from '../support/world/world.ts';

interface Grant {
  roleId: string;
  action: string;
  limits: { perPayment: string | null; [name: string]: unknown };
}
interface Table {
  grants: Grant[];
  [part: string]: unknown;
}
interface Change {
  id: string;
  state: string;
  approvalId: string | null;
  version: number | null;
  reasons: object[];
  diff: { grants: { kind: string; before: Grant | null; after: Grant | null }[] };
}
interface Mine {
  version: number;
  items: { actions: { action: string; cell: { limits: { perPayment: string | null } } }[] }[];
}

let world: World;
let owner: Visitor;
let treasurer: Visitor;
let accountant: Visitor;
beforeAll(async () => {
  world = await startWorld();
  [owner, treasurer, accountant] = await Promise.all([
    world.signedIn(findMember(world.sample, 'owner', 'qinghe')),
    world.signedIn(findMember(world.sample, 'treasurer', 'qinghe')),
    world.signedIn(findMember(world.sample, 'accountant', 'qinghe')),
  ]);
});
afterAll(() => world[Symbol.asyncDispose]());

async function tableInForce(who: Visitor): Promise<{ version: number; contents: Table }> {
  const { body } = await who.get<{ items: { id: string; current: boolean }[] }>('/v1/permission-tables');
  const found = body.items.find(({ current }) => current);
  const detail = await who.get<{ version: number; contents: Table }>(`/v1/permission-tables/${found?.id}`);
  return detail.body;
}
const perPayment = async (): Promise<string | null | undefined> => {
  const { items } = (await accountant.get<Mine>('/v1/permissions/mine')).body;
  const prepare = items.flatMap(({ actions }) => actions).find(({ action }) => action === 'payments:prepare');
  return prepare?.cell.limits.perPayment;
};

test('two people change the table at the bank, and the open session of a third follows', async () => {
  const { version, contents: table } = await tableInForce(owner);
  expect(await perPayment()).toBe('50000.00');
  const { accounts: _, ...contents } = table;
  const raised = contents.grants.map((one) =>
    one.roleId === 'accountant' && one.action === 'payments:prepare'
      ? { ...one, limits: { ...one.limits, perPayment: '60000.00' } }
      : one,
  );
  const body = { basedOnVersion: version, contents: { ...contents, grants: raised }, note: 'more for a busy month' };
  const drafted = await owner.post<Change>('/v1/permission-changes', body);
  expect(drafted.status, JSON.stringify(drafted.body)).toBe(201);
  const { id, diff } = drafted.body;
  expect(diff.grants.every(({ kind, after }) => kind === 'changed' && after?.limits.perPayment === '60000.00')).toBe(
    true,
  );
  const { approvalId } = (await owner.post<Change>(`/v1/permission-changes/${id}/submit`)).body;
  const approval = await treasurer.get<{ contentHash: string }>(`/v1/approvals/${approvalId}`);
  const { contentHash } = approval.body;
  expect((await owner.post(`/v1/approvals/${approvalId}/signatures`, { contentHash })).status).toBe(409);
  expect(await perPayment()).toBe('50000.00');
  expect((await treasurer.post(`/v1/approvals/${approvalId}/signatures`, { contentHash })).status).toBe(200);
  const change = async () => (await owner.get<Change>(`/v1/permission-changes/${id}`)).body;
  await expect.poll(change).toMatchObject({ state: 'in_force', version: version + 1 });
  await expect.poll(perPayment).toBe('60000.00');
  const told = async () =>
    (await treasurer.get<{ items: { kind: string }[] }>('/v1/notifications')).body.items.map(({ kind }) => kind);
  await expect.poll(told).toEqual(expect.arrayContaining(['approval_waiting', 'permission_change_in_force']));
});
