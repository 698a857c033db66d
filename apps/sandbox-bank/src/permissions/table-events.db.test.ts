import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually, readTable, verifyTable } from '../testing/permission-tables.ts';
import { startTestBank, type TestBank } from '../testing/test-bank.ts';

let bank: TestBank;
beforeEach(async () => {
  bank = await startTestBank();
});
afterEach(() => bank[Symbol.asyncDispose]());

const event = 'urn:guildhall:bank:permission-table';
const accountant = { subject: 'p-accountant', roleId: 'accountant', departmentId: 'finance' };
type Told = { customerId: string; version: number; jws: string };

const holders = (act: 'revoke' | 'restore', who: object, customerId = '7730-1942') =>
  bank.sandbox('POST', `/sandbox/customers/${customerId}/holders/${act}`, who);

/** The tables that pushes told of so far. */
function pushed(): Told[] {
  return bank.client.received
    .filter(({ path }) => path === '/events')
    .map(({ body }) => decodeJwt<{ events: Record<string, Told> }>(body).events[event])
    .filter((told) => told !== undefined);
}

async function poll(ack: string[] = []): Promise<Map<string, Told>> {
  const body = { ack, returnImmediately: true };
  const answer = await bank.client.call('POST', '/api/v1/events/poll', { scope: 'events', body });
  const { sets } = (await answer.json()) as { sets: Record<string, string> };
  return new Map(
    Object.entries(sets).map(([jti, token]) => [
      jti,
      decodeJwt<{ events: Record<string, Told> }>(token).events[event]!,
    ]),
  );
}

describe('a revoked holder', () => {
  test('is out of the next version, which is pushed to the client with its own signature', async () => {
    expect(await holders('revoke', accountant)).toEqual({ status: 201, body: { customerId: '7730-1942', version: 2 } });
    const told = await eventually(async () => pushed()[0]);
    expect(told).toMatchObject({ customerId: '7730-1942', version: 2 });
    const { version, requirementId, table } = await verifyTable(bank, told.jws);
    expect({ version, requirementId }).toEqual({ version: 2, requirementId: null });
    expect(table.holders.map(({ subject }) => subject)).not.toContain('p-accountant');
    expect((await readTable(bank)).version).toBe(2);
  });

  test('comes back as he was, once', async () => {
    const before = (await readTable(bank)).table.holders.find(({ subject }) => subject === 'p-accountant');
    await holders('revoke', accountant);
    expect(await holders('restore', accountant)).toMatchObject({ status: 201, body: { version: 3 } });
    const after = (await readTable(bank)).table.holders.find(({ subject }) => subject === 'p-accountant');
    expect(after).toEqual(before);
    expect(await holders('restore', accountant)).toMatchObject({ status: 409, body: { code: 'holder_there' } });
  });

  test('does not return with the seed when the bank starts again', async () => {
    await holders('revoke', accountant);
    await bank.restart();
    expect((await readTable(bank)).version).toBe(2);
    const rows = await bank.db.query(`select 1 from sandbox_bank.mandates where person_id = 'p-accountant'`);
    expect(rows.length).toBe(0);
  });

  test.each([
    ['revoke', { ...accountant, subject: 'p-nobody' }, '7730-1942', 404, 'holder_unknown'],
    ['restore', { ...accountant, roleId: 'owner' }, '7730-1942', 404, 'holder_unknown'],
    ['revoke', accountant, '0000-0000', 404, 'customer_unknown'],
    ['revoke', { subject: 'p-accountant' }, '7730-1942', 400, 'request_invalid'],
  ] as const)('cannot be made by %s of %j at %s', async (act, who, customerId, status, code) => {
    expect(await holders(act, who, customerId)).toMatchObject({ status, body: { code } });
    expect((await readTable(bank)).version).toBe(1);
  });
});

test('what could not be pushed is polled, and acknowledged it is not shown again', async () => {
  bank.client.answerPush(() => ({ status: 500 }));
  await holders('revoke', accountant);
  const found = await poll();
  expect([...found.values()]).toMatchObject([{ customerId: '7730-1942', version: 2 }]);
  expect((await poll([...found.keys()])).size).toBe(0);
});

describe('scenario', () => {
  test('a bad signature is on what is pushed, polled and read, and the right table comes when it is off', async () => {
    await bank.sandbox('PUT', '/sandbox/scenario', { badTableSignature: true });
    await holders('revoke', accountant);
    const told = await eventually(async () => pushed()[0]);
    expect(told.version).toBe(2);
    await expect(verifyTable(bank, told.jws)).rejects.toThrow(/signature/);
    await expect(readTable(bank)).rejects.toThrow(/signature/);
    await bank.sandbox('PUT', '/sandbox/scenario', {});
    const right = await eventually(async () => pushed().find(({ jws }) => jws !== told.jws));
    expect((await verifyTable(bank, right.jws)).version).toBe(2);
  });

  test('an older version is shown in place of the newest, and the newest comes when it is off', async () => {
    await bank.sandbox('PUT', '/sandbox/scenario', { oldTableVersion: true });
    await holders('revoke', accountant);
    const told = await eventually(async () => pushed()[0]);
    expect(told.version).toBe(1);
    expect((await verifyTable(bank, told.jws)).version).toBe(1);
    expect((await readTable(bank)).version).toBe(1);
    await bank.sandbox('PUT', '/sandbox/scenario', {});
    await eventually(async () => pushed().find(({ version }) => version === 2));
    expect((await readTable(bank)).version).toBe(2);
  });

  test('the acknowledgement of a spoiled table does not count', async () => {
    bank.client.answerPush(() => ({ status: 500 }));
    await bank.sandbox('PUT', '/sandbox/scenario', { badTableSignature: true });
    await holders('revoke', accountant);
    const spoiled = await poll();
    expect(spoiled.size).toBe(1);
    await poll([...spoiled.keys()]);
    await bank.sandbox('PUT', '/sandbox/scenario', {});
    const right = await eventually(async () => [...(await poll()).values()][0]);
    expect((await verifyTable(bank, right.jws)).version).toBe(2);
  });
});
