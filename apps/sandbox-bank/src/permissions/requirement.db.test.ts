import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually, readTable } from '../testing/permission-tables.ts';
import { sampleSeed } from '../testing/sample-seed.ts';
import { startTestBank, type TestBank } from '../testing/test-bank.ts';

const both = (zh: string, en: string) => ({ zh, en });
/** The sample customer with an owner, so that two people can change its table. */
const seed = {
  ...sampleSeed,
  people: [
    ...sampleSeed.people,
    {
      personId: 'p-owner',
      label: both('负责人', 'Owner'),
      name: both('沈岚', 'Shen Lan'),
      goodFor: both('批准变更', 'Approving changes'),
      listed: true,
      tags: [],
      mandates: [
        { customerId: '7730-1942', roleId: 'owner', departmentId: 'management', accountIds: ['qh-8841', 'qh-5513'] },
      ],
    },
  ],
};

let bank: TestBank;
beforeEach(async () => {
  bank = await startTestBank({ seed });
});
afterEach(() => bank[Symbol.asyncDispose]());

const path = '/api/v1/customers/7730-1942/permission-requirements';
const submittedBy = { subject: 'p-treasurer', roleId: 'treasurer', departmentId: 'finance' };
const approvedBy = [
  { subject: 'p-owner', roleId: 'owner', departmentId: 'management', approvedAt: '2026-11-21T01:00:00Z' },
];

async function requirement(changes: Record<string, unknown> = {}) {
  const { version, table } = await readTable(bank);
  const { accounts: _bank, ...wanted } = table;
  return { requirementId: 'change-1', basedOnVersion: version, table: wanted, submittedBy, approvedBy, ...changes };
}

