import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { customerOf, findMember } from '../support/world/members.ts';
import type { Visitor } from '../support/world/visitor.ts';
import { startWorld, type World } from '../support/world/world.ts';

interface Item {
  id: string;
  author: { id: string; name: { zh: string | null } };
  category: string;
  source: { name: { en: string | null } };
  changes: { key: string; new: object | null }[];
  why: { reason: string; since: string | null };
}
interface Page {
  items: Item[];
  nextCursor: string | null;
  newest: string;
}

let world: World;
let owner: Visitor;
beforeAll(async () => {
  world = await startWorld();
  await world.settled();
  await world.server.network.establishSampleRelations(world.sample.relations);
  owner = await world.signedIn(findMember(world.sample, 'owner', 'qinghe'));
});
afterAll(() => world[Symbol.asyncDispose]());

const page = async (query = ''): Promise<Page> => (await owner.get<Page>(`/v1/feed${query}`)).body;

/** Somebody at the bank corrects a customer's number of employees, which the customer shows to partners. */
async function bankChanges(customerId: string, employees: number): Promise<void> {
  const answer = await fetch(`${world.banks.huayue}/sandbox/customers/${customerId}/records`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'qualification', patch: { employees } }),
  });
  expect(answer.status).toBeLessThan(300);
}

/** The open page of the owner; `next` waits for the next event of that name. */
async function openPage(lastEventId?: string) {
  const headers = { cookie: owner.cookies(), ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) };
  const asked = request(`${world.url}/v1/stream`, { headers }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.setEncoding('utf8');
  let text = '';
  answer.on('data', (chunk: string) => (text += chunk));
  return {
    close: () => asked.destroy(),
    next: async (event: string): Promise<string> => {
      await expect.poll(() => text, { interval: 20 }).toContain(`event: ${event}\n`);
      const id = new RegExp(`id: (\\d+)\nevent: ${event}\n`).exec(text)?.[1] ?? '';
      text = '';
      return id;
    },
  };
}

test('home shows what changed at partners and at those that are watched, the newest first, and why', async () => {
  await expect.poll(async () => (await page()).items.length).toBe(20);
  const seen: Item[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { items, nextCursor }: Page = await page(cursor === '' ? '' : `?cursor=${cursor}`);
    seen.push(...items);
    cursor = nextCursor;
  }
  const order = seen.map((item) => Number(item.id.split('.')[0]));
  expect(order).toEqual(order.toSorted((a, b) => b - a));
  expect(new Set(seen.map((item) => item.id)).size).toBe(seen.length);
  expect(new Set(seen.map((item) => item.why.reason))).toEqual(new Set(['own', 'partner', 'watched']));
  // What is shown to partners only comes from partners, and from us.
  const forPartners = seen.filter((item) => ['ownership', 'relationship', 'size', 'standing'].includes(item.category));
  expect(forPartners.length).toBeGreaterThan(0);
  expect(forPartners.filter((item) => item.why.reason === 'watched')).toEqual([]);
});

test('a change at a partner’s bank reaches the open page within seconds, and the page that comes back later', async () => {
  const live = await openPage();
  const left = await live.next('feed');
  const before = await page();
  await bankChanges(customerOf(world.sample, 'chenghu'), 3_210);
  expect(Number(await live.next('feed'))).toBeGreaterThan(Number(left));
  live.close();

  const since = await owner.get<{ count: number; newest: string }>(`/v1/feed/new?since=${before.newest}`);
  expect(since.body.count).toBe(1);
  const [newest] = (await page()).items;
  expect(newest).toMatchObject({
    category: 'size',
    source: { name: { en: 'Huayue Bank' } },
    changes: [{ key: 'employees', new: { type: 'count', count: 3_210 } }],
    why: { reason: 'partner' },
  });

  const back = await openPage(left);
  expect(Number(await back.next('feed'))).toBeGreaterThan(Number(left));
  back.close();
});

test('ending a partnership is felt by the next read', async () => {
  const fromChenghu = async (): Promise<Item[]> =>
    (await page('?only=partners&limit=100')).items.filter((item) => item.author.id === chenghu);
  const chenghu =
    (await page()).items.find((item) => item.category === 'size' && item.why.reason === 'partner')?.author.id ?? '';
  expect((await fromChenghu()).length).toBeGreaterThan(0);
  const live = await openPage();
  await live.next('feed');
  const ended = await owner.delete<{ state: string; can: string[] }>(`/v1/partners/${chenghu}`);
  expect(ended).toMatchObject({ status: 200, body: { state: 'ended', can: [] } });
  await live.next('partners');
  live.close();
  expect(await fromChenghu()).toEqual([]);
  expect((await page('?limit=100')).items.filter((item) => item.author.id === chenghu)).toEqual([]);
});

test('whoever is watched appears at once with what it shows', async () => {
  const found = (
    await owner.get<{ items: { id: string; relation: { watching: boolean; partner: string; isOwn: boolean } }[] }>(
      '/v1/enterprises?q=有限&limit=50',
    )
  ).body.items;
  const stranger = found.find(({ relation }) => !relation.watching && !relation.isOwn && relation.partner === 'none');
  expect(stranger).toBeDefined();
  const before = (await page('?only=watched&limit=100')).items.filter((item) => item.author.id === stranger?.id);
  expect(before).toEqual([]);
  expect((await owner.put(`/v1/watches/${stranger?.id}`)).status).toBe(200);
  const shown = await owner.get<Page>(`/v1/feed?only=watched&limit=100`);
  const items: Item[] = [];
  for (let next: string | null = ''; next !== null;) {
    const part: Page = next === '' ? shown.body : await page(`?only=watched&limit=100&cursor=${next}`);
    items.push(...part.items.filter((item) => item.author.id === stranger?.id));
    next = part.nextCursor;
  }
  expect(items.length).toBeGreaterThan(0);
  expect(new Set(items.map((item) => item.category))).toEqual(new Set(['identity', 'activity']));
  expect((await owner.delete(`/v1/watches/${stranger?.id}`)).status).toBe(204);
});
