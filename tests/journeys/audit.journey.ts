import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { processEnvironment } from '../support/process-environment.ts';
import { testKey } from '../support/templates.ts';
import { findMember } from '../support/world/members.ts';
import type { Visitor } from '../support/world/visitor.ts';
import { startWorld, type World } from '../support/world/world.ts';

interface Line {
  id: string;
  occurredAt: string;
  enterprise: { id: string; name: { zh: string | null } };
  actor: { kind: string; id: string | null; name: object | null; isOperator: boolean };
  action: string;
  target: { kind: string; id: string; enterprise: { id: string } | null };
  details: { name: string; value: string }[];
}
interface Lines {
  items: Line[];
  nextCursor: string | null;
}
interface Run {
  id: string;
  state: string;
  lines: number;
  chains: number;
  faults: { enterprise: { id: string }; position: string; kind: string; line: { id: string } | null }[];
}

let world: World;
let owner: Visitor;
let operator: Visitor;
let enterpriseId: string;
beforeAll(async () => {
  world = await startWorld();
  await world.settled();
  owner = await world.signedIn(findMember(world.sample, 'owner', 'qinghe'));
  operator = await world.signedIn(findMember(world.sample, 'operator'));
  enterpriseId = (await owner.get<{ id: string }>('/v1/enterprise')).body.id;
});
afterAll(() => world[Symbol.asyncDispose]());

