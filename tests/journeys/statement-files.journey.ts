import { afterAll, beforeAll, expect, test } from 'vitest';
import { awayFromMidnight } from '../support/away-from-midnight.ts';
import { hasSharedData } from '../support/shared-data.ts';
import { startKillableWorld, type KillableWorld } from '../support/world/killable-world.ts';
import { findMember } from '../support/world/members.ts';
import { authorisePayment, signIn } from '../support/world/sign-in.ts';
import { Visitor } from '../support/world/visitor.ts';

interface Entry {
  id: string;
  status: string;
  amount: string;
  endToEndId: string | null;
  bankReference: string | null;
}
interface Statement {
  id: string;
  message: string;
  state: string;
  closing: string | null;
  replaced: boolean;
  checkedBy: string;
  entries: number;
}
interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

const account = '7730-1942-01';
const customerId = '7730-1942';

/** A statement is of a day: all of this is to happen on one. */
const dayRoomMs = 300_000;
let world: KillableWorld;
let clerk: Visitor;
let manager: Visitor;
beforeAll(async () => {
  await awayFromMidnight(dayRoomMs);
  world = await startKillableWorld();
  await world.settled();
  clerk = await visitor('accountant');
  manager = await visitor('finance_manager');
});
afterAll(() => world[Symbol.asyncDispose]());

async function visitor(roleId: string): Promise<Visitor> {
  const one = new Visitor(world.url);
  expect(await signIn(one, findMember(world.sample, roleId, 'qinghe'))).toBe('/');
  return one;
}

