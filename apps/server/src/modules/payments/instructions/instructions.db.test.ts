import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { basic, deposit } from '../../../../../../tests/support/access/sample-table.ts';
import {
  bank,
  customerId,
  PaymentWorld,
  paymentTable,
  type PaymentAnswer,
} from '../../../../../../tests/support/payments/payment-world.ts';
import type { PermissionTable } from '../../access/index.ts';
import type { TestVisitor } from '../../../../../../tests/support/server/test-server.ts';

let world: PaymentWorld;
let accountant: TestVisitor;
let manager: TestVisitor;
let treasurer: TestVisitor;
beforeAll(async () => {
  world = await PaymentWorld.create();
  await signIn();
});
afterAll(() => world[Symbol.asyncDispose]());

async function signIn(): Promise<void> {
  accountant = await world.signedIn('p-accountant');
  manager = await world.signedIn('p-manager');
  treasurer = await world.signedIn('p-treasurer');
}

/** Another day with limits of its own. */
async function nextDay(): Promise<void> {
  world.server.clock.advance({ hours: 24 });
  await signIn();
}

/** What the accountant has used today of his amount and of his number of payments. */
async function used(): Promise<string[]> {
  const answer = await accountant.get('/v1/payable-accounts');
  const { items } = answer.json<{ items: { accountNumber: string; limits: PaymentAnswer['limits'] }[] }>();
  const limits = items.find(({ accountNumber }) => accountNumber.endsWith('8841'))?.limits ?? [];
  return limits.filter(({ period }) => period === 'day').map((limit) => limit.used);
}

/** Nothing stays behind in the limits of the day for the next test. */
async function withdrawn(id: string): Promise<void> {
  expect((await world.end(accountant, id, 'withdraw')).status).toBe(200);
  expect(await used()).toEqual(['0.00', '0']);
}

async function prepared(changed: Parameters<PaymentWorld['prepare']>[1] = {}, by = accountant): Promise<PaymentAnswer> {
  const { status, body } = await world.prepare(by, changed);
  expect([status, body.detail]).toEqual([200, undefined]);
  return body;
}

test('a payment within the limits waits for its signatures and uses the limits of the day', async () => {
  const payment = await prepared();
  expect(payment).toMatchObject({ state: 'awaiting_approval', revision: 1, can: ['update', 'withdraw'] });
  expect(payment.decision).toMatchObject({ outcome: 'needs_approval' });
  expect(payment.decision.text.en).toContain('1 of Finance manager or Treasurer');
  expect(payment.history.map(({ step }) => step)).toEqual(['prepare', 'await_approval']);
  expect(await used()).toEqual(['40000.00', '1']);
  await withdrawn(payment.id);
});

test('beyond the limit of a payment nothing is prepared, and nothing is used', async () => {
  const { status, body } = await world.prepare(accountant, { amount: '50000.01' });
  expect([status, body.code]).toEqual([409, 'payments.limit_exceeded']);
  expect(body.detail).toContain('50,000.00');
  expect(await used()).toEqual(['0.00', '0']);
});

test('the limit of a day holds over several payments, to the last cent', async () => {
  const one = await prepared({ amount: '50000.00' });
  const other = await prepared({ amount: '49999.99' });
  const refused = await world.prepare(accountant, { amount: '0.02' });
  expect([refused.status, refused.body.code]).toEqual([409, 'payments.limit_exceeded']);
  expect(refused.body.detail).toContain('0.01 CNY is left');
  const last = await prepared({ amount: '0.01' });
  for (const { id } of [one, other, last]) expect((await world.end(accountant, id, 'withdraw')).status).toBe(200);
  expect(await used()).toEqual(['0.00', '0']);
});

test('the same request under one key is one payment; another under it is refused', async () => {
  const key = randomUUID();
  const first = await world.prepare(accountant, {}, key);
  const again = await world.prepare(accountant, {}, key);
  expect([again.status, again.body.id]).toEqual([200, first.body.id]);
  const other = await world.prepare(accountant, { amount: '1.00' }, key);
  expect([other.status, other.body.code]).toEqual([422, 'platform.idempotency_key_reused']);
  await withdrawn(first.body.id);
});

