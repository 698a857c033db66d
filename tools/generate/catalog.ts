const ours = `n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'pgboss', 'public')`;

const schemas = `
  select format('create schema %I;', n.nspname) as line from pg_namespace n where ${ours} order by n.nspname`;

const extensions = `
  select format('create extension %I;', extname) as line from pg_extension where extname <> 'plpgsql' order by extname`;

const tables = `
  select format(E'create table %I.%I (\\n%s\\n)%s;', n.nspname, c.relname,
    (select string_agg(format('  %I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then ' not null' else '' end,
        case when d.adbin is not null and a.attgenerated = '' then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end,
        case when a.attgenerated = 's' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored' else '' end),
        E',\\n' order by a.attnum)
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
    case when c.relkind = 'p' then ' partition by ' || pg_get_partkeydef(c.oid) else '' end) as line
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${ours} and c.relkind in ('r', 'p') order by n.nspname, c.relname`;

// Not-null constraints have names only from PostgreSQL 18 on, and the columns say them already.
const constraints = `
  select format('alter table %I.%I add constraint %I %s;', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)) as line
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where ${ours} and k.contype <> 'n' order by n.nspname, c.relname, k.contype, k.conname`;

const indexes = `
  select pg_get_indexdef(i.indexrelid) || ';' as line
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
  where ${ours} and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)
  order by n.nspname, c.relname, i.indexrelid::regclass::text`;

const views = `
  select format(E'create %sview %I.%I%s as\\n%s', case c.relkind when 'm' then 'materialized ' else '' end, n.nspname, c.relname,
    coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', ''), pg_get_viewdef(c.oid)) as line
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${ours} and c.relkind in ('v', 'm') order by n.nspname, c.relname`;

const functions = `
  select pg_get_functiondef(p.oid) || ';' as line
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where ${ours} and p.prokind in ('f', 'p') order by n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)`;

const triggers = `
  select pg_get_triggerdef(t.oid) || ';' as line
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where ${ours} and not t.tgisinternal order by n.nspname, c.relname, t.tgname`;

const rowLevelSecurity = `
  select format('alter table %I.%I %s row level security;', n.nspname, c.relname,
    case when c.relforcerowsecurity then 'enable and force' else 'enable' end) as line
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${ours} and c.relrowsecurity order by n.nspname, c.relname`;

const policies = `
  select format('create policy %I on %I.%I as %s for %s to %s%s%s;', policyname, schemaname, tablename, lower(permissive),
    lower(cmd), array_to_string(roles, ', '), coalesce(' using ' || qual, ''), coalesce(' with check ' || with_check, '')) as line
  from pg_policies order by schemaname, tablename, policyname`;

const schemaGrants = `
  select format('grant %s on schema %I to %s;', string_agg(lower(a.privilege_type), ', ' order by a.privilege_type), n.nspname, r.rolname) as line
  from pg_namespace n, aclexplode(n.nspacl) a join pg_roles r on r.oid = a.grantee
  where ${ours} and a.grantee <> n.nspowner group by n.nspname, r.rolname order by n.nspname, r.rolname`;

const tableGrants = `
  select format('grant %s on %I.%I to %s;', string_agg(lower(a.privilege_type), ', ' order by a.privilege_type), n.nspname, c.relname, r.rolname) as line
  from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee
  where ${ours} and a.grantee <> c.relowner group by n.nspname, c.relname, r.rolname order by n.nspname, c.relname, r.rolname`;

const columnGrants = `
  select format('grant %s (%I) on %I.%I to %s;', string_agg(lower(a.privilege_type), ', ' order by a.privilege_type), t.attname, n.nspname,
    c.relname, r.rolname) as line
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute t on t.attrelid = c.oid,
    aclexplode(t.attacl) a join pg_roles r on r.oid = a.grantee
  where ${ours} and a.grantee <> c.relowner
  group by n.nspname, c.relname, t.attnum, t.attname, r.rolname order by n.nspname, c.relname, t.attnum, r.rolname`;

/** Sections of the dump: a title, and the query on the catalog that gives its lines. */
export const sections: [title: string, sql: string][] = [
  ['schemas', schemas],
  ['extensions', extensions],
  ['tables', tables],
  ['constraints', constraints],
  ['indexes', indexes],
  ['views', views],
  ['functions', functions],
  ['triggers', triggers],
  ['row-level security', rowLevelSecurity],
  ['policies', policies],
  ['grants on schemas', schemaGrants],
  ['grants on tables', tableGrants],
  ['grants on columns', columnGrants],
];
