import { afterAll, beforeAll, expect, test } from 'vitest';
import { batchOf, createWorld, plain, type World } from '../../../../../../tests/support/enterprises.ts';
import type { EnterpriseId } from '../../../platform/ids.ts';

let world: World;
let bank: string;
beforeAll(async () => {
  world = await createWorld();
  [bank] = world.banks;
});
afterAll(() => world[Symbol.asyncDispose]());

interface Shown {
  key: string;
  text: string;
  sequence: string;
}
function current(enterpriseId: EnterpriseId): Promise<Shown[]> {
  return world.fresh.query(
    `select key, value->>'text' as text, sequence from enterprises.facts where enterprise_id = $1 order by key`,
    [enterpriseId],
  );
}
function history(enterpriseId: EnterpriseId): Promise<(Shown & { shown: boolean; open: boolean })[]> {
  return world.fresh.query(
    `select key, value->>'text' as text, sequence, shown_until is null as open, shown_until is distinct from shown_from as shown
     from enterprises.fact_versions where enterprise_id = $1 order by key, sequence`,
    [enterpriseId],
  );
}
function events(
  enterpriseId: EnterpriseId,
): Promise<{ payload: { category: string; first: boolean; changes: unknown[] } }[]> {
  return world.fresh.query('select payload from platform.outbox where enterprise_id = $1 order by event_id', [
    enterpriseId,
  ]);
}

test('a record becomes current values, history, evidence, an event for each category, and an audit line', async () => {
  const enterpriseId = await world.enterprise();
  const facts = [plain('city', 'Ningbo'), plain('employees', '40', 'size')];
  const [recorded] = await world.record(batchOf({ enterpriseId, sourceId: bank, sequence: 1, facts }));
  expect(recorded).toMatchObject({ changed: ['city', 'employees'], late: [] });
  expect(await current(enterpriseId)).toEqual([
    { key: 'city', text: 'Ningbo', sequence: '1' },
    { key: 'employees', text: '40', sequence: '1' },
  ]);
  expect((await events(enterpriseId)).map((event) => event.payload)).toMatchObject([
    {
      category: 'identity',
      first: true,
      changes: [{ key: 'city', old: null, new: { type: 'plain', text: 'Ningbo' } }],
    },
    { category: 'size', first: true },
  ]);
  const lines = await world.fresh.query(`select action, target from audit.lines where enterprise_id = $1`, [
    enterpriseId,
  ]);
  expect(lines).toEqual([{ action: 'facts.recorded', target: `evidence:${recorded?.evidenceId}` }]);
  const [evidence] = await world.fresh.query(`select categories from enterprises.evidence where enterprise_id = $1`, [
    enterpriseId,
  ]);
  expect(evidence).toEqual({ categories: ['identity', 'size'] });
});

test('an unchanged value is confirmed without an event, a changed one closes its version, a missing one ends', async () => {
  const enterpriseId = await world.enterprise();
  const covers = ['city', 'trade_name', 'legal_form'];
  const first = [plain('city', 'Ningbo'), plain('trade_name', 'Old'), plain('legal_form', 'Ltd')];
  await world.record(batchOf({ enterpriseId, sourceId: bank, sequence: 1, covers, facts: first }));
  await world.fresh.query('delete from platform.outbox');
  const second = [plain('city', 'Ningbo'), plain('trade_name', 'New')];
  await world.record(batchOf({ enterpriseId, sourceId: bank, sequence: 2, covers, facts: second }));
  expect(await current(enterpriseId)).toEqual([
    { key: 'city', text: 'Ningbo', sequence: '2' },
    { key: 'trade_name', text: 'New', sequence: '2' },
  ]);
  expect(await history(enterpriseId)).toEqual([
    { key: 'city', text: 'Ningbo', sequence: '1', shown: true, open: true },
    { key: 'legal_form', text: 'Ltd', sequence: '1', shown: true, open: false },
    { key: 'trade_name', text: 'Old', sequence: '1', shown: true, open: false },
    { key: 'trade_name', text: 'New', sequence: '2', shown: true, open: true },
  ]);
  const changes = (await events(enterpriseId)).map((event) => [event.payload.first, event.payload.changes]);
  expect(changes).toEqual([
    [
      false,
      [
        { key: 'trade_name', old: { type: 'plain', text: 'Old' }, new: { type: 'plain', text: 'New' } },
        { key: 'legal_form', old: { type: 'plain', text: 'Ltd' }, new: null },
      ],
    ],
  ]);
});

