import { afterAll, beforeAll, expect, test } from 'vitest';
import { basic, grantOf } from '../../../../../../tests/support/access/sample-table.ts';
import {
  bank,
  customerId,
  PaymentWorld,
  paymentTable,
} from '../../../../../../tests/support/payments/payment-world.ts';
import { makeStatement, type MadeStatement } from '../../../../../../tests/support/statements/make-statement.ts';
import type { TestVisitor } from '../../../../../../tests/support/server/test-server.ts';
import { newId, type EnterpriseId } from '../../../platform/ids.ts';
import type { BankStatementFile } from '../payments-ports.ts';
import { defineStatementJobs } from './statement-jobs.ts';
import type { EntryView, StatementFileView, StatementView } from './statement-schemas.ts';

const table = { ...paymentTable, grants: [...paymentTable.grants, grantOf('statements:read')] };

let world: PaymentWorld;
let accountant: TestVisitor;
beforeAll(async () => {
  world = await PaymentWorld.create(table);
  accountant = await world.signedIn('p-accountant');
});
afterAll(() => world[Symbol.asyncDispose]());

interface Refusal {
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { field: string; reason: string; reasonZh: string; line?: number }[];
}

async function bring(bytes: Buffer, by = accountant) {
  const answer = await by.send({
    method: 'POST',
    url: '/v1/statement-files?fileName=statement.xml',
    headers: { 'content-type': 'application/xml' },
    payload: bytes,
  });
  return { status: answer.statusCode, body: answer.json<StatementFileView & Refusal>() };
}

async function brought(...statements: readonly [Partial<MadeStatement>, ...Partial<MadeStatement>[]]): Promise<void> {
  const [first, ...rest] = statements.map((one) => ({ accountNumber: basic, ...one }));
  if (first === undefined) throw new Error('nothing to bring');
  const { status, body } = await bring(makeStatement(first, ...rest));
  expect([status, body.detail]).toEqual([201, undefined]);
}

async function days(
  query = '',
): Promise<{ day: string; statements: StatementView[]; gaps: Record<string, unknown>[] }[]> {
  return (await accountant.get(`/v1/accounts/${basic}/statements${query}`)).json<{ items: never[] }>().items;
}

async function entries(query = ''): Promise<EntryView[]> {
  return (await accountant.get(`/v1/accounts/${basic}/entries?limit=100${query}`)).json<{ items: EntryView[] }>().items;
}

test('a member brings a statement, and reads its days, entries and balances', async () => {
  await brought({ day: '2026-01-05', sequence: 1, id: 'A-1' });
  const [day] = await days('?from=2026-01-05&to=2026-01-05');
  expect(day?.statements[0]).toMatchObject({
    bankId: 'A-1',
    state: 'balances',
    opening: '100.00',
    closing: '101.00',
    expected: '101.00',
    credits: '1.00',
    checkedBy: 'rules',
    replaced: false,
  });
  const [entry] = await entries('&from=2026-01-05&to=2026-01-05');
  expect(entry).toMatchObject({ amount: '1.00', direction: 'credit', status: 'booked', bankReference: 'R-1' });
  const whole = await accountant.get(`/v1/statements/${day?.statements[0]?.id}`);
  expect(whole.json<{ entries: { items: EntryView[] } }>().entries.items).toEqual([entry]);
});

test('the answer to a file that a member brings says who brought it, also when it was there already', async () => {
  const made = makeStatement({ accountNumber: basic, day: '2026-01-20', id: 'WHO' });
  for (const _again of [1, 2]) {
    const { status, body } = await bring(made);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      uploadedBy: { zh: expect.any(String) as string, en: expect.any(String) as string },
    });
  }
});

test('a statement that does not balance is named with what was expected and what was found', async () => {
  await brought({ day: '2026-01-06', sequence: 2, opening: '101.00', closing: '150.00' });
  const [day] = await days('?from=2026-01-06&to=2026-01-06');
  expect(day?.statements[0]).toMatchObject({ state: 'does_not_balance', expected: '102.00', closing: '150.00' });
});

test('what is missing between two statements is named, by the count of the bank and by balances that do not meet', async () => {
  await brought({ day: '2026-02-02', sequence: 20 });
  await brought({ day: '2026-02-05', sequence: 23, opening: '101.00', closing: '102.00' });
  await brought({ day: '2026-02-06', sequence: 24, opening: '500.00', closing: '501.00' });
  const found = await days('?from=2026-02-01&to=2026-02-28');
  expect(found.map(({ day, gaps }) => [day, gaps.map((gap) => gap['reason'])])).toEqual([
    ['2026-02-06', ['balances_do_not_meet']],
    ['2026-02-05', ['statements_missing']],
    ['2026-02-02', ['statements_missing']],
  ]);
  expect(found[1]?.gaps[0]).toMatchObject({ fromSequence: '21', toSequence: '22', afterDay: '2026-02-02' });
  expect(found[0]?.gaps[0]).toMatchObject({ closing: '102.00', opening: '500.00' });
  // At the edge of the days asked for what is missing is named on either side.
  const [edge] = await days('?from=2026-02-05&to=2026-02-05');
  expect(edge?.gaps.map(({ afterDay, beforeDay }) => [afterDay, beforeDay])).toEqual([
    ['2026-02-05', '2026-02-06'],
    ['2026-02-02', '2026-02-05'],
  ]);
  const first = await accountant.get(`/v1/accounts/${basic}/statements?from=2026-02-01&to=2026-02-28&limit=1`);
  const { nextCursor } = first.json<{ nextCursor: string }>();
  const next = await days(`?from=2026-02-01&to=2026-02-28&limit=2&cursor=${nextCursor}`);
  expect(next).toEqual(found.slice(1));
});

