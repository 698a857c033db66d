import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNetworkWorld, memberOf, type NetworkWorld } from '../../../../../../tests/support/network.ts';
import { freshLei } from '../../../../../../tests/support/enterprises.ts';
import type { EnterpriseId } from '../../../platform/ids.ts';
import { PartnersService } from '../partners/partners-service.ts';
import { WatchesService } from '../watches/watches-service.ts';
import { readSampleRelations, SampleFileError } from './sample-relations-file.ts';

let world: NetworkWorld;
beforeAll(async () => {
  world = await createNetworkWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

interface Named {
  readonly id: EnterpriseId;
  readonly identifier: { scheme: string; value: string; country: null };
}

async function enterprise(status: 'verified' | 'unclaimed' = 'verified'): Promise<Named> {
  const identifier = { scheme: 'lei', value: freshLei(), country: null };
  const input = { identifiers: [identifier], name: { zh: null, en: 'E' }, status };
  const { enterpriseId } = await world.system((tx) => world.enterprises.ensureEnterprise(tx, input));
  return { id: enterpriseId, identifier };
}

test('the sample relations stand as if made on the network at their time, and a second run changes nothing', async () => {
  const [a, b, c] = [await enterprise(), await enterprise(), await enterprise()];
  const missing = { scheme: 'lei', value: freshLei(), country: null };
  const relations = readSampleRelations(
    JSON.stringify({
      partnerships: [
        { a: a.identifier, b: b.identifier, since: '2024-03-15T09:30:00.000Z', state: 'active' },
        {
          a: c.identifier,
          b: a.identifier,
          since: '2026-10-30T02:00:00.000Z',
          state: 'requested',
          note: '想采购主轴组件',
        },
        { a: a.identifier, b: missing, since: '2024-03-15T09:30:00.000Z', state: 'active' },
        {
          a: a.identifier,
          b: (await enterprise('unclaimed')).identifier,
          since: '2024-03-15T09:30:00.000Z',
          state: 'active',
        },
      ],
      watches: [{ watcher: a.identifier, watched: c.identifier, since: '2025-01-01T00:00:00.000Z' }],
    }),
  );
  expect(await world.network.establishSampleRelations(relations)).toEqual({ partners: 2, watches: 1, skipped: 2 });
  const partners = new PartnersService(world.deps);
  const watches = new WatchesService(world.deps);
  const member = memberOf(a.id);
  expect((await partners.list(member, { limit: 10 })).partners).toMatchObject([
    { enterprise: { id: c.id }, state: 'received', note: '想采购主轴组件', since: '2026-10-30T02:00:00.000Z' },
    { enterprise: { id: b.id }, state: 'active', since: '2024-03-15T09:30:00.000Z' },
  ]);
  expect((await watches.list(member, { after: null, limit: 10 })).watches).toMatchObject([
    { since: '2025-01-01T00:00:00.000Z' },
  ]);

  await partners.leave(member, b.id);
  await partners.leave(member, c.id);
  await watches.end(member, c.id);
  expect(await world.network.establishSampleRelations(relations)).toEqual({ partners: 2, watches: 1, skipped: 2 });
  expect((await partners.list(member, { limit: 10 })).partners).toMatchObject([{ state: 'ended' }]);
  expect((await watches.list(member, { after: null, limit: 10 })).watches).toEqual([]);
});

test('a file that does not fit is refused by its place', () => {
  expect(() => readSampleRelations('{')).toThrow(SampleFileError);
  expect(() => readSampleRelations('[]')).toThrow('the file');
  expect(() => readSampleRelations('{"partnerships":[{}],"watches":[]}')).toThrow('/partnerships/0');
  expect(() =>
    readSampleRelations(
      '{"partnerships":[],"watches":[{"watcher":{"scheme":"lei","value":"x"},"watched":1,"since":"2025-01-01T00:00:00Z"}]}',
    ),
  ).toThrow('/watches/0/watched');
});
