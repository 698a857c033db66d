import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { actOnEscrow, askEscrow, paidIn, type EscrowShown } from '../testing/escrow-elsewhere.ts';
import * as ob from '../testing/open-banking.ts';
import { creditor, startTwoBanks, type TwoBanks } from '../testing/two-banks.ts';
import type { TestBank } from '../testing/test-bank.ts';

let banks: TwoBanks;
beforeAll(async () => {
  banks = await startTwoBanks();
  await scenario({});
  await ob.demandSignatures(banks.huayue, 1);
});
afterAll(() => banks[Symbol.asyncDispose]());
afterEach(async () => {
  banks.between.fate = 'through';
  await expectMirrored();
});

const patient = { interval: 30 };
const scenario = (more: object) => banks.huayue.sandbox('PUT', '/sandbox/scenario', { paymentDelayMs: 0, ...more });

async function balanceOf(bank: TestBank, accountId: string): Promise<bigint> {
  const rows = await bank.db.query<{ balance_minor: string }>(
    'select balance_minor from sandbox_bank.accounts where account_id = $1',
    [accountId],
  );
  return BigInt(rows[0]?.balance_minor ?? '0');
}
const queued = async () =>
  (await banks.huayue.db.query(`select 1 from sandbox_bank.interbank_sent where status = 'queued'`)).length;
/** Nothing waits for the other bank, all balances of a currency add up to zero, and what one bank owes is what the other is owed. */
async function expectMirrored(): Promise<void> {
  await expect.poll(queued, patient).toBe(0);
  for (const bank of [banks.huayue, banks.lanjiang]) {
    const sums = await bank.db.query<{ sum: string }>(
      'select sum(balance_minor) as sum from sandbox_bank.accounts group by currency',
    );
    expect(new Set(sums.map(({ sum }) => sum))).toEqual(new Set(['0']));
  }
  const ours = await balanceOf(banks.huayue, 'clearing-lanjiang-cny');
  expect(await balanceOf(banks.lanjiang, 'clearing-huayue-cny')).toBe(-ours);
}
const waiting = () =>
  banks.huayue.db.query<{ message_id: string; debtor_account: string }>(
    `select r.message_id, s.debtor_account from sandbox_bank.returned_funds r join sandbox_bank.interbank_sent s using (message_id)
     where r.placed_at is null order by r.came_at`,
  );

/** The one thing that waits to be placed. */
async function oneWaiting(): Promise<string> {
  await expect.poll(async () => (await waiting()).length, patient).toBe(1);
  return (await waiting())[0]?.message_id ?? '';
}

type Change = { change: string; status: string; note: string | null; transfer: Record<string, unknown> | null };
async function changesOf(escrowId: string): Promise<Change[]> {
  const rows = await banks.huayue.db.query<{ data: Change }>(
    'select data from sandbox_bank.escrow_changes where escrow_id = $1 order by sequence',
    [escrowId],
  );
  return rows.map(({ data }) => data);
}
async function read(escrowId: string): Promise<EscrowShown> {
  const answer = await banks.huayue.client.call('GET', `/api/v1/escrows/${escrowId}`, { scope: 'escrows' });
  return (await answer.json()) as EscrowShown;
}

