import { afterAll, beforeAll, expect, test } from 'vitest';
import { basic, grantOf } from '../../../../../../tests/support/access/sample-table.ts';
import {
  bank,
  customerId,
  paymentTable,
  PaymentWorld,
} from '../../../../../../tests/support/payments/payment-world.ts';
import { Bookings, Desk } from '../../../../../../tests/support/payments/reconciliation-world.ts';
import { makeStatement, type MadeStatement } from '../../../../../../tests/support/statements/make-statement.ts';
import { asId } from '../../../platform/ids.ts';

let world: PaymentWorld;
let desk: Desk;
let bookings: Bookings;
beforeAll(async () => {
  world = await PaymentWorld.create({ ...paymentTable, grants: [...paymentTable.grants, grantOf('statements:read')] });
  const accountant = await world.signedIn('p-accountant');
  desk = new Desk(accountant, basic);
  const { mandate } = (await accountant.get('/v1/session')).json<{ mandate: { enterprise: { id: string } } }>();
  const connectionId = world.server.bank.connectionOf(bank);
  const place = { enterpriseId: mandate.enterprise.id, connectionId, customerId, accountNumber: basic };
  bookings = new Bookings(world.server, place);
});
afterAll(() => world[Symbol.asyncDispose]());

/** A statement as the bank gives it. */
async function given(made: Partial<MadeStatement>): Promise<void> {
  const { enterpriseId, connectionId } = bookings.place;
  const actor = { kind: 'bank', id: connectionId } as const;
  const row = await world.server.server.payments.statements.takeFile({
    enterpriseId: asId<'enterprise'>(enterpriseId),
    connectionId: asId<'connection'>(connectionId),
    customerId,
    via: 'bank',
    sourceId: 'f',
    fileName: 'a.xml',
    uploadedBy: null,
    accounts: null,
    actor,
    bytes: makeStatement({ accountNumber: basic, ...made }),
  });
  expect([row.state, row.faultCode]).toEqual(['taken', null]);
}

interface MonthAnswer {
  readonly state: string;
  readonly agrees: boolean | null;
  readonly open: number;
  readonly matched: number;
  readonly late: number;
  readonly superseded: number;
  readonly blocks: { code: string }[];
}
const month = async (name: string) => (await desk.get<MonthAnswer>(`?month=${name}`)).body;

async function putAside(name: string): Promise<void> {
  for (const { id, revision } of await desk.list(name))
    expect((await desk.post('/dismissals', { entry: { id, revision }, as: 'bank_error' })).status).toBe(204);
}

const september = { day: '2026-09-30', sequence: 9, id: 'S-9', opening: '0.00' } as const;

test('a line that the bank lists no more is out of the sums, its match is taken apart, and the month can be closed', async () => {
  await bookings.request('PR-2026-09-0201', 10_000, '2026-09-01T00:00:00Z');
  await given({
    ...september,
    closing: '100.00',
    entries: [{ reference: 'R-1', amount: '100.00', text: 'PR-2026-09-0201' }],
  });
  expect((await desk.post('/runs', {})).body).toMatchObject({ taken: 1, matched: 1 });
  const second = { ...september, createdAt: '2026-10-01T08:00:00Z', closing: '110.00' };
  await given({ ...second, entries: [{ reference: 'R-1', amount: '110.00', text: 'cash' }] });
  await desk.post('/runs', {});
  expect(await month('2026-09')).toMatchObject({ agrees: true, open: 1, matched: 0, superseded: 1 });
  expect(await desk.list('2026-09', 'superseded')).toMatchObject([{ amount: '100.00', match: null }]);
  const items = await desk.get<{ items: { number: string; open: string }[] }>('/items?direction=credit');
  expect(items.body.items).toMatchObject([{ number: 'PR-2026-09-0201', open: '100.00' }]);
  await putAside('2026-09');
  expect((await desk.post<MonthAnswer>('/closings', { month: '2026-09' })).body).toMatchObject({ state: 'closed' });
});

test('a line of a closed month stays there, is taken back in the next open one, and counts again when it is listed again', async () => {
  const third = { ...september, createdAt: '2026-10-02T08:00:00Z', closing: '0.00' };
  await given({ ...third, entries: [] });
  await desk.post('/runs', {});
  expect(await month('2026-09')).toMatchObject({ state: 'closed', agrees: true });
  const [back, ...more] = await desk.list('2026-10');
  expect(more).toEqual([]);
  expect(back).toMatchObject({ amount: '110.00', direction: 'debit', lateOf: '2026-09', correction: 'taken_back' });
  await given({ day: '2026-10-31', sequence: 10, id: 'S-10', opening: '0.00', closing: '0.00', entries: [] });
  expect(await month('2026-10')).toMatchObject({ agrees: true, open: 1, late: 1 });
  // Listed again, nothing is to be taken back; dropped once more, it is.
  const listed = { ...september, closing: '110.00', entries: [{ reference: 'R-1', amount: '110.00', text: 'cash' }] };
  await given({ ...listed, createdAt: '2026-10-03T08:00:00Z' });
  await desk.post('/runs', {});
  expect(await desk.list('2026-10')).toEqual([]);
  await given({ ...third, createdAt: '2026-10-04T08:00:00Z', entries: [] });
  await desk.post('/runs', {});
  expect(await month('2026-10')).toMatchObject({ open: 1, superseded: 0 });
  await putAside('2026-10');
  expect((await desk.post<MonthAnswer>('/closings', { month: '2026-10' })).body).toMatchObject({ state: 'closed' });
});
