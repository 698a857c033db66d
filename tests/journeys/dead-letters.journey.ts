import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../apps/server/src/platform/ids.ts';
import { findMember } from '../support/world/members.ts';
import type { Visitor } from '../support/world/visitor.ts';
import { startWorld, type World } from '../support/world/world.ts';

interface Letter {
  id: string;
  queue: string;
  error: string;
  attempts: number;
  ids: { name: string; value: string }[];
}
interface Queue {
  queue: string;
  waiting: number;
  retrying: number;
  deadLetters: number;
}

/** A queue whose jobs are tried four times, a few seconds apart in all. */
const queue = 'audit.verify_chains';
let world: World;
let operator: Visitor;
beforeAll(async () => {
  world = await startWorld();
  await world.settled();
  operator = await world.signedIn(findMember(world.sample, 'operator'));
});
afterAll(() => world[Symbol.asyncDispose]());

const letters = async (): Promise<Letter[]> =>
  (await operator.get<{ items: Letter[] }>(`/v1/operator/dead-letters?queue=${queue}`)).body.items;

/** Queues jobs that cannot be worked off while their table is gone. */
async function failForGood(payloads: readonly object[]): Promise<void> {
  await world.db.query('alter table audit.verifications rename to verifications_gone');
  await world.server.platform.db.asSystem('test.work', async (tx) => {
    for (const payload of payloads) await world.server.platform.jobs.send(tx, queue, payload);
  });
  await expect.poll(async () => (await letters()).length).toBe(payloads.length);
  await world.db.query('alter table audit.verifications_gone rename to verifications');
}

test('what failed for good is seen, tried again once the cause is mended, or discarded with a reason', async () => {
  const [good, bad] = [newId(), newId()];
  await failForGood([{ verificationId: good, note: 'words of somebody' }, { verificationId: bad }]);
  const found = await letters();
  expect(found[0]).toMatchObject({ queue, attempts: 4 });
  expect(found[0]?.error).toContain('audit.verifications');
  expect(JSON.stringify(found)).not.toContain('words of somebody');
  const of = (verificationId: string): Letter =>
    found.find(({ ids }) => ids.some(({ value }) => value === verificationId))!;
  const report = await operator.get<{ items: Queue[] }>('/v1/operator/jobs');
  expect(report.body.items.find((one) => one.queue === queue)).toMatchObject({ deadLetters: 2, waiting: 0 });

  expect((await operator.post(`/v1/operator/dead-letters/${of(good).id}/retry`)).status).toBe(202);
  expect((await letters()).map(({ id }) => id)).toEqual([of(bad).id]);
  await expect
    .poll(() =>
      world.db.query(
        `select 1 from pgboss.job where name = $1 and state = 'completed' and data->>'verificationId' = $2`,
        [queue, good],
      ),
    )
    .toHaveLength(1);
  expect((await operator.post(`/v1/operator/dead-letters/${of(good).id}/retry`)).status).toBe(404);

  const discard = `/v1/operator/dead-letters/${of(bad).id}/discard`;
  expect(await operator.post(discard, { reason: 'no' })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'body.reason' }] },
  });
  expect((await operator.post(discard, { reason: 'The table was away for a moment.' })).status).toBe(204);
  expect(await letters()).toEqual([]);
  const lines = await world.db.query<{ action: string; details: object }>(
    `select action, details from audit.lines where action like 'dead_letter.%' order by occurred_at`,
  );
  expect(lines).toEqual([
    { action: 'dead_letter.retried', details: { queue } },
    { action: 'dead_letter.discarded', details: { queue, reason: 'The table was away for a moment.' } },
  ]);
});

test('work that waits in its queue already is not queued twice', async () => {
  // A coalescing queue: at most one job of a key waits.
  const { rows } = await world.server.platform.db.asSystem('test.work', async (tx) => {
    const { sql } = await import('kysely');
    return sql<{ name: string }>`select name from pgboss.queue where policy = 'short' order by name limit 1`.execute(
      tx,
    );
  });
  const name = rows[0]?.name;
  expect(name).toBeDefined();
  const id = newId();
  await world.db.query(
    `insert into pgboss.job (id, name, data, source_name, source_id, singleton_key, policy, state)
     select $1, 'platform.dead_letters', '{}', q.name, gen_random_uuid(), 'k', 'standard', 'created' from pgboss.queue q where name = $2`,
    [id, name],
  );
  await world.db.query(
    `insert into pgboss.job (id, name, data, singleton_key, policy, state, start_after)
     values (gen_random_uuid(), $1, '{}', 'k', 'short', 'created', now() + interval '1 hour')`,
    [name],
  );
  for (let attempt = 0; attempt < 2; attempt++) {
    expect(await operator.post(`/v1/operator/dead-letters/${id}/retry`)).toMatchObject({
      status: 409,
      body: { code: 'platform.same_work_waits' },
    });
  }
  expect(await world.db.query('select 1 from pgboss.job where id = $1', [id])).toHaveLength(1);
});

test('only an operator sees or touches them', async () => {
  const owner = await world.signedIn(findMember(world.sample, 'owner', 'qinghe'));
  expect((await owner.get('/v1/operator/dead-letters')).status).toBe(403);
  expect((await owner.get('/v1/operator/jobs')).status).toBe(403);
  expect((await owner.post(`/v1/operator/dead-letters/${newId()}/retry`)).status).toBe(403);
});
