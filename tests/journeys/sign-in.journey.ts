import { afterAll, beforeAll, expect, test } from 'vitest';
import { findMember, type Member } from '../support/world/members.ts';
import { answerBank, signIn } from '../support/world/sign-in.ts';
import type { Visitor } from '../support/world/visitor.ts';
import { startWorld, type World } from '../support/world/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

interface Session {
  person: { id: string };
  mandate: {
    customerId: string;
    role: { id: string };
    enterprise: { name: { zh: string | null } };
    accounts: object[];
  };
  can: string[];
}
const sessionOf = async (visitor: Visitor): Promise<Session> => (await visitor.get<Session>('/v1/session')).body;
const isSignedIn = async (visitor: Visitor): Promise<boolean> => (await visitor.get('/v1/session')).status === 200;

test('people sign in through their banks, and out again', async () => {
  const owner = findMember(world.sample, 'owner', 'qinghe');
  const visitor = world.visitor();

  // The way through the bank ends at the page that was asked for, and the session acts under the mandate of the bank's table.
  expect(await signIn(visitor, owner, { returnTo: '/enterprise' })).toBe('/enterprise');
  const session = await sessionOf(visitor);
  expect(session.mandate).toMatchObject({ customerId: owner.customerId, role: { id: 'owner' } });
  expect(session.mandate.accounts.length).toBeGreaterThan(0);
  expect(session.can).toContain('bank_consents:manage');
  expect(await isSignedIn(world.visitor())).toBe(false);

  // One of the person's sessions is ended from the other.
  const again = await world.signedIn(owner);
  const sessions = await visitor.get<{ items: { id: string; current: boolean }[] }>('/v1/sessions');
  expect(sessions.body.items).toHaveLength(2);
  const other = sessions.body.items.find((item) => !item.current);
  expect((await visitor.delete(`/v1/sessions/${other?.id}`)).status).toBe(204);
  expect(await isSignedIn(again)).toBe(false);

  // Signing out leads on to the bank, which ends its session too and sends the browser back.
  const out = await visitor.delete<{ redirectTo: string | null }>('/v1/session');
  expect(new URL(out.body.redirectTo ?? '').origin).toBe(world.banks.huayue);
  expect(await isSignedIn(visitor)).toBe(false);
  const end = await visitor.follow(out.body.redirectTo ?? '', visitor.origin);
  expect([end.status, new URL(end.url).origin]).toEqual([200, world.banks.huayue]);
});

test('a role that the bank does not know for this person is not let in', async () => {
  const owner = findMember(world.sample, 'owner', 'qinghe');
  const visitor = world.visitor();
  const wished = { customerId: owner.customerId, roleId: 'relationship_manager', departmentId: owner.departmentId };
  const begun = await visitor.post<{ redirectTo: string }>('/v1/sign-in/bank', { bank: owner.bank, mandate: wished });
  const end = await refusedAt(visitor, begun.body.redirectTo, owner);
  expect(end).toBe('/sign-in?error=identity.access_denied');
  expect(await isSignedIn(visitor)).toBe(false);
});

test('a bank that signs a person out ends the sessions and the open streams here', async () => {
  const owner = findMember(world.sample, 'owner', 'qinghe');
  const visitor = await world.signedIn(owner);
  const elsewhere = await world.signedIn(findMember(world.sample, 'owner', undefined, 'lanjiang'));
  const stream = await fetch(`${world.url}/v1/stream`, { headers: { cookie: visitor.cookies() } });
  expect(stream.status).toBe(200);
  const heard = stream.text();

  const told = await fetch(`${world.banks.huayue}/sandbox/people/${owner.personId}/sign-out`, { method: 'POST' });
  expect(told.status).toBeLessThan(300);
  await expect.poll(() => isSignedIn(visitor)).toBe(false);
  expect(await heard).toContain('"state":"ended"');
  expect(await isSignedIn(elsewhere)).toBe(true);
});

/** The bank refuses before, or after, the person has picked: either way the browser ends at a page of ours. */
async function refusedAt(visitor: Visitor, redirectTo: string, member: Member): Promise<string> {
  const page = await visitor.follow(redirectTo, visitor.origin);
  const url = new URL(page.url);
  if (url.origin === visitor.origin) return `${url.pathname}${url.search}`;
  return answerBank(visitor, redirectTo, member);
}