/** A click on the operator's page. @returns what the page says then, or the status of the refusal. */
async function click(path: string, body: Record<string, string>): Promise<string> {
  const answer = await fetch(`${banks.huayue.issuer}/operator/clearing/${path}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(body),
  });
  return answer.headers.get('location')?.split('done=')[1] ?? String(answer.status);
}
const page = async (lang: string) => (await fetch(`${banks.huayue.issuer}/operator/clearing?lang=${lang}`)).text();

/** A release to an account that the other bank does not have, which has come back. */
async function returnedRelease(): Promise<{ escrow: EscrowShown; messageId: string }> {
  const escrow = await paidIn(banks, 'lj-0000');
  await actOnEscrow(banks, `/${escrow.escrowId}/releases`, randomUUID(), { amount: null });
  return { escrow, messageId: await oneWaiting() };
}

test('a release that the seller’s bank returns is none any more: the escrow waits, and nothing leaves it', async () => {
  const { escrow, messageId } = await returnedRelease();
  expect(await read(escrow.escrowId)).toMatchObject({ status: 'returned', released: '0.00', refunded: '0.00' });
  const changes = await changesOf(escrow.escrowId);
  const released = changes.find(({ change }) => change === 'released');
  expect(changes.at(-1)).toMatchObject({
    change: 'returned',
    status: 'returned',
    transfer: { kind: 'return', amount: '100.00', cause: 'return', returns: released?.transfer?.['transferId'] },
  });
  expect([await balanceOf(banks.huayue, 'returned-cny'), await balanceOf(banks.huayue, escrow.accountNumber)]).toEqual([
    10_000n,
    0n,
  ]);
  for (const [path, body] of [
    ['releases', { amount: null }],
    ['refunds', { amount: null, by: 'seller' }],
  ] as const)
    expect((await askEscrow(banks, `/${escrow.escrowId}/${path}`, randomUUID(), body)).status).toBe(422);
  for (const [lang, words] of [
    ['en', ['Returned and not placed', 'Back into the escrow', 'AC01', 'TO-1A2B3C4D', 'lj-0000']],
    ['zh-CN', ['待处理退汇', '放回托管', 'AC01', 'TO-1A2B3C4D', 'lj-0000']],
  ] as const) {
    const shown = await page(lang);
    for (const word of words) expect(shown).toContain(word);
  }
  expect(await click(`returned/${messageId}`, { to: 'origin', note: 'put back' })).toBe('placed');
});

test('placed back into its escrow, by two clicks at once, it is there once, is held again, and can leave again', async () => {
  const { escrow, messageId } = await returnedRelease();
  const clicks = await Promise.all(
    [1, 2, 3].map(() => click(`returned/${messageId}`, { to: 'origin', note: '卖方账号有误' })),
  );
  expect(clicks.toSorted()).toEqual(['placed', 'placed-before', 'placed-before']);
  expect(await balanceOf(banks.huayue, escrow.accountNumber)).toBe(10_000n);
  expect(await balanceOf(banks.huayue, 'returned-cny')).toBe(0n);
  expect(await read(escrow.escrowId)).toMatchObject({ status: 'funded', released: '0.00' });
  const changes = await changesOf(escrow.escrowId);
  expect(changes.filter(({ change }) => change === 'placed')).toMatchObject([{ transfer: null, note: '卖方账号有误' }]);
  expect(await page('en')).toContain('卖方账号有误');
  const before = await balanceOf(banks.huayue, 'qh-8841');
  const refund = { amount: null, by: 'seller' };
  expect(await actOnEscrow(banks, `/${escrow.escrowId}/refunds`, randomUUID(), refund)).toMatchObject({
    status: 'closed',
    refunded: '100.00',
  });
  expect(await balanceOf(banks.huayue, 'qh-8841')).toBe(before + 10_000n);
});

test('placed to the corrected account of the seller it arrives there once, and is released by the bank’s decision', async () => {
  const { escrow, messageId } = await returnedRelease();
  const before = await balanceOf(banks.lanjiang, creditor.accountNumber);
  const place = { to: 'account', accountNumber: creditor.accountNumber, bankId: 'lanjiang', note: 'new number' };
  expect(await click(`returned/${messageId}`, { ...place, bankId: 'nobody' })).toBe('400');
  expect(await click(`returned/${messageId}`, { ...place, accountNumber: '' })).toBe('400');
  expect(await click(`returned/${messageId}`, { ...place, note: ' ' })).toBe('400');
  expect((await Promise.all([1, 2].map(() => click(`returned/${messageId}`, place)))).toSorted()).toEqual([
    'placed',
    'placed-before',
  ]);
  await expect.poll(() => balanceOf(banks.lanjiang, creditor.accountNumber), patient).toBe(before + 10_000n);
  expect(await read(escrow.escrowId)).toMatchObject({ status: 'closed', released: '100.00' });
  expect((await changesOf(escrow.escrowId)).at(-1)).toMatchObject({
    change: 'released',
    note: 'new number',
    transfer: {
      kind: 'release',
      amount: '100.00',
      cause: 'decision',
      to: { accountNumber: creditor.accountNumber, bank: '澜江银行' },
    },
  });
});

test('parts that came back wait one by one, and an objection made meanwhile stands when they are placed', async () => {
  const escrow = await paidIn(banks, 'lj-0000');
  for (const amount of ['30.00', '20.00']) {
    await actOnEscrow(banks, `/${escrow.escrowId}/releases`, randomUUID(), { amount });
    if (amount === '30.00') banks.between.fate = 'down';
  }
  banks.between.fate = 'through';
  await expect.poll(async () => (await waiting()).length, patient).toBe(2);
  await actOnEscrow(banks, `/${escrow.escrowId}/disputes`, randomUUID(), { by: 'seller', reason: 'unpaid' });
  const [first, second] = await waiting();
  await click(`returned/${first?.message_id}`, { to: 'origin', note: 'one' });
  expect(await read(escrow.escrowId)).toMatchObject({ status: 'returned', released: '0.00' });
  await click(`returned/${second?.message_id}`, { to: 'origin', note: 'two' });
  expect(await read(escrow.escrowId)).toMatchObject({ status: 'disputed', released: '0.00' });
  expect(await balanceOf(banks.huayue, escrow.accountNumber)).toBe(10_000n);
});

test('parts that came back before escrows were told of it are each told when they are placed', async () => {
  const escrow = await paidIn(banks, 'lj-0000');
  banks.between.fate = 'down';
  for (const amount of ['30.00', '20.00'])
    await actOnEscrow(banks, `/${escrow.escrowId}/releases`, randomUUID(), { amount });
  banks.between.fate = 'through';
  await expect.poll(async () => (await waiting()).length, patient).toBe(2);
  // As it was then: the money stands in the account of what came back, and the escrow knows nothing of it.
  await banks.huayue.db.query(
    `update sandbox_bank.escrows set status = 'funded', released_minor = 5000 where escrow_id = $1`,
    [escrow.escrowId],
  );
  await banks.huayue.db.query(
    `delete from sandbox_bank.escrow_changes where escrow_id = $1 and data ->> 'change' = 'returned'`,
    [escrow.escrowId],
  );
  for (const { message_id } of await waiting())
    expect(await click(`returned/${message_id}`, { to: 'origin', note: 'back' })).toBe('placed');
  expect(await read(escrow.escrowId)).toMatchObject({ status: 'funded', released: '0.00' });
  const told = (await changesOf(escrow.escrowId)).filter(({ change }) => change === 'returned');
  expect(told.map(({ transfer }) => transfer?.['amount'])).toEqual(['30.00', '20.00']);
  expect(await balanceOf(banks.huayue, escrow.accountNumber)).toBe(10_000n);
});

test('the second leg of what was paid twice waits when it comes back, and goes to its payer once', async () => {
  const before = await balanceOf(banks.huayue, 'qh-8841');
  await scenario({ payTwiceRate: 1 });
  const what = ob.initiation({
    CreditorAccount: { SchemeName: 'UK.OBIE.BBAN', Identification: 'lj-0000', Name: '恒信贸易有限公司' },
    InstructedAmount: { Amount: '12.00', Currency: 'CNY' },
  });
  await ob.pay(banks.huayue, what);
  const messageId = await oneWaiting();
  await scenario({});
  expect(await balanceOf(banks.huayue, 'qh-8841')).toBe(before - 1_200n);
  // Another customer's, the bank's own, one at the other bank: none of these is the payer's.
  for (const place of [
    { accountNumber: 'opening-cny', bankId: '' },
    { accountNumber: 'nowhere', bankId: '' },
    { accountNumber: creditor.accountNumber, bankId: 'lanjiang' },
  ])
    expect(await click(`returned/${messageId}`, { to: 'account', note: 'no', ...place })).toBe('400');
  const clicks = await Promise.all([1, 2].map(() => click(`returned/${messageId}`, { to: 'origin', note: 'back' })));
  expect(clicks.toSorted()).toEqual(['placed', 'placed-before']);
  expect(await balanceOf(banks.huayue, 'qh-8841')).toBe(before);
  expect(await balanceOf(banks.huayue, 'returned-cny')).toBe(0n);
});

const refusal = { status: 400, answer: JSON.stringify({ code: 'message_malformed' }) };
const statusOf = async (paymentId: string) => (await ob.endOf(banks.huayue, paymentId)).status;
const pay = (Amount: string) =>
  ob.pay(
    banks.huayue,
    ob.initiation({
      CreditorAccount: { SchemeName: 'UK.OBIE.BBAN', Identification: creditor.accountNumber, Name: '恒信贸易有限公司' },
      InstructedAmount: { Amount, Currency: 'CNY' },
    }),
  );
const messageOf = async (paymentId: string) => {
  const find = () =>
    banks.huayue.db.query<{ message_id: string; refused_status: number | null; is_sending: boolean }>(
      `select message_id, refused_status, coalesce(sending_until > now(), false) as is_sending from sandbox_bank.interbank_sent
       where payment_id = $1`,
      [paymentId],
    );
  await expect.poll(async () => (await find()).length, patient).toBe(1);
  return { id: (await find())[0]?.message_id ?? '', find };
};

test('a message that the other bank refuses is set aside once: its payment fails, its money is back, those behind it go on', async () => {
  const before = await balanceOf(banks.huayue, 'qh-8841');
  banks.between.fate = 'down';
  const first = await pay('6.01');
  const message = await messageOf(first);
  const later = [await pay('6.02'), await pay('6.03')];
  const aside = (note: string) => click(`sent/${message.id}/set-aside`, { note });
  // It may arrive yet.
  expect(await aside('impatient')).toBe('409');
  banks.between.fate = refusal;
  await expect.poll(async () => (await message.find())[0]?.refused_status, patient).toBe(400);
  expect(await page('en')).toContain('Set it aside');
  expect(await page('zh-CN')).toContain('搁置这份报文');
  expect(await aside('')).toBe('400');
  let said: string[] = [];
  await expect
    .poll(async () => {
      said = await Promise.all([1, 2, 3].map(() => aside('wrong name form')));
      return said.toSorted().join(' ');
    }, patient)
    .toContain('set-aside set-aside-before');
  expect(await page('en')).toContain('wrong name form');
  banks.between.fate = 'through';
  for (const paymentId of later) await expect.poll(() => statusOf(paymentId), patient).toBe('ACSC');
  expect(await ob.endOf(banks.huayue, first)).toEqual({ status: 'RJCT', reason: 'MS03' });
  expect(await balanceOf(banks.huayue, 'qh-8841')).toBe(before - 1_205n);
  const booked = await banks.huayue.db.query('select 1 from sandbox_bank.transfers where message_id = $1', [
    message.id,
  ]);
  expect(booked).toHaveLength(1);
  expect(await waiting()).toEqual([]);
});

test('a release whose message is set aside waits to be placed, as one that came back', async () => {
  banks.between.fate = refusal;
  const escrow = await paidIn(banks, creditor.accountNumber);
  await actOnEscrow(banks, `/${escrow.escrowId}/releases`, randomUUID(), { amount: null });
  const [sent] = await banks.huayue.db.query<{ message_id: string }>(
    'select message_id from sandbox_bank.interbank_sent where debtor_account = $1',
    [escrow.accountNumber],
  );
  await expect
    .poll(() => click(`sent/${sent?.message_id}/set-aside`, { note: 'they refuse it' }), patient)
    .toBe('set-aside');
  expect(await read(escrow.escrowId)).toMatchObject({ status: 'returned', released: '0.00' });
  expect(await click(`returned/${await oneWaiting()}`, { to: 'origin', note: 'again' })).toBe('placed');
  expect(await read(escrow.escrowId)).toMatchObject({ status: 'funded' });
});

test('an answer without end is hung up on, and the transfer goes on waiting', async () => {
  banks.between.fate = 'endless answer';
  const paymentId = await pay('7.00');
  const waits = () =>
    banks.huayue.db.query<{ last_error: string | null }>(
      'select last_error from sandbox_bank.interbank_sent where payment_id = $1',
      [paymentId],
    );
  await expect.poll(async () => (await waits())[0]?.last_error, patient).toContain('at great length');
  // What the sockets buffer is taken from the pourer, too.
  expect(banks.between.poured).toBeLessThan(8 * 1024 * 1024);
  banks.between.fate = 'through';
  await expect.poll(() => statusOf(paymentId), patient).toBe('ACSC');
});