test('one signature that the rule names suffices, and who gave it authorises it at the bank', async () => {
  const payment = await prepared();
  expect(await world.sign(manager, payment.approvalId)).toMatchObject({ status: 200, body: { state: 'approved' } });
  const { body } = await world.read(accountant, payment.id);
  expect(body).toMatchObject({ state: 'authorizing', can: ['withdraw'], signatures: [{ method: 'session' }] });
  expect(body.history.map(({ step }) => step)).toEqual(['prepare', 'await_approval', 'await_authorization']);
  expect((await world.read(manager, payment.id)).body.can).toEqual(['authorize']);
  const changed = await world.update(accountant, body, { amount: '1.00' });
  expect([changed.status, changed.body.code]).toEqual([409, 'payments.is_signed']);
  await world.consentWord(await world.enterpriseOf(accountant), payment.id);
  const late = await world.end(accountant, payment.id, 'withdraw');
  expect([late.status, late.body.code]).toEqual([409, 'payments.is_released']);
  await nextDay();
});

test('two signatures in their order: the second before the first is not taken', async () => {
  const payment = await prepared({ amount: '50000.00' });
  expect((await world.sign(treasurer, payment.approvalId)).status).toBeGreaterThanOrEqual(400);
  expect(await world.sign(manager, payment.approvalId)).toMatchObject({ status: 200, body: { state: 'waiting' } });
  expect((await world.read(manager, payment.id)).body.state).toBe('awaiting_approval');
  expect(await world.sign(treasurer, payment.approvalId)).toMatchObject({ status: 200, body: { state: 'approved' } });
  expect((await world.read(treasurer, payment.id)).body).toMatchObject({ state: 'authorizing' });
  await nextDay();
});

test('the maker signs nothing of his own, although the rule names his role', async () => {
  const payment = await prepared({}, manager);
  expect((await world.sign(manager, payment.approvalId)).status).toBe(409);
  expect((await world.read(manager, payment.id)).body.state).toBe('awaiting_approval');
  expect(await world.sign(treasurer, payment.approvalId)).toMatchObject({ status: 200, body: { state: 'approved' } });
});

test('a changed amount makes what was signed void, under the rule of the new amount', async () => {
  const payment = await prepared({ amount: '50000.00' });
  await world.sign(manager, payment.approvalId);
  const changed = await world.update(accountant, payment, { amount: '49000.00' });
  expect(changed).toMatchObject({ status: 200, body: { state: 'awaiting_approval', revision: 2 } });
  expect(changed.body.history.at(-2)).toMatchObject({ step: 'change', changed: ['amountMinor'] });
  expect(await used()).toEqual(['49000.00', '1']);
  const stale = await world.update(accountant, payment, { amount: '48000.00' });
  expect([stale.status, stale.body.code]).toEqual([409, 'payments.changed_meanwhile']);
  // Of the two that the first amount took, the one that was given does not count for the second.
  const { signatures } = (await manager.get(`/v1/approvals/${payment.approvalId}`)).json<{
    signatures: { voidReason: string | null }[];
  }>();
  expect(signatures.map(({ voidReason }) => voidReason)).toEqual(['content_changed']);
  expect(await world.sign(treasurer, payment.approvalId)).toMatchObject({ body: { state: 'approved' } });
  await nextDay();
});

