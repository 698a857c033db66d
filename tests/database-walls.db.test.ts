import { Client } from 'pg';
import { expect, test } from 'vitest';
import { Sealer } from '../apps/server/src/platform/crypto/seal.ts';
import { appRole, systemRole } from '../apps/server/src/platform/db/roles.ts';
import { ladder } from '../apps/server/src/ladder.ts';
import { freshDatabase } from './support/database.ts';
import { testKey } from './support/templates.ts';

const ours = ['platform', ...ladder];

test('the roles of the server own nothing and cannot become more', async () => {
  await using db = await freshDatabase();

  const roles = await db.query(
    `select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolinherit from pg_roles where rolname = any($1) order by 1`,
    [[appRole, systemRole]],
  );
  const least = { rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false, rolinherit: false };
  expect(roles).toEqual([
    { rolname: appRole, ...least },
    { rolname: systemRole, ...least },
  ]);
  const owned = await db.query(`select relname from pg_class where pg_get_userbyid(relowner) = any($1)`, [
    [appRole, systemRole],
  ]);
  expect(owned).toEqual([]);
  const memberships = await db.query(`select 1 from pg_auth_members where pg_get_userbyid(member) = any($1)`, [
    [appRole, systemRole],
  ]);
  expect(memberships).toEqual([]);
});

test('every table with an enterprise in its primary key has forced policies', async () => {
  await using db = await freshDatabase();

  const open = await db.query(
    `select format('%s.%s', n.nspname, c.relname) as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_index i on i.indrelid = c.oid and i.indisprimary
       join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey) and a.attname = 'enterprise_id'
      where n.nspname = any($1) and c.relkind in ('r', 'p')
        and not (c.relrowsecurity and c.relforcerowsecurity and exists (select 1 from pg_policy p where p.polrelid = c.oid))
      order by 1`,
    [ours],
  );

  expect(open).toEqual([]);
});

test('what the application may touch without a policy holds no private row of an enterprise', async () => {
  await using db = await freshDatabase();

  const unguarded = await db.query<{ name: string }>(
    `select format('%s.%s', n.nspname, c.relname) as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relrowsecurity
        and has_any_column_privilege($2, c.oid, 'select')
        and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'enterprise_id' and not a.attisdropped)
      order by 1`,
    [ours, appRole],
  );

  expect(unguarded.map(({ name }) => name)).toEqual(reviewedWithoutPolicy);
});

/** Tables that name an enterprise, that the application reads, and that are public by their nature. */
const reviewedWithoutPolicy = [
  // Numbers of public registers, by which an enterprise is found and matched.
  'enterprises.identifiers',
];

test('no table of ours has a trigger, and none has a sequence', async () => {
  await using db = await freshDatabase();

  const triggers = await db.query(
    `select t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
      where not t.tgisinternal and n.nspname = any($1)`,
    [ours],
  );
  const sequences = await db.query(
    `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and n.nspname = any($1)`,
    [ours],
  );

  expect([...triggers, ...sequences]).toEqual([]);
});

test('neither role can switch policies off or write the schema', async () => {
  await using db = await freshDatabase();
  for (const role of [appRole, systemRole]) {
    const client = new Client({ ...target(db.url), user: role, password: new Sealer(testKey).rolePassword(role) });
    await client.connect();
    try {
      await expect(client.query('create table platform.mine (id text)'), role).rejects.toThrow(/permission denied/);
      await expect(client.query('alter table audit.lines disable row level security'), role).rejects.toThrow(
        /must be owner/,
      );
      await expect(client.query('set session authorization postgres'), role).rejects.toThrow(/permission denied/);
      await expect(client.query('set row_security = off; select 1 from audit.lines'), role).rejects.toThrow(
        /row-level security/,
      );
    } finally {
      await client.end();
    }
  }
});

function target(url: string): { host: string; port: number; database: string } {
  const { host, port, database } = new Client({ connectionString: url });
  return { host, port, database: database ?? '' };
}

test('an answer that is kept for repetition is seen by its own enterprise only', async () => {
  await using db = await freshDatabase();
  const [own, other] = ['01a20000-0000-7000-8000-000000000001', '01a20000-0000-7000-8000-000000000002'];
  for (const scope of [own, `sample.${own}`, other]) {
    await db.query(
      `insert into platform.idempotency_keys (scope, key, operation, body_hash, created_at) values ($1, 'k', 'o', '', now())`,
      [scope],
    );
  }
  const app = new Client({
    ...target(db.url),
    user: appRole,
    password: new Sealer(testKey).rolePassword(appRole),
  });
  await app.connect();
  try {
    await app.query(`select set_config('guildhall.enterprise_id', $1, false)`, [own]);
    const { rows } = await app.query('select scope from platform.idempotency_keys order by 1');
    expect(rows).toEqual([{ scope: own }, { scope: `sample.${own}` }]);
    await expect(
      app.query(
        `insert into platform.idempotency_keys (scope, key, operation, body_hash, created_at) values ($1, 'n', 'o', '', now())`,
        [other],
      ),
    ).rejects.toThrow(/row-level security/);
  } finally {
    await app.end();
  }
});
