import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../../../tests/support/database.ts';
import { hasSharedData, withSharedData } from '../../../../../../tests/support/shared-data.ts';
import { openIntake, type Intake } from '../../../../../../tests/support/payments/statement-intake.ts';
import { distinctEntries } from '../../../../../../tests/support/statements/count-entries.ts';
import {
  makeMessage,
  makeStatement,
  type MadeStatement,
} from '../../../../../../tests/support/statements/make-statement.ts';
import { randomOf, shuffled } from '../../../../../../tests/support/statements/order.ts';
import { schemasDirectory } from '../../../../../../tests/support/statements/sample-files.ts';
import { testKey } from '../../../../../../tests/support/templates.ts';
import { Sealer } from '../../../platform/crypto/seal.ts';
import { Database } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { createLog } from '../../../platform/log.ts';
import { daysOf } from './statement-days.ts';
import { selectStatements } from './statement-store.ts';

/** Dozens of files, each in a transaction of its own, on a machine that has other work. */
vi.setConfig({ testTimeout: 180_000 });

let db: FreshDatabase;
let intake: Intake;
let store: Database;
beforeAll(async () => {
  db = await freshDatabase();
  intake = openIntake(db.url, testKey);
  store = new Database(db.url, new Sealer(testKey), createLog('fatal'), { app: 2, system: 1 });
});
afterAll(async () => {
  await store.close();
  await intake[Symbol.asyncDispose]();
  await db[Symbol.asyncDispose]();
});

const day = '2026-01-05';
const fee = { amount: '0.50', direction: 'DBIT', text: 'Fee' } as const;
const one = { accountNumber: 'A-1', day, id: 'S-1', sequence: 7 } as const;
const pages: readonly MadeStatement[] = [
  { ...one, page: [1, false], opening: '100.00', closing: null, entries: [fee, { ...fee, text: 'Rent' }] },
  { ...one, page: [2, false], opening: null, closing: null, interim: '99.00', entries: [fee, fee] },
  { ...one, page: [3, true], opening: null, closing: '97.50', entries: [fee] },
];

async function take(enterpriseId: string, files: readonly Buffer[]): Promise<void> {
  for (const [at, bytes] of files.entries()) {
    const row = await intake.take(enterpriseId, { name: `${at}.xml`, bytes });
    expect([row.state, row.faultCode]).toEqual(['taken', null]);
  }
}

async function told(enterpriseId: string): Promise<string[]> {
  const rows = await db.query<{ told: string }>(
    `select remittance || ' ' || count(*) || ' ' || sum(amount_minor) as told from payments.entries
     where enterprise_id = $1 and status = 'booked' group by remittance order by 1`,
    [enterpriseId],
  );
  return rows.map((row) => row.told);
}

/** Which entries the pages hold, by the numbers under which they are counted. */
async function numbers(enterpriseId: string): Promise<string[]> {
  const rows = await db.query<{ line: string }>(
    `select concat_ws(' ', s.page, l.position, l.occurrence, e.remittance,
       e.entry_key = sha256(convert_to(l.likeness || '|' || l.occurrence, 'UTF8'))) as line
     from payments.statement_lines l join payments.statements s using (enterprise_id, statement_id)
     join payments.entries e on e.enterprise_id = l.enterprise_id and e.entry_id = l.entry_id
     where l.enterprise_id = $1 order by s.page, l.position`,
    [enterpriseId],
  );
  return rows.map(({ line }) => line);
}

async function daysTold(enterpriseId: string) {
  const [place] = await db.query<{ connectionId: string }>(
    'select connection_id as "connectionId" from payments.statements where enterprise_id = $1 limit 1',
    [enterpriseId],
  );
  const filter = { customerId: 'c-1', accountNumber: 'A-1', message: 'camt.053', from: null, to: null };
  const rows = await store.as({ enterpriseId }, (tx) =>
    selectStatements(tx, { ...filter, connectionId: place?.connectionId ?? '' }, { after: null, limit: 100 }),
  );
  return daysOf(rows);
}

const whole = ['Fee 4 200', 'Rent 1 50'];

test('equal entries on several pages of a statement are as many as the pages say, in any order and however often', async () => {
  const files = pages.map((page) => makeStatement(page));
  for (let seed = 1; seed <= 4; seed += 1) {
    const enterpriseId = newId();
    await take(enterpriseId, shuffled([...files, ...files, ...files], randomOf(seed)));
    expect(await told(enterpriseId)).toEqual(whole);
    expect(await numbers(enterpriseId)).toEqual([
      '1 1 1 Fee t',
      '1 2 1 Rent t',
      '2 1 2 Fee t',
      '2 2 3 Fee t',
      '3 1 4 Fee t',
    ]);
  }
});