test('a payment that was prepared for a request keeps its content: with another one it would count as paid', async () => {
  const payment = await prepared();
  const enterpriseId = await world.enterpriseOf(accountant);
  const connectionId = world.server.bank.connectionOf('huayue');
  await world.server.db.query(
    `insert into payments.payment_requests (enterprise_id, request_id, other_id, side, state, amount_minor, currency, reference,
      payee_name, payee_account, payee_connection_id, instruction_id, search_text, asked_at, expires_at, updated_at)
    values ($1, gen_random_uuid(), gen_random_uuid(), 'payer', 'accepted', 4000000, 'CNY', 'PR-1', 'payee', '1', $2, $3, '', now(),
      now() + interval '1 day', now())`,
    [enterpriseId, connectionId, payment.id],
  );
  const changed = await world.update(accountant, payment, { amount: '0.01' });
  expect([changed.status, changed.body.code]).toEqual([409, 'payments.content_agreed']);
  expect((await world.read(accountant, payment.id)).body).toMatchObject({
    revision: payment.revision,
    can: ['withdraw'],
  });
  expect((await world.end(accountant, payment.id, 'withdraw')).body.state).toBe('withdrawn');
});

test('only the maker changes and withdraws; a colleague cancels where his mandate lets him, with a reason', async () => {
  const payment = await prepared();
  const changed = await world.update(manager, payment, { amount: '1.00' });
  expect([changed.status, changed.body.code]).toEqual([403, 'payments.not_the_maker']);
  const taken = await world.end(treasurer, payment.id, 'withdraw');
  expect([taken.status, taken.body.code]).toEqual([403, 'payments.not_the_maker']);
  expect((await world.end(manager, payment.id, 'cancel')).status).toBe(403);
  expect((await world.read(treasurer, payment.id)).body.can).toEqual(['cancel']);
  const cancelled = await world.end(treasurer, payment.id, 'cancel', 'paid in cash');
  expect(cancelled).toMatchObject({ status: 200, body: { state: 'cancelled', endNote: 'paid in cash' } });
  expect(await used()).toEqual(['0.00', '0']);
  expect(cancelled.body.history.map(({ step }) => step)).toEqual(['prepare', 'await_approval', 'cancel']);
  const again = await world.end(treasurer, payment.id, 'cancel', 'once more');
  expect(again.status).toBeLessThan(500);
});

test('a checker sends it back: it is rejected with his reason, and the limits are free', async () => {
  const payment = await prepared();
  const answer = await manager.post(`/v1/approvals/${payment.approvalId}/rejection`, { reason: 'wrong account' });
  expect(answer.statusCode).toBe(200);
  expect((await world.read(accountant, payment.id)).body).toMatchObject({
    state: 'rejected',
    endNote: 'wrong account',
  });
  expect(await used()).toEqual(['0.00', '0']);
});

test('the maker takes it back among what waits for signatures, and it is withdrawn here too', async () => {
  const payment = await prepared();
  const answer = await accountant.post(`/v1/approvals/${payment.approvalId}/withdrawal`, {});
  expect(answer.statusCode).toBe(200);
  expect((await world.read(accountant, payment.id)).body).toMatchObject({ state: 'withdrawn' });
  expect(await used()).toEqual(['0.00', '0']);
});

test('whoever releases with class E under a rule of classes releases alone; class A does not', async () => {
  const owner = await world.signedIn('p-owner');
  const alone = await prepared({ debtorAccount: deposit }, owner);
  expect(alone).toMatchObject({
    state: 'authorizing',
    can: ['withdraw', 'authorize'],
    approvalId: null,
    decision: { outcome: 'released' },
  });
  const waiting = await prepared({ debtorAccount: deposit }, treasurer);
  expect(waiting).toMatchObject({ state: 'awaiting_approval' });
  // Under a rule that names steps not even he does, although his signature is of class E.
  expect(await prepared({}, owner)).toMatchObject({ state: 'awaiting_approval' });
  // And not where every signature needs a passkey.
  expect(await prepared({ amount: '600000.00' }, owner)).toMatchObject({ state: 'awaiting_approval' });
});

