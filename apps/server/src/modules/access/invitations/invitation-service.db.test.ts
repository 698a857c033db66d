import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestServer, type TestVisitor } from '../../../../../../tests/support/server/test-server.ts';
import { limits } from '../../../platform/limits.ts';
import { forgetInvitations } from './invitation-jobs.ts';

let world: TestServer;
beforeAll(async () => {
  world = await TestServer.create();
});
afterAll(() => world[Symbol.asyncDispose]());

interface Invitation {
  id: string;
  state: string;
  link: string;
  name: string | null;
  acceptedBy: { id: string } | null;
  can: string[];
}

let houses = 0;
async function house(): Promise<{ owner: TestVisitor; customerId: string }> {
  const customerId = `inviting-${++houses}`;
  const owner = await world.signedIn({ bank: 'huayue', subject: `${customerId}-owner`, customerId, roleId: 'owner' });
  return { owner, customerId };
}
async function invite(owner: TestVisitor, body: object): Promise<Invitation> {
  const answer = await owner.post('/v1/invitations', { bank: 'huayue', ...body });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<Invitation>();
}
async function listed(owner: TestVisitor): Promise<Invitation[]> {
  return (await owner.get('/v1/invitations')).json<{ items: Invitation[] }>().items;
}
const code = async (answer: Promise<{ json: () => unknown }>): Promise<unknown> =>
  ((await answer).json() as { code: string }).code;

test('it is followed by the one whom it fits, at that bank, once', async () => {
  const { owner, customerId } = await house();
  const { id, link } = await invite(owner, { customerId, roleId: 'accountant', name: ' 王芳 ' });
  expect(link).toBe(`/sign-in?bank=huayue&customerId=${customerId}&roleId=accountant`);
  await world.signedIn({ bank: 'huayue', subject: 'not-meant', customerId, roleId: 'viewer' });
  await world.signedIn({ bank: 'lanjiang', subject: 'wang', customerId, roleId: 'accountant' });
  expect(await listed(owner)).toMatchObject([{ id, state: 'open', name: '王芳', can: ['cancel'] }]);
  const wang = await world.signedIn({ bank: 'huayue', subject: 'wang', customerId, roleId: 'accountant' });
  const personId = (await wang.get('/v1/session')).json<{ person: { id: string } }>().person.id;
  await world.signedIn({ bank: 'huayue', subject: 'another', customerId, roleId: 'accountant' });
  expect(await listed(owner)).toMatchObject([{ id, state: 'accepted', acceptedBy: { id: personId }, can: [] }]);
  const [event] = await world.db.query<{ invitation: string }>(
    `select payload->>'invitationId' as invitation from platform.outbox where topic = 'access.member_joined' and payload->>'personId' = $1`,
    [personId],
  );
  expect(event?.invitation).toBe(id);
});

test('it gives no right: a mandate of another enterprise follows no invitation of this one', async () => {
  const { owner } = await house();
  const other = await house();
  await invite(owner, { roleId: 'viewer' });
  await world.signedIn({ bank: 'huayue', subject: 'elsewhere', customerId: other.customerId, roleId: 'viewer' });
  expect((await listed(owner)).map((one) => one.state)).toEqual(['open']);
});

test('who was removed comes back by an invitation that names him, and by no other', async () => {
  const { owner, customerId } = await house();
  const person = { bank: 'huayue', subject: `${customerId}-li`, customerId, roleId: 'viewer' };
  const li = await world.signedIn(person);
  const personId = (await li.get('/v1/session')).json<{ person: { id: string } }>().person.id;
  await owner.delete(`/v1/members/${personId}`);
  await invite(owner, { roleId: 'viewer' });
  expect((await world.visitor().signIn(person)).headers.location).toContain('identity.membership_ended');
  await invite(owner, { subject: person.subject });
  await world.signedIn(person);
  expect((await listed(owner)).map((one) => one.state)).toEqual(['accepted', 'open']);
});

test('a member who signs in as every day is not the one who is awaited under his role', async () => {
  const { owner, customerId } = await house();
  const person = { bank: 'huayue', subject: `${customerId}-qian`, customerId, roleId: 'accountant' };
  await world.signedIn(person);
  const { id } = await invite(owner, { roleId: 'accountant' });
  await world.signedIn(person);
  expect(await listed(owner)).toMatchObject([{ id, state: 'open' }]);
  await world.signedIn({ ...person, subject: `${customerId}-sun` });
  expect(await listed(owner)).toMatchObject([{ id, state: 'accepted' }]);
});

