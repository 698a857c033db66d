import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ask, batchOf, createWorld, leiOf, plain, type World } from '../../../../../../tests/support/enterprises.ts';
import { leiLine, writeLeiFile } from '../../../../../../tests/support/lei-file.ts';
import { hasSharedData, sharedPath, withSharedData } from '../../../../../../tests/support/shared-data.ts';
import { gleif, type LeiImportReport, type RejectedRecord } from './lei-import.ts';

// The register of the long run is large, and some look at all of it.
vi.setConfig({ testTimeout: 900_000 });

let world: World;
let directory: string;
beforeAll(async () => {
  world = await createWorld();
  directory = mkdtempSync(join(tmpdir(), 'guildhall-lei-'));
});
afterAll(async () => {
  rmSync(directory, { recursive: true });
  await world[Symbol.asyncDispose]();
});

const rejected: RejectedRecord[] = [];
async function importFile(path: string): Promise<LeiImportReport> {
  rejected.length = 0;
  return world.enterprises.importLei(path, {
    onProgress: () => undefined,
    onRejected: (record) => void rejected.push(record),
  });
}
function importText(text: string | Buffer): Promise<LeiImportReport> {
  const path = join(directory, 'file');
  writeFileSync(path, text);
  return importFile(path);
}

/** Everything that an import touches, in one text. */
async function dump(): Promise<string> {
  const tables = [
    'enterprises',
    'identifiers',
    'directory',
    'fact_sources',
    'facts',
    'fact_versions',
    'evidence',
    'disclosures',
    'sources',
  ];
  const parts: unknown[] = [];
  for (const table of tables)
    parts.push(
      await world.fresh.query(`select to_jsonb(t) as row from enterprises.${table} t order by to_jsonb(t)::text`),
    );
  parts.push(await world.fresh.query('select topic, payload from platform.outbox order by event_id'));
  parts.push(await world.fresh.query('select action, target, details from audit.lines order by line_id'));
  return JSON.stringify(parts);
}

async function factsOf(lei: string): Promise<Record<string, unknown>> {
  const [enterprise] = await world.system((tx) =>
    world.enterprises.findByIdentifiers(tx, [{ scheme: 'lei', value: lei }]),
  );
  const { body } = await ask(world, await world.enterprise(), `/v1/enterprises/${enterprise}/facts`);
  return Object.fromEntries(body.items.map((item: { key: string; value: unknown }) => [item.key, item.value]));
}

test('an imported enterprise has a page whose facts carry the registry as their source', async () => {
  expect(await importText(leiLine(2))).toEqual({
    records: 1,
    created: 1,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    broken: null,
  });
  const [id] = await world.system((tx) =>
    world.enterprises.findByIdentifiers(tx, [{ scheme: 'lei', value: leiOf(2) }]),
  );
  const viewer = await world.enterprise();
  const page = await ask(world, viewer, `/v1/enterprises/${id}`);
  expect(page.body).toMatchObject({
    status: 'unclaimed',
    verified: false,
    attestedBy: [],
    factCount: 8,
    hiddenCategories: [],
    can: ['watch'],
  });
  expect(page.body.identifiers).toEqual([{ scheme: 'lei', value: leiOf(2) }]);
  const { body } = await ask(world, viewer, `/v1/enterprises/${id}/facts`);
  for (const item of body.items) {
    expect(item).toMatchObject({
      assurance: 'registry',
      category: 'identity',
      evidenceId: null,
      source: { kind: 'registry', id: gleif.id },
      asOf: '2026-03-01T08:00:00.000Z',
    });
  }
  expect(await factsOf(leiOf(2))).toEqual({
    legal_name: { type: 'text', text: { zh: null, en: 'Quarry Trading 2 Ltd' } },
    identifier_lei: { type: 'plain', text: leiOf(2) },
    registered_address: { type: 'text', text: { zh: null, en: '2 High Street, 10002 Frankfurt am Main, DE' } },
    city: { type: 'text', text: { zh: null, en: 'Frankfurt am Main' } },
    legal_form: { type: 'code', code: 'LWXI', list: 'elf' },
    registration_status: { type: 'code', code: 'active', list: 'registration_status' },
    incorporated_on: { type: 'date', date: '1982-03-12' },
    jurisdiction: { type: 'code', code: 'DE', list: 'jurisdiction' },
  });
});