const bank = async (method: string, path: string, body: object): Promise<{ issued?: number }> => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${world.banks.huayue}${path}`, { method, headers, body: JSON.stringify(body) });
  return (await answer.json()) as { issued?: number };
};
const scenario = (wanted: object) => bank('PUT', '/sandbox/scenario', wanted);
const issue = async (what: string) => (await bank('POST', '/sandbox/statement-files', { what, customerId })).issued;

/** Prepared, signed, authorised at the bank and executed. @returns its end-to-end identification. */
async function pay(amount: string): Promise<string> {
  const body = {
    debtorAccount: account,
    creditorName: '恒信贸易有限公司',
    creditorAccount: '6228480100007733',
    creditorBank: '江南银行',
    amount,
    currency: 'CNY',
    remittance: `货款 ${amount}`,
  };
  const { id, approvalId } = (await clerk.post<{ id: string; approvalId: string }>('/v1/payments', body)).body;
  const { body: approval } = await manager.get<{ contentHash: string }>(`/v1/approvals/${approvalId}`);
  await manager.post(`/v1/approvals/${approvalId}/signatures`, { contentHash: approval.contentHash });
  await authorisePayment(manager, id, findMember(world.sample, 'finance_manager', 'qinghe'));
  const state = async () => (await clerk.get<{ state: string }>(`/v1/payments/${id}`)).body.state;
  await expect.poll(state).toBe('executed');
  return id.replaceAll('-', '');
}

async function all<Item>(path: string): Promise<Item[]> {
  const found: Item[] = [];
  let cursor: string | null = null;
  do {
    const more: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body }: { body: Page<Item> } = await clerk.get<Page<Item>>(`${path}${more}`);
    found.push(...body.items);
    cursor = body.nextCursor;
  } while (cursor !== null);
  return found;
}
const entries = () => all<Entry>(`/v1/accounts/${account}/entries?limit=100`);
const entriesOf = async (endToEndId: string) => (await entries()).filter((one) => one.endToEndId === endToEndId);
const statements = async (message: string) =>
  (await all<{ statements: Statement[] }>(`/v1/accounts/${account}/statements?message=${message}`)).flatMap(
    (day) => day.statements,
  );
/** Every file that the bank has issued is here and taken. */
const everythingTaken = async () => {
  const [issued] = await world.ledgers.huayue.query<{ files: string }>(
    'select count(*) as files from sandbox_bank.statement_files where customer_id = $1',
    [customerId],
  );
  const [taken] = await world.db.query<{ files: string }>(
    "select count(*) as files from payments.statement_files where via = 'bank' and state = 'taken' and customer_id = $1",
    [customerId],
  );
  return [taken?.files, issued?.files];
};
const untilTaken = async () => {
  await expect
    .poll(async () => {
      const [taken, issued] = await everythingTaken();
      return taken === issued;
    })
    .toBe(true);
};
/** What the bank booked on the account, counted in its own books. */
async function ledger(): Promise<{ balance: string; bookings: string }> {
  const [row] = await world.ledgers.huayue.query<{ balance: string; bookings: string }>(
    `select (balance_minor / 100.0)::numeric(20, 2)::text as balance,
            (select count(*) from sandbox_bank.transfers
             where debit_account = $1 and (payment_id is not null or repeats is not null))::text as bookings
     from sandbox_bank.accounts where account_id = $1`,
    [account],
  );
  return row!;
}

test('a payment is booked by the notification of the bank, and stands in the statement of the day, which balances', async () => {
  const endToEndId = await pay('1200.50');
  expect(await entriesOf(endToEndId)).toEqual([]);
  await issue('notifications');
  await expect.poll(() => entriesOf(endToEndId)).toMatchObject([{ status: 'booked', amount: '1200.50' }]);
  const [entry] = await entriesOf(endToEndId);
  await issue('end_of_day');
  await expect.poll(() => statements('camt.053')).toHaveLength(1);
  const [statement] = await statements('camt.053');
  expect(statement).toMatchObject({ state: 'balances', closing: (await ledger()).balance, replaced: false });
  // Held against the published schema wherever that lies beside the checkout.
  expect(statement?.checkedBy).toBe(hasSharedData ? 'schema' : 'rules');
  expect((await entriesOf(endToEndId)).map(({ id }) => id)).toEqual([entry?.id]);
  // The same movement as the bank shows it among the transactions of the account.
  const { body } = await clerk.get<Page<{ paymentId: string | null }>>(`/v1/accounts/${account}/transactions`);
  expect(body.items[0]?.paymentId?.replaceAll('-', '')).toBe(endToEndId);
  expect((await statements('camt.054')).map(({ replaced }) => replaced)).toEqual([false]);
});

test('what is pending becomes booked, and files that overlap or come again change nothing', async () => {
  await scenario({ paymentDelayMs: 600_000, statementReissueRate: 1, statementOverlapRate: 1 });
  const paying = pay('7.25');
  const underWay = async () =>
    (await world.ledgers.huayue.query("select 1 from sandbox_bank.payments where status = 'RCVD'")).length;
  await expect.poll(underWay, { interval: 20 }).toBe(1);
  await issue('intraday_report');
  const pending = async () => (await entries()).filter(({ status }) => status === 'pending');
  await expect.poll(pending).toHaveLength(1);
  const [before] = await pending();
  await world.ledgers.huayue.query("update sandbox_bank.payments set execute_at = now() where status = 'RCVD'");
  const endToEndId = await paying;
  await issue('notifications');
  await expect.poll(() => entriesOf(endToEndId)).toMatchObject([{ id: before?.id, status: 'booked' }]);
  await issue('end_of_day');
  await untilTaken();
  const known = await entries();
  for (const what of ['intraday_report', 'intraday_report', 'end_of_day']) await issue(what);
  await untilTaken();
  expect(await entries()).toEqual(known);
  expect(String(known.filter((one) => one.endToEndId !== null).length)).toBe((await ledger()).bookings);
  expect(new Set(known.map(({ bankReference }) => bankReference)).size).toBe(known.length);
  const current = (await statements('camt.053')).filter(({ replaced }) => !replaced);
  expect(current).toMatchObject([{ state: 'balances', closing: (await ledger()).balance }]);
  await scenario({});
});

test('a payment that the bank pays twice is alarmed, once, and shown as the two bookings that it is', async () => {
  const alarms = async () =>
    (
      await world.db.query<{ instruction_id: string; kind: string }>(
        'select instruction_id, kind from bank.payment_alarms',
      )
    )
      .map(({ instruction_id: id, kind }) => [id.replaceAll('-', ''), kind])
      .toSorted((a, b) => String(a).localeCompare(String(b)));
  const before = await alarms();
  await scenario({ payTwiceRate: 1 });
  const doubled = await pay('33.00');
  await scenario({});
  const once = await pay('34.00');
  await issue('notifications');
  await expect.poll(alarms).toEqual([...before, [doubled, 'doubled_entry']]);
  expect(await entriesOf(doubled)).toMatchObject([{ amount: '33.00' }, { amount: '33.00' }]);
  // The statement of the day tells of it again, and of the other payment, which was paid once.
  await issue('end_of_day');
  await untilTaken();
  expect(await entriesOf(once)).toHaveLength(1);
  const counted = () =>
    world.db.query<{ times: number }>("select times from bank.payment_alarms where kind = 'doubled_entry'");
  await expect.poll(counted).toMatchObject([{ times: 2 }]);
  expect(await alarms()).toEqual([...before, [doubled, 'doubled_entry']]);
});

test('a bank that is down and a network that is killed lose nothing and double nothing', async () => {
  const endToEndIds = [await pay('11.00'), await pay('12.00')];
  // The bank tells of the file and gives it to nobody.
  await scenario({ serverErrorRate: 1 });
  await issue('notifications');
  await world.killAndRestart();
  await issue('intraday_report');
  const failing = async () =>
    (await world.db.query("select 1 from bank.statement_cursors where asked_at > '-infinity'")).length;
  await expect.poll(failing).toBeGreaterThan(0);
  for (const one of endToEndIds) expect(await entriesOf(one)).toEqual([]);
  // And no push arrives: what was told is found by asking.
  await scenario({ pushNeverArrives: true });
  await issue('end_of_day');
  for (let kill = 0; kill < 2; kill += 1) await world.killAndRestart();
  await untilTaken();
  for (const one of endToEndIds) expect(await entriesOf(one)).toMatchObject([{ status: 'booked' }]);
  expect((await statements('camt.053'))[0]).toMatchObject({ state: 'balances', closing: (await ledger()).balance });
  expect(String((await entries()).filter((one) => one.endToEndId !== null).length)).toBe((await ledger()).bookings);
  await scenario({});
});
