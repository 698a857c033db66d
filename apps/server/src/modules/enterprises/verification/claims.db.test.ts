import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ask, createWorld, freshLei, type World } from '../../../../../../tests/support/enterprises.ts';
import {
  attest,
  importShell,
  newApplicant,
  register,
  words,
  type Applicant,
} from '../../../../../../tests/support/registration.ts';
import { newId } from '../../../platform/ids.ts';

const registry = newId();
let world: World;
let operator: string;
let applicant: Applicant;
beforeAll(async () => {
  world = await createWorld();
  operator = await world.enterprise();
  const name = { zh: '登记机关', en: 'Registry' };
  await world.system((tx) =>
    world.enterprises.registerSource(tx, { id: registry, kind: 'registry', slug: 'r', name, mark: null, color: null }),
  );
});
beforeEach(async () => {
  world.clock.time = new Date(world.clock.time.getTime() + 60_000);
  applicant = await newApplicant(world);
});
afterAll(() => world[Symbol.asyncDispose]());

const address = '宁波市海曙区中山西路 88 号, Ningbo, CN';
const withLei = (one: Applicant, lei: string) => ({
  ...one.statement,
  identifiers: [...one.statement.identifiers, { scheme: 'lei', value: lei }],
});
const casesOf = async (id: string) => {
  const { body } = await ask(world, operator, '/v1/operator/cases?limit=100');
  return body.items.filter((one: { enterprise: { id: string } }) => one.enterprise.id === id);
};
const decide = (caseId: string, outcome: string) =>
  ask(world, operator, `/v1/operator/cases/${caseId}/decision`, 'POST', {
    body: { outcome, reason: '请核对营业执照后再提交。' },
  });
const ownerOf = async (value: string): Promise<unknown> => {
  const [row] = await world.fresh.query<{ id: string }>(
    `select enterprise_id as id from enterprises.identifiers where value = $1`,
    [value],
  );
  return row?.id;
};
/** Rows of the schema that still name this enterprise. */
const leftOf = async (id: string) => {
  const tables = ['enterprises', 'identifiers', 'directory', 'disclosures', 'fact_sources', 'facts', 'fact_versions'];
  const counts = await Promise.all(
    tables.map((table) =>
      world.fresh.query<{ n: number }>(`select count(*)::int as n from enterprises.${table} where enterprise_id = $1`, [
        id,
      ]),
    ),
  );
  return counts.reduce((sum, rows) => sum + (rows[0]?.n ?? 0), 0);
};

test('an enterprise that a registry knows is claimed by its first registration, once a bank attests the applicant', async () => {
  const shell = await importShell(world, registry, { name: applicant.name, address });
  expect(await register(world, applicant.id, withLei(applicant, shell.lei))).toMatchObject({
    state: 'waiting_for_attestation',
  });
  expect(await ownerOf(shell.lei)).toBe(shell.id);
  await attest(world, applicant);
  expect((await ask(world, applicant.id, '/v1/registration')).body.state).toBe('verified');
  expect(await ownerOf(shell.lei)).toBe(applicant.id);
  expect(await leftOf(shell.id)).toBe(0);
  const facts = (await ask(world, applicant.id, `/v1/enterprises/${applicant.id}/facts`)).body.items;
  expect(facts).toContainEqual(expect.objectContaining({ key: 'identifier_lei', assurance: 'registry' }));
  const found = (await ask(world, operator, `/v1/enterprises?q=${shell.lei}`)).body.items;
  expect(found.map((one: { id: string }) => one.id)).toEqual([applicant.id]);
  expect(
    (await ask(world, operator, `/v1/enterprises?q=${encodeURIComponent(applicant.name)}`)).body.items,
  ).toHaveLength(1);
  expect((await ask(world, operator, `/v1/enterprises/${shell.id}`)).status).toBe(404);
  const [event] = await world.fresh.query<{ payload: object }>(
    `select payload from platform.outbox where topic = 'enterprises.enterprise_claimed' and enterprise_id = $1`,
    [applicant.id],
  );
  expect(event?.payload).toEqual({ enterpriseId: applicant.id, claimedId: shell.id });
  // A later edition of the registry speaks of the one that claimed it.
  const again = await importShell(world, registry, { name: applicant.name, address, lei: shell.lei });
  expect(again.id).toBe(applicant.id);
});

test.each([
  ['another name', { name: '毫不相干有限公司', address }],
  ['the same name and nothing else that agrees', { name: null, address: null }],
])('an enterprise that a registry knows under %s is taken by nobody without an operator', async (_what, known) => {
  const shell = await importShell(world, registry, { ...known, name: known.name ?? applicant.name });
  await attest(world, applicant);
  expect(await register(world, applicant.id, withLei(applicant, shell.lei))).toMatchObject({ state: 'in_review' });
  expect(await ownerOf(shell.lei)).toBe(shell.id);
  const [one] = await casesOf(applicant.id);
  expect(one).toMatchObject({ kind: 'differing_statement', otherEnterprise: { id: shell.id } });
  expect((await decide(one.id, 'accept')).status).toBe(200);
  expect((await ask(world, applicant.id, '/v1/registration')).body.state).toBe('verified');
  expect(await ownerOf(shell.lei)).toBe(applicant.id);
  expect(await leftOf(shell.id)).toBe(0);
});

