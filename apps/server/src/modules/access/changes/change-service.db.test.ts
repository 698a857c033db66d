import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { grant, holder, tableOf, account } from '../../../../../../tests/support/access/sample-tables.ts';
import { TestServer, type TestVisitor } from '../../../../../../tests/support/server/test-server.ts';
import type { TableContentsView } from '../permissions/table-schemas.ts';
import type { PermissionTable } from '../permissions/table.ts';
import { writeContents } from '../permissions/table-wire.ts';
import type { PermissionChange, PermissionChangeDetail } from './change-schemas.ts';

const bank = 'huayue';
let world: TestServer;
beforeAll(async () => {
  world = await TestServer.create();
  await world.server.start(new Set(['worker']));
});
afterAll(() => world[Symbol.asyncDispose]());

const limits = {
  perPaymentMinor: 5_000_000n,
  dayAmountMinor: null,
  dayCount: null,
  monthAmountMinor: null,
  monthCount: null,
  counterpartyDayMinor: null,
};

interface House {
  readonly place: { connectionId: ReturnType<typeof world.bank.connectionOf>; bank: string; customerId: string };
  readonly table: PermissionTable;
  readonly owner: TestVisitor;
  readonly treasurer: TestVisitor;
  readonly accountant: TestVisitor;
}
let houses = 0;

/** An enterprise of its own, whose owner, treasurer and accountant have signed in. */
async function house(more: Partial<PermissionTable> = {}): Promise<House> {
  const customerId = `c-${(houses += 1)}`;
  const people = [['o', 'owner'] as const, ['t', 'treasurer'] as const, ['a', 'accountant'] as const];
  const table = tableOf({
    holders: people.map(([name, roleId]) => holder(`${name}-${customerId}`, roleId)),
    accounts: [account('6222000001')],
    grants: [grant('accountant', 'payments:prepare', { currency: 'CNY', limits }), grant('treasurer', 'accounts:read')],
    ...more,
  });
  const place = { connectionId: world.bank.connectionOf(bank), bank, customerId };
  world.tables.publish(place, table);
  const [owner, treasurer, accountant] = await Promise.all(
    people.map(([name, roleId]) =>
      world.signedIn({ bank, subject: `${name}-${customerId}`, customerId, roleId, departmentId: 'head_office' }),
    ),
  );
  if (owner === undefined || treasurer === undefined || accountant === undefined) throw new Error('nobody signed in');
  return { place, table, owner, treasurer, accountant };
}

/** The contents with a limit of 80,000.00. */
function raised({ table }: Pick<House, 'table'>, perPayment = '80000.00'): TableContentsView {
  const contents = writeContents(table);
  return {
    ...contents,
    grants: contents.grants.map((one) =>
      one.action === 'payments:prepare' ? { ...one, limits: { ...one.limits, perPayment } } : one,
    ),
  };
}
async function draft(
  who: TestVisitor,
  contents: TableContentsView,
  basedOnVersion = 1,
): Promise<PermissionChangeDetail> {
  const answer = await who.post('/v1/permission-changes', { basedOnVersion, contents });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<PermissionChangeDetail>();
}
const read = async (who: TestVisitor, id: string): Promise<PermissionChangeDetail> =>
  (await who.get(`/v1/permission-changes/${id}`)).json();
const step = (who: TestVisitor, id: string, verb: string) => who.post(`/v1/permission-changes/${id}/${verb}`);
const update = (who: TestVisitor, id: string, payload: object) =>
  who.send({ method: 'PUT', url: `/v1/permission-changes/${id}`, payload });
async function sign(who: TestVisitor, change: PermissionChange): Promise<number> {
  const approval = (await who.get(`/v1/approvals/${change.approvalId}`)).json<{ contentHash: string }>();
  const { contentHash } = approval;
  return (await who.post(`/v1/approvals/${change.approvalId}/signatures`, { contentHash })).statusCode;
}
async function approved(one: House, contents = raised(one)): Promise<PermissionChangeDetail> {
  const { id } = await draft(one.owner, contents);
  const change = (await step(one.owner, id, 'submit')).json<PermissionChangeDetail>();
  expect(await sign(one.treasurer, change)).toBe(200);
  return change;
}
const becomes = (who: TestVisitor, id: string, state: string): Promise<void> =>
  vi.waitFor(async () => expect((await read(who, id)).state).toBe(state), { timeout: 60_000, interval: 100 });
const codeOf = (answer: { json<T>(): T }): string => answer.json<{ code: string }>().code;

