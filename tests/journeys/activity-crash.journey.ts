import { afterAll, beforeAll, expect, test } from 'vitest';
import { findMember } from '../support/world/members.ts';
import { persist } from '../support/world/patience.ts';
import { signIn } from '../support/world/sign-in.ts';
import { Visitor } from '../support/world/visitor.ts';
import { startKillableWorld, type KillableWorld } from '../support/world/killable-world.ts';

interface Events {
  items: { kind: string; state: string }[];
}

let world: KillableWorld;
let owner: Visitor;
beforeAll(async () => {
  world = await startKillableWorld();
  owner = new Visitor(world.url);
  await signIn(owner, findMember(world.sample, 'owner', 'qinghe'));
});
afterAll(() => world[Symbol.asyncDispose]());

const scenario = (wanted: object) =>
  fetch(`${world.banks.huayue}/sandbox/scenario`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  });

/** How many applications begun the bank holds. */
async function atBank(): Promise<number> {
  const page = await (await fetch(`${world.banks.huayue}/operator/activity?lang=en`)).text();
  return Number(/applications begun (\d+)/.exec(page)?.[1] ?? 0);
}

const states = async () => (await owner.get<Events>('/v1/activity-events')).body.items.map(({ state }) => state);

/** Begins an application, which is an event of the category. */
async function begin(): Promise<void> {
  await persist('a draft', 60_000, async () => {
    const { status } = await owner.post('/v1/submissions', { formId: 'general-enquiry' });
    return status < 300 ? true : null;
  });
}

test('an event outlives a network that is killed before its batch is made, and while it is sent, and reaches the bank once', async () => {
  const asked = await owner.get<{ wording: number }>('/v1/activity-sharing');
  const given = await owner.post('/v1/activity-sharing', { category: 'applications', wording: asked.body.wording });
  expect(given).toMatchObject({ status: 200 });
  await begin();
  await world.killAndRestart();
  await expect.poll(states, { timeout: 90_000 }).toEqual(['shared']);
  expect(await atBank()).toBe(1);

  // Most answers are lost: the bank takes the batch in, and the network seldom knows. Some arrive, so that it goes on asking at all.
  await scenario({ truncateRate: 0.6 });
  await begin();
  await expect.poll(atBank, { timeout: 90_000, interval: 50 }).toBe(2);
  await world.killAndRestart();
  await scenario({});
  await expect.poll(states, { timeout: 120_000 }).toEqual(['shared', 'shared']);
  expect(await atBank()).toBe(2);

  const ended = await owner.delete<{ dropped: number }>('/v1/activity-sharing/applications');
  expect(ended).toMatchObject({ status: 200, body: { dropped: 0 } });
  await expect.poll(states, { timeout: 90_000 }).toEqual(['erased', 'erased']);
  expect(await atBank()).toBe(0);
}, 600_000);
