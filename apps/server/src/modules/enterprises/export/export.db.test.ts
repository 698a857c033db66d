import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, batchOf, createWorld, plain, type World } from '../../../../../../tests/support/enterprises.ts';
import { memberOf } from '../../../../../../tests/support/network.ts';
import type { ExportedTable } from '../../../platform/exported-table.ts';
import { createLog } from '../../../platform/log.ts';
import type { EnterpriseId } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import { enterprisesExport } from '../enterprises-export.ts';
import { ExportService } from './export-service.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

interface Document {
  readonly enterpriseId: string;
  readonly format: string;
  readonly sections: Record<string, Record<string, unknown>[]>;
}

async function withFacts(name: string, count: number): Promise<EnterpriseId> {
  const enterpriseId = await world.enterprise('verified', name);
  const facts = Array.from({ length: count }, (_, n) => plain(`key_${n}`, 'x'.repeat(200)));
  await world.record(batchOf({ enterpriseId, sourceId: world.banks[0], sequence: 1, facts }));
  return enterpriseId;
}

function serviceWith(tables: readonly ExportedTable[] = enterprisesExport): ExportService {
  const { db, clock } = world;
  const audit = { write: () => Promise.resolve() };
  return new ExportService({ db, clock, audit, log: createLog('silent'), exportedTables: { all: () => tables } });
}

test('the export holds every row of the enterprise and none of another one, and is audited', async () => {
  const [own, other] = [await withFacts('Own', 3), await withFacts('Other', 3)];
  await world.fresh.query(
    `insert into enterprises.blocks values ($1, $2, 'given', now()), ($2, $1, 'received', now())`,
    [other, own],
  );
  const { status, body } = await ask(world, own, '/v1/enterprise/export', 'POST');
  expect(status).toBe(200);
  const { sections, ...head } = body as Document;
  expect(head).toMatchObject({ enterpriseId: own, format: 'guildhall.enterprise_export.v1' });
  expect(Object.keys(sections)).toEqual(enterprisesExport.map(({ table }) => table));
  for (const [table, rows] of Object.entries(sections)) {
    const held = await world.fresh.query(`select 1 from ${table} where enterprise_id = $1`, [own]);
    // That another one has blocked it, the enterprise does not learn here either.
    expect(rows.length, table).toBe(table === 'enterprises.blocks' ? 0 : held.length);
    for (const row of rows) expect(row.enterprise_id, table).toBe(own);
  }
  expect(sections['enterprises.facts']).toHaveLength(3);
  const audited = await world.fresh.query(
    `select 1 from audit.lines where enterprise_id = $1 and action = 'enterprise.exported'`,
    [own],
  );
  expect(audited).toHaveLength(1);
});

test('an export waits for its reader, holds a few rows in memory, and gives way when the reader goes', async () => {
  const own = await withFacts('Long', limits.exportBatchRows * 6);
  const service = serviceWith();
  const [read, left] = [await service.open(memberOf(own)), await service.open(memberOf(own))];
  await expect(service.open(memberOf(own))).rejects.toMatchObject({ status: 429, code: 'enterprises.export_busy' });
  await once(read, 'readable');
  // Nobody reads: one batch waits, the rest stays in the database.
  expect(read.readableLength).toBeLessThan(limits.exportBatchRows * 2_000);
  left.on('error', () => undefined).destroy();
  const document = JSON.parse(await text(read)) as Document;
  expect(document.sections['enterprises.facts']).toHaveLength(limits.exportBatchRows * 6);
  const opens = async (): Promise<boolean> => {
    const stream = await service.open(memberOf(own)).catch(() => null);
    return stream !== null && (await text(stream)).endsWith('}}\n');
  };
  await expect.poll(opens).toBe(true);
});

test('an export that cannot be finished breaks off', async () => {
  const own = await withFacts('Broken', 1);
  const service = serviceWith([...enterprisesExport, { table: 'enterprises.no_such_table' }]);
  await expect(text(await service.open(memberOf(own)))).rejects.toThrow(/no_such_table/);
});
