import { expect, test } from 'vitest';
import { freshDatabase } from './database.ts';

test('two fresh databases do not see each other', async () => {
  await using one = await freshDatabase('empty');
  await using two = await freshDatabase('empty');
  await one.query('create table only_here (id text)');

  const [seen] = await two.query<{ found: string | null }>("select to_regclass('only_here')::text as found");

  expect(seen?.found).toBeNull();
});

test('a fresh database is gone after its scope', async () => {
  let name = '';
  {
    await using gone = await freshDatabase('empty');
    name = gone.name;
  }
  await using other = await freshDatabase('empty');

  const left = await other.query('select 1 from pg_database where datname = $1', [name]);

  expect(left).toHaveLength(0);
});