const records = process.env['GUILDHALL_LONG'] === undefined ? 2_000 : 20_000;

test(`the same file of ${records} records twice is the same state; a later edition changes what it changed`, async () => {
  const path = join(directory, 'many.jsonl');
  const bad = await writeLeiFile(path, records);
  const first = await importFile(path);
  expect(first).toMatchObject({ records, created: records - bad - 1, unchanged: 1, rejected: bad, broken: null });
  expect(rejected.slice(0, 2).map(({ line, reason }) => [line, reason])).toEqual([
    [500, expect.stringMatching(/^the check digits of this LEI are wrong: after /)],
    [1_500, expect.stringMatching(/^the check digits of this LEI are wrong: after /)],
  ]);
  const before = await dump();
  world.clock.time = new Date('2026-11-02T08:00:00.000Z');
  expect(await importFile(path)).toMatchObject({ created: 0, updated: 0, unchanged: records - bad });
  expect(await dump()).toBe(before);
  await world.fresh.query('delete from platform.outbox');
  await writeLeiFile(path, records, 2);
  expect(await importFile(path)).toMatchObject({ created: 0, updated: records / 10 - bad, unchanged: records * 0.9 });
  const told = await world.fresh.query<{ payload: { first: boolean; changes: { key: string }[] } }>(
    'select payload from platform.outbox',
  );
  // Every fifth of the changed ones has a Chinese name, which the edition does not change.
  for (const { payload } of told) expect(payload).toMatchObject({ first: false, changes: [{ key: 'legal_name' }] });
  const changed = await dump();
  await importFile(path);
  expect(await dump()).toBe(changed);
});

test('an older edition after a newer one changes nothing', async () => {
  await importText(leiLine(100_010, 2));
  const before = await dump();
  expect(await importText(leiLine(100_010, 1))).toMatchObject({ unchanged: 1, updated: 0 });
  expect(await dump()).toBe(before);
});

test('the register finds the enterprise that a bank knows by its USCC; the bank names it still', async () => {
  const identifiers = [{ scheme: 'uscc', value: '91350100M000100Y43' }];
  const name = { zh: '福州甲公司', en: 'Fuzhou A' };
  const { enterpriseId } = await world.system((tx) =>
    world.enterprises.ensureEnterprise(tx, { identifiers, name, status: 'verified' }),
  );
  const value = { type: 'text' as const, text: name };
  await world.record(
    batchOf({
      enterpriseId,
      sourceId: world.banks[0],
      sequence: 1,
      facts: [{ key: 'legal_name', category: 'identity', value }, plain('city', 'x')],
    }),
  );
  const record = JSON.parse(leiLine(100_001)) as { entity: { registeredAt: object; registeredAs: string } };
  record.entity.registeredAt = { id: 'RA000092', other: null };
  record.entity.registeredAs = '91350100m000100y43';
  expect(await importText(JSON.stringify(record))).toMatchObject({ created: 0, updated: 1 });
  const page = await ask(world, enterpriseId, '/v1/enterprise');
  expect(page.body).toMatchObject({ name, status: 'verified', factCount: 10 });
  expect(page.body.identifiers.map((one: { scheme: string }) => one.scheme)).toEqual(['uscc', 'lei']);
});

test('bad lines are told with line and reason, and the others go in', async () => {
  const good = leiLine(100_100);
  const patched = (
    patch: (record: { lei: string; entity: Record<string, unknown>; registration: Record<string, unknown> }) => void,
  ): string => {
    const record = JSON.parse(leiLine(100_101)) as Parameters<typeof patch>[0];
    patch(record);
    return JSON.stringify(record);
  };
  const lines = [
    good,
    '{"lei":',
    '',
    '[]',
    patched((record) => delete record.entity['legalName']),
    patched((record) => (record.registration['lastUpdateDate'] = 'soon')),
    patched((record) => (record.entity['creationDate'] = '2020-99-01')),
    patched((record) => (record.entity['jurisdiction'] = 7)),
    patched((record) => (record.lei = 'x')),
    `"${'x'.repeat(1_100_000)}"`,
    leiLine(100_102),
    '{"lei": "cut o',
  ];
  const report = await importText(`\uFEFF${lines.join('\r\n')}`);
  expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'the line is not JSON'],
    [4, 'the line is no JSON object'],
    [5, 'entity.legalName.name is missing'],
    [6, 'the last update is missing or no date'],
    [7, 'the creation date is no date'],
    [8, 'entity.jurisdiction is no text'],
    [9, 'a LEI has 18 letters and digits and two check digits'],
    [10, 'the line is too long to be a record'],
    [12, 'the line is not JSON'],
  ]);
  expect(report).toMatchObject({ created: 2, rejected: 9, broken: null });
});

