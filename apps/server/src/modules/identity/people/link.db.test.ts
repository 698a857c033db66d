import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestServer, type TestVisitor } from '../../../../../../tests/support/server/test-server.ts';

const home = { bank: 'huayue', subject: 'wang', customerId: '7730-1942', roleId: 'owner' };
const second = { bank: 'lanjiang', subject: 'w-2', customerId: '9001', roleId: 'treasurer' };
let world: TestServer;
beforeAll(async () => {
  world = await TestServer.create();
});
afterAll(() => world[Symbol.asyncDispose]());

const personOf = async (visitor: TestVisitor): Promise<string> =>
  (await visitor.get('/v1/session')).json<{ person: { id: string } }>().person.id;

test('a person who is signed in adds another bank and keeps being the same person', async () => {
  const visitor = await world.signedIn(home);
  const person = await personOf(visitor);
  world.clock.advance({ minutes: 1 });
  expect((await visitor.signIn(second, { link: true })).headers.location).toBe('/');
  expect(await personOf(visitor)).toBe(person);
  const mandates = (await visitor.get('/v1/mandates')).json<{
    items: { bank: { slug: string }; current: boolean }[];
  }>();
  expect(mandates.items.map(({ bank, current }) => [bank.slug, current])).toEqual([
    ['lanjiang', true],
    ['huayue', false],
  ]);
  expect(await personOf(await world.signedIn(second))).toBe(person);
});

test('linking needs a session from its beginning to its end', async () => {
  const stranger = await world.visitor().post('/v1/sign-in/bank', { bank: 'lanjiang', link: true });
  expect(stranger.json()).toMatchObject({ status: 401, code: 'identity.not_signed_in' });
  const visitor = await world.signedIn({ ...home, subject: 'chen' });
  const address = await visitor.callbackFor({ ...second, subject: 'c-2' }, { link: true });
  await visitor.delete('/v1/session');
  expect((await visitor.get(address)).headers.location).toBe('/sign-in?error=identity.session_needed');
});

test('another session than the one that asked cannot take the link over', async () => {
  const visitor = await world.signedIn({ ...home, subject: 'zhao' });
  const address = await visitor.callbackFor({ ...second, subject: 'z-2' }, { link: true });
  await visitor.signIn({ ...home, subject: 'qian' });
  expect((await visitor.get(address)).headers.location).toBe('/sign-in?error=identity.session_needed');
});

test('the session must be the very one, though the person be the same', async () => {
  const person = { ...home, subject: 'feng' };
  const visitor = await world.signedIn(person);
  const address = await visitor.callbackFor({ ...second, subject: 'f-2' }, { link: true });
  await visitor.signIn(person);
  expect((await visitor.get(address)).headers.location).toBe('/sign-in?error=identity.session_needed');
});

test('a bank at which somebody else is known is not linked', async () => {
  const other = { ...second, subject: 'sun' };
  const otherPerson = await personOf(await world.signedIn(other));
  const visitor = await world.signedIn({ ...home, subject: 'zhou' });
  expect((await visitor.signIn(other, { link: true })).headers.location).toBe('/sign-in?error=identity.already_linked');
  expect(await personOf(visitor)).not.toBe(otherPerson);
  expect(await personOf(await world.signedIn(other))).toBe(otherPerson);
});
