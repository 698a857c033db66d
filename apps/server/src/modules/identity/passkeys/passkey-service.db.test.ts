import { afterAll, beforeAll, expect, test } from 'vitest';
import { SoftAuthenticator } from '../../../../../../tests/support/authenticator.ts';
import { TestServer, type TestVisitor } from '../../../../../../tests/support/server/test-server.ts';
import { asId, type PersonId } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import type { IdentityModule } from '../index.ts';

let world: TestServer;
let passkeys: IdentityModule['passkeys'];
let people = 0;
beforeAll(async () => {
  world = await TestServer.create();
  passkeys = world.server.identity.passkeys;
});
afterAll(() => world[Symbol.asyncDispose]());

interface Owner {
  readonly visitor: TestVisitor;
  readonly personId: PersonId;
  readonly authenticator: SoftAuthenticator;
}
interface Listed {
  readonly items: { id: string; name: string; lastUsedAt: string | null }[];
  readonly mayAdd: boolean;
}

async function arrive(): Promise<Owner> {
  people += 1;
  const visitor = await world.signedIn({
    bank: 'huayue',
    subject: `passkey-${people}`,
    customerId: '7730-1942',
    roleId: 'owner',
  });
  const session = (await visitor.get('/v1/session')).json<{ person: { id: string } }>();
  const authenticator = new SoftAuthenticator(world.server.platform.config.publicUrl);
  return { visitor, personId: asId(session.person.id), authenticator };
}

async function begin({ visitor }: Owner): Promise<{ challenge: string }> {
  return (await visitor.post('/v1/passkeys/begin')).json<{ options: { challenge: string } }>().options;
}

async function add(owner: Owner, name = 'Laptop') {
  const credential = owner.authenticator.create(await begin(owner));
  return owner.visitor.post('/v1/passkeys', { name, credential });
}

async function ownerWithPasskey(): Promise<Owner> {
  const owner = await arrive();
  expect((await add(owner)).statusCode).toBe(201);
  return owner;
}

const listOf = async ({ visitor }: Owner): Promise<Listed> => (await visitor.get('/v1/passkeys')).json<Listed>();
const purpose = 'approval:1:abc';

async function answer(owner: Owner, asked = purpose) {
  return owner.authenticator.get(await passkeys.challenge(owner.personId, asked));
}
const refused = expect.objectContaining({ code: 'identity.passkey_refused' });

test('a passkey is made, named, vouches for its purpose, and is removed', async () => {
  const owner = await arrive();
  expect(await listOf(owner)).toEqual({ items: [], mayAdd: true });
  expect((await add(owner, '  Office laptop ')).json()).toMatchObject({ name: 'Office laptop', lastUsedAt: null });
  const assertion = await answer(owner);
  const { passkeyId } = await passkeys.verify({ personId: owner.personId, purpose, assertion });
  const [mine] = (await listOf(owner)).items;
  expect(mine).toMatchObject({ id: passkeyId, lastUsedAt: world.clock.now().toISOString() });
  expect((await owner.visitor.delete(`/v1/passkeys/${passkeyId}`)).statusCode).toBe(204);
  expect((await listOf(owner)).items).toEqual([]);
  await expect(passkeys.challenge(owner.personId, purpose)).rejects.toMatchObject({ code: 'identity.no_passkey' });
});

test('an answer vouches once, for the purpose and the person that it was asked of, and in time', async () => {
  const [owner, other] = [await ownerWithPasskey(), await ownerWithPasskey()];
  const { personId } = owner;
  const once = await answer(owner);
  await passkeys.verify({ personId, purpose, assertion: once });
  await expect(passkeys.verify({ personId, purpose, assertion: once })).rejects.toEqual(refused);

  const elsewhere = await answer(owner, 'approval:1:changed');
  await expect(passkeys.verify({ personId, purpose, assertion: elsewhere })).rejects.toEqual(refused);

  const ofAnother = await answer(other);
  await expect(passkeys.verify({ personId, purpose, assertion: ofAnother })).rejects.toEqual(refused);

  // His own challenge, signed by the passkey of another person.
  const foreignKey = other.authenticator.get(await passkeys.challenge(personId, purpose));
  await expect(passkeys.verify({ personId, purpose, assertion: foreignKey })).rejects.toEqual(refused);

  const late = await answer(owner);
  world.clock.advance({ minutes: limits.passkeyChallengeMinutes, seconds: 1 });
  await expect(passkeys.verify({ personId, purpose, assertion: late })).rejects.toEqual(refused);
});