test('what a change alters is shown before anything is applied, and the table in force stays as it is', async () => {
  const one = await house();
  const change = await draft(one.owner, raised(one));
  expect(change).toMatchObject({
    state: 'draft',
    stale: false,
    approvedBy: [],
    can: ['update', 'submit', 'withdraw'],
  });
  expect(change.summary.grants).toEqual({ added: 0, removed: 0, changed: 1 });
  expect(change.diff.grants).toMatchObject([
    {
      kind: 'changed',
      fields: ['limits'],
      before: { limits: { perPayment: '50000.00' } },
      after: { limits: { perPayment: '80000.00' } },
    },
  ]);
  expect((await read(one.treasurer, change.id)).can).toEqual(['withdraw']);
  expect((await read(one.accountant, change.id)).can).toEqual([]);
  expect((await step(one.accountant, change.id, 'withdraw')).statusCode).toBe(403);
  expect(world.tables.newest(one.place)?.version).toBe(1n);
});

test('a table with faults is refused whole, with every fault by its row', async () => {
  const one = await house();
  const contents = raised(one, '-1.00');
  const [first] = contents.grants;
  if (first === undefined) throw new Error('there is a grant');
  const faulty = {
    ...contents,
    departments: contents.departments.map((row) => ({ ...row, parentId: row.departmentId })),
    grants: [...contents.grants, { ...first, roleId: 'wizard', limits: { ...first.limits, perPayment: '1.234' } }],
  };
  const answer = await one.owner.post('/v1/permission-changes', { basedOnVersion: 1, contents: faulty });
  expect(answer.statusCode).toBe(422);
  const { code, errors } = answer.json<{ code: string; errors: { field: string; reasonZh?: string }[] }>();
  expect(code).toBe('access.permission_table_invalid');
  expect(errors.map(({ field }) => field)).toEqual(
    expect.arrayContaining([
      'departments.0.parentId',
      'grants.0.limits.perPayment',
      'grants.2.roleId',
      'grants.2.limits.perPayment',
    ]),
  );
  expect(errors.every(({ reasonZh = '' }) => /[一-鿿]/.test(reasonZh))).toBe(true);
  expect((await one.owner.get('/v1/permission-changes')).json()).toEqual({ items: [], nextCursor: null });
});

test('no limit is never read out of a wrong one: an empty text and a zero stay what they are', async () => {
  const one = await house();
  const contents = raised(one, '');
  const answer = await one.owner.post('/v1/permission-changes', { basedOnVersion: 1, contents });
  expect(answer.statusCode).toBe(400);
  expect(answer.json<{ errors: { field: string }[] }>().errors[0]?.field).toBe(
    'body.contents.grants.0.limits.perPayment',
  );
  const change = await draft(one.owner, raised(one, '0.00'));
  expect(change.contents.grants.find((row) => row.action === 'payments:prepare')?.limits.perPayment).toBe('0.00');
});

test('two people change the table: one proposes, another signs, the bank builds it, and it is in force', async () => {
  const one = await house();
  const change = await approved(one);
  await becomes(one.owner, change.id, 'submitted');
  const { customerId } = one.place;
  expect(await read(one.accountant, change.id)).toMatchObject({
    createdBy: { name: { en: `Person o-${customerId}` } },
    approvedBy: [{ name: { en: `Person t-${customerId}` } }],
  });
  const handed = world.tables.submitted.find((input) => input.idempotencyKey === change.approvalId);
  expect(handed).toMatchObject({
    customerId: one.place.customerId,
    requirement: {
      requirementId: change.approvalId,
      basedOnVersion: 1,
      table: { grants: [{ limits: { perPayment: '80000.00' } }, {}] },
      submittedBy: { subject: `o-${one.place.customerId}`, roleId: 'owner', departmentId: 'head_office' },
      approvedBy: [{ subject: `t-${one.place.customerId}`, roleId: 'treasurer', departmentId: 'head_office' }],
    },
  });
  expect((await step(one.owner, change.id, 'withdraw')).statusCode).toBe(409);
  const built: PermissionTable = {
    ...one.table,
    grants: [
      grant('accountant', 'payments:prepare', { currency: 'CNY', limits: { ...limits, perPaymentMinor: 8_000_000n } }),
    ],
  };
  world.tables.build(one.place, change.approvalId ?? '', built);
  world.clock.advance({ seconds: 10 });
  await becomes(one.owner, change.id, 'in_force');
  expect(await read(one.owner, change.id)).toMatchObject({ version: 2, currentVersion: 2, stale: false, can: [] });
  const lines = await world.db.query<{ action: string; actor: string }>(
    `select action, actor_kind as actor from audit.lines where target = $1 order by line_id`,
    [`permission_change:${change.id}`],
  );
  expect(lines.map(({ action, actor }) => `${actor} ${action.split('.')[1]}`)).toEqual([
    'person drafted',
    'person submitted_for_approval',
    'person approved',
    'bank submitted',
    'bank in_force',
  ]);
});