const search = async (query: string): Promise<Lines> => {
  const { status, body } = await operator.get<Lines>(`/v1/operator/audit?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
};

test('an operator finds lines by enterprise, name, action, actor, target and time', async () => {
  await owner.put(`/v1/watches/${await idOf('hotel')}`);
  const byName = await search(`enterprise=${encodeURIComponent('青禾')}&limit=100`);
  expect(byName.items.length).toBeGreaterThan(5);
  expect(new Set(byName.items.map((line) => line.enterprise.id))).toEqual(new Set([enterpriseId]));

  const added = (await search(`enterpriseId=${enterpriseId}&action=watch.added`)).items[0];
  expect(added).toMatchObject({
    actor: { kind: 'person', isOperator: false },
    target: { kind: 'enterprise', id: await idOf('hotel'), enterprise: { id: await idOf('hotel') } },
  });
  expect(added?.actor.name).not.toBeNull();

  const byActor = await search(`actor=${added?.actor.id}&actorKind=person`);
  expect(byActor.items.map((line) => line.action)).toContain('session.begun');
  const byTarget = await search(`target=${encodeURIComponent(`enterprise:${await idOf('hotel')}`)}`);
  expect(byTarget.items.map((line) => line.action)).toContain('watch.added');
  expect((await search(`from=${new Date(Date.now() + 60_000).toISOString()}`)).items).toEqual([]);
  expect((await search(`enterprise=${encodeURIComponent('没有这家企业')}`)).items).toEqual([]);
  expect(await operator.get('/v1/operator/audit?from=0000-01-01T00:00:00Z')).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'query.from' }] },
  });
});

test('pages follow each other without a gap or a repetition', async () => {
  const seen: string[] = [];
  let cursor = '';
  for (let page = 0; page < 4; page++) {
    const { items, nextCursor } = await search(`action=facts.recorded&limit=7${cursor}`);
    seen.push(...items.map(({ id }) => id));
    cursor = `&cursor=${nextCursor}`;
  }
  expect(new Set(seen).size).toBe(28);
  const times = (await search('action=facts.recorded&limit=28')).items;
  expect(times.map(({ id }) => id)).toEqual(seen);
  expect(times.map(({ occurredAt }) => occurredAt)).toEqual(
    times
      .map(({ occurredAt }) => occurredAt)
      .toSorted()
      .toReversed(),
  );
});

test('that the audit was read is a line itself, with the filter', async () => {
  await search('action=session.begun&actorKind=person');
  const { items } = await search('action=network_audit.read');
  expect(items[0]?.details).toContainEqual({ name: 'action', value: 'session.begun' });
  expect(items[0]?.actor.kind).toBe('person');
});

test('an enterprise reads its own lines alone, and learns of no person of the operator', async () => {
  const { items } = (await owner.get<Lines>('/v1/audit?limit=100')).body;
  expect(new Set(items.map((line) => line.enterprise.id))).toEqual(new Set([enterpriseId]));
  expect(items.map((line) => line.action)).toContain('session.begun');
  // A deed of somebody at the network in this chain, as a decided case is.
  const [stranger] = await world.db.query<{ id: string }>(
    `select actor_id as id from audit.lines where action = 'network_audit.read' limit 1`,
  );
  await world.db.query(
    `insert into audit.lines (enterprise_id, line_id, occurred_at, actor_kind, actor_id, action, target, details)
     values ($1, gen_random_uuid(), now(), 'person', $2, 'registration.returned', 'registration:1', '{}')`,
    [enterpriseId, stranger!.id],
  );
  const decided = (await owner.get<Lines>('/v1/audit?action=registration.returned')).body.items[0];
  expect(decided?.actor).toEqual({ kind: 'person', id: null, name: null, isOperator: true });
  const accountant = await world.signedIn(findMember(world.sample, 'accountant', 'qinghe'));
  expect((await accountant.get('/v1/audit')).status).toBe(403);
});

test('one click recomputes every chain, one run at a time, and is itself a line', async () => {
  // A run may be over before the second click comes: that one begins another. Clicked until both fall into one.
  let clicks = await Promise.all([verify(), verify()]);
  for (let n = 0; n < 50 && clicks[0].id !== clicks[1].id; n += 1) {
    await Promise.all(clicks.map(({ id }) => ended(id)));
    clicks = await Promise.all([verify(), verify()]);
  }
  const [first, second] = clicks;
  expect(second.id).toBe(first.id);
  const run = await ended(first.id);
  expect(run).toMatchObject({ state: 'held', faults: [] });
  expect(run.lines).toBeGreaterThan(100);
  expect(run.chains).toBeGreaterThan(10);
  expect((await search('action=network_audit.verified')).items[0]?.target.id).toBe(run.id);
});

test('a line that was changed in the database is found and named, by the page and by the command line', async () => {
  await expect.poll(unchained).toBe(0);
  const [line] = await world.db.query<{ id: string; position: string }>(
    `select line_id as id, chain_position::text as position from audit.lines
     where enterprise_id = $1 and chain_position = 5`,
    [enterpriseId],
  );
  await world.db.query(`update audit.lines set details = details || '{"forged":true}' where line_id = $1`, [line!.id]);
  const run = await ended((await verify()).id);
  expect(run).toMatchObject({
    state: 'broken',
    faults: [{ enterprise: { id: enterpriseId }, position: '5', kind: 'changed', line: { id: line!.id } }],
  });

  const told = await guildhall(['audit', 'verify', '--json']);
  expect(told.code).toBe(1);
  expect(JSON.parse(told.out)).toMatchObject({
    faults: [{ enterpriseId, position: '5', kind: 'changed', line: { lineId: line!.id } }],
  });
  const words = await guildhall(['audit', 'verify']);
  expect(words.out).toContain(line!.id);

  await world.db.query(`update audit.lines set details = details - 'forged' where line_id = $1`, [line!.id]);
  expect((await guildhall(['audit', 'verify'])).code).toBe(0);
});

async function verify(): Promise<Run> {
  const { status, body } = await operator.post<Run>('/v1/operator/audit/verify');
  expect(status).toBe(202);
  return body;
}

/** The run when it has ended. */
async function ended(id: string): Promise<Run> {
  const found = async (): Promise<Run | undefined> =>
    (await operator.get<{ items: Run[] }>('/v1/operator/audit/verifications?limit=5')).body.items.find(
      (run) => run.id === id && run.state !== 'running',
    );
  await expect.poll(async () => (await found())?.id).toBe(id);
  return (await found())!;
}

async function unchained(): Promise<number> {
  const rows = await world.db.query('select 1 from audit.lines where enterprise_id = $1 and chain_position is null', [
    enterpriseId,
  ]);
  return rows.length;
}

async function idOf(key: string): Promise<string> {
  const value = world.sample.enterprises.find((one) => one.key === key)?.identifiers[0]?.value ?? '';
  return (await owner.get<{ items: { id: string }[] }>(`/v1/enterprises?q=${value}`)).body.items[0]!.id;
}

async function guildhall(args: readonly string[]): Promise<{ code: number; out: string }> {
  const program = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));
  const child = spawn(process.execPath, [program, ...args], {
    env: processEnvironment({ LANG: 'en_GB.UTF-8', DATABASE_URL: world.db.url, GUILDHALL_KEY: testKey }),
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.resume();
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? -1)));
  return { code, out };
}
