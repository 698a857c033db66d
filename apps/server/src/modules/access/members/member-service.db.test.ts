import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FakePerson } from '../../../../../../tests/support/server/fake-bank.ts';
import { TestServer, type TestVisitor } from '../../../../../../tests/support/server/test-server.ts';

let world: TestServer;
beforeAll(async () => {
  world = await TestServer.create();
});
afterAll(() => world[Symbol.asyncDispose]());

interface Member {
  personId: string;
  roles: { id: string }[];
  state: string;
  isSelf: boolean;
  lastSeenAt: string | null;
  can: string[];
}
interface Page {
  items: Member[];
  nextCursor: string | null;
}

let houses = 0;
/** A new enterprise of the given number of people; the first one is its owner. */
async function house(...roles: string[]): Promise<{ people: FakePerson[]; visitors: TestVisitor[] }> {
  const customerId = `house-${++houses}`;
  const people = roles.map((roleId, n) => ({ bank: 'huayue', subject: `${customerId}-${n}`, customerId, roleId }));
  const visitors: TestVisitor[] = [];
  for (const person of people) {
    visitors.push(await world.signedIn(person));
    world.clock.advance({ seconds: 1 });
  }
  return { people, visitors };
}
const first = <T>(list: readonly T[]): T => list[0] as T;
const at = <T>(list: readonly T[], n: number): T => list[n] as T;

async function members(visitor: TestVisitor, state = 'active'): Promise<Member[]> {
  return (await visitor.get(`/v1/members?state=${state}`)).json<Page>().items;
}
async function personOf(visitor: TestVisitor): Promise<string> {
  return (await visitor.get('/v1/session')).json<{ person: { id: string } }>().person.id;
}
async function enterpriseOf(visitor: TestVisitor): Promise<string> {
  return (await visitor.get('/v1/session')).json<{ mandate: { enterprise: { id: string } } }>().mandate.enterprise.id;
}
const topics = (personId: string): Promise<{ topic: string; how: string | null }[]> =>
  world.db.query(
    `select topic, payload->>'how' as how from platform.outbox where topic like 'access.%' and payload->>'personId' = $1 order by event_id`,
    [personId],
  );
const deeds = async (enterpriseId: string): Promise<string[]> => {
  const rows = await world.db.query<{ action: string }>(
    `select action from audit.lines where enterprise_id = $1 and action ~ '^(member|invitation)' order by line_id`,
    [enterpriseId],
  );
  return rows.map((row) => row.action);
};

test('the list names the people, who came last first, with what each may do about it', async () => {
  const { visitors } = await house('owner', 'accountant');
  const [owner, accountant] = visitors as [TestVisitor, TestVisitor];
  const seen = await members(owner);
  expect(seen.map((one) => [one.roles.map((role) => role.id), one.isSelf, one.can])).toEqual([
    [['accountant'], false, ['remove']],
    [['owner'], true, ['leave']],
  ]);
  expect((await members(accountant)).map((one) => one.can)).toEqual([['leave'], []]);
  const page = (await owner.get('/v1/members?limit=1')).json<Page>();
  const rest = (await owner.get(`/v1/members?limit=1&cursor=${page.nextCursor}`)).json<Page>();
  expect([...page.items, ...rest.items].map((one) => one.personId)).toEqual(seen.map((one) => one.personId));
  expect(rest.nextCursor).toBeNull();
});

test('who leaves is signed out everywhere for this enterprise, keeps the others, and comes back by signing in', async () => {
  const { people, visitors } = await house('owner', 'viewer');
  const leaving = at(visitors, 1);
  const person = at(people, 1);
  const second = await world.signedIn(person);
  const elsewhere = await world.signedIn({ ...person, customerId: `${person.customerId}-other` });
  const personId = await personOf(leaving);
  expect((await leaving.post('/v1/members/leave')).statusCode).toBe(204);
  for (const gone of [leaving, second]) expect((await gone.get('/v1/session')).statusCode).toBe(401);
  expect((await elsewhere.get('/v1/mandates')).json<{ items: object[] }>().items).toHaveLength(1);
  expect((await members(first(visitors), 'left')).map((one) => one.personId)).toEqual([personId]);
  expect(await members(first(visitors))).toHaveLength(1);
  world.clock.advance({ minutes: 1 });
  const back = await world.signedIn(person);
  expect((await back.get('/v1/mandates')).json<{ items: object[] }>().items).toHaveLength(2);
  expect((await members(back)).map((one) => one.state)).toEqual(['active', 'active']);
  expect(await topics(personId)).toEqual([
    { topic: 'access.member_joined', how: null },
    { topic: 'access.member_joined', how: null },
    { topic: 'access.member_left', how: 'left' },
    { topic: 'access.member_joined', how: null },
  ]);
});