test('fifty signatures at the same instant put it to the bank once', async () => {
  const payment = await prepared();
  const second = await world.signedIn('p-second');
  const { contentHash } = (await manager.get(`/v1/approvals/${payment.approvalId}`)).json<{ contentHash: string }>();
  const signers = Array.from({ length: 50 }, (_, place) => [manager, treasurer, second][place % 3] ?? manager);
  const answers = await Promise.all(
    signers.map((signer) => signer.post(`/v1/approvals/${payment.approvalId}/signatures`, { contentHash })),
  );
  const approved = answers.filter((answer) => answer.json<{ state?: string }>().state === 'approved');
  expect(approved).toHaveLength(1);
  const { body } = await world.read(accountant, payment.id);
  expect(body.history.filter(({ step }) => step === 'await_authorization')).toHaveLength(1);
  expect(body.signatures).toHaveLength(1);
  const events = await world.server.db.query(
    `select 1 from platform.outbox where topic = 'payments.payment_authorizing' and payload ->> 'paymentId' = $1`,
    [payment.id],
  );
  expect(events).toHaveLength(1);
  await nextDay();
});

test('who may not see the account sees no payment from it, and another enterprise none at all', async () => {
  const payment = await prepared();
  const narrow = await world.signedIn('p-narrow');
  expect((await world.read(narrow, payment.id)).status).toBe(403);
  expect((await narrow.get('/v1/payments')).json<{ items: object[] }>().items).toEqual([]);
  const viewer = await world.signedIn('p-viewer');
  expect((await world.read(viewer, payment.id)).status).toBe(403);
  expect((await viewer.get('/v1/payments')).statusCode).toBe(403);
  const foreign = await PaymentWorld.foreigner(world);
  expect((await world.read(foreign, payment.id)).status).toBe(404);
  expect((await world.end(foreign, payment.id, 'withdraw')).status).toBe(404);
  await withdrawn(payment.id);
});

test('the list is narrowed by state, account and words, and goes on where it ended', async () => {
  const one = await prepared({ amount: '1.00', creditorName: '甲公司', remittance: 'one' });
  const two = await prepared({ amount: '2.00', creditorName: '乙公司', remittance: 'two 100%' });
  const ids = async (query: string): Promise<string[]> =>
    (await accountant.get(`/v1/payments?${query}`)).json<{ items: { id: string }[] }>().items.map(({ id }) => id);
  expect(await ids('state=awaiting_approval&q=%E7%94%B2%E5%85%AC%E5%8F%B8')).toEqual([one.id]);
  expect(await ids('q=TWO')).toEqual([two.id]);
  expect(await ids('q=100%25')).toEqual([two.id]);
  expect(await ids('q=1_0')).toEqual([]);
  expect(await ids(`state=released&q=one`)).toEqual([]);
  for (const number of [one.reference, one.endToEndId, one.id]) expect(await ids(`q=${number}`)).toEqual([one.id]);
  expect(await ids(`q=${one.reference.slice(1)}`)).toEqual([]);
  const page = (await accountant.get('/v1/payments?limit=1')).json<{ items: { id: string }[]; nextCursor: string }>();
  expect(page.items.map(({ id }) => id)).toEqual([two.id]);
  expect(await ids(`limit=1&cursor=${page.nextCursor}`)).toEqual([one.id]);
  expect((await accountant.get('/v1/payments?accountNumber=nobody')).statusCode).toBe(404);
  for (const { id } of [one, two]) await world.end(accountant, id, 'withdraw');
});

test('a preview says what would come of it, and uses nothing', async () => {
  const ask = async (amount: string): Promise<{ decision: { outcome: string; text: { en: string } } }> =>
    (
      await accountant.post('/v1/payment-previews', {
        debtorAccount: '6217000000008841',
        amount,
        currency: 'CNY',
        creditorAccount: null,
      })
    ).json();
  expect((await ask('40000')).decision.outcome).toBe('needs_approval');
  const beyond = await ask('80000.00');
  expect(beyond.decision).toMatchObject({ outcome: 'denied' });
  expect(beyond.decision.text.en).toContain('50,000.00');
  expect(await used()).toEqual(['0.00', '0']);
});

test.each([
  [{ amount: '0.00' }, 'body.amount'],
  [{ amount: '1.234' }, 'body.amount'],
  [{ currency: 'USD' }, 'body.currency'],
  [{ creditorName: '   ' }, 'body.creditorName'],
  [{ creditorAccount: '6217 0000 0000 8841', creditorBank: '' }, 'body.creditorAccount'],
])('%o is refused with the field and the reason', async (changed, field) => {
  const answer = await world.prepare(accountant, changed);
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ errors: [{ field }] });
});

