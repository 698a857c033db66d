import { afterAll, beforeAll, expect, test } from 'vitest';
import { findMember } from '../support/world/members.ts';
import { signIn } from '../support/world/sign-in.ts';
import { Visitor } from '../support/world/visitor.ts';
import { startKillableWorld, type KillableWorld } from '../support/world/killable-world.ts';

interface Submission {
  id: string;
  status: string;
  receipt: { number: string } | null;
  queue: object | null;
}

let world: KillableWorld;
beforeAll(async () => {
  world = await startKillableWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const scenario = (wanted: object) =>
  fetch(`${world.banks.huayue}/sandbox/scenario`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  });

/** The numbers of the submissions that the desk of the bank shows. */
async function onDesk(): Promise<string[]> {
  const page = await (await fetch(`${world.banks.huayue}/operator/submissions?lang=en`)).text();
  return [...new Set(page.match(/HU-\d{8}-\d{6}/g))];
}

test('a network that is killed between sending and the answer has submitted once when it is back', async () => {
  const visitor = new Visitor(world.url);
  await signIn(visitor, findMember(world.sample, 'treasurer', 'qinghe'));
  const draft = await visitor.post<Submission>('/v1/submissions', { formId: 'general-enquiry' });
  const path = `/v1/submissions/${draft.body.id}`;
  const data = { topic: 'other', subject: 'Crash', question: 'Did it arrive?' };
  expect(await visitor.put(path, { revision: 1, data })).toMatchObject({ status: 200 });
  // Every answer is lost: the bank takes the submission in, and the network does not know.
  await scenario({ truncateRate: 1 });
  expect(await visitor.post(`${path}/send`, { revision: 2 })).toMatchObject({ status: 200 });
  await expect.poll(onDesk, { timeout: 60_000, interval: 20 }).toHaveLength(1);
  await world.killAndRestart();
  expect((await visitor.get<Submission>(path)).body).toMatchObject({ status: 'queued', receipt: null });
  await scenario({});
  const read = async () => (await visitor.get<Submission>(path)).body;
  await expect.poll(read, { timeout: 60_000 }).toMatchObject({ status: 'received', queue: null });
  await expect.poll(read, { timeout: 60_000 }).toMatchObject({ receipt: { number: (await onDesk())[0] } });
  expect(await onDesk()).toHaveLength(1);
});