test.each([
  ['another site', (one: SoftAuthenticator) => (one.origin = 'https://guildhall.example')],
  ['another relying party', (one: SoftAuthenticator) => (one.rpId = 'guildhall.example')],
  ['an authenticator that did not know the person', (one: SoftAuthenticator) => (one.verifiesUser = false)],
  ['a copied authenticator, whose counter fell back', (one: SoftAuthenticator) => (one.counter = 0)],
])('the answer of %s is refused', async (_what, spoil) => {
  const owner = await ownerWithPasskey();
  owner.authenticator.counter = 7;
  await passkeys.verify({ personId: owner.personId, purpose, assertion: await answer(owner) });
  spoil(owner.authenticator);
  const assertion = await answer(owner);
  await expect(passkeys.verify({ personId: owner.personId, purpose, assertion })).rejects.toEqual(refused);
});

test('a signature over something else, and an answer that is none, are refused', async () => {
  const owner = await ownerWithPasskey();
  const [one, two] = [await answer(owner), await answer(owner)];
  const mixed = { ...one, response: { ...one.response, signature: two.response.signature } };
  await expect(passkeys.verify({ personId: owner.personId, purpose, assertion: mixed })).rejects.toEqual(refused);
  for (const clientDataJSON of [
    'AAAA',
    Buffer.from('{}').toString('base64url'),
    Buffer.from('7').toString('base64url'),
  ]) {
    const broken = { ...two, response: { ...two.response, clientDataJSON } };
    await expect(passkeys.verify({ personId: owner.personId, purpose, assertion: broken })).rejects.toEqual(refused);
  }
});

test('a passkey is made only from a challenge of ours, once, and for one person', async () => {
  const owner = await arrive();
  const asked = await begin(owner);
  const credential = owner.authenticator.create(asked);
  expect((await owner.visitor.post('/v1/passkeys', { name: 'One', credential })).statusCode).toBe(201);
  expect((await owner.visitor.post('/v1/passkeys', { name: 'Again', credential })).statusCode).toBe(422);
  const unasked = owner.authenticator.create({ challenge: 'AAAA' });
  expect((await owner.visitor.post('/v1/passkeys', { name: 'Unasked', credential: unasked })).statusCode).toBe(422);
  const thief = { ...(await arrive()), authenticator: owner.authenticator };
  expect((await add(thief)).json()).toMatchObject({ code: 'identity.passkey_known' });
  // A challenge that was made to vouch does not serve to make a passkey.
  const vouching = await passkeys.challenge(owner.personId, purpose);
  const confused = new SoftAuthenticator(world.server.platform.config.publicUrl).create(vouching);
  expect((await owner.visitor.post('/v1/passkeys', { name: 'Confused', credential: confused })).statusCode).toBe(422);
  expect((await listOf(owner)).items).toHaveLength(1);
});

test('long after the sign-in none is added, also not one that was begun in time', async () => {
  const owner = await arrive();
  const begun = owner.authenticator.create(await begin(owner));
  world.clock.advance({ minutes: limits.passkeyFreshMinutes });
  expect((await listOf(owner)).mayAdd).toBe(false);
  expect((await owner.visitor.post('/v1/passkeys/begin')).json()).toMatchObject({
    status: 403,
    code: 'identity.sign_in_again',
  });
  expect((await owner.visitor.post('/v1/passkeys', { name: 'Late', credential: begun })).statusCode).not.toBe(201);
  expect((await listOf(owner)).items).toEqual([]);
});

test('nobody removes or sees the passkeys of another, and their number is bounded', async () => {
  const [owner, other] = [await ownerWithPasskey(), await ownerWithPasskey()];
  const [mine] = (await listOf(owner)).items;
  expect((await other.visitor.delete(`/v1/passkeys/${mine!.id}`)).statusCode).toBe(404);
  expect((await listOf(other)).items.map((one) => one.id)).not.toContain(mine!.id);
  await world.db.query(
    `insert into identity.passkeys (passkey_id, person_id, credential_id, public_key, counter, transports, backed_up, name, created_at)
     select gen_random_uuid(), $1, 'filler-' || n, '', 0, '{}', false, 'Filler', now() from generate_series(1, $2) n`,
    [owner.personId, limits.passkeysPerPerson - 1],
  );
  expect((await owner.visitor.post('/v1/passkeys/begin')).json()).toMatchObject({ code: 'identity.too_many_passkeys' });
});
