import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { Client } from 'pg';
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
import type { EnterpriseId } from '../../../platform/ids.ts';
import type { StatementTaken } from '../payments-events.ts';
import { createAuditModule } from '../../audit/index.ts';
import { alarmDoubledEntries } from './doubled-entries.ts';
import { noteLeftFile } from './note-left-file.ts';
import type { EntryView, StatementView } from './statement-schemas.ts';
import { NoTableInForce } from './take-file.ts';

const table = { ...paymentTable, grants: [...paymentTable.grants, grantOf('statements:read')] };

let world: PaymentWorld;
let accountant: TestVisitor;
let enterpriseId: EnterpriseId;
beforeAll(async () => {
  world = await PaymentWorld.create(table);
  accountant = await world.signedIn('p-accountant');
  const [own] = await world.server.db.query<{ id: EnterpriseId }>(
    'select enterprise_id as id from access.mandates where customer_id = $1 limit 1',
    [customerId],
  );
  enterpriseId = own!.id;
});
afterAll(() => world[Symbol.asyncDispose]());

const fileOf = (made: Partial<MadeStatement>) => makeStatement({ accountNumber: basic, ...made });

/** A file that the bank itself gives. */
async function given(made: Partial<MadeStatement>, whose = customerId) {
  const connectionId = world.server.bank.connectionOf(bank);
  const from = { via: 'bank', sourceId: 'f', fileName: 'from-bank.xml', uploadedBy: null, accounts: null } as const;
  const actor = { kind: 'bank', id: connectionId } as const;
  const place = { enterpriseId, connectionId, customerId: whose };
  return world.server.server.payments.statements.takeFile({ ...place, ...from, actor, bytes: fileOf(made) });
}

/** The same, brought by a member. */
async function brought(made: Partial<MadeStatement>): Promise<number> {
  const answer = await accountant.send({
    method: 'POST',
    url: '/v1/statement-files?fileName=mine.xml',
    headers: { 'content-type': 'application/xml' },
    payload: fileOf(made),
  });
  return answer.statusCode;
}

async function entriesOf(day: string): Promise<EntryView[]> {
  const path = `/v1/accounts/${basic}/entries?limit=100&from=${day}&to=${day}`;
  return (await accountant.get(path)).json<{ items: EntryView[] }>().items;
}
async function statementsOf(day: string): Promise<StatementView[]> {
  const path = `/v1/accounts/${basic}/statements?from=${day}&to=${day}`;
  const { items } = (await accountant.get(path)).json<{ items: { statements: StatementView[] }[] }>();
  return items.flatMap((one) => one.statements);
}
const sourcesOf = ({ sources }: Pick<EntryView, 'sources'>) => sources.map(({ via }) => via);

test('what the bank says is pending no file of a member books; the bank books it, and the member is named beside it', async () => {
  const day = '2026-03-02';
  const pending = { amount: '1.00', reference: 'P-1', status: 'PDNG', bookedOn: null } as const;
  const booked = { amount: '1.00', reference: 'P-1' };
  await given({ message: 'camt.052', day, entries: [pending] });
  const [before, ...more] = await entriesOf(day);
  expect(more).toEqual([]);
  expect([before?.status, sourcesOf(before!)]).toEqual(['pending', ['bank']]);
  expect(await brought({ day, id: 'CLAIM', entries: [booked] })).toBe(201);
  const [claimed, ...others] = await entriesOf(day);
  expect(others).toEqual([]);
  expect([claimed?.id, claimed?.status, sourcesOf(claimed!)]).toEqual([before?.id, 'pending', ['bank', 'upload']]);
  expect(claimed?.sources[1]?.uploadedBy).toEqual({
    zh: expect.any(String) as string,
    en: expect.any(String) as string,
  });
  // What the member claims twice is one pending entry and a movement of which only the member speaks.
  await brought({ day, id: 'CLAIM-2', closing: '102.00', entries: [booked, { ...booked }] });
  expect((await entriesOf(day)).map(({ status }) => status).toSorted()).toEqual(['booked', 'pending']);
  await given({ day, id: 'TRUE', entries: [booked] });
  const after = await entriesOf(day);
  expect(after.filter(({ status }) => status === 'pending')).toEqual([]);
  expect(after.find(({ id }) => id === before?.id)).toMatchObject({ status: 'booked' });
});