test('a pending entry that is booked is one entry, keeps its id, and the report of the day loses nothing', async () => {
  const day = '2026-03-02';
  const entry = { amount: '40.00', reference: 'P-1' };
  await brought({ message: 'camt.052', day, entries: [{ ...entry, status: 'PDNG', bookedOn: null }] });
  const [pending] = await entries(`&from=${day}&to=${day}`);
  expect(pending?.status).toBe('pending');
  await brought({ day, closing: '140.00', entries: [{ ...entry, payments: ['E-1', 'E-2'] }] });
  const booked = await entries(`&from=${day}&to=${day}`);
  expect(booked).toMatchObject([{ id: pending?.id, status: 'booked', payments: 2 }]);
  // The report comes again, later and in another file.
  await brought({ message: 'camt.052', day, id: 'again', entries: [{ ...entry, status: 'PDNG', bookedOn: null }] });
  expect(await entries(`&from=${day}&to=${day}`)).toEqual(booked);
  const detail = await accountant.get(`/v1/entries/${pending?.id}`);
  expect(detail.json<{ details: { endToEndId: string }[] }>().details.map((one) => one.endToEndId)).toEqual([
    'E-1',
    'E-2',
  ]);
});

test('two true duplicates in one statement are two entries, and stay two when they come again', async () => {
  const day = '2026-03-05';
  const twice = { amount: '4.50', direction: 'DBIT' as const, text: 'Coffee' };
  await brought({ day, sequence: 40, closing: '91.00', entries: [twice, twice] });
  await brought({
    day,
    sequence: 40,
    id: 'issued-again',
    createdAt: `${day}T23:00:00Z`,
    closing: '91.00',
    entries: [twice, twice],
  });
  expect(await entries(`&from=${day}&to=${day}`)).toHaveLength(2);
  const [first] = await days(`?from=${day}&to=${day}`);
  expect(first?.statements.map(({ bankId, replaced }) => [bankId, replaced])).toEqual([
    ['issued-again', false],
    [`S-${day}-40`, true],
  ]);
});

test('the same file again changes nothing', async () => {
  const file = makeStatement({ accountNumber: basic, day: '2026-03-09' });
  const [first, again] = [await bring(file), await bring(file)];
  expect(again).toEqual(first);
});

test('digits behind the decimals of the currency are refused with their line, and zeros there say nothing', async () => {
  const day = '2026-03-10';
  const { status, body } = await bring(makeStatement({ accountNumber: basic, day, entries: [{ amount: '1.00001' }] }));
  expect([status, body.code, body.errors[0]?.line]).toEqual([422, 'payments.statement_file_refused', 15]);
  expect(body.detail).toContain('1.00001');
  expect(await entries(`&from=${day}&to=${day}`)).toEqual([]);
  await brought({ day, entries: [{ amount: '1.00000', reference: 'exact' }] });
  expect(await entries(`&from=${day}&to=${day}`)).toMatchObject([{ amount: '1.00' }]);
});

test('what was refused is listed with line and reason, in both languages', async () => {
  await bring(Buffer.from('<Document>\n<open>\n'));
  const answer = await accountant.get('/v1/statement-files?state=refused');
  const [file] = answer.json<{ items: StatementFileView[] }>().items;
  expect(file).toMatchObject({ state: 'refused', via: 'upload', fault: { code: 'not_xml', line: 3 } });
  expect(file?.fault?.text.zh).toContain('XML');
});

test('a file of an account that the mandate does not open is refused with the account named', async () => {
  const { status, body } = await bring(makeStatement({ accountNumber: 'X-1' }, { accountNumber: basic }));
  expect([status, body.code]).toEqual([403, 'payments.statement_account_not_open']);
  expect(body.detail).toContain('X-1');
});

test('another enterprise finds neither statement nor entry, and not the account', async () => {
  const other = { connectionId: world.server.bank.connectionOf(bank), bank, customerId: 'c-other' };
  world.server.tables.publish(other, table);
  const person = {
    bank,
    customerId: 'c-other',
    subject: 'p-accountant',
    roleId: 'accountant',
    departmentId: 'finance',
  };
  const foreigner = await world.server.signedIn(person);
  const [entry] = await entries();
  expect((await foreigner.get(`/v1/entries/${entry?.id}`)).statusCode).toBe(404);
  expect((await foreigner.get(`/v1/statements/${entry?.statementId}`)).statusCode).toBe(404);
  expect((await foreigner.get('/v1/statement-files')).json<{ items: unknown[] }>().items).toEqual([]);
});

