import { afterAll, beforeAll, expect, test } from 'vitest';
import { findMember } from '../support/world/members.ts';
import { persist } from '../support/world/patience.ts';
import { signIn } from '../support/world/sign-in.ts';
import { Visitor } from '../support/world/visitor.ts';
import { startKillableWorld, type KillableWorld } from '../support/world/killable-world.ts';

interface Submission {
  id: string;
  status: string;
  receipt: { number: string } | null;
  queue: { position: number; attempts: number } | null;
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

const tried = { position: 1, attempts: expect.toSatisfy((attempts: number) => attempts > 0) };

/** The numbers of the submissions that the desk of the bank shows. */
async function onDesk(): Promise<string[]> {
  const page = await (await fetch(`${world.banks.huayue}/operator/submissions?lang=en`)).text();
  return [...new Set(page.match(/HU-\d{8}-\d{6}/g))];
}

async function draft(visitor: Visitor, subject: string): Promise<string> {
  // A network that has just started may not have read the forms of the bank yet.
  const id = await persist('a draft', 240_000, async () => {
    const { status, body } = await visitor.post<Submission>('/v1/submissions', { formId: 'general-enquiry' });
    return status < 300 ? body.id : null;
  });
  const path = `/v1/submissions/${id}`;
  const data = { topic: 'other', subject, question: 'Did it arrive?' };
  expect(await visitor.put(path, { revision: 1, data })).toMatchObject({ status: 200 });
  return path;
}

test('a network that is killed between sending and the answer has submitted once when it is back', async () => {
  const visitor = new Visitor(world.url);
  await signIn(visitor, findMember(world.sample, 'treasurer', 'qinghe'));
  const path = await draft(visitor, 'Crash');
  // Every answer is lost: the bank takes the submission in, and the network does not know.
  await scenario({ truncateRate: 1 });
  expect(await visitor.post(`${path}/send`, { revision: 2 })).toMatchObject({ status: 200 });
  await expect.poll(onDesk, { interval: 20 }).toHaveLength(1);
  await world.killAndRestart();
  expect((await visitor.get<Submission>(path)).body).toMatchObject({ status: 'queued', receipt: null });
  await scenario({});
  const read = async () => (await visitor.get<Submission>(path)).body;
  await expect.poll(read).toMatchObject({ status: 'received', queue: null });
  await expect.poll(read).toMatchObject({ receipt: { number: (await onDesk())[0] } });
  expect(await onDesk()).toHaveLength(1);
});

test('what is sent while the bank is dead arrives once and in order, though the network is killed before and while it comes back', async () => {
  const visitor = new Visitor(world.url);
  await signIn(visitor, findMember(world.sample, 'treasurer', 'qinghe'));
  const before = await onDesk();
  const subjects = ['first', 'second', 'third', 'fourth'];
  const paths: string[] = [];
  for (const subject of subjects) paths.push(await draft(visitor, subject));
  await world.killBank();
  for (const path of paths) expect(await visitor.post(`${path}/send`, { revision: 2 })).toMatchObject({ status: 200 });
  const read = async (path: string) => (await visitor.get<Submission>(path)).body;
  // It has been tried, and waits where it can be seen.
  await expect.poll(() => read(paths[0]!)).toMatchObject({ status: 'queued', queue: tried });
  await world.killAndRestart();
  const queued = async () => {
    const found = await Promise.all(paths.map(read));
    return found.map(({ status, queue }) => [status, queue?.position]);
  };
  await expect.poll(queued).toEqual([1, 2, 3, 4].map((place) => ['queued', place]));
  await world.startBank();
  // It dies once more when some of them have arrived, whatever it knows of that.
  await expect.poll(async () => (await onDesk()).length, { interval: 10 }).toBeGreaterThan(before.length);
  await world.killAndRestart();
  for (const path of paths) await expect.poll(() => read(path)).toMatchObject({ status: 'received', queue: null });
  const numbers = await Promise.all(paths.map(async (path) => (await read(path)).receipt?.number ?? ''));
  expect(numbers).toEqual(numbers.toSorted());
  expect(new Set(numbers).size).toBe(subjects.length);
  expect((await onDesk()).toSorted()).toEqual([...before, ...numbers].toSorted());
});