test('every deed stands in the audit log, with the account', async () => {
  const lines = await world.server.db.query<{ action: string }>(
    `select distinct action from audit.lines where target like 'payment:%' and details ->> 'account' is not null order by 1`,
  );
  expect(lines.map(({ action }) => action)).toEqual([
    'payment.cancelled',
    'payment.changed',
    'payment.prepared',
    'payment.put_up_for_signing',
    'payment.rejected',
    'payment.released',
    'payment.signed',
    'payment.withdrawn',
  ]);
});

test('a process that has not heard of a new table cancels by the table in force all the same', async () => {
  await nextDay();
  const payment = await prepared();
  const isSession = "customer_id = 'c-payments' and subject = 'p-treasurer' and ended_at is null";
  const { db } = world.server;
  const [before] = await db.query(`select table_version, account_actions from identity.sessions where ${isSession}`);
  world.publish({ ...paymentTable, grants: paymentTable.grants.filter(({ action }) => action !== 'payments:cancel') });
  await world.signedIn('p-other');
  await db.query(`update identity.sessions set table_version = $1, account_actions = $2 where ${isSession}`, [
    before?.['table_version'],
    before?.['account_actions'],
  ]);
  const refused = await world.end(treasurer, payment.id, 'cancel', 'too late');
  expect([refused.status, refused.body.code]).toEqual([403, 'payments.not_allowed']);
  expect((await world.read(accountant, payment.id)).body.state).toBe('awaiting_approval');
  world.publish(paymentTable);
  await signIn();
  await withdrawn(payment.id);
});

test('signatures that sufficed when they were asked for release nothing once the rule asks for more', async () => {
  await nextDay();
  const payment = await prepared();
  const signer = (roleId: string) => ({ need: 1, from: [{ roleId, departmentId: null }] });
  const steps = [signer('finance-manager'), signer('treasurer')];
  const approvalRules = paymentTable.approvalRules.map((rule) => ({
    ...rule,
    demand: { kind: 'steps' as const, ordered: false, steps },
  }));
  world.publish({ ...paymentTable, approvalRules });
  await signIn();
  const refused = await world.sign(manager, payment.approvalId);
  expect([refused.status, refused.body.code]).toEqual([409, 'payments.rule_changed']);
  world.publish(paymentTable);
  await signIn();
  expect((await world.sign(manager, payment.approvalId)).body.state).toBe('approved');
});

test('outside the hours of its maker a payment is released under the rule and the limits in force, and only under them', async () => {
  await nextDay();
  // The test begins at 16:00 in Shanghai.
  const window = { days: [1, 2, 3, 4, 5, 6, 7], from: '08:30', until: '18:00', timeZone: 'Asia/Shanghai' };
  const hours = (perPaymentMinor: bigint): PermissionTable => ({
    ...paymentTable,
    grants: paymentTable.grants.map((one) =>
      one.action === 'payments:prepare' && one.roleId === 'accountant' && one.departmentId === 'finance'
        ? { ...one, window, limits: { ...one.limits, perPaymentMinor } }
        : one,
    ),
  });
  world.publish(hours(5_000_000n));
  await signIn();
  const payment = await prepared();
  world.server.clock.advance({ hours: 4 });
  await signIn();
  expect((await world.prepare(accountant)).status).toBe(403);
  const steps = ['finance-manager', 'treasurer'].map((roleId) => ({ need: 1, from: [{ roleId, departmentId: null }] }));
  const demand = { kind: 'steps' as const, ordered: false, steps };
  for (const [table, code] of [
    [
      { ...hours(5_000_000n), approvalRules: paymentTable.approvalRules.map((one) => ({ ...one, demand })) },
      'rule_changed',
    ],
    [hours(1_000_000n), 'maker_may_no_more'],
  ] as const) {
    world.publish(table);
    await signIn();
    const refused = await world.sign(manager, payment.approvalId);
    expect([refused.status, refused.body.code]).toEqual([409, `payments.${code}`]);
  }
  world.publish(hours(5_000_000n));
  await signIn();
  expect(await world.sign(manager, payment.approvalId)).toMatchObject({ body: { state: 'approved' } });
  world.publish(paymentTable);
});