test('a late record enters history only, and does not bring back what a newer one ended', async () => {
  const enterpriseId = await world.enterprise();
  const covers = ['city', 'trade_name'];
  await world.record(
    batchOf({
      enterpriseId,
      sourceId: bank,
      sequence: 1,
      covers,
      facts: [plain('city', 'A'), plain('trade_name', 'T')],
    }),
  );
  await world.record(batchOf({ enterpriseId, sourceId: bank, sequence: 3, covers, facts: [plain('city', 'C')] }));
  await world.fresh.query('delete from platform.outbox');
  const late = batchOf({
    enterpriseId,
    sourceId: bank,
    sequence: 2,
    facts: [plain('city', 'B'), plain('trade_name', 'U'), plain('industry', 'Glass', 'activity')],
  });
  const [recorded] = await world.record(late);
  expect(recorded).toMatchObject({ late: ['city', 'trade_name'], changed: ['industry'] });
  expect(await current(enterpriseId)).toEqual([
    { key: 'city', text: 'C', sequence: '3' },
    { key: 'industry', text: 'Glass', sequence: '2' },
  ]);
  expect((await history(enterpriseId)).filter((row) => row.sequence === '2')).toMatchObject([
    { key: 'city', text: 'B', shown: false },
    { key: 'industry', text: 'Glass', open: true },
    { key: 'trade_name', text: 'U', shown: false },
  ]);
  expect((await events(enterpriseId)).map((event) => event.payload.category)).toEqual(['activity']);
});

test('several records in one call come to the same as one after the other', async () => {
  const [one, many] = [await world.enterprise(), await world.enterprise()];
  const steps = [
    [plain('city', 'A'), plain('trade_name', 'T')],
    [plain('city', 'B')],
    [plain('city', 'B'), plain('trade_name', 'T2')],
  ];
  const batches = (enterpriseId: EnterpriseId) =>
    steps.map((facts, at) =>
      batchOf({ enterpriseId, sourceId: bank, sequence: at + 1, covers: ['city', 'trade_name'], facts }),
    );
  for (const batch of batches(one)) await world.record(batch);
  await world.record(...batches(many));
  expect(await current(many)).toEqual(await current(one));
  expect(await history(many)).toEqual(await history(one));
  expect((await events(many)).length).toBe((await events(one)).length);
});

test('two banks with different values both keep theirs', async () => {
  const enterpriseId = await world.enterprise();
  const [first, second] = world.banks;
  await world.record(batchOf({ enterpriseId, sourceId: first, sequence: 9, facts: [plain('city', 'Ningbo')] }));
  await world.record(batchOf({ enterpriseId, sourceId: second, sequence: 1, facts: [plain('city', 'Wuxi')] }));
  expect((await current(enterpriseId)).map((fact) => fact.text).toSorted()).toEqual(['Ningbo', 'Wuxi']);
});

test('records of one source that arrive at once are taken in one after the other', async () => {
  const enterpriseId = await world.enterprise();
  const records = Array.from({ length: 12 }, (_, at) =>
    batchOf({ enterpriseId, sourceId: bank, sequence: at + 1, facts: [plain('city', `C${at + 1}`)] }),
  );
  await Promise.all(records.map((record) => world.record(record)));
  expect(await current(enterpriseId)).toEqual([{ key: 'city', text: 'C12', sequence: '12' }]);
  const open = (await history(enterpriseId)).filter((row) => row.open);
  expect(open).toMatchObject([{ text: 'C12' }]);
  expect(await history(enterpriseId)).toHaveLength(12);
});

test('a bank that attests the name makes the enterprise verified and names it in the directory', async () => {
  const enterpriseId = await world.enterprise('unclaimed', 'Before');
  const name = {
    key: 'legal_name',
    category: 'identity' as const,
    value: { type: 'text' as const, text: { zh: '宁波盛达纺织有限公司', en: 'Shengda Textile' } },
  };
  await world.record(batchOf({ enterpriseId, sourceId: bank, sequence: 1, facts: [name] }));
  const [row] = await world.fresh.query(
    `select e.status, e.name_zh, d.grams @> '{盛达}' as found, (select count(*)::int from enterprises.disclosures x where x.enterprise_id = e.enterprise_id) as disclosures
     from enterprises.enterprises e join enterprises.directory d using (enterprise_id) where e.enterprise_id = $1`,
    [enterpriseId],
  );
  expect(row).toEqual({ status: 'verified', name_zh: '宁波盛达纺织有限公司', found: true, disclosures: 7 });
});

test('a record of a journal without its signature is refused', async () => {
  const enterpriseId = await world.enterprise();
  const batch = {
    ...batchOf({ enterpriseId, sourceId: bank, sequence: 1, facts: [plain('city', 'A')] }),
    evidence: null,
  };
  await expect(world.record(batch)).rejects.toThrow('a record of a journal is signed');
});
