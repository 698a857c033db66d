import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandbox } from '../support/bank/sandbox.ts';
import { leiLine } from '../support/lei-file.ts';
import { processEnvironment } from '../support/process-environment.ts';
import { testKey } from '../support/templates.ts';
import { customerOf, findMember } from '../support/world/members.ts';
import type { Visitor } from '../support/world/visitor.ts';
import { startWorld, type World } from '../support/world/world.ts';

interface Fact {
  key: string;
  value: { type: string; count?: number; text?: { zh: string | null; en: string | null } };
  source: { kind: string; name: { en: string } };
  assurance: string;
  evidenceId: string | null;
  differs: boolean;
}
interface Found {
  id: string;
  status: string;
  attestedBy: { slug: string }[];
}

let world: World;
let owner: Visitor;
let enterpriseId: string;
beforeAll(async () => {
  world = await startWorld();
  await world.settled();
  owner = await world.signedIn(findMember(world.sample, 'owner', 'qinghe'));
  enterpriseId = (await owner.get<{ id: string }>('/v1/enterprise')).body.id;
});
afterAll(() => world[Symbol.asyncDispose]());

async function factsOf(visitor: Visitor, id: string, query = ''): Promise<Fact[]> {
  return (await visitor.get<{ items: Fact[] }>(`/v1/enterprises/${id}/facts${query}`)).body.items;
}
async function search(visitor: Visitor, text: string): Promise<Found[]> {
  return (await visitor.get<{ items: Found[] }>(`/v1/enterprises?q=${encodeURIComponent(text)}`)).body.items;
}

test('every fact of an enterprise carries its bank, and its evidence verifies anew', async () => {
  const facts = await factsOf(owner, enterpriseId);
  expect(facts.length).toBeGreaterThan(15);
  const evidence = new Set(facts.map((fact) => fact.evidenceId));
  expect(evidence).not.toContain(null);
  for (const id of evidence) {
    const { body } = await owner.post<{ valid: boolean; checks: unknown[] }>(
      `/v1/enterprises/${enterpriseId}/evidence/${id}/verify`,
    );
    expect(body, JSON.stringify(body.checks)).toMatchObject({ valid: true });
  }
});

test('a change at the bank is the current value, and the one before stays in the history', async () => {
  // The enterprise has two banks: what the other one says stays as it is.
  const byHuayue = (fact: Fact): boolean => fact.source.name.en === 'Huayue Bank';
  const employees = async (): Promise<number | undefined> =>
    (await factsOf(owner, enterpriseId)).find((fact) => fact.key === 'employees' && byHuayue(fact))?.value.count;
  const before = await employees();
  const customer = customerOf(world.sample, 'qinghe');
  await sandbox(world.banks.huayue, 'POST', `customers/${customer}/records`, {
    kind: 'qualification',
    patch: { employees: 4_321 },
  });
  await expect.poll(employees).toBe(4_321);
  const history = await owner.get<{ items: (Fact & { shownUntil: string | null })[] }>(
    `/v1/enterprises/${enterpriseId}/facts/employees/history`,
  );
  const [newest, previous] = history.body.items.filter(byHuayue);
  expect(newest).toMatchObject({ value: { count: 4_321 }, shownUntil: null });
  expect(previous).toMatchObject({ value: { count: before } });
  expect(previous?.shownUntil).not.toBeNull();
});

test('two banks that attest different values are both shown', async () => {
  const [differing] = await world.db.query<{ id: string; key: string }>(
    `select enterprise_id as id, key from enterprises.facts where assurance like 'bank%' and category in ('identity', 'activity')
     group by 1, 2 having count(distinct value) > 1 order by 1, 2 limit 1`,
  );
  const facts = (await factsOf(owner, differing!.id)).filter((fact) => fact.key === differing!.key);
  expect(facts).toMatchObject([{ differs: true }, { differs: true }]);
  expect(new Set(facts.map((fact) => fact.source.name.en)).size).toBe(2);
  const page = await owner.get<{ differing: string[]; attestedBy: unknown[] }>(`/v1/enterprises/${differing!.id}`);
  expect(page.body.differing).toContain(differing!.key);
  expect(page.body.attestedBy).toHaveLength(2);
});

test('the registry comes in by the command line, and its enterprises are found and carry their source', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'guildhall-journey-'));
  try {
    const file = join(directory, 'lei.jsonl');
    writeFileSync(file, [leiLine(5), leiLine(10), 'no record'].join('\n'));
    const program = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));
    const env = processEnvironment({ DATABASE_URL: world.db.url, GUILDHALL_KEY: testKey });
    // The network and the banks live in this process: they go on meanwhile.
    const imported = await promisify(execFile)(process.execPath, [program, 'import', 'lei', file, '--json'], { env });
    expect(JSON.parse(imported.stdout)).toMatchObject({ created: 2, rejected: 1 });
  } finally {
    rmSync(directory, { recursive: true });
  }
  const name = (JSON.parse(leiLine(5)) as { entity: { legalName: { name: string } } }).entity.legalName.name;
  const found = (await search(owner, name.slice(0, 2))).filter((one) => one.status === 'unclaimed');
  expect(found).toHaveLength(1);
  const facts = await factsOf(owner, found[0]!.id);
  expect(facts.find((fact) => fact.key === 'legal_name')).toMatchObject({
    value: { text: { zh: name } },
    assurance: 'registry',
    source: { kind: 'registry' },
  });
});

test('two Chinese characters of a name, and a number, find an enterprise', async () => {
  const own = (await owner.get<{ name: { zh: string }; identifiers: { value: string }[] }>('/v1/enterprise')).body;
  const neighbour = await world.signedIn(findMember(world.sample, 'owner', 'chenghu'));
  expect((await search(neighbour, own.name.zh.slice(0, 2))).map((one) => one.id)).toContain(enterpriseId);
  for (const { value } of own.identifiers) {
    expect((await search(neighbour, value)).map((one) => one.id)).toEqual([enterpriseId]);
  }
});

test('evidence verifies after the bank has taken another key', async () => {
  const [fact] = await factsOf(owner, enterpriseId);
  await sandbox(world.banks.huayue, 'POST', 'keys/rotate', {});
  const { body } = await owner.post<{ valid: boolean }>(
    `/v1/enterprises/${enterpriseId}/evidence/${fact!.evidenceId}/verify`,
  );
  expect(body.valid).toBe(true);
});
