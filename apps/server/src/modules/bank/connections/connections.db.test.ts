import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBankWorld, type BankWorld } from '../../../../../../tests/support/bank/bank-world.ts';
import { SigningKey } from '../../../../../../tests/support/bank/signing-bank.ts';
import { BankKeys } from './bank-keys.ts';

let world: BankWorld;
beforeEach(async () => {
  world = await createBankWorld();
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

async function published(): Promise<Record<string, unknown>[]> {
  const answer = await world.http.inject({ method: 'GET', url: '/v1/bank-connections/example/jwks.json' });
  return answer.json<{ keys: Record<string, unknown>[] }>().keys;
}
const connectionId = async () =>
  (await world.fresh.query<{ id: string }>('select connection_id as id from bank.connections'))[0]!.id;

test('a connection keeps its id and its key over restarts', async () => {
  const [before, keys] = [await connectionId(), await published()];
  await (await world.another()).stop();
  expect(await connectionId()).toBe(before);
  expect(await published()).toEqual(keys);
});

test('our keys are published without their private half, which lies sealed', async () => {
  const [key] = await published();
  expect(key).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' });
  expect(Object.keys(key!)).not.toContain('d');
  const [row] = await world.fresh.query<{ sealed: Buffer }>('select private_sealed as sealed from bank.client_keys');
  expect(row?.sealed.toString('latin1')).not.toContain('"d"');
});

test('a new key is published at once beside the old one, which goes after a day', async () => {
  const [old] = await published();
  const kid = await world.bank.rotateClientKey('example');
  expect((await published()).map((key) => key.kid)).toEqual([kid, old!.kid]);
  world.clock.time = new Date(world.clock.time.getTime() + 25 * 3_600_000);
  expect((await published()).map((key) => key.kid)).toEqual([kid]);
});

test('the banks are listed for anyone, by name and mark', async () => {
  const answer = await world.http.inject({ method: 'GET', url: '/v1/banks' });
  expect(answer.json()).toEqual({
    items: [
      {
        slug: 'example',
        name: { zh: '示例银行', en: 'Example' },
        mark: '例',
        color: '#22406F',
        available: true,
        sandbox: false,
      },
    ],
  });
  await world.fresh.query("update bank.connection_states set breaker = 'open'");
  const down = await world.http.inject({ method: 'GET', url: '/v1/banks' });
  expect(down.json()).toMatchObject({ items: [{ available: false }] });
});

test('an unknown bank is a 404 that says what to do', async () => {
  const answer = await world.http.inject({ method: 'GET', url: '/v1/bank-connections/nowhere/jwks.json' });
  expect(answer.json()).toMatchObject({ status: 404, code: 'bank.unknown' });
});

test('every key of a bank that was ever seen stays known, and a kid keeps its key', async () => {
  const id = await connectionId();
  let keys = [new SigningKey('a')];
  const first = keys[0]!;
  const bankKeys = new BankKeys(world.db, world.clock, () => Promise.resolve(keys.map((key) => key.jwk)));
  expect((await bankKeys.find(id, 'a'))?.jwk.x).toBe(first.jwk.x);
  // The bank replaces the key under its name, and publishes another one.
  keys = [new SigningKey('a'), new SigningKey('b')];
  await expect(bankKeys.find(id, 'b')).rejects.toThrow('just now');
  world.clock.time = new Date(world.clock.time.getTime() + 6_000);
  expect((await bankKeys.find(id, 'b'))?.kid).toBe('b');
  expect((await bankKeys.find(id, 'a'))?.jwk.x).toBe(first.jwk.x);
  keys = [];
  world.clock.time = new Date(world.clock.time.getTime() + 6_000);
  expect(await bankKeys.find(id, 'c')).toBeNull();
  expect([...(await bankKeys.known(id)).keys()].toSorted()).toEqual(['a', 'b']);
});

test('what is no ES256 key is passed over', async () => {
  const id = await connectionId();
  const { x, y, ...rest } = new SigningKey('p').jwk;
  const bad = [
    { kid: 'rsa', kty: 'RSA', n: 'x', e: 'AQAB' },
    { ...rest, x, y, kid: 'enc', use: 'enc' },
    { ...rest, x, y: x, kid: 'off' },
    { kid: 7 },
  ];
  const bankKeys = new BankKeys(world.db, world.clock, () => Promise.resolve(bad));
  await bankKeys.refresh(id);
  expect((await bankKeys.known(id)).size).toBe(0);
});