test('the last owner does not leave without a word; two owners cannot both leave at once without one', async () => {
  const { visitors } = await house('owner', 'owner', 'viewer');
  const [one, two] = visitors as [TestVisitor, TestVisitor];
  const answers = await Promise.all([one.post('/v1/members/leave'), two.post('/v1/members/leave')]);
  expect(answers.map((answer) => answer.statusCode).toSorted((a, b) => a - b)).toEqual([204, 409]);
  const last = answers[0]?.statusCode === 409 ? one : two;
  expect((await last.post('/v1/members/leave')).json()).toMatchObject({ code: 'access.last_owner' });
  expect((await last.post('/v1/members/leave', { evenAsLastOwner: true })).statusCode).toBe(204);
  expect((await last.get('/v1/session')).statusCode).toBe(401);
});

test('who is removed is out at once, is refused at the next sign-in, and comes back when he is let in', async () => {
  const { people, visitors } = await house('owner', 'treasurer');
  const [owner, other] = visitors as [TestVisitor, TestVisitor];
  const person = at(people, 1);
  const [personId, enterpriseId] = [await personOf(other), await enterpriseOf(other)];
  expect((await owner.delete(`/v1/members/${personId}`)).statusCode).toBe(204);
  expect((await other.get('/v1/session')).statusCode).toBe(401);
  const refused = await world.visitor().signIn(person);
  expect(refused.headers.location).toBe('/sign-in?error=identity.membership_ended');
  expect((await members(owner, 'removed')).map((one) => [one.personId, one.can])).toEqual([[personId, ['let_in']]]);
  expect((await owner.post(`/v1/members/${personId}/let-in`)).statusCode).toBe(204);
  await world.signedIn(person);
  expect(await deeds(enterpriseId)).toEqual([
    'member.joined',
    'member.joined',
    'member.removed',
    'member.let_in',
    'member.joined',
  ]);
});

test('a sign-in that comes while he is removed leaves no session that lives', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { people, visitors } = await house('owner', 'treasurer');
    const person = at(people, 1);
    const personId = await personOf(at(visitors, 1));
    await Promise.all([
      world.visitor().signIn(person),
      first(visitors).delete(`/v1/members/${personId}`),
      world.visitor().signIn(person),
    ]);
    const live = await world.db.query('select 1 from identity.sessions where person_id = $1 and ended_at is null', [
      personId,
    ]);
    expect(live).toEqual([]);
  }
});

test('nobody removes himself, a stranger, or anybody without the mandate for it', async () => {
  const [mine, theirs] = [await house('owner', 'viewer'), await house('owner', 'viewer')];
  const [owner, viewer] = mine.visitors as [TestVisitor, TestVisitor];
  expect((await owner.delete(`/v1/members/${await personOf(owner)}`)).json()).toMatchObject({
    code: 'access.own_membership',
  });
  const stranger = await personOf(at(theirs.visitors, 1));
  expect((await owner.delete(`/v1/members/${stranger}`)).statusCode).toBe(404);
  expect((await owner.post(`/v1/members/${stranger}/let-in`)).statusCode).toBe(404);
  expect((await viewer.delete(`/v1/members/${await personOf(owner)}`)).statusCode).toBe(403);
  expect((await members(first(theirs.visitors))).length).toBe(2);
});

test('the rows of another enterprise are behind the wall', async () => {
  const [mine, theirs] = [await house('owner'), await house('owner')];
  await first(theirs.visitors).post('/v1/invitations', { bank: 'huayue', roleId: 'viewer' });
  const scope = { enterpriseId: await enterpriseOf(first(mine.visitors)) };
  const { db } = world.server.platform;
  const rows = await db.as(scope, async (tx) => [
    ...(await sql`select 1 from access.invitations`.execute(tx)).rows,
    ...(await sql`select 1 from access.memberships`.execute(tx)).rows,
  ]);
  expect(rows).toHaveLength(1);
  await expect(db.as(scope, (tx) => sql`update access.memberships set state = 'removed'`.execute(tx))).rejects.toThrow(
    'permission denied',
  );
});