test.each([
  ['another requirement', '0190a0a0-0000-7000-8000-000000000001', 'misfit'],
  ['no requirement', null, 'misfit'],
])('a version that names %s is not what two people approved: it is kept aside', async (_, requirementId, reason) => {
  const one = await house();
  const change = await approved(one);
  await becomes(one.owner, change.id, 'submitted');
  world.tables.build(one.place, change.approvalId ?? '', one.table);
  world.tables.spoil = (signed) => (signed.customerId === one.place.customerId ? { ...signed, requirementId } : signed);
  const before = world.tables.refused.length;
  world.clock.advance({ seconds: 10 });
  await vi.waitFor(() => expect(world.tables.refused.slice(before)[0]).toEqual({ version: 2n, reason }), 60_000);
  expect(await read(one.owner, change.id)).toMatchObject({ state: 'submitted', version: null, currentVersion: 1 });
  // Once the bank gives what it built, the change goes its way.
  world.tables.spoil = (signed) => signed;
  world.clock.advance({ seconds: 10 });
  await becomes(one.owner, change.id, 'in_force');
});

test('nobody signs his own, nor what he has not read in its last wording', async () => {
  const one = await house();
  const { id } = await draft(one.owner, raised(one));
  const change = (await step(one.owner, id, 'submit')).json<PermissionChangeDetail>();
  expect(await sign(one.owner, change)).toBe(409);
  expect([403, 404]).toContain(await sign(one.accountant, change));
  const { contentHash } = (await one.treasurer.get(`/v1/approvals/${change.approvalId}`)).json<{
    contentHash: string;
  }>();
  const saved = await update(one.owner, id, { revision: 1, contents: raised(one, '90000.00') });
  expect(saved.json()).toMatchObject({ state: 'awaiting_approval', revision: 2, approvalId: change.approvalId });
  const late = await one.treasurer.post(`/v1/approvals/${change.approvalId}/signatures`, { contentHash });
  expect(late.statusCode).toBe(409);
  expect((await update(one.owner, id, { revision: 1, contents: raised(one) })).statusCode).toBe(409);
  expect((await update(one.treasurer, id, { revision: 2, contents: raised(one) })).statusCode).toBe(403);
  expect(await sign(one.treasurer, change)).toBe(200);
  expect((await update(one.owner, id, { revision: 2, contents: raised(one) })).statusCode).toBe(409);
});

test('what a colleague rejects goes back to its author, who may mend it; what is withdrawn is over', async () => {
  const one = await house();
  const { id } = await draft(one.owner, raised(one));
  const change = (await step(one.owner, id, 'submit')).json<PermissionChangeDetail>();
  const rejection = { reason: 'too much' };
  expect((await one.treasurer.post(`/v1/approvals/${change.approvalId}/rejection`, rejection)).statusCode).toBe(200);
  expect(await read(one.owner, id)).toMatchObject({
    state: 'rejected',
    reasons: [{ field: null, reason: 'too much' }],
  });
  const mended = await update(one.owner, id, { revision: 1, contents: raised(one, '60000.00') });
  expect(mended.json()).toMatchObject({ state: 'draft', approvalId: null, reasons: [] });
  const again = (await step(one.owner, id, 'submit')).json<PermissionChangeDetail>();
  expect(again.approvalId).not.toBe(change.approvalId);
  expect((await step(one.treasurer, id, 'withdraw')).json()).toMatchObject({ state: 'withdrawn', can: [] });
  expect(codeOf(await step(one.owner, id, 'submit'))).toBe('access.change_state');
  expect((await one.treasurer.get(`/v1/approvals/${again.approvalId}`)).json()).toMatchObject({ state: 'withdrawn' });
});

test('with nobody else who could sign, that is said before anything is put up', async () => {
  const customerId = `c-${houses + 1}`;
  const one = await house({
    holders: [
      holder(`o-${customerId}`, 'owner'),
      holder(`t-${customerId}`, 'treasurer', { validUntil: '2026-11-20' }),
      holder(`a-${customerId}`, 'accountant'),
    ],
  }).catch(() => null);
  // The treasurer's days are over: he does not get in any more.
  expect(one).toBeNull();
  const owner = await world.signedIn({
    bank,
    subject: `o-${customerId}`,
    customerId,
    roleId: 'owner',
    departmentId: 'head_office',
  });
  const table = world.tables.newest({ connectionId: world.bank.connectionOf(bank), customerId })?.table;
  if (table === undefined) throw new Error('there is a table');
  const { id } = await draft(owner, raised({ table }));
  const answer = await step(owner, id, 'submit');
  expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'access.no_second_person']);
  expect((await read(owner, id)).state).toBe('draft');
});

