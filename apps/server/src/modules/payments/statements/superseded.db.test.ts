import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../../../tests/support/database.ts';
import { openIntake, type Intake } from '../../../../../../tests/support/payments/statement-intake.ts';
import { makeStatement, type MadeStatement } from '../../../../../../tests/support/statements/make-statement.ts';
import { randomOf, shuffled } from '../../../../../../tests/support/statements/order.ts';
import { testKey } from '../../../../../../tests/support/templates.ts';
import { newId } from '../../../platform/ids.ts';

/** Dozens of files, each in a transaction of its own, on a machine that has other work. */
vi.setConfig({ testTimeout: 180_000 });

let db: FreshDatabase;
let intake: Intake;
beforeAll(async () => {
  db = await freshDatabase();
  intake = openIntake(db.url, testKey);
});
afterAll(async () => {
  await intake[Symbol.asyncDispose]();
  await db[Symbol.asyncDispose]();
});

const day = '2026-01-05';
const later = '2026-01-06T08:00:00Z';
const of = { accountNumber: 'A-1', day, sequence: 7, opening: '1000.00' } as const;
const paid = (reference: string, amount: string) => ({
  reference,
  amount,
  direction: 'DBIT' as const,
  text: reference,
});

const first: MadeStatement = {
  ...of,
  id: 'S-7',
  closing: '795.00',
  entries: [paid('R-1', '100.00'), paid('R-2', '60.00'), paid('R-3', '45.00')],
};
/** R-1 was corrected, R-2 dropped, R-4 added. */
const second: MadeStatement = {
  ...of,
  id: 'S-7',
  createdAt: later,
  closing: '837.00',
  entries: [paid('R-1', '110.00'), paid('R-3', '45.00'), paid('R-4', '8.00')],
};

type Given = MadeStatement | readonly [MadeStatement, 'upload'];

async function take(enterpriseId: string, given: readonly Given[]): Promise<void> {
  for (const one of given) {
    const [made, via] = 'accountNumber' in one ? [one, 'bank' as const] : one;
    const row = await intake.take(enterpriseId, { name: 'a.xml', bytes: makeStatement(made) }, via);
    expect([row.state, row.faultCode]).toEqual(['taken', null]);
  }
}

/** Every entry with whether it counts, or by which issue it does not. */
async function told(enterpriseId: string): Promise<string[]> {
  const rows = await db.query<{ told: string }>(
    `select concat_ws(' ', e.remittance, e.amount_minor, e.status, coalesce('by ' || s.bank_id || coalesce(' ' || s.closing_minor, ''), 'counts')) as told
     from payments.entries e
     left join payments.statements s on s.enterprise_id = e.enterprise_id and s.statement_id = e.superseded_by
     where e.enterprise_id = $1 order by 1`,
    [enterpriseId],
  );
  return rows.map((row) => row.told);
}

const corrected = [
  'R-1 10000 booked by S-7 83700',
  'R-1 11000 booked counts',
  'R-2 6000 booked by S-7 83700',
  'R-3 4500 booked counts',
  'R-4 800 booked counts',
];

test('of a statement that is issued anew what was changed or dropped counts no more, in any order and however often', async () => {
  const orders = [
    [first, second],
    [second, first],
    [second, first, second, first, second, first],
    ...[1, 2, 3].map((seed) => shuffled([first, second, first, second, first, second], randomOf(seed))),
  ];
  for (const order of orders) {
    const enterpriseId = newId();
    await take(enterpriseId, order);
    expect(await told(enterpriseId)).toEqual(corrected);
  }
});

test('what a third issue lists again counts again', async () => {
  const third = { ...first, createdAt: '2026-01-07T08:00:00Z', closing: '795.00' };
  for (const order of [
    [first, second, third],
    [third, second, first],
    [second, third, first],
  ]) {
    const enterpriseId = newId();
    await take(enterpriseId, order);
    expect(await told(enterpriseId)).toEqual([
      'R-1 10000 booked counts',
      'R-1 11000 booked by S-7 79500',
      'R-2 6000 booked counts',
      'R-3 4500 booked counts',
      'R-4 800 booked by S-7 79500',
    ]);
  }
});

