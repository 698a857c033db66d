import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasSharedData, withSharedData } from '../../../../../../tests/support/shared-data.ts';
import { distinctEntries } from '../../../../../../tests/support/statements/count-entries.ts';
import {
  sampleFiles,
  schemasDirectory,
  type SampleFile,
} from '../../../../../../tests/support/statements/sample-files.ts';
import { TestServer } from '../../../../../../tests/support/server/test-server.ts';
import { newId, type ConnectionId, type EnterpriseId } from '../../../platform/ids.ts';
import type { IncomingFile } from './take-file.ts';

const connectionId = newId<'connection'>() satisfies ConnectionId;
const files = sampleFiles();
/** Every account is one that the file may be of. */
const everyAccount: ReadonlySet<string> = new (class extends Set<string> {
  override has(): boolean {
    return true;
  }
})();

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.create({ env: { ISO20022_SCHEMAS_DIR: schemasDirectory ?? '' } });
});
afterAll(() => server[Symbol.asyncDispose]());

function incoming(enterpriseId: EnterpriseId, { name, bytes }: SampleFile): IncomingFile {
  const actor = { kind: 'bank', id: connectionId } as const;
  const from = {
    via: 'bank',
    sourceId: name,
    fileName: name,
    uploadedBy: null,
    actor,
    accounts: everyAccount,
  } as const;
  return { enterpriseId, connectionId, customerId: 'c-1', bytes, ...from };
}

/** What is known in the end, without the ids and times of this run. */
async function stateOf(enterpriseId: string): Promise<string[]> {
  const entries = await server.db.query<{ row: string }>(
    `select (to_jsonb(e) - 'enterprise_id' - 'entry_id' - 'statement_id' - 'taken_at')::text || s.bank_id as row
     from payments.entries e join payments.statements s using (enterprise_id, statement_id) where enterprise_id = $1`,
    [enterpriseId],
  );
  const statements = await server.db.query<{ row: string }>(
    `select (to_jsonb(s) - 'enterprise_id' - 'statement_id' - 'file_id' - 'taken_at' - 'schema' - 'is_copy')::text
       || (select string_agg(encode(e.entry_key, 'hex'), ' ' order by l.position) from payments.statement_lines l
           join payments.entries e using (enterprise_id, entry_id)
           where l.enterprise_id = s.enterprise_id and l.statement_id = s.statement_id) as row
     from payments.statements s where enterprise_id = $1`,
    [enterpriseId],
  );
  return [...entries, ...statements].map(({ row }) => row).toSorted();
}

describe.runIf(hasSharedData)('the samples of banks', () => {
  test(withSharedData('in any order, every file three times, come to the same statements and entries'), async () => {
    const states: string[][] = [];
    for (const seed of [1, 2, 3]) {
      const enterpriseId = newId<'enterprise'>();
      const random = randomOf(seed);
      const order = shuffled([...files, ...files, ...files], random);
      for (const file of order) await server.server.payments.statements.takeFile(incoming(enterpriseId, file));
      states.push(await stateOf(enterpriseId));
    }
    expect(states[0]?.length).toBeGreaterThan(100);
    expect(states[1]).toEqual(states[0]);
    expect(states[2]).toEqual(states[0]);
  });

  test(withSharedData('are as many entries as XPath counts distinct ones, and every valid file is taken'), async () => {
    const enterpriseId = newId<'enterprise'>();
    const taken: string[] = [];
    for (const file of files) {
      const row = await server.server.payments.statements.takeFile(incoming(enterpriseId, file));
      if (row.state === 'taken') taken.push(file.name);
    }
    const counted = distinctEntries(files, schemasDirectory ?? '');
    expect(taken).toEqual(counted.valid);
    const [found] = await server.db.query<{ booked: number; open: number }>(
      `select count(*) filter (where status = 'booked')::int as booked, count(*) filter (where status <> 'booked')::int as open
       from payments.entries where enterprise_id = $1`,
      [enterpriseId],
    );
    expect(found).toEqual({ booked: counted.booked, open: counted.notBooked });
  });
});

/** A small generator: the same seed gives the same order (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const keyed = items.map((item) => ({ item, key: random() }));
  return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item);
}