test('a change of a version that is no longer in force says so, and is brought onto the current one', async () => {
  const one = await house();
  const { id } = await draft(one.owner, raised(one));
  const next: PermissionTable = { ...one.table, grants: [...one.table.grants, grant('owner', 'accounts:read')] };
  world.tables.publish(one.place, next);
  await world.signedIn({
    bank,
    subject: `o-${one.place.customerId}`,
    customerId: one.place.customerId,
    roleId: 'owner',
    departmentId: 'head_office',
  });
  const stale = await read(one.owner, id);
  expect(stale).toMatchObject({ stale: true, currentVersion: 2, can: ['update', 'rebase', 'withdraw'] });
  expect(codeOf(await step(one.owner, id, 'submit'))).toBe('access.change_is_stale');
  const rebased = await update(one.owner, id, { revision: 1 });
  expect(rebased.json()).toMatchObject({ stale: false, basedOnVersion: 2, state: 'draft' });
  expect(rebased.json<PermissionChangeDetail>().contents.grants).toHaveLength(3);
  expect(rebased.json<PermissionChangeDetail>().summary.grants).toEqual({ added: 0, removed: 0, changed: 1 });
});

test('what the bank refuses comes back with its reasons; what it finds outdated is stale; both can be mended', async () => {
  const one = await house();
  world.tables.receipt = { outcome: 'refused', errors: [{ field: 'body.table.grants.0.roleId', reason: 'not ours' }] };
  const refused = await approved(one);
  await becomes(one.owner, refused.id, 'refused');
  expect((await read(one.owner, refused.id)).reasons).toEqual([{ field: 'grants.0.roleId', reason: 'not ours' }]);
  world.tables.receipt = { outcome: 'stale' };
  const other = await house();
  const outdated = await approved(other);
  await becomes(other.owner, outdated.id, 'stale');
  world.tables.receipt = { outcome: 'received' };
  const mended = await update(one.owner, refused.id, { revision: 1, contents: raised(one, '70000.00') });
  expect(mended.json()).toMatchObject({ state: 'draft', reasons: [], can: ['update', 'submit', 'withdraw'] });
});

test('a bank that does not answer gets the change later, once', async () => {
  const one = await house();
  world.tables.unavailable = true;
  const change = await approved(one);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect((await read(one.owner, change.id)).state).toBe('approved');
  world.tables.unavailable = false;
  await becomes(one.owner, change.id, 'submitted');
  expect(world.tables.submitted.filter((input) => input.idempotencyKey === change.approvalId)).toHaveLength(1);
});

test('the same key drafts once', async () => {
  const one = await house();
  const send = () =>
    one.owner.send({
      method: 'POST',
      url: '/v1/permission-changes',
      payload: { basedOnVersion: 1, contents: raised(one) },
      headers: { 'idempotency-key': 'k-1' },
    });
  const [first, second] = [await send(), await send()];
  expect(second.json<PermissionChange>().id).toBe(first.json<PermissionChange>().id);
});

test('another enterprise finds nothing of it', async () => {
  const [one, other] = [await house(), await house()];
  const { id } = await draft(one.owner, raised(one));
  expect((await other.owner.get(`/v1/permission-changes/${id}`)).statusCode).toBe(404);
  for (const verb of ['submit', 'withdraw']) expect((await step(other.owner, id, verb)).statusCode).toBe(404);
  expect((await update(other.owner, id, { revision: 1, contents: raised(one) })).statusCode).toBe(404);
});

test('a matrix goes out as a file and comes back in as a change', async () => {
  const one = await house();
  const { tableId } = await draft(one.owner, raised(one));
  const out = await one.owner.get(`/v1/permission-tables/${tableId}/export?format=csv&language=en`);
  expect(out.statusCode, out.body).toBe(200);
  const text = out.body.replace('50000.00', '"65,000"');
  const send = (payload: string | Buffer) =>
    one.owner.send({
      method: 'POST',
      url: '/v1/permission-changes/import?fileName=matrix.csv',
      payload,
      headers: { 'content-type': 'text/csv' },
    });
  const answer = await send(text);
  expect(answer.statusCode, answer.body).toBe(201);
  const change = answer.json<PermissionChangeDetail>();
  expect(change).toMatchObject({ source: 'csv', fileName: 'matrix.csv', state: 'draft' });
  expect(change.diff.grants).toMatchObject([{ kind: 'changed', after: { limits: { perPayment: '65000.00' } } }]);
  const faulty = await send(text.replace('treasurer', 'wizard'));
  expect(faulty.statusCode).toBe(422);
  expect(faulty.json<{ errors: { line?: number }[] }>().errors).toMatchObject([{ line: 3, field: 'grants.1.roleId' }]);
  expect((await send('')).statusCode).toBe(422);
  expect(
    (await one.owner.get(`/v1/permission-tables/${tableId}/export?format=xlsx`)).rawPayload.subarray(0, 2).toString(),
  ).toBe('PK');
});
