import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../../../tests/support/enterprises.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { EnterpriseId } from '../../../platform/ids.ts';
import { createLog } from '../../../platform/log.ts';
import { limits } from '../../../platform/limits.ts';
import type { Category } from '../facts/fact.ts';
import { LookBuffer } from './look-buffer.ts';

let world: World;
let reader: { enterpriseId: EnterpriseId; roleId: string };
beforeAll(async () => {
  world = await createWorld();
  reader = { enterpriseId: await world.enterprise(), roleId: 'owner' };
});
afterAll(() => world[Symbol.asyncDispose]());

/** A buffer over the database, which is away while `works` says so. */
function bufferOn(works: () => boolean = () => true): LookBuffer {
  const db: Pick<Database, 'asSystem'> = {
    asSystem: (reason, work, options) =>
      works() ? world.db.asSystem(reason, work, options) : Promise.reject(new Error('the database is away')),
  };
  return new LookBuffer({ db, clock: world.clock, log: createLog('silent') });
}

const seen = (id: string, ...categories: Category[]) => ({ id, categories });
const looksAt = (id: string) =>
  world.fresh.query<{ reader_role: string; count: number; categories: Category[] }>(
    'select reader_role, count, categories from enterprises.looks where enterprise_id = $1 order by reader_role',
    [id],
  );

test('what stands several times on a page is one look; pages of an hour grow one row; own items are none', async () => {
  const [one, two] = [await world.enterprise(), await world.enterprise()];
  const buffer = bufferOn();
  buffer.note(reader, [
    seen(one, 'size'),
    seen(one, 'activity'),
    seen(two, 'identity'),
    seen(reader.enterpriseId, 'size'),
  ]);
  buffer.note(reader, [seen(one, 'size')]);
  buffer.note({ ...reader, roleId: 'viewer' }, [seen(one, 'size')]);
  await buffer.flush();
  expect(await looksAt(one)).toEqual([
    { reader_role: 'owner', count: 2, categories: ['activity', 'size'] },
    { reader_role: 'viewer', count: 1, categories: ['size'] },
  ]);
  expect([...(await looksAt(two)), ...(await looksAt(reader.enterpriseId))]).toEqual([]);
});

test('looks that could not be written wait, and are written once', async () => {
  const one = await world.enterprise();
  let works = false;
  const buffer = bufferOn(() => works);
  buffer.note(reader, [seen(one, 'size')]);
  await buffer.flush();
  expect(await looksAt(one)).toEqual([]);
  works = true;
  buffer.note(reader, [seen(one, 'activity')]);
  await buffer.flush();
  await buffer.flush();
  expect(await looksAt(one)).toEqual([{ reader_role: 'owner', count: 2, categories: ['activity', 'size'] }]);
});

test('they are written by themselves, and the most that is gathered goes in one statement', async () => {
  const [one, two] = [await world.enterprise(), await world.enterprise()];
  const buffer = bufferOn();
  const notedAt = performance.now();
  buffer.note(reader, [seen(one, 'size')]);
  const atFirst = await looksAt(one);
  // Where the answer itself took longer than looks are gathered, they may be in it.
  if (performance.now() - notedAt < limits.looksFlushMs) expect(atFirst).toEqual([]);
  await expect.poll(() => looksAt(one)).toHaveLength(1);
  const before = Date.now();
  // Readers that differ in their role alone: as many pairs as are gathered at most.
  for (let n = 0; n < limits.looksGathered; n++) buffer.note({ ...reader, roleId: `role_${n}` }, [seen(two, 'size')]);
  await buffer.flush();
  expect(await looksAt(two)).toHaveLength(limits.looksGathered);
  expect(Date.now() - before).toBeLessThan(60_000);
});

test('a stop writes what was noted', async () => {
  const one = await world.enterprise();
  world.enterprises.noteLooks(reader, [seen(one, 'size')]);
  await world.enterprises.stop();
  expect(await looksAt(one)).toHaveLength(1);
});