test('the pages in one file, and split as pages of the message, come to the same; so does the whole once more', async () => {
  const [first, second, third] = pages;
  if (first === undefined || second === undefined || third === undefined) throw new Error('three pages');
  const inOne = newId();
  await take(inOne, [makeStatement(first, second, third)]);
  expect(await told(inOne)).toEqual(whole);
  const byMessage = newId();
  const split = [first, second, third].map((page, at) => makeMessage([at + 1, at === 2], { ...page, page: null }));
  await take(byMessage, split.toReversed());
  expect(await told(byMessage)).toEqual(whole);
  // Issued again in one piece, and told of by a notification.
  const entries = [...(first.entries ?? []), ...(second.entries ?? []), ...(third.entries ?? [])];
  const again = { ...one, createdAt: `${day}T23:00:00Z`, closing: '97.50', entries };
  const notified = makeStatement({ ...one, message: 'camt.054', id: 'N-1', entries: [fee] });
  for (const enterpriseId of [inOne, byMessage]) {
    await take(enterpriseId, [notified, makeStatement(again), notified]);
    expect(await told(enterpriseId)).toEqual(whole);
  }
});

test('pages are added up as one statement, and one that is missing or wrong is named on the day', async () => {
  const enterpriseId = newId();
  const files = pages.map((page) => makeStatement(page));
  await take(
    enterpriseId,
    [files[0], files[2]].filter((file) => file !== undefined),
  );
  const states = async () =>
    (await daysTold(enterpriseId)).flatMap(({ statements }) => statements.map(({ statement }) => statement.state));
  expect(await states()).toEqual(['not_checked', 'not_checked']);
  await take(enterpriseId, files.slice(1, 2));
  expect(await states()).toEqual(['balances', 'balances', 'balances']);
  const [told3] = await daysTold(enterpriseId);
  expect(
    told3?.statements.map(({ statement, replaced }) => [statement.page, statement.expectedMinor, replaced]),
  ).toEqual([3, 2, 1].map((page) => [page, 9_750n, false]));
  const wrong = newId();
  await take(wrong, [
    makeStatement({ ...pages[0], accountNumber: 'A-1' }),
    makeStatement({ ...pages[1], accountNumber: 'A-1', page: [2, true], interim: null, closing: '50.00' }),
  ]);
  expect((await daysTold(wrong))[0]?.statements.map(({ statement }) => statement.state)).toEqual([
    'does_not_balance',
    'does_not_balance',
  ]);
});

test('a page that is issued again takes the place of that page alone, and equal entries are not counted twice', async () => {
  const enterpriseId = newId();
  const second = { ...pages[1], accountNumber: 'A-1', createdAt: `${day}T22:00:00Z` };
  await take(enterpriseId, [...pages.map((page) => makeStatement(page)), makeStatement(second)]);
  expect(await told(enterpriseId)).toEqual(whole);
  const [only] = await daysTold(enterpriseId);
  expect(only?.statements.map(({ statement, replaced }) => [statement.page, statement.state, replaced])).toEqual([
    [3, 'balances', false],
    [2, 'balances', false],
    [1, 'balances', false],
    [2, 'not_checked', true],
  ]);
});

test.runIf(hasSharedData)(withSharedData('XPath counts the pages of a valid message together too'), async () => {
  const [first, ...rest] = pages;
  if (first === undefined) throw new Error('a page');
  const bytes = makeStatement(first, ...rest);
  const document = XmlDocument.fromBuffer(bytes);
  const schema = XmlDocument.fromBuffer(readFileSync(`${schemasDirectory ?? ''}/camt.053.001.08.xsd`));
  using validator = XsdValidator.fromDoc(schema);
  expect(() => validator.validate(document)).not.toThrow();
  for (const one of [document, schema]) one.dispose();
  const split = pages.map((page, at) => ({ name: `${at}.xml`, bytes: makeStatement(page) }));
  expect(distinctEntries([{ name: 'all.xml', bytes }], schemasDirectory ?? '').booked).toBe(5);
  expect(distinctEntries([...split, ...split], schemasDirectory ?? '').booked).toBe(5);
});
