import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, batchOf, createWorld, freshLei, type World } from '../../../../../../tests/support/enterprises.ts';
import type { EnterpriseId } from '../../../platform/ids.ts';

let world: World;
let viewer: EnterpriseId;
const uscc = '91350100M000100Y43';
const lei = freshLei();
const ids: Record<string, string> = {};

beforeAll(async () => {
  world = await createWorld();
  viewer = await world.enterprise('verified', 'Viewer');
  const names = [
    [
      'shengda',
      '宁波盛达纺织有限公司',
      'Ningbo Shengda Textile Co., Ltd.',
      [{ scheme: 'uscc', value: uscc }],
      'verified',
    ],
    ['shengdali', '盛达力机械', 'SDL Machinery', [{ scheme: 'lei', value: lei }], 'unclaimed'],
    [
      'shell',
      null,
      'Shell Catalysts & Technologies Pte. Ltd.',
      [{ scheme: 'national', value: '199403865N', country: 'SG' }],
      'unclaimed',
    ],
    [
      'societe',
      null,
      'Société Générale Effekten GmbH',
      [{ scheme: 'vat', value: 'DE136695976', country: 'DE' }],
      'registered',
    ],
    ['dasheng', '达盛贸易', 'Dasheng Trading', [{ scheme: 'lei', value: freshLei() }], 'verified'],
  ] as const;
  for (const [key, zh, en, identifiers, status] of names) {
    const ensured = await world.system((tx) =>
      world.enterprises.ensureEnterprise(tx, { identifiers, name: { zh, en }, status }),
    );
    ids[key] = ensured.enterpriseId;
  }
});
afterAll(() => world[Symbol.asyncDispose]());

async function find(text: string, more = ''): Promise<(string | undefined)[]> {
  const { body } = await ask(world, viewer, `/v1/enterprises?q=${encodeURIComponent(text)}${more}`);
  return body.items.map((item: { id: string }) => Object.keys(ids).find((key) => ids[key] === item.id));
}

test.each([
  ['盛达', ['shengdali', 'shengda']],
  ['盛', ['dasheng', 'shengdali', 'shengda']],
  ['纺织', ['shengda']],
  ['盛纺', []],
  ['shengda', ['shengda']],
  ['SHENGDA text', ['shengda']],
  ['catal', ['shell']],
  ['ell', []],
  ['societe generale', ['societe']],
  ['ＳＨＥＬＬ', ['shell']],
  ['宁波 Textile', ['shengda']],
  [uscc, ['shengda']],
  [` ${uscc.toLowerCase()} `, ['shengda']],
  [lei, ['shengdali']],
  ['199403865n', ['shell']],
  ['DE 136 695 976', ['societe']],
  ['---', []],
  ['%', []],
])('"%s" finds %j', async (text, expected) => {
  expect(new Set(await find(text))).toEqual(new Set(expected));
});

test('a whole name goes before a beginning, a beginning before the middle, a verified one before others', async () => {
  expect(await find('盛达')).toEqual(['shengdali', 'shengda']);
  expect((await find('ltd')).slice(0, 1)).toEqual(['shengda']);
});

test('pages follow each other without a gap', async () => {
  for (let n = 0; n < 7; n++) await world.enterprise('unclaimed', `Paging Number ${n}`);
  const seen: string[] = [];
  let cursor = '';
  for (;;) {
    const { body } = await ask(world, viewer, `/v1/enterprises?q=paging&limit=3${cursor}`);
    seen.push(...body.items.map((item: { name: { en: string } }) => item.name.en));
    if (body.nextCursor === null) break;
    cursor = `&cursor=${body.nextCursor}`;
  }
  expect(seen.toSorted()).toEqual(Array.from({ length: 7 }, (_, n) => `Paging Number ${n}`));
  expect((await ask(world, viewer, '/v1/enterprises?q=paging&cursor=xx')).body).toMatchObject({
    status: 400,
    errors: [{ field: 'cursor' }],
  });
});

test('an enterprise that does not show its identity is not found by strangers', async () => {
  const hidden = await world.enterprise('verified', 'Concealed House');
  const found = async (): Promise<number> =>
    (await ask(world, viewer, '/v1/enterprises?q=concealed')).body.items.length;
  expect(await found()).toBe(1);
  await world.fresh.query(`update enterprises.disclosures set audience = 'partners' where enterprise_id = $1`, [
    hidden,
  ]);
  expect(await found()).toBe(0);
});

test('two Chinese characters are found by the index, under the policies too', async () => {
  const client = { enterpriseId: viewer };
  const plan = await world.db.as(client, async (tx) => {
    const { sql } = await import('kysely');
    await sql`set local enable_seqscan = off`.execute(tx);
    return (
      await sql<
        Record<string, string>
      >`explain select 1 from enterprises.directory where grams @> '{盛达}'::text[]`.execute(tx)
    ).rows;
  });
  expect(JSON.stringify(plan)).toContain('directory_by_grams');
});

test('a name that only a withdrawn source gives finds nobody; one that still speaks does', async () => {
  const enterpriseId = await world.enterprise('verified', 'Bright Paper');
  const [first, second] = world.banks;
  ids.bright = enterpriseId;
  const named = (key: string, zh: string, sequence: number, sourceId: string) =>
    world.record(
      batchOf({
        enterpriseId,
        sourceId,
        sequence,
        facts: [{ key, category: 'identity', value: { type: 'text', text: { zh, en: null } } }],
      }),
    );
  await named('trade_name', '晨曦', 1, first);
  await named('trade_name', '朝霞', 1, second);
  expect([await find('晨曦'), await find('朝霞')]).toEqual([['bright'], ['bright']]);
  const standing = { enterpriseId, sourceId: first };
  await world.system((tx) => world.enterprises.setSourceState(tx, { ...standing, state: 'withdrawn' }));
  expect([await find('晨曦'), await find('朝霞'), await find('Bright')]).toEqual([[], ['bright'], ['bright']]);
  await world.system((tx) => world.enterprises.setSourceState(tx, { ...standing, state: 'active' }));
  expect(await find('晨曦')).toEqual(['bright']);
  await world.system((tx) =>
    world.enterprises.setSourceState(tx, { ...standing, state: 'active', withdrawnCategories: ['identity'] }),
  );
  expect(await find('晨曦')).toEqual([]);
});