test('the bank is told whose mandate a deputy used', async () => {
  await nextDay();
  const day = world.server.clock.now().toISOString().slice(0, 10);
  const holder = paymentTable.holders.find(({ subject }) => subject === 'p-manager');
  const delegate = { subject: 'p-manager', roleId: holder?.roleId, departmentId: holder?.departmentId };
  const made = await treasurer.post('/v1/delegations', { delegate, fromOn: day, untilOn: day });
  const payment = await prepared();
  const { contentHash } = (await manager.get(`/v1/approvals/${payment.approvalId}`)).json<{ contentHash: string }>();
  const { id: delegationId } = made.json<{ id: string }>();
  const signed = await manager.post(`/v1/approvals/${payment.approvalId}/signatures`, { contentHash, delegationId });
  expect([made.statusCode, signed.statusCode, signed.body]).toEqual([200, 200, expect.stringContaining('approved')]);
  const [row] = await world.server.db.query('select signatures from payments.instructions where instruction_id = $1', [
    payment.id,
  ]);
  expect(row?.['signatures']).toMatchObject([{ subject: 'p-manager', roleId: 'treasurer', inSteadOf: 'p-treasurer' }]);
});

test('a key that a colleague has signed with is not answered with what he did', async () => {
  await nextDay();
  const payment = await prepared();
  const { contentHash } = (await manager.get(`/v1/approvals/${payment.approvalId}`)).json<{ contentHash: string }>();
  const request = {
    method: 'POST' as const,
    url: `/v1/approvals/${payment.approvalId}/signatures`,
    headers: { 'idempotency-key': randomUUID() },
    payload: { contentHash },
  };
  const answers = [await manager.send(request), await manager.send(request), await treasurer.send(request)];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 422]);
});

test('from an account that the bank says is closed nothing is prepared, and the field is named', async () => {
  await nextDay();
  const key = randomUUID();
  const { body: before } = await world.prepare(accountant, {}, key);
  const place = [await world.enterpriseOf(accountant), world.server.bank.connectionOf(bank), customerId];
  const now = world.server.clock.now();
  await world.server.db.query(
    `insert into bank.connections (connection_id, slug, issuer, client_id, name_zh, name_en, mark, color, created_at)
     values ($1, 'closing', 'https://bank.example', 'guildhall', '示例银行', 'Example', '例', '#22406F', now())`,
    [place[1]],
  );
  await world.server.db.query(
    `insert into bank.accounts (enterprise_id, connection_id, customer_id, account_number, product, currency, last_digits, booked_minor,
       available_minor, as_of, read_at, is_closed) values ($1, $2, $3, $4, 'basic', 'CNY', '8841', 0, 0, $5, $5, true)`,
    [...place, basic, now],
  );
  await world.server.db.query(
    'insert into bank.account_readings (enterprise_id, connection_id, customer_id, asked_at, read_at) values ($1, $2, $3, $4, $4)',
    [...place, now],
  );
  const refused = { status: 409, body: { code: 'payments.account_closed', errors: [{ field: 'body.debtorAccount' }] } };
  expect(await world.prepare(accountant)).toMatchObject(refused);
  expect(await world.update(accountant, before, { amount: '1.00' })).toMatchObject(refused);
  // Whoever never heard the answer hears the same one, whatever became of the account since.
  expect(await world.prepare(accountant, {}, key)).toMatchObject({ status: 200, body: { id: before.id } });
  await world.server.db.query('update bank.accounts set is_closed = false where account_number = $1', [basic]);
  expect((await world.prepare(accountant)).status).toBe(200);
});
