import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestServer } from '../../../../../../tests/support/server/test-server.ts';

const li = { bank: 'huayue', subject: 'li', customerId: '7730-1942', roleId: 'owner' };
let world: TestServer;
beforeAll(async () => {
  world = await TestServer.create();
});
afterAll(() => world[Symbol.asyncDispose]());

test('a person signs in through the bank and has a session', async () => {
  const visitor = await world.signedIn(li);
  const session = await visitor.get('/v1/session');
  expect(session.json()).toMatchObject({
    person: { name: { zh: '人li', en: 'Person li' } },
    mandate: { current: true, role: { id: 'owner' }, bank: { slug: 'huayue' }, customerId: '7730-1942' },
  });
});