test('a number that a bank names for another enterprise is handed over by nobody', async () => {
  const owner = await newApplicant(world);
  await attest(world, owner);
  await attest(world, applicant);
  const statement = {
    ...applicant.statement,
    identifiers: [{ scheme: 'uscc', value: owner.uscc }],
    licence: { number: owner.uscc, holder: applicant.name },
    tax: { number: owner.uscc },
  };
  expect(await register(world, applicant.id, statement)).toMatchObject({ state: 'in_review' });
  const cases = await casesOf(applicant.id);
  const claimed = cases.find((one: { kind: string }) => one.kind === 'claimed_enterprise');
  expect(claimed).toMatchObject({ otherEnterprise: { id: owner.id } });
  const seen = await ask(world, operator, `/v1/operator/cases/${claimed.id}`);
  expect(seen.body.can).toEqual(['return', 'refuse']);
  expect((await decide(claimed.id, 'accept')).body.code).toBe('enterprises.number_attested_elsewhere');
  expect(await ownerOf(owner.uscc)).toBe(owner.id);
  // The enterprise to which the number belongs is told nothing, and its operators decide nothing in its own matter.
  expect(JSON.stringify((await ask(world, applicant.id, '/v1/registration')).body)).not.toContain(owner.id);
  const own = await ask(world, owner.id, `/v1/operator/cases/${claimed.id}/decision`, 'POST', {
    body: { outcome: 'refuse', reason: '请核对营业执照后再提交。' },
  });
  expect(own.body.code).toBe('enterprises.own_case');
  await decide(claimed.id, 'return');
  expect((await casesOf(applicant.id)).length).toBe(0);
});

test('a number that only a registry named for a member goes over when an operator accepts, with what the registry says', async () => {
  const lei = freshLei();
  const first = await newApplicant(world, '先到有限公司');
  await attest(world, first);
  await importShell(world, registry, { name: '先到有限公司', address, lei });
  await register(world, first.id, withLei(first, lei));
  expect(await ownerOf(lei)).toBe(first.id);
  await attest(world, applicant);
  expect(await register(world, applicant.id, withLei(applicant, lei))).toMatchObject({ state: 'in_review' });
  const [one] = await casesOf(applicant.id);
  expect(one).toMatchObject({ kind: 'claimed_enterprise', otherEnterprise: { id: first.id } });
  await decide(one.id, 'accept');
  expect(await ownerOf(lei)).toBe(applicant.id);
  const keysOf = async (id: string) =>
    (
      await world.fresh.query<{ key: string }>(
        `select key from enterprises.facts where enterprise_id = $1 and source_id = $2`,
        [id, registry],
      )
    ).map((row) => row.key);
  expect(await keysOf(first.id)).toEqual([]);
  expect(await keysOf(applicant.id)).toContain('identifier_lei');
});

test('of many that state one number at once, one claims the enterprise behind it and the others become cases', async () => {
  for (let round = 0; round < 5; round++) {
    const name = `同名${round}有限公司`;
    const shell = await importShell(world, registry, { name, address });
    const rivals = await Promise.all(Array.from({ length: 6 }, () => newApplicant(world, name)));
    for (const rival of rivals) {
      await attest(world, rival);
      await ask(world, rival.id, '/v1/registration', 'PUT', { body: withLei(rival, shell.lei) });
    }
    const answers = await Promise.all(rivals.map((rival) => ask(world, rival.id, '/v1/registration/submit', 'POST')));
    const states = answers.map((answer): string => answer.body.state);
    expect(states.filter((state) => state === 'verified')).toHaveLength(1);
    expect(states.filter((state) => state === 'in_review')).toHaveLength(5);
    const winner = rivals[answers.findIndex((answer) => answer.body.state === 'verified')];
    expect(await ownerOf(shell.lei)).toBe(winner?.id);
    expect(await leftOf(shell.id)).toBe(0);
    for (const rival of rivals.filter((one) => one !== winner)) {
      expect(await casesOf(rival.id)).toMatchObject([
        { kind: 'claimed_enterprise', otherEnterprise: { id: winner?.id } },
      ]);
    }
  }
});

test('whoever signs in under a number while it is claimed finds an enterprise that is there', async () => {
  for (let round = 0; round < 8; round++) {
    const rival = await newApplicant(world, `抢注${round}有限公司`);
    const shell = await importShell(world, registry, { name: rival.name, address });
    await attest(world, rival);
    await ask(world, rival.id, '/v1/registration', 'PUT', { body: withLei(rival, shell.lei) });
    const [submitted, joined] = await Promise.all([
      ask(world, rival.id, '/v1/registration/submit', 'POST'),
      world.system((tx) =>
        world.enterprises.ensureEnterprise(tx, {
          identifiers: [{ scheme: 'lei', value: shell.lei }],
          name: { zh: rival.name, en: null },
          status: 'registered',
        }),
      ),
    ]);
    const [row] = await world.fresh.query(`select status from enterprises.enterprises where enterprise_id = $1`, [
      joined.enterpriseId,
    ]);
    expect(row).toBeDefined();
    expect(await ownerOf(shell.lei)).toBe(joined.enterpriseId);
    expect(submitted.body.state).toBe(joined.enterpriseId === rival.id ? 'verified' : 'in_review');
  }
});

test('a bank that names a number keeps it for its enterprise, whoever named it first', async () => {
  const lei = freshLei();
  const shell = await importShell(world, registry, { name: '先有名录有限公司', address, lei });
  const owner = await world.system((tx) =>
    world.enterprises.ensureEnterprise(tx, {
      identifiers: [{ scheme: 'lei', value: lei }],
      name: { zh: '先有名录有限公司', en: null },
      status: 'registered',
    }),
  );
  expect(owner.enterpriseId).toBe(shell.id);
  await attest(world, applicant, { legal_name: words(applicant.name) });
  await register(world, applicant.id, withLei(applicant, lei));
  const [one] = await casesOf(applicant.id);
  expect((await decide(one.id, 'accept')).body.code).toBe('enterprises.number_attested_elsewhere');
});
