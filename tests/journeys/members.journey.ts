import { afterAll, beforeAll, expect, test } from 'vitest';
import { customerOf, findMember, type Member } from '../support/world/members.ts';
import { signIn } from '../support/world/sign-in.ts';
import type { Visitor } from '../support/world/visitor.ts';
import { startWorld, type World } from '../support/world/world.ts';

interface Person {
  personId: string;
  name: { zh: string | null; en: string | null };
  roles: { id: string }[];
  isSelf: boolean;
}
interface Listed<Item> {
  items: Item[];
}

let world: World;
let owner: Visitor;
let accountant: Member;
beforeAll(async () => {
  world = await startWorld();
  owner = await world.signedIn(findMember(world.sample, 'owner', 'qinghe'));
  accountant = findMember(world.sample, 'accountant', 'qinghe');
});
afterAll(() => world[Symbol.asyncDispose]());

async function members(state = 'active'): Promise<Person[]> {
  return (await owner.get<Listed<Person>>(`/v1/members?state=${state}`)).body.items;
}

test('an invitation is followed by the one whom the bank lets in as what it says, and gives nothing by itself', async () => {
  const customerId = customerOf(world.sample, 'qinghe');
  const invited = await owner.post<{ id: string; link: string }>('/v1/invitations', {
    bank: 'huayue',
    customerId,
    roleId: 'accountant',
    name: '王会计',
  });
  expect(invited.status).toBe(200);
  const link = new URL(invited.body.link, world.url).searchParams;
  // What the page of the link asks the bank for.
  const visitor = world.visitor();
  const mandate = { customerId: link.get('customerId'), roleId: link.get('roleId') };
  expect(await signIn(visitor, accountant, { mandate })).toBe('/');
  const { body } = await owner.get<Listed<{ state: string; acceptedBy: { id: string } }>>('/v1/invitations');
  const joined = (await members()).find((one) => one.roles.some((role) => role.id === 'accountant'));
  expect(body.items).toMatchObject([{ state: 'accepted', acceptedBy: { id: joined?.personId } }]);
  expect(joined?.name.zh ?? joined?.name.en).toBeTruthy();
});

test('who is removed is out at once, is refused with a word, and returns when let in', async () => {
  const visitor = await world.signedIn(accountant);
  const { body } = await visitor.get<{ person: { id: string } }>('/v1/session');
  const { id } = body.person;
  expect((await owner.delete(`/v1/members/${id}`)).status).toBe(204);
  expect(await visitor.get('/v1/feed')).toMatchObject({ status: 401, body: { code: 'identity.session_ended' } });
  expect(await signIn(world.visitor(), accountant)).toBe('/sign-in?error=identity.membership_ended');
  expect((await members('removed')).map((one) => one.personId)).toEqual([id]);
  expect((await owner.post(`/v1/members/${id}/let-in`)).status).toBe(204);
  expect(await signIn(world.visitor(), accountant)).toBe('/');
});

test('who leaves is offered the mandate no more until the bank lets him in again', async () => {
  const treasurer = findMember(world.sample, 'treasurer', 'qinghe');
  const other = await world.signedIn(findMember(world.sample, 'treasurer', 'hengxin'));
  const visitor = await world.signedIn(treasurer);
  const mandates = async (): Promise<string[]> => {
    type Mandates = Listed<{ customerId: string; role: { id: string } }>;
    return (await other.get<Mandates>('/v1/mandates')).body.items.map((one) => one.customerId);
  };
  expect(await mandates()).toContain(treasurer.customerId);
  expect((await visitor.post('/v1/members/leave', {})).status).toBe(204);
  expect((await visitor.get('/v1/session')).status).toBe(401);
  expect(await mandates()).not.toContain(treasurer.customerId);
  expect(await signIn(visitor, treasurer)).toBe('/');
  expect(await mandates()).toContain(treasurer.customerId);
});

test('the last owner says that he means it', async () => {
  expect(await owner.post('/v1/members/leave', {})).toMatchObject({ status: 409, body: { code: 'access.last_owner' } });
  expect((await owner.post('/v1/members/leave', { evenAsLastOwner: true })).status).toBe(204);
  expect((await owner.get('/v1/session')).status).toBe(401);
});
