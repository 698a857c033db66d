import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { basic, grantOf } from '../../../../../../tests/support/access/sample-table.ts';
import {
  bank,
  customerId,
  paymentTable,
  PaymentWorld,
} from '../../../../../../tests/support/payments/payment-world.ts';
import { Bookings, Desk } from '../../../../../../tests/support/payments/reconciliation-world.ts';

let world: PaymentWorld;
let desk: Desk;
let manager: Desk;
let bookings: Bookings;
beforeAll(async () => {
  world = await PaymentWorld.create({
    ...paymentTable,
    grants: [...paymentTable.grants, grantOf('statements:read'), grantOf('statements:read', { roleId: 'treasurer' })],
  });
  const accountant = await world.signedIn('p-accountant');
  desk = new Desk(accountant, basic);
  manager = new Desk(await world.signedIn('p-treasurer'), basic);
  const { mandate } = (await accountant.get('/v1/session')).json<{ mandate: { enterprise: { id: string } } }>();
  const { id: enterpriseId } = mandate.enterprise;
  const connectionId = world.server.bank.connectionOf(bank);
  bookings = new Bookings(world.server, { enterpriseId, connectionId, customerId, accountNumber: basic });
});
afterAll(() => world[Symbol.asyncDispose]());

interface MonthAnswer {
  readonly opening: string | null;
  readonly closing: string | null;
  readonly agrees: boolean | null;
  readonly open: number;
  readonly matched: number;
  readonly late: number;
  readonly missing: string[];
  readonly state: string;
  readonly blocks: { code: string; text: { zh: string; en: string } }[];
  readonly can: string[];
  readonly closed: { contentHash: string } | null;
}

test('a reference with its amount is matched by itself, and what is likely is proposed with words', async () => {
  await bookings.request('PR-2026-09-0101', 10_000, '2026-09-01T00:00:00Z');
  await bookings.request('PR-2026-09-0102', 20_000, '2026-09-01T00:00:00Z');
  await bookings.request('PR-2026-09-0103', 30_000, '2026-09-01T00:00:00Z');
  const statement = await bookings.statement('2026-09-30', { opening: 0, closing: 60_900 - 15 });
  await bookings.book(statement, [
    { day: '2026-09-30', amount: 10_000, text: 'invoice PR-2026-09-0101' },
    { day: '2026-09-30', amount: 50_000 - 15, text: 'PR-2026-09-0102 PR-2026-09-0103' },
    { day: '2026-09-30', amount: 900, text: 'cash' },
  ]);
  expect(await desk.post('/runs', {})).toMatchObject({
    status: 200,
    body: { taken: 3, matched: 1, proposed: 1, left: 1 },
  });
  const [matched] = await desk.list('2026-09', 'matched');
  expect(matched).toMatchObject({ amount: '100.00', match: { kind: 'one_to_one' } });
});

test('of two people who decide about one line one wins and the other is told', async () => {
  await bookings.request('PR-2026-09-0104', 900, '2026-09-28T00:00:00Z');
  await desk.post('/runs', {});
  const [entry] = (await desk.list('2026-09')).filter(({ amount }) => amount === '9.00');
  expect(entry?.proposal).toMatchObject({ confidence: 70, text: { en: 'Same amount; no party to compare' } });
  if (entry === undefined) throw new Error('the line is in the list');
  const answers = await Promise.all([desk.confirm(entry), manager.confirm(entry)]);
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)?.body?.code).toBe('payments.entry_changed_meanwhile');
});

test('a line is split over records with a fee; beyond the bound of a fee it needs another word', async () => {
  const [entry] = await desk.list('2026-09');
  const items = (await desk.get<{ items: { id: string; number: string; open: string }[] }>('/items?direction=credit'))
    .body.items;
  const seen = [{ id: entry?.id, revision: entry?.revision }];
  const body = { entries: seen, items: items.map(({ id, open }) => ({ id, amount: open })) };
  expect((await desk.post('/matches', body)).body?.code).toBe('payments.sums_differ');
  const less = { entries: seen, items: [{ id: items[0]?.id, amount: '200.00' }], differenceKind: 'fee' };
  expect((await desk.post('/matches', less)).status).toBe(409);
  const done = await desk.post<{ kind?: string; difference?: { amount: string; kind: string } }>('/matches', {
    ...body,
    differenceKind: 'fee',
  });
  expect(done.body).toMatchObject({ kind: 'one_to_many', difference: { amount: '-0.15', kind: 'fee' } });
});

test('what is taken apart is open again and is not matched by the rules any more', async () => {
  const matched = (await desk.list('2026-09', 'matched')).find(({ amount }) => amount === '100.00');
  const address = `/matches/${matched?.match?.id}/undo`;
  expect((await desk.post(address, { note: 'wrong' })).status).toBe(200);
  expect((await desk.post(address, {})).body?.code).toBe('payments.match_undone');
  expect((await desk.post('/runs', {})).body).toMatchObject({ matched: 0, proposed: 1 });
  const [again] = await desk.list('2026-09');
  expect(again?.proposal?.text.en).toContain('a person has taken it out before');
});

