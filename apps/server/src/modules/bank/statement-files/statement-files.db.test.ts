import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../../../tests/support/database.ts';
import { testKey } from '../../../../../../tests/support/templates.ts';
import { Sealer } from '../../../platform/crypto/seal.ts';
import { Database } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { createLog } from '../../../platform/log.ts';
import { BankError } from '../client/bank-error.ts';
import type { StatementFileItem } from '../client/statement-file-client.ts';
import type { BankConnection } from '../connections/connection.ts';
import { StatementFiles } from './statement-files.ts';

const customerId = '7730-1942';
const connectionId = newId<'connection'>();
const enterpriseId = newId<'enterprise'>();
// Of a connection this part asks for nothing but its names.
const connection = { connectionId, slug: 'example' } as BankConnection;

/** A bank with the files of one customer; it lies when told to. */
class FakeFiles {
  readonly contents: Buffer[] = [];
  readonly calls: string[] = [];
  spoil: (item: StatementFileItem) => StatementFileItem | null = (item) => item;
  spoilContent: (bytes: Buffer) => Buffer = (bytes) => bytes;
  isDown = false;

  item(sequence: number): StatementFileItem {
    const content = this.contents[sequence - 1] ?? Buffer.alloc(0);
    return {
      customerId,
      sequence,
      fileId: `f-${sequence}`,
      message: 'camt.053',
      schema: 'camt.053.001.08',
      accountNumber: 'A-1',
      createdAt: '2026-11-20T16:00:00Z',
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    };
  }

  files = async (_connection: BankConnection, _customer: string, after: bigint) => {
    this.#answer(`files ${after}`);
    const items = this.contents
      .map((_, index) => this.spoil(this.item(index + 1)))
      .filter((item) => item !== null)
      .filter((item) => BigInt(item.sequence) > after)
      .slice(0, 2);
    return { lastSequence: this.contents.length, items };
  };

  content = async (_connection: BankConnection, { fileId }: { readonly fileId: string }) => {
    this.#answer(`content ${fileId}`);
    return this.spoilContent(this.contents[Number(fileId.slice(2)) - 1] ?? Buffer.alloc(0));
  };

  #answer(call: string): void {
    this.calls.push(call);
    if (this.isDown) throw new BankError('bank.breaker_open', 'down');
  }
}

let fresh: FreshDatabase;
let db: Database;
let api: FakeFiles;
let files: StatementFiles;
const clock = { time: new Date('2026-11-20T17:00:00Z'), now: () => clock.time };
const wait = (ms: number) => (clock.time = new Date(clock.time.getTime() + ms));
beforeEach(async () => {
  fresh = await freshDatabase();
  const log = createLog('silent');
  const sealer = new Sealer(testKey);
  db = new Database(fresh.url, sealer, log, { app: 2, system: 2 });
  api = new FakeFiles();
  const relay = { wake: () => undefined };
  files = new StatementFiles({ db, clock, log, sealer, relay, statementFileApi: api, tendSoon: () => undefined });
  await fresh.query(
    `insert into bank.connections (connection_id, slug, issuer, client_id, name_zh, name_en, mark, color, created_at)
     values ($1, 'example', 'https://bank.example', 'guildhall', '示例银行', 'Example', '例', '#22406F', now())`,
    [connectionId],
  );
  await fresh.query(
    'insert into bank.customers (connection_id, customer_id, enterprise_id, created_at) values ($1, $2, $3, now())',
    [connectionId, customerId, enterpriseId],
  );
});
afterEach(async () => {
  await db.close();
  await fresh[Symbol.asyncDispose]();
});

const issue = (...texts: string[]) => api.contents.push(...texts.map((text) => Buffer.from(text)));
/** Somebody acts for the customer: its accounts are read. */
const somebodyActs = () =>
  fresh.query('insert into bank.account_readings (enterprise_id, connection_id, customer_id) values ($1, $2, $3)', [
    enterpriseId,
    connectionId,
    customerId,
  ]);
const tell = (sequence: number) => files.take(connection, customerId, api.item(sequence));
const tend = () => files.tend(connection).catch((error: unknown) => (error instanceof BankError ? error.code : error));
const told = async () => {
  const rows = await fresh.query<{ file: string; name: string }>(
    `select payload->>'fileId' as file, payload->>'fileName' as name from platform.outbox
     where topic = 'bank.statement_file' order by event_id`,
  );
  // A name never says of which account a file is.
  for (const { name } of rows) expect(name).toMatch(/^camt\.05[234]_\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z\.xml$/);
  return rows.map(({ file }) => file);
};
const place = { enterpriseId, connectionId, customerId };
const read = async (fileId: string) => (await files.read({ ...place, fileId }))?.toString() ?? null;