test('entries are found by words, by direction and page by page', async () => {
  expect(await entries('&q=coffee')).toHaveLength(2);
  expect((await entries('&direction=debit')).every((one) => one.direction === 'debit')).toBe(true);
  const all = await entries();
  const page = await accountant.get(`/v1/accounts/${basic}/entries?limit=3`);
  const { nextCursor } = page.json<{ nextCursor: string }>();
  const rest = await accountant.get(`/v1/accounts/${basic}/entries?limit=100&cursor=${nextCursor}`);
  expect(rest.json<{ items: EntryView[] }>().items).toEqual(all.slice(3));
});

test('odd input is answered with the field', async () => {
  const odd = [`/v1/accounts/${basic}/statements?from=2026-02-31`, `/v1/accounts/${basic}/entries?cursor=e30`];
  for (const url of odd) expect((await accountant.get(url)).statusCode).toBe(400);
  const strange = await accountant.send({
    method: 'POST',
    url: '/v1/statement-files?fileName=a',
    headers: { 'content-type': 'text/plain' },
    payload: 'x',
  });
  expect(strange.statusCode).toBe(415);
  const { status, body } = await bring(Buffer.alloc(16_777_217, 32));
  expect([status, body.code]).toEqual([413, 'payments.statement_file_too_large']);
});

test('taking a file is written in the audit and told to whoever listens', async () => {
  const topics = await world.server.db.query<{ topic: string; n: number }>(
    `select topic, count(*)::int as n from platform.outbox where topic like 'payments.%' group by topic order by topic`,
  );
  expect(topics.map(({ topic }) => topic)).toEqual(['payments.entries_booked', 'payments.statement_taken']);
  const actions = await world.server.db.query<{ action: string }>(
    `select distinct action from audit.lines where action like 'statement%' order by 1`,
  );
  expect(actions.map(({ action }) => action)).toEqual(['statement_file.refused', 'statement_file.taken']);
});

test('a file that a bank gives is taken for the accounts of its customer, and of no other', async () => {
  const { payments } = world.server.server;
  const connectionId = world.server.bank.connectionOf(bank);
  const [own] = await world.server.db.query<{ id: EnterpriseId }>(
    'select distinct enterprise_id as id from payments.statements',
  );
  const customer = { enterpriseId: own?.id ?? newId(), connectionId, customerId };
  const theirs = { amount: '1.00', reference: 'BANK-1', text: 'as the bank says it' };
  const files = new Map([
    ['f-1', makeStatement({ accountNumber: basic, day: '2026-05-04', entries: [theirs] })],
    ['f-2', makeStatement({ accountNumber: 'X-9', day: '2026-05-04' })],
  ]);
  const jobs = new Map<string, { run(job: { id: string; payload: never }): Promise<void> }>();
  const taken: string[] = [];
  const source = {
    read: (file: BankStatementFile) => Promise.resolve(files.get(file.fileId) ?? null),
    taken: async (file: BankStatementFile) => void taken.push(file.fileId),
  };
  const define = {
    define: (job: { name: string }) => void jobs.set(job.name, job as never),
    send: () => Promise.resolve(),
  };
  defineStatementJobs({ jobs: define }, source, payments.statements.takeFile);
  for (const fileId of ['f-1', 'f-2', 'gone']) {
    const payload = { payload: { ...customer, fileId, fileName: `${fileId}.xml` } } as never;
    await jobs.get('payments.take_statement_file')?.run({ id: fileId, payload });
  }
  // A customer of whom no permission table is here yet: nothing is refused, the file waits where it is.
  const unknown = { ...customer, customerId: 'no-table', fileId: 'f-1', fileName: 'f-1.xml' };
  await jobs.get('payments.take_statement_file')?.run({ id: 'waits', payload: { payload: unknown } as never });
  expect(taken).toEqual(['f-1']);
  const rows = await world.server.db.query<{ source: string; state: string; fault: string | null }>(
    `select source_id as source, state, fault_code as fault from payments.statement_files where via = 'bank' order by source_id`,
  );
  expect(rows).toEqual([
    { source: 'f-1', state: 'taken', fault: null },
    { source: 'f-2', state: 'refused', fault: 'account_not_open' },
  ]);
  // A member's file that claims to be newer describes nothing anew that the bank gave itself.
  const claimed = { ...theirs, text: 'as a member says it' };
  await brought({ day: '2026-05-04', id: 'LATER', createdAt: '2030-01-01T00:00:00Z', entries: [claimed] });
  const told = await entries('&from=2026-05-04&to=2026-05-04');
  expect(told.map(({ remittance }) => remittance)).toEqual(['as the bank says it']);
});
