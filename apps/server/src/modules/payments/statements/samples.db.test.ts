import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { XmlDocument } from 'libxml2-wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../../../tests/support/database.ts';
import { hasSharedData, withSharedData } from '../../../../../../tests/support/shared-data.ts';
import { distinctEntries } from '../../../../../../tests/support/statements/count-entries.ts';
import { openIntake, type Intake } from '../../../../../../tests/support/payments/statement-intake.ts';
import { randomOf, shuffled } from '../../../../../../tests/support/statements/order.ts';
import { sampleFiles, schemasDirectory } from '../../../../../../tests/support/statements/sample-files.ts';
import { testKey } from '../../../../../../tests/support/templates.ts';
import { Sealer } from '../../../platform/crypto/seal.ts';
import { Database } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { createLog } from '../../../platform/log.ts';
import { selectEntriesOf } from './entry-store.ts';
import { SchemaShelf } from './reading/schema-shelf.ts';
import { selectStatement } from './statement-store.ts';
import { writeCamt053, type WholeStatement } from './write-camt053.ts';

const files = sampleFiles();
const isLong = process.env['GUILDHALL_LONG'] !== undefined;
const orders = isLong ? 30 : 3;
const kills = isLong ? 20 : 2;
/** Hundreds of files, each in a transaction of its own, on a machine that has other work. */
const timeout = isLong ? 1_800_000 : 180_000;

let db: FreshDatabase;
let intake: Intake;
/** What the samples come to when they are taken once, one after the other. */
let expected: string[];
beforeAll(async () => {
  db = await freshDatabase();
  intake = openIntake(db.url, testKey);
  const enterpriseId = newId();
  for (const file of files) await intake.take(enterpriseId, file);
  expected = await stateOf(enterpriseId);
}, timeout);
afterAll(async () => {
  await intake[Symbol.asyncDispose]();
  await db[Symbol.asyncDispose]();
});

/** What is known in the end, without the ids and times of this run. */
async function stateOf(enterpriseId: string): Promise<string[]> {
  const entries = await db.query<{ row: string }>(
    `select (to_jsonb(e) - 'enterprise_id' - 'entry_id' - 'statement_id' - 'taken_at' - 'superseded_by')::text || s.bank_id
       || coalesce(' by ' || encode(n.statement_key, 'hex'), '') as row
     from payments.entries e join payments.statements s using (enterprise_id, statement_id)
     left join payments.statements n on n.enterprise_id = e.enterprise_id and n.statement_id = e.superseded_by
     where e.enterprise_id = $1`,
    [enterpriseId],
  );
  const statements = await db.query<{ row: string }>(
    `select (to_jsonb(s) - 'enterprise_id' - 'statement_id' - 'file_id' - 'taken_at' - 'schema' - 'is_copy' - 'replaced_by')::text
       || coalesce((select ' by ' || encode(n.statement_key, 'hex') from payments.statements n
           where n.enterprise_id = s.enterprise_id and n.statement_id = s.replaced_by), '')
       || coalesce((select string_agg(encode(e.entry_key, 'hex'), ' ' order by l.position) from payments.statement_lines l
           join payments.entries e using (enterprise_id, entry_id)
           where l.enterprise_id = s.enterprise_id and l.statement_id = s.statement_id), '') as row
     from payments.statements s where enterprise_id = $1`,
    [enterpriseId],
  );
  return [...entries, ...statements].map(({ row }) => row).toSorted();
}