const xml = (records: string, head = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${head}<lei:LEIData xmlns:lei="http://www.gleif.org/data/schema/leidata/2016"><lei:LEIRecords>\n${records}</lei:LEIRecords></lei:LEIData>`;
const xmlRecord = (n: number, name: string): string =>
  `<lei:LEIRecord><lei:LEI>${leiOf(n)}</lei:LEI><lei:Entity><lei:LegalName xml:lang="en">${name}</lei:LegalName><lei:EntityStatus>INACTIVE</lei:EntityStatus></lei:Entity><lei:Registration><lei:LastUpdateDate>2026-01-01T00:00:00+08:00</lei:LastUpdateDate></lei:Registration></lei:LEIRecord>\n`;

test('LEI-CDF is read, compressed too', async () => {
  const report = await importText(
    gzipSync(xml(xmlRecord(100_200, 'A &amp; B <![CDATA[<C>]]>') + xmlRecord(100_201, 'Two'))),
  );
  expect(report).toMatchObject({ records: 2, created: 2, broken: null });
  expect(await factsOf(leiOf(100_200))).toMatchObject({
    legal_name: { text: { en: 'A & B <C>' } },
    registration_status: { code: 'dissolved' },
  });
});

test.each([
  [
    'cut off in a record',
    xml(xmlRecord(100_300, 'One') + xmlRecord(100_301, 'Two')).slice(0, -160),
    3,
    /unclosed|unexpected end/i,
    1,
  ],
  ['not well-formed', xml(`${xmlRecord(100_310, 'One')}<lei:LEIRecord></lei:Wrong>`), 3, /tag/i, 1],
  ['with a document type', xml(xmlRecord(100_320, 'x'), '<!DOCTYPE x [<!ENTITY a "aaaa">]>'), 1, /document type/, 0],
  ['with an unknown entity', xml(xmlRecord(100_330, '&bomb;')), 2, /entity/i, 0],
  ['of something else', '<?xml version="1.0"?><feed><LEIRecord/></feed>', 1, /no file of LEI records/, 0],
  ['in another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><x/>', 1, /encoding/, 0],
  ['with a piece without end', xml(`<lei:LEIRecord a="${'x'.repeat(1_300_000)}"/>`), 2, /no end/, 0],
  ['nested without measure', xml('<lei:a>'.repeat(60)), 2, /nested/, 0],
])('a file %s is told by line, and what came before it stays', async (_name, text, line, reason, created) => {
  const report = await importText(text);
  expect(report.broken?.reason).toMatch(reason);
  expect(report).toMatchObject({ created, broken: { line } });
});

test('a compressed file that is cut off is told', async () => {
  const whole = gzipSync(xml(Array.from({ length: 50 }, (_, at) => xmlRecord(100_400 + at, `Name ${at}`)).join('')));
  expect((await importText(whole.subarray(0, whole.length - 40))).broken?.reason).toMatch(/cut off/);
});

test.skipIf(!hasSharedData)(withSharedData('the real records, twice, are the same state'), async () => {
  for (const [path, records] of [
    ['lei/lei-records.jsonl', 60],
    ['lei/homebeaver_lei_data.xml', 2],
  ] as const) {
    expect(await importFile(sharedPath(path))).toMatchObject({ records, created: records, rejected: 0, broken: null });
    const before = await dump();
    expect(await importFile(sharedPath(path))).toMatchObject({ created: 0, updated: 0, unchanged: records });
    expect(await dump()).toBe(before);
  }
  expect(await factsOf('836800FXO82WAQQSJI94')).toMatchObject({
    legal_name: { text: { zh: '微软(中国)有限公司' } },
    incorporated_on: { date: '1995-11-01' },
  });
  expect(readFileSync(sharedPath('lei/lei-records.jsonl'), 'utf8')).toContain('836800FXO82WAQQSJI94');
});
