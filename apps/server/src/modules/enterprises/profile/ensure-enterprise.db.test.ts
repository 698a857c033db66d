import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, freshLei, type World } from '../../../../../../tests/support/enterprises.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const name = { zh: '甲', en: 'A' };

test('twenty callers at once get one enterprise', async () => {
  const identifiers = [
    { scheme: 'lei', value: freshLei() },
    { scheme: 'national', value: 'N-77', country: 'SG' },
  ];
  const calls = Array.from({ length: 20 }, (_, at) =>
    world.system((tx) =>
      world.enterprises.ensureEnterprise(tx, {
        identifiers: at % 2 === 0 ? identifiers : identifiers.toReversed(),
        name,
        status: 'verified',
      }),
    ),
  );
  const results = await Promise.all(calls);
  expect(new Set(results.map((result) => result.enterpriseId)).size).toBe(1);
  expect(results.filter((result) => result.created)).toHaveLength(1);
  const [count] = await world.fresh.query(
    `select count(*)::int as n from enterprises.identifiers where enterprise_id = $1`,
    [results[0]?.enterpriseId],
  );
  expect(count).toEqual({ n: 2 });
});

test('callers that share one identifier of several meet in one enterprise', async () => {
  const shared = { scheme: 'lei', value: freshLei() };
  const calls = Array.from({ length: 20 }, (_, at) =>
    world.system((tx) =>
      world.enterprises.ensureEnterprise(tx, {
        identifiers: [{ scheme: 'national', value: `S${at}`, country: 'DE' }, shared],
        name,
        status: 'registered',
      }),
    ),
  );
  const ids = new Set((await Promise.all(calls)).map((result) => result.enterpriseId));
  expect(ids.size).toBe(1);
  const owners = await world.fresh.query(
    `select distinct enterprise_id from enterprises.identifiers where country = 'DE'`,
  );
  expect(owners).toHaveLength(1);
  const found = await world.system((tx) =>
    world.enterprises.findByIdentifiers(tx, [shared, { scheme: 'lei', value: 'nonsense' }]),
  );
  expect(found).toEqual([[...ids][0], null]);
});

test('an imported enterprise that signs in rises to verified and gets the disclosures of a member', async () => {
  const lei = { scheme: 'lei', value: freshLei() };
  const ensure = (status: 'unclaimed' | 'verified') =>
    world.system((tx) => world.enterprises.ensureEnterprise(tx, { identifiers: [lei], name, status }));
  const imported = await ensure('unclaimed');
  const disclosures = () =>
    world.fresh.query(`select category from enterprises.disclosures where enterprise_id = $1`, [imported.enterpriseId]);
  expect(await disclosures()).toEqual([{ category: 'identity' }]);
  expect(await ensure('verified')).toEqual({ enterpriseId: imported.enterpriseId, created: false });
  expect(await disclosures()).toHaveLength(7);
  await ensure('unclaimed');
  const [row] = await world.fresh.query(`select status from enterprises.enterprises where enterprise_id = $1`, [
    imported.enterpriseId,
  ]);
  expect(row).toEqual({ status: 'verified' });
});

test('an identifier that cannot be one is refused by name of the field', async () => {
  const ensure = (identifiers: { scheme: string; value: string; country?: string }[]) =>
    world.system((tx) => world.enterprises.ensureEnterprise(tx, { identifiers, name, status: 'verified' }));
  await expect(ensure([{ scheme: 'uscc', value: '91330200MA2AAAAAAA' }])).rejects.toMatchObject({
    name: 'IdentifierError',
    field: 'value',
  });
  await expect(ensure([])).rejects.toThrow(RangeError);
});