test('a month with an open line or a missing day cannot be closed, and says why', async () => {
  const { body } = await desk.get<MonthAnswer>('?month=2026-09');
  expect(body).toMatchObject({ opening: '0.00', closing: '608.85', agrees: true, open: 1, can: ['match'] });
  expect(body.blocks.map(({ code }) => code)).toEqual(['open_entries']);
  const refused = await desk.post('/closings', { month: '2026-09' });
  expect([refused.status, refused.body?.code]).toEqual([409, 'payments.month_not_closable']);
});

test('a closed month stays closed, in the code and in the database, and what comes late is counted in the next one', async () => {
  const [entry] = await desk.list('2026-09');
  if (entry === undefined) throw new Error('a line is open');
  expect((await desk.confirm(entry)).status).toBe(200);
  const closed = await desk.post<MonthAnswer>('/closings', { month: '2026-09' });
  expect(closed).toMatchObject({ status: 200, body: { state: 'closed', closing: '608.85', can: [] } });
  expect(closed.body?.closed?.contentHash).toMatch(/^[0-9a-f]{64}$/);
  const [matched] = await desk.list('2026-09', 'matched');
  const undone = await desk.post(`/matches/${matched?.match?.id}/undo`, {});
  expect([undone.status, undone.body?.code]).toEqual([409, 'payments.month_closed']);
  await expect(
    bookings.work((tx) =>
      sql`update payments.reconciliation_entries set note = 'x' where entry_id = ${matched?.id}`.execute(tx),
    ),
  ).rejects.toThrow(/row-level security/);
  await expect(
    bookings.work((tx) => sql`update payments.reconciliation_periods set closing_minor = 0`.execute(tx)),
  ).rejects.toThrow(/permission denied/);
  await expect(bookings.work((tx) => sql`delete from payments.reconciliation_periods`.execute(tx))).rejects.toThrow(
    /permission denied/,
  );

  const late = await bookings.statement('2026-09-29', { opening: 0, closing: 0 });
  await bookings.book(late, [{ day: '2026-09-29', amount: -500, text: 'late' }]);
  await desk.post('/runs', {});
  const [line] = await desk.list('2026-10');
  expect(line).toMatchObject({ day: '2026-09-29', month: '2026-10', lateOf: '2026-09' });
});

test('the next month opens with what the one before closed with, and a missing day is named', async () => {
  const [late] = await desk.list('2026-10');
  const first = await bookings.statement('2026-10-15', { opening: 60_385, closing: 61_385 });
  await bookings.book(first, [{ day: '2026-10-15', amount: 1_000, code: 'ACMT/MCOP/INTR' }]);
  await bookings.statement('2026-10-31', { opening: 62_385, closing: 62_385 });
  await desk.post('/runs', {});
  const { body } = await desk.get<MonthAnswer>('?month=2026-10');
  expect(body).toMatchObject({ opening: '608.85', closing: '623.85', agrees: false, late: 1 });
  expect(body.missing).toContain('2026-10-16');
  expect(body.blocks.map(({ code }) => code)).toEqual(['open_entries', 'missing_days', 'difference']);
  const filled = await bookings.statement('2026-10-16', { opening: 61_385, closing: 62_385 });
  await bookings.book(filled, [{ day: '2026-10-16', amount: 1_000, text: 'cash' }]);
  await desk.post('/runs', {});
  const open = await desk.list('2026-10');
  const interest = open.find(({ proposal }) => proposal !== null);
  expect(interest?.proposal).toMatchObject({ items: [], difference: { amount: '10.00', kind: 'interest' } });
  if (interest === undefined) throw new Error('interest is proposed');
  expect((await desk.confirm(interest)).body).toMatchObject({ kind: 'booking' });
  for (const { id, revision } of open.filter((one) => one.id !== interest.id))
    expect((await desk.post('/dismissals', { entry: { id, revision }, as: 'own_transfer' })).status).toBe(204);
  expect(late?.id).toBeDefined();
  const closed = await desk.post<MonthAnswer>('/closings', { month: '2026-10' });
  expect(closed).toMatchObject({ status: 200, body: { state: 'closed', opening: '608.85', closing: '623.85' } });
});

test('a month is closed after the one before it, and not before it is over', async () => {
  const answer = await desk.get<MonthAnswer>('?month=2026-12');
  expect(answer.body.blocks.map(({ code }) => code)).toEqual(['not_over', 'no_statements', 'previous_open']);
});

test('an account of which the mandate opens no statements is refused with the reason, one of nobody does not exist', async () => {
  const closed = new Desk(await world.signedIn('p-manager'), basic);
  const refused = await closed.get<{ code: string; detail: string }>('?month=2026-09');
  expect([refused.status, refused.body.code]).toEqual([403, 'access.account_denied']);
  expect((await closed.post('/runs', {})).status).toBe(403);
  const nobody = new Desk(await PaymentWorld.foreigner(world), '6217000000000000');
  expect((await nobody.get('?month=2026-09')).status).toBe(404);
});