test('an invitation from before the removal brings nobody back', async () => {
  const { owner, customerId } = await house();
  const person = { bank: 'huayue', subject: `${customerId}-zhao`, customerId, roleId: 'viewer' };
  const zhao = await world.signedIn(person);
  const personId = (await zhao.get('/v1/session')).json<{ person: { id: string } }>().person.id;
  await invite(owner, { subject: person.subject });
  world.clock.advance({ hours: 0.1 });
  await owner.delete(`/v1/members/${personId}`);
  expect((await world.visitor().signIn(person)).headers.location).toContain('identity.membership_ended');
  expect((await listed(owner)).map((one) => one.state)).toEqual(['open']);
});

test('it runs out after two weeks, and can be cancelled before', async () => {
  const { owner, customerId } = await house();
  const { id } = await invite(owner, { subject: 'late' });
  const cancelled = await invite(owner, { subject: 'cancelled' });
  expect((await owner.delete(`/v1/invitations/${cancelled.id}`)).statusCode).toBe(204);
  expect((await owner.delete(`/v1/invitations/${cancelled.id}`)).statusCode).toBe(204);
  world.clock.advance({ hours: limits.invitationDays * 24 });
  const again = await world.signedIn({ bank: 'huayue', subject: `${customerId}-owner`, customerId, roleId: 'owner' });
  await world.signedIn({ bank: 'huayue', subject: 'late', customerId, roleId: 'viewer' });
  expect((await listed(again)).map((one) => one.state)).toEqual(['cancelled', 'expired']);
  expect(await code(again.delete(`/v1/invitations/${id}`))).toBe('access.invitation_is_over');
  world.clock.advance({ hours: limits.invitationKeptDays * 24 + 1 });
  expect(await forgetInvitations(world.server.platform)).toBeGreaterThanOrEqual(2);
});

test('bad ones are refused with the field and the reason', async () => {
  const { owner } = await house();
  const refused = async (body: object): Promise<unknown> => {
    const answer = await owner.post('/v1/invitations', body);
    return [answer.statusCode, answer.json<{ errors?: { field: string }[]; code: string }>().errors?.[0]?.field];
  };
  expect(await refused({ bank: 'nobank', roleId: 'viewer' })).toEqual([400, 'body.bank']);
  expect(await refused({ bank: 'huayue' })).toEqual([400, 'body.roleId']);
  expect((await refused({ bank: 'huayue', roleId: 'with space' })) as number[]).toContain(400);
  await invite(owner, { roleId: 'viewer' });
  expect(await code(owner.post('/v1/invitations', { bank: 'huayue', roleId: 'viewer' }))).toBe(
    'access.already_invited',
  );
});

test('an enterprise awaits only so many, and the same key invites once', async () => {
  const { owner } = await house();
  const send = (key: string) =>
    owner.send({
      method: 'POST',
      url: '/v1/invitations',
      payload: { bank: 'huayue', subject: 'keyed' },
      headers: { 'idempotency-key': key },
    });
  expect((await send('k1')).json<Invitation>().id).toBe((await send('k1')).json<Invitation>().id);
  for (let n = 1; n < limits.openInvitations; n += 1) await invite(owner, { subject: `s${n}` });
  expect(await code(owner.post('/v1/invitations', { bank: 'huayue', subject: 'more' }))).toBe(
    'access.too_many_invitations',
  );
});

test('only those who manage members see and write invitations, each enterprise its own', async () => {
  const { owner, customerId } = await house();
  const { id } = await invite(owner, { roleId: 'viewer' });
  const treasurer = await world.signedIn({
    bank: 'huayue',
    subject: `${customerId}-t`,
    customerId,
    roleId: 'treasurer',
  });
  expect((await treasurer.get('/v1/invitations')).statusCode).toBe(403);
  const other = await house();
  expect(await listed(other.owner)).toEqual([]);
  expect((await other.owner.delete(`/v1/invitations/${id}`)).statusCode).toBe(404);
  expect((await listed(owner)).map((one) => one.state)).toEqual(['open']);
});