describe.runIf(hasSharedData)('the samples of banks', { timeout }, () => {
  test(withSharedData('are as many entries as XPath counts distinct ones, and every valid file is taken'), async () => {
    const enterpriseId = newId();
    const rows = await Promise.all(files.map((file) => intake.take(enterpriseId, file)));
    const counted = distinctEntries(files, schemasDirectory ?? '');
    const taken = files.filter((_, index) => rows[index]?.state === 'taken');
    expect(taken.map(({ name }) => name)).toEqual(counted.valid);
    const [found] = await db.query<{ booked: number; open: number }>(
      `select count(*) filter (where status = 'booked')::int as booked, count(*) filter (where status <> 'booked')::int as open
       from payments.entries where enterprise_id = $1`,
      [enterpriseId],
    );
    expect(found).toEqual({ booked: counted.booked, open: counted.notBooked });
    // Taken all at once, too, they come to what they come to one after the other.
    expect(await stateOf(enterpriseId)).toEqual(expected);
  });

  test(withSharedData('in any order, three times over, with transactions broken off, come to the same'), async () => {
    for (let seed = 1; seed <= orders; seed += 1) {
      const random = randomOf(seed);
      await using breaking = openIntake(db.url, testKey, () => random() < 0.3);
      const enterpriseId = newId();
      let broken = 0;
      for (const file of shuffled([...files, ...files, ...files], random)) {
        await breaking.take(enterpriseId, file).catch((error: unknown) => {
          expect(String(error)).toContain('broken off');
          broken += 1;
        });
      }
      expect(broken).toBeGreaterThan(10);
      // What was broken off every time comes once more.
      for (const file of files) await intake.take(enterpriseId, file);
      expect(await stateOf(enterpriseId)).toEqual(expected);
    }
  });

  test(withSharedData('taken by a process that is killed again and again, come to the same'), async () => {
    const enterpriseId = newId();
    const random = randomOf(7);
    const child = fileURLToPath(new URL('../../../../../../tests/support/statements/intake-child.ts', import.meta.url));
    for (let n = 0; n < kills; n += 1) {
      const taking = spawn(process.execPath, [child, db.url, testKey, enterpriseId, String(n)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = once(taking, 'exit');
      await Promise.race([once(taking.stdout, 'data'), ended]);
      await Promise.race([wait(100 + random() * 1_500), ended]);
      taking.kill('SIGKILL');
      await ended;
    }
    for (const file of files) await intake.take(enterpriseId, file);
    expect(await stateOf(enterpriseId)).toEqual(expected);
  });

  test(withSharedData('what is written as camt.053 is valid and reads back to the same entries'), async () => {
    const [from, to] = [newId(), newId()];
    for (const file of files) await intake.take(from, file);
    const own = await db.query<{ id: string }>(
      `select statement_id as id from payments.statements where enterprise_id = $1 and message = 'camt.053' order by statement_key`,
      [from],
    );
    const ids = own.map(({ id }) => id);
    const bytes = await written(from, ids);
    const document = XmlDocument.fromBuffer(bytes);
    expect(new SchemaShelf(schemasDirectory).check(document, 'camt.053.001.08')).toBe(true);
    document.dispose();
    const row = await intake.take(to, { name: 'written.xml', bytes });
    expect([row.state, row.checkedBy, row.statements]).toEqual(['taken', 'schema', ids.length]);
    expect(await linesOf(to)).toEqual(await linesOf(from));
  });
});

/** The statements of an enterprise as the export writes them. */
async function written(enterpriseId: string, statementIds: readonly string[]): Promise<Buffer> {
  const store = new Database(db.url, new Sealer(testKey), createLog('fatal'), { app: 2, system: 1 });
  const whole = await store.as({ enterpriseId }, async (tx) => {
    const found: WholeStatement[] = [];
    for (const id of statementIds) {
      const statement = await selectStatement(tx, id);
      if (statement !== null)
        found.push({ statement, entries: await selectEntriesOf(tx, id, { after: 0, limit: 1_000 }) });
    }
    return found;
  });
  await store.close();
  return writeCamt053(whole, 'M-1', new Date('2026-11-22T09:00:00Z'));
}

/** What the statements of the day hold, line by line; which of two sightings describes an entry is left out. */
async function linesOf(enterpriseId: string): Promise<string[]> {
  const rows = await db.query<{ row: string }>(
    `select concat_ws('|', s.account_number, s.bank_id, s.day, s.opening_minor, s.closing_minor, s.state, l.position,
       (to_jsonb(e) - 'enterprise_id' - 'entry_id' - 'statement_id' - 'taken_at' - 'standing' - 'search_text'
         - 'superseded_by')::text) as row
     from payments.statements s join payments.statement_lines l using (enterprise_id, statement_id)
     join payments.entries e on e.enterprise_id = l.enterprise_id and e.entry_id = l.entry_id
     where s.enterprise_id = $1 and s.message = 'camt.053'`,
    [enterpriseId],
  );
  // Two issues may have differed in nothing but what both now say of their entries.
  return [...new Set(rows.map(({ row }) => row))].toSorted();
}