test('the same file from the bank, after a member brought it, stands beside it, counts, and doubles nothing', async () => {
  const day = '2026-03-05';
  const made = { day, id: 'SAME', entries: [{ amount: '1.00', reference: 'S-1', text: 'true' }] };
  await brought(made);
  const [entry] = await entriesOf(day);
  expect((await given(made)).via).toBe('bank');
  expect((await statementsOf(day)).map(({ source, replaced }) => [source.via, replaced])).toEqual([
    ['bank', false],
    ['upload', true],
  ]);
  // One that claims to be a later issue does not take the place of what the bank gave, and describes nothing anew.
  const later = { ...made, id: 'SAME-2', createdAt: '2031-01-01T00:00:00Z' };
  await brought({ ...later, entries: [{ amount: '1.00', reference: 'S-1', text: 'claimed' }] });
  expect((await statementsOf(day)).map(({ source, replaced }) => [source.via, replaced])).toEqual([
    ['bank', false],
    ['upload', true],
    ['upload', true],
  ]);
  const [told, ...others] = await entriesOf(day);
  expect(others).toEqual([]);
  expect([told?.id, told?.remittance]).toEqual([entry?.id, 'true']);
  // The bytes that the bank gave change nothing when a member brings them.
  const files = async () =>
    (await accountant.get('/v1/statement-files?limit=100')).json<{ items: unknown[] }>().items.length;
  const known = await files();
  expect([await brought(made), await files()]).toEqual([201, known]);
});

test('a statement that begins with the day before it leaves no gap, and one that does not meet is still named', async () => {
  const one = { day: '2026-03-10', sequence: 10, opening: '100.00', closing: '101.00' };
  await given({ ...one, id: 'O-1', entries: [{ amount: '1.00', reference: 'O-1' }] });
  const bytes = fileOf({
    day: '2026-03-11',
    sequence: 11,
    id: 'O-2',
    opening: '100.00',
    closing: '103.00',
    entries: [
      { amount: '1.00', reference: 'O-1', bookedOn: '2026-03-10' },
      { amount: '2.00', reference: 'O-2' },
    ],
  }).toString();
  const connectionId = world.server.bank.connectionOf(bank);
  const overlapping = Buffer.from(bytes.replace('<FrDtTm>2026-03-11', '<FrDtTm>2026-03-10'));
  const from = { via: 'bank', sourceId: 'f', fileName: 'o.xml', uploadedBy: null, accounts: null } as const;
  const actor = { kind: 'bank', id: connectionId } as const;
  const place = { enterpriseId, connectionId, customerId, actor };
  await world.server.server.payments.statements.takeFile({ ...place, ...from, bytes: overlapping });
  await given({ day: '2026-03-12', sequence: 12, id: 'O-3', opening: '200.00', closing: '201.00' });
  const path = `/v1/accounts/${basic}/statements?from=2026-03-10&to=2026-03-12`;
  const { items } = (await accountant.get(path)).json<{ items: { day: string; gaps: { reason: string }[] }[] }>();
  expect(items.map(({ day, gaps }) => [day, gaps.map(({ reason }) => reason)])).toEqual([
    ['2026-03-12', ['balances_do_not_meet']],
    ['2026-03-11', []],
    ['2026-03-10', ['statements_missing']],
  ]);
  expect(await entriesOf('2026-03-10')).toHaveLength(1);
});

test('a file of a customer without a permission table is not refused, and nothing is written of it', async () => {
  const count = async () => world.server.db.query('select file_id from payments.statement_files order by 1');
  const before = await count();
  await expect(given({ day: '2026-03-15' }, 'nobody-yet')).rejects.toThrow(NoTableInForce);
  expect(await count()).toEqual(before);
});