test('an event has the list read on to its end, and every file is fetched, checked and handed over once', async () => {
  issue('one', 'two', 'three');
  await tell(3);
  await tend();
  expect(await told()).toEqual(['f-1', 'f-2', 'f-3']);
  expect([await read('f-1'), await read('f-3')]).toEqual(['one', 'three']);
  await tell(2);
  await tend();
  expect(await told()).toHaveLength(3);
  await files.taken({ ...place, fileId: 'f-1' });
  expect([await read('f-1'), await read('f-2')]).toEqual([null, 'two']);
  // Of another enterprise it is not.
  expect(await files.read({ ...place, enterpriseId: newId(), fileId: 'f-2' })).toBeNull();
});

test('without any event the list of those for whom somebody acts is read after some time, and of nobody else', async () => {
  issue('one');
  await tend();
  expect(api.calls).toEqual([]);
  await somebodyActs();
  await tend();
  expect(await told()).toEqual(['f-1']);
  issue('two');
  await tend();
  expect(await told()).toEqual(['f-1']);
  wait(300_000);
  await tend();
  expect(await told()).toEqual(['f-1', 'f-2']);
});

test.each([
  ['of another content', (bytes: Buffer) => Buffer.from(bytes.toString().toUpperCase())],
  ['cut off', (bytes: Buffer) => bytes.subarray(1)],
])(
  'a file %s than was announced is not handed over, holds up no other, and comes rightly later',
  async (_what, spoil) => {
    issue('one', 'two');
    api.spoilContent = (bytes) => (bytes.toString() === 'one' ? spoil(bytes) : bytes);
    await tell(2);
    expect(await tend()).toBe('bank.invalid_answer');
    expect(await told()).toEqual(['f-2']);
    api.spoilContent = (bytes) => bytes;
    await tend();
    expect(await told()).toEqual(['f-2']);
    wait(5_000);
    await tend();
    expect(await told()).toEqual(['f-2', 'f-1']);
    expect(await read('f-1')).toBe('one');
  },
);

test('a list with a gap, or of another customer, is not believed', async () => {
  issue('one', 'two', 'three');
  await tell(3);
  api.spoil = (item) => (item.sequence === 2 ? null : item);
  expect(await tend()).toBe('bank.invalid_answer');
  api.spoil = (item) => ({ ...item, customerId: 'another' });
  expect(await tend()).toBe('bank.invalid_answer');
  expect(await told()).toEqual([]);
  api.spoil = (item) => item;
  await tend();
  expect(await told()).toEqual(['f-1', 'f-2', 'f-3']);
  await expect(files.take(connection, 'another', api.item(1))).rejects.toThrow('another shape');
});

test('a bank that is down loses nothing: what was told is fetched when it is back', async () => {
  issue('one');
  await tell(1);
  api.isDown = true;
  expect(await tend()).toBe('bank.breaker_open');
  expect(await told()).toEqual([]);
  api.isDown = false;
  await tend();
  expect(await told()).toEqual(['f-1']);
});

test('what nobody has taken is handed over again, with a new permission table at once; what was taken is not', async () => {
  issue('one', 'two');
  await tell(2);
  await tend();
  await files.taken({ ...place, fileId: 'f-2' });
  await tend();
  expect(await told()).toEqual(['f-1', 'f-2']);
  await files.handOver(connection, place);
  expect(await told()).toEqual(['f-1', 'f-2', 'f-1']);
  wait(3_600_000);
  await tend();
  expect(await told()).toEqual(['f-1', 'f-2', 'f-1', 'f-1']);
});

test('a file above the largest is not fetched, is told of once with its account and reason, and holds up no other', async () => {
  issue('one', 'two');
  const large = 8_388_609;
  api.spoil = (item) => (item.sequence === 1 ? { ...item, size: large } : item);
  await tell(2);
  await tend();
  await tell(2);
  await tend();
  expect(await told()).toEqual(['f-2']);
  expect(api.calls.filter((call) => call.startsWith('content'))).toEqual(['content f-2']);
  const left = await fresh.query<{ payload: Record<string, unknown> }>(
    "select payload from platform.outbox where topic = 'bank.statement_file_left'",
  );
  const { sha256 } = api.item(1);
  const about = { ...place, fileId: 'f-1', accountNumber: 'A-1', schema: 'camt.053.001.08', sizeBytes: large, sha256 };
  expect(left.map(({ payload }) => payload)).toEqual([
    { ...about, fileName: 'camt.053_2026-11-20T16-00-00Z.xml', mostBytes: 8_388_608 },
  ]);
});
