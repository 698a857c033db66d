import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, freshLei, type World } from '../../../tests/support/enterprises.ts';
import { enterpriseDirectoryOf } from './enterprise-directory.ts';
import { newId } from './platform/ids.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

/** Signs in at a bank that names these LEIs. */
const ensure = (...leis: string[]) =>
  world.system((tx) => {
    const identifiers = leis.map((value) => ({ scheme: 'lei' as const, value, country: 'CN' }));
    const enterprise = { nameEn: 'Claimed', identifiers };
    return enterpriseDirectoryOf(world.enterprises).ensure(tx, { customerId: '1', connectionId: newId(), enterprise });
  });
const enterprise = (lei: string, status: 'unclaimed' | 'registered' | 'verified') =>
  world.system((tx) => {
    const name = { zh: null, en: lei };
    return world.enterprises.ensureEnterprise(tx, { identifiers: [{ scheme: 'lei', value: lei }], name, status });
  });

test('a bank that names numbers of two attested enterprises is not believed, and nothing is tied to either', async () => {
  const [one, two, fresh] = [freshLei(), freshLei(), freshLei()];
  await enterprise(one, 'verified');
  await enterprise(two, 'verified');
  await expect(ensure(one, fresh, two)).rejects.toMatchObject({ code: 'answer_refused' });
  expect(await world.fresh.query('select 1 from enterprises.identifiers where value = $1', [fresh])).toEqual([]);
});

test('one that a registry knows under another number is the one that the bank attests', async () => {
  const [attested, imported] = [freshLei(), freshLei()];
  const { enterpriseId } = await enterprise(attested, 'verified');
  await enterprise(imported, 'unclaimed');
  expect(await ensure(imported, attested)).toBe(enterpriseId);
});