let keys = 0;
async function send(body: unknown, key = `requirement-key-${(keys += 1)}`, to = path) {
  const headers = { 'idempotency-key': key };
  const answer = await bank.client.call('POST', to, { scope: 'permission_tables', headers, body });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

type Status = { status: string; version: number | null; errors: { field: string; reason: string }[] };

function settled(requirementId = 'change-1'): Promise<Status> {
  return eventually(async () => {
    const answer = await bank.client.call('GET', `${path}/${requirementId}`, { scope: 'permission_tables' });
    const body = (await answer.json()) as Status;
    return body.status === 'received' ? undefined : body;
  });
}

test('what two people asked for is built, signed, put in force and told, with the accounts of the bank', async () => {
  const asked = await requirement();
  const grants = asked.table.grants.map((grant) =>
    grant.roleId === 'accountant' && grant.action === 'payments:prepare'
      ? { ...grant, limits: { ...grant.limits, perPayment: '60000.00' } }
      : grant,
  );
  expect(await send({ ...asked, table: { ...asked.table, grants } })).toEqual({
    status: 202,
    body: { requirementId: 'change-1', status: 'received', version: null, errors: [] },
  });
  expect(await settled()).toMatchObject({ status: 'built', version: 2, errors: [] });
  const { table, ...version } = await readTable(bank);
  expect(version).toMatchObject({ customerId: '7730-1942', version: 2, requirementId: 'change-1' });
  expect(table.grants).toEqual(grants);
  expect(table.accounts.map(({ accountNumber }) => accountNumber)).toEqual(['qh-8841', 'qh-5513']);
  expect((await readTable(bank, '7730-1942', '?version=1')).table.grants).toEqual(asked.table.grants);
});

test('the same requirement again gives what came of it, another content under its name does not', async () => {
  const asked = await requirement();
  const first = await send(asked, 'the-very-same-key');
  expect(await send(asked, 'the-very-same-key')).toEqual(first);
  await settled();
  expect((await send(asked)).body).toMatchObject({ status: 'built', version: 2 });
  expect(await send({ ...asked, basedOnVersion: 2 })).toMatchObject({
    status: 409,
    body: { code: 'requirement_id_reused' },
  });
  expect((await readTable(bank)).version).toBe(2);
});

test('of two that are based on the same version one is built, and the other learns that it came too late', async () => {
  const asked = await requirement();
  const answers = await Promise.all([
    send({ ...asked, requirementId: 'one' }),
    send({ ...asked, requirementId: 'other' }),
  ]);
  const taken = answers.filter(({ status }) => status === 202).map(({ body }) => String(body['requirementId']));
  const ends = await Promise.all(taken.map((requirementId) => settled(requirementId)));
  expect(ends.filter(({ status }) => status === 'built').length).toBe(1);
  for (const { errors } of ends.filter(({ status }) => status === 'refused')) {
    expect(errors).toEqual([{ field: 'basedOnVersion', reason: 'was overtaken: version 2 is in force' }]);
  }
  for (const { body } of answers.filter(({ status }) => status !== 202))
    expect(body['code']).toBe('base_version_stale');
  expect((await readTable(bank)).version).toBe(2);
  expect(await send({ ...asked, requirementId: 'late' })).toMatchObject({
    status: 409,
    body: { code: 'base_version_stale' },
  });
});

describe('refused whole', () => {
  test('with every fault of the table', async () => {
    const asked = await requirement();
    const [first] = asked.table.grants;
    const answer = await send({
      ...asked,
      table: {
        ...asked.table,
        departments: [{ departmentId: 'management', nameZh: '管理层', nameEn: 'Management', parentId: 'management' }],
        roles: [...asked.table.roles, { roleId: 'boss', nameZh: '头', nameEn: 'Boss', base: 'operator' }],
        holders: [{ ...asked.table.holders[0], subject: 'p-stranger', departmentId: 'management' }],
        grants: [first, first, { ...first, roleId: 'nobody' }, { ...first, limits: { perPayment: '-1' } }],
      },
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'table_invalid' } });
    const fields = (answer.body['errors'] as { field: string }[]).map(({ field }) => field);
    expect(fields).toEqual(
      expect.arrayContaining([
        'table.departments.0.parentId',
        'table.roles.4.base',
        'table.holders.0.subject',
        'table.grants.1.accounts',
        'table.grants.2.roleId',
        'table.grants.3.limits.perPayment',
        'table.grants.3.limits.dayAmount',
      ]),
    );
    expect((await readTable(bank)).version).toBe(1);
    const known = await bank.client.call('GET', `${path}/change-1`, { scope: 'permission_tables' });
    expect(known.status).toBe(404);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['nobody approved', { approvedBy: [] }, 'approvedBy'],
    [
      'the submitter approved himself',
      { approvedBy: [{ ...submittedBy, approvedAt: '2026-11-21T01:00:00Z' }] },
      'approvedBy.0.subject',
    ],
    ['one approved twice', { approvedBy: [...approvedBy, ...approvedBy] }, 'approvedBy.1.subject'],
    [
      'a role without authority submitted',
      { submittedBy: { subject: 'p-accountant', roleId: 'accountant', departmentId: 'finance' } },
      'submittedBy.roleId',
    ],
    [
      'somebody who holds nothing submitted',
      { submittedBy: { ...submittedBy, departmentId: 'management' } },
      'submittedBy',
    ],
    [
      'the approval lies in the future',
      { approvedBy: [{ ...approvedBy[0], approvedAt: '2999-01-01T00:00:00Z' }] },
      'approvedBy.0.approvedAt',
    ],
  ])('when %s', async (_name, changes, field) => {
    const answer = await send(await requirement(changes));
    expect(answer).toMatchObject({ status: 422, body: { code: 'table_invalid', errors: [{ field }] } });
    expect((await readTable(bank)).version).toBe(1);
  });

  test('when nobody would be left who may change the table', async () => {
    const asked = await requirement();
    const holders = asked.table.holders.filter(({ roleId }) => roleId === 'accountant');
    expect(await send({ ...asked, table: { ...asked.table, holders } })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'table.holders' }] },
    });
  });

  test('when the approver lost his role before, but not when he acts in another', async () => {
    await bank.sandbox('POST', '/sandbox/customers/7730-1942/holders/revoke', {
      subject: 'p-owner',
      roleId: 'owner',
      departmentId: 'management',
    });
    expect(await send(await requirement())).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'approvedBy.0' }] },
    });
  });

  test.each<[string, unknown, string, number, string]>([
    ['a body without a table', { requirementId: 'x' }, path, 400, 'request_invalid'],
    ['an unknown customer', null, '/api/v1/customers/0000-0000/permission-requirements', 404, 'customer_unknown'],
  ])('%s', async (_name, body, to, status, code) => {
    const answer = await send(body ?? (await requirement()), undefined, to);
    expect(answer).toMatchObject({ status, body: { code } });
  });

  test('without an Idempotency-Key, or with a token of another scope', async () => {
    const asked = await requirement();
    expect(await send(asked, '')).toMatchObject({ status: 400, body: { errors: [{ field: 'Idempotency-Key' }] } });
    const other = await bank.client.call('POST', path, { scope: 'records', body: asked });
    expect(other.status).toBe(403);
  });
});

test('a requirement of 5,000 grants is taken, and read where it is too large for an event', async () => {
  const asked = await requirement();
  const [model] = asked.table.grants;
  const roles = Array.from({ length: 100 }, (_, index) => ({
    roleId: `clerk-${index}`,
    nameZh: `专员 ${index}`,
    nameEn: `Clerk ${index}`,
    base: 'viewer',
  }));
  const departments = Array.from({ length: 50 }, (_, index) => ({
    departmentId: `team-${index}`,
    nameZh: `小组 ${index}`,
    nameEn: `Team ${index}`,
    parentId: 'management',
  }));
  const grants = roles.flatMap(({ roleId }) =>
    departments.map(({ departmentId }) => ({ ...model, roleId, departmentId })),
  );
  const table = {
    ...asked.table,
    roles: [...asked.table.roles, ...roles],
    departments: [...asked.table.departments, ...departments],
    grants: [...asked.table.grants, ...grants],
  };
  expect((await send({ ...asked, table })).status).toBe(202);
  expect(await settled()).toMatchObject({ status: 'built', version: 2 });
  expect((await readTable(bank)).table.grants.length).toBe(5_000 + asked.table.grants.length);
  const push = await eventually(async () => bank.client.received.find(({ path: to }) => to === '/events'));
  const payload = JSON.parse(Buffer.from(push.body.split('.')[1] ?? '', 'base64url').toString()) as { events: object };
  expect(payload.events).toEqual({
    'urn:guildhall:bank:permission-table': { customerId: '7730-1942', version: 2, jws: null },
  });
});