test('what only reports and notifications tell of, and what another statement lists, is not superseded', async () => {
  const notified: MadeStatement = {
    ...of,
    message: 'camt.054',
    id: 'N-1',
    entries: [paid('R-2', '60.00'), paid('R-9', '3.00')],
  };
  const report: MadeStatement = { ...of, message: 'camt.052', id: 'P-1', entries: [paid('R-8', '4.00')] };
  // One of the week lists a line of the first issue too.
  const week: MadeStatement = {
    ...of,
    day: '2026-01-09',
    fromOn: day,
    sequence: 1,
    id: 'W-1',
    closing: '900.00',
    entries: [{ ...paid('R-1', '100.00'), bookedOn: day }],
  };
  const all = [first, second, notified, report, week];
  for (let seed = 1; seed <= 4; seed += 1) {
    const enterpriseId = newId();
    await take(enterpriseId, shuffled([...all, ...all], randomOf(seed)));
    expect(await told(enterpriseId)).toEqual([
      'R-1 10000 booked counts',
      'R-1 11000 booked counts',
      'R-2 6000 booked by S-7 83700',
      'R-3 4500 booked counts',
      'R-4 800 booked counts',
      'R-8 400 booked counts',
      'R-9 300 booked counts',
    ]);
  }
});

test("a member's file supersedes nothing that the bank lists, and what it alone books does not count beside the bank's statement", async () => {
  const claimed = [{ ...second, createdAt: '2031-01-01T00:00:00Z' }, 'upload'] as const;
  for (const order of [
    [first, claimed],
    [claimed, first],
  ]) {
    const enterpriseId = newId();
    await take(enterpriseId, order);
    expect(await told(enterpriseId)).toEqual([
      'R-1 10000 booked counts',
      'R-1 11000 booked by S-7 79500',
      'R-2 6000 booked counts',
      'R-3 4500 booked counts',
      'R-4 800 booked by S-7 79500',
    ]);
  }
});

test('a pending entry, two issues of one time, and pages that are not all here take nothing away', async () => {
  const pending: MadeStatement = {
    ...first,
    entries: [...(first.entries ?? []), { ...paid('R-5', '2.00'), status: 'PDNG', bookedOn: null }],
  };
  const booked: MadeStatement = {
    ...of,
    message: 'camt.054',
    day: '2026-01-06',
    id: 'N-2',
    entries: [paid('R-5', '2.00')],
  };
  const enterpriseId = newId();
  await take(enterpriseId, [pending, booked, second]);
  expect(await told(enterpriseId)).toEqual([...corrected, 'R-5 200 booked counts']);

  const tied = newId();
  const sameTime = `${day}T21:00:00Z`;
  await take(tied, [first, { ...second, createdAt: sameTime }]);
  expect((await told(tied)).filter((one) => !one.endsWith('counts'))).toEqual([]);

  // Issued anew over two pages.
  const [one, ...rest] = second.entries ?? [];
  const pages: readonly MadeStatement[] = [
    { ...second, page: [1, false], closing: null, entries: one === undefined ? [] : [one] },
    { ...second, page: [2, true], opening: null, entries: rest },
  ];
  for (const order of [pages, pages.toReversed()]) {
    const paged = newId();
    await take(paged, [first, ...order.slice(0, 1)]);
    expect((await told(paged)).filter((line) => !line.endsWith('counts'))).toEqual([]);
    await take(paged, order.slice(1));
    expect((await told(paged)).map((line) => line.replace(/by .*/, 'by'))).toEqual(
      corrected.map((line) => line.replace(/by .*/, 'by')),
    );
  }
});

test('equal entries that move from one page to another with a new issue are as many as the new issue lists', async () => {
  const fee = { amount: '0.50', direction: 'DBIT', text: 'Fee' } as const;
  const page = (number: 1 | 2, fees: number, createdAt: string): MadeStatement => ({
    ...of,
    id: 'S-7',
    createdAt,
    page: [number, number === 2],
    opening: number === 1 ? '1000.00' : null,
    closing: number === 2 ? '999.00' : null,
    interim: '1.00',
    entries: Array.from({ length: fees }, () => fee),
  });
  const sameTime = `${day}T21:00:00Z`;
  const issues = [page(1, 2, sameTime), page(2, 0, sameTime), page(1, 0, later), page(2, 2, later)];
  for (let seed = 1; seed <= 6; seed += 1) {
    const enterpriseId = newId();
    await take(enterpriseId, shuffled([...issues, ...issues], randomOf(seed)));
    const counted = (await told(enterpriseId)).filter((one) => one.endsWith('counts'));
    expect(counted).toEqual(['Fee 50 booked counts', 'Fee 50 booked counts']);
  }
});
