import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandbox } from '../support/bank/sandbox.ts';
import { findMember, type Member } from '../support/world/members.ts';
import { signIn } from '../support/world/sign-in.ts';
import type { Visitor } from '../support/world/visitor.ts';
import { startWorld, type World } from '../support/world/world.ts';

let world: World;
let treasurer: Member;
let owner: Visitor;
beforeAll(async () => {
  world = await startWorld();
  treasurer = findMember(world.sample, 'treasurer', 'qinghe');
  owner = await world.signedIn(findMember(world.sample, 'owner', 'qinghe'));
});
afterAll(() => world[Symbol.asyncDispose]());

const bank = (path: string, body: object, method = 'POST') => sandbox(world.banks.huayue, method, path, body);

/** Takes the mandate away at the bank, or gives it back. */
function change(what: 'revoke' | 'restore', { customerId, personId, roleId, departmentId }: Member) {
  return bank(`customers/${customerId}/holders/${what}`, { subject: personId, roleId, departmentId });
}

/** The live events of an open page, from the first to the end. */
async function openPage(visitor: Visitor): Promise<{ text: Promise<string> }> {
  const stream = await fetch(`${world.url}/v1/stream`, { headers: { cookie: visitor.cookies() } });
  expect(stream.status).toBe(200);
  return { text: stream.text() };
}

const inForce = async (): Promise<number | undefined> => {
  type Tables = { items: { current: boolean; version: number }[] };
  const { body } = await owner.get<Tables>('/v1/permission-tables');
  return body.items.find((one) => one.current)?.version;
};

test('a mandate that the bank takes back loses its open page live, and the others follow', async () => {
  const visitor = await world.signedIn(treasurer);
  const [heard, heardByOwner] = await Promise.all([openPage(visitor), openPage(owner)]);
  const before = await inForce();
  await change('revoke', treasurer);
  await expect.poll(async () => (await visitor.get('/v1/feed')).status, { interval: 50 }).toBe(401);
  expect((await visitor.get('/v1/feed')).body).toMatchObject({ code: 'identity.mandate_revoked' });
  expect(await heard.text).toContain('"by":"mandate"');
  expect(await heardByOwner.text).toContain('event: mandate');
  expect(await inForce()).toBe((before ?? 0) + 1);
  // The bank does not let him in under it any more, and nothing is said of it here.
  expect(await signIn(world.visitor(), treasurer)).toContain('/sign-in?error=identity.access_denied');

  await change('restore', treasurer);
  await expect.poll(inForce).toBe((before ?? 0) + 2);
  expect(await signIn(world.visitor(), treasurer)).toBe('/');
});

test.each([
  ['badTableSignature', 'bad_signature'],
  ['oldTableVersion', 'older'],
])(
  'while the bank spoils its tables (%s) the last good one stays, and the operator is told',
  async (spoiled, reason) => {
    const operator = await world.signedIn(findMember(world.sample, 'operator'));
    const visitor = await world.signedIn(treasurer);
    const before = await inForce();
    await bank('scenario', { [spoiled]: true }, 'PUT');
    await change('revoke', treasurer);
    // Whoever signs in meanwhile was looked up in a table that the bank does not give out.
    const clerk = findMember(world.sample, 'accountant', 'qinghe');
    expect(await signIn(world.visitor(), clerk)).toContain('/sign-in?error=identity.table_refused');
    type Refused = { items: { reason: string; customerId: string }[] };
    const refused = async () =>
      (await operator.get<Refused>('/v1/operator/connections/huayue/refused-tables')).body.items.map(
        (one) => one.reason,
      );
    await expect.poll(refused).toContain(reason);
    expect(await inForce()).toBe(before);
    expect((await visitor.get('/v1/feed')).status).toBe(200);

    await bank('scenario', { [spoiled]: false }, 'PUT');
    await expect.poll(async () => (await visitor.get('/v1/feed')).status).toBe(401);
    await change('restore', treasurer);
    await expect.poll(inForce).toBe((before ?? 0) + 2);
  },
);