test('a payment of ours that the bank books twice is alarmed; a fee, one taken back and what a member claims are not', async () => {
  const { db } = world.deps(world.bankPayments);
  const taken = async (made: Partial<MadeStatement>, by: typeof given | typeof brought = given): Promise<number> => {
    await by(made);
    const told = await world.server.db.query<{ payload: StatementTaken }>(
      "select payload from platform.outbox where topic = 'payments.statement_taken' order by event_id desc limit 1",
    );
    const { bankPayments } = world;
    await alarmDoubledEntries({ db, bankPayments }, told[0]!.payload);
    return bankPayments.alarms.length;
  };
  const prepared = async () => {
    const { body } = await world.prepare(accountant, { amount: '40.00' });
    return [body.id.replaceAll('-', '')];
  };
  const paid = { amount: '40.00', direction: 'DBIT', payments: await prepared() } as const;
  const day = '2026-03-20';
  const once = { day, message: 'camt.054', id: 'N-1', entries: [{ ...paid, reference: 'D-1' }] } as const;
  expect(await taken(once)).toBe(0);
  // The same entry in the statement of the day, with a fee under the same id.
  const fee = { ...paid, amount: '0.50', reference: 'D-FEE' };
  expect(await taken({ day, id: 'D-DAY', entries: [{ ...paid, reference: 'D-1' }, fee] })).toBe(0);
  expect(await taken({ day, id: 'D-CLAIM', entries: [{ ...paid, reference: 'D-9' }] }, brought)).toBe(0);
  expect(await taken({ ...once, id: 'N-2', entries: [{ ...paid, reference: 'D-2' }] })).toBe(1);
  expect(world.bankPayments.alarms[0]).toMatchObject({
    kind: 'doubled_entry',
    detail: 'booked 2 times: D-1, D-2',
    customerId,
  });
  // Another one was booked anew after the bank had taken its first booking back.
  const again = { ...paid, payments: await prepared() };
  const back = { ...again, direction: 'CRDT', reversal: true, reference: 'D-4' } as const;
  const entries = [{ ...again, reference: 'D-3' }, back, { ...again, reference: 'D-5' }];
  expect(await taken({ day: '2026-03-21', id: 'D-BACK', entries })).toBe(1);
});

test('a file that is long in writing keeps no new permission table waiting', async () => {
  const { db } = world.server.server.platform;
  const writer = new Client({ connectionString: world.server.db.url });
  await writer.connect();
  await writer.query('begin; lock table payments.statements in exclusive mode');
  const waiting = async () => {
    const { rows } = await db.asSystem('tests.locks', (tx) =>
      sql`select 1 from pg_locks join pg_stat_activity using (pid)
        where relation = 'payments.statements'::regclass and mode = 'RowExclusiveLock' and not granted
          and datname = current_database()`.execute(tx),
    );
    return rows.length;
  };
  const taken = given({ day: '2026-03-25', id: 'LONG', entries: [{ amount: '1.00', reference: 'L-1' }] });
  await expect.poll(waiting, { interval: 10 }).toBe(1);
  const { rows } = await db.asSystem('tests.locks', (tx) =>
    sql`select 1 from access.permission_tables where customer_id = ${customerId} for update nowait`.execute(tx),
  );
  expect(rows).toHaveLength(1);
  await writer.query('commit');
  await writer.end();
  expect(await taken).toMatchObject({ state: 'taken' });
});

test('a file that the bank offers and that is too large to be fetched is listed with its reason, to those who may read the account', async () => {
  const { platform } = world.server.server;
  const connectionId = world.server.bank.connectionOf(bank);
  const content = fileOf({ day: '2026-05-04', id: 'LARGE' });
  const left = {
    enterpriseId,
    connectionId,
    customerId,
    fileId: 'f-large',
    fileName: 'camt.053_2026-05-04T16-00-00Z.xml',
    accountNumber: basic,
    schema: 'camt.053.001.08',
    sizeBytes: 9_000_000,
    sha256: createHash('sha256').update(content).digest('hex'),
    mostBytes: 8_388_608,
  };
  const deps = { ...platform, audit: createAuditModule(platform) };
  await Promise.all([noteLeftFile(deps, left), noteLeftFile(deps, left)]);
  await noteLeftFile(deps, { ...left, fileId: 'f-other', accountNumber: 'somebody else', sha256: 'ab'.repeat(32) });
  type Files = { items: { fileName: string; fault: { code: string; text: { zh: string; en: string } } | null }[] };
  const listed = async () => (await accountant.get('/v1/statement-files?state=refused')).json<Files>().items;
  const found = (await listed()).filter(({ fault }) => fault?.code === 'not_fetched');
  expect(found).toMatchObject([{ via: 'bank', sizeBytes: 9_000_000, accountNumbers: [basic] }]);
  expect(found[0]?.fault?.text.en).toContain('more than 8 MB');
  expect(found[0]?.fault?.text.zh).toContain('8 MB');
  // A member brings what could not be fetched.
  expect(await brought({ day: '2026-05-04', id: 'LARGE' })).toBe(201);
});
