import { createHash } from 'node:crypto';
import pg from 'pg';

/** How large the world is; the full one is that of the requirement. */
export interface WorldSize {
  readonly enterprises: number;
  readonly watched: number;
  readonly items: number;
  /** Readers who are signed in, spread over all enterprises. */
  readonly readers: number;
}

/** SQL for the id of the n-th enterprise. */
export const enterpriseId = (n: string): string => `('01900000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

/** The session token of the n-th reader. */
export function tokenOf(n: number): string {
  return createHash('sha256').update(`reader ${n}`).digest('base64url');
}

/** SQL for the place of the n-th reader's enterprise among all. */
export function readerPlace(n: string, size: WorldSize): string {
  return `(${n} * ${Math.floor(size.enterprises / size.readers)})`;
}

/** SQL for whether the n-th enterprise is not attested: one of twenty, but none that reads, because such a one sees only itself. */
function isUnclaimed(n: string, size: WorldSize): string {
  return `(${n} % 20 = 7 and ${n} % ${Math.floor(size.enterprises / size.readers)} <> 0)`;
}

const daysOfItems = 365;

/**
 * Fills a migrated database: half of the items are of identity or activity, which most may see, the rest of categories shown to
 * partners; one enterprise of twenty is not attested, one of fifty has a source that was withdrawn.
 */
export async function fillWorld(url: string, size: WorldSize, say: (text: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const [what, statement] of statements(size)) {
      say(what);
      await client.query(statement);
    }
    await insertSessions(client, size);
  } finally {
    await client.end();
  }
}

function statements(size: WorldSize): [what: string, statement: string][] {
  const { enterprises, watched, items } = size;
  const all = `generate_series(0, ${enterprises - 1}) n`;
  return [
    [
      `${enterprises} enterprises`,
      `set synchronous_commit = off; set work_mem = '256MB'; set maintenance_work_mem = '512MB';
      insert into enterprises.enterprises select ${enterpriseId('n')}, case when ${isUnclaimed('n', size)} then 'unclaimed' else 'verified' end,
        '样本企业' || n, 'Sample Enterprise ' || n || ' Co., Ltd.', now() from ${all};
      insert into enterprises.sources select ${enterpriseId('n')}, 'bank', 'bank' || n, '银行', 'Bank ' || n, '行', '#22406F'
        from generate_series(${enterprises}, ${enterprises + 1}) n;
      insert into enterprises.disclosures select ${enterpriseId('n')}, c.category,
        case when (n * 7 + c.k) % 23 = 0 then 'private' else c.audience end, now()
        from ${all}, (values (1, 'identity', 'public'), (2, 'activity', 'network'), (3, 'standing', 'partners'),
          (4, 'ownership', 'partners'), (5, 'size', 'partners'), (6, 'relationship', 'partners'), (7, 'accounts', 'private'))
          as c(k, category, audience) order by 1, 2;
      insert into enterprises.fact_sources select ${enterpriseId('n')}, ${enterpriseId(`${enterprises} + n % 2`)},
        case when n % 50 = 0 then 'withdrawn' else 'active' end, 1, now(), now() from ${all};
      insert into enterprises.relations select ${enterpriseId('n')}, ${enterpriseId(`(n + ${enterprises / 2}) % ${enterprises}`)},
        'active', null, '2026-01-01' from ${all}`,
    ],
    [
      `${watched} watched by each`,
      `insert into network.watches select ${enterpriseId('n')}, ${enterpriseId('w')}, '2026-01-01'
        from (select n, (n + 1 + (k * 7919 + n * 31) % ${enterprises - 2}) % ${enterprises} as w from ${all}, generate_series(1, ${watched}) k) x
        where w <> n order by 1, 2 on conflict do nothing`,
    ],
    [
      `${items} items`,
      // Loaded in the order of time, as they would have come; the indexes are made afterwards, which takes a tenth of the time.
      `alter table network.feed_items drop constraint feed_items_pkey;
      alter table network.feed_items drop constraint feed_items_enterprise_id_event_id_key;
      drop index network.feed_items_by_position;
      insert into network.feed_items
        select ${enterpriseId('a')}, ms * 4096 + n % 4096, n, ${enterpriseId('n')}, 'facts_changed', category, ${enterpriseId(`${enterprises} + a % 2`)},
          format('"kind":"facts_changed","occurredAt":"%s","category":"%s","source":{"kind":"bank","id":"%s","name":{"zh":"银行","en":"Bank"},"mark":"行","color":"#22406F"},"changes":[{"key":"registered_address","old":{"type":"text","text":{"zh":"上海市浦东新区样本路%s号","en":"No. %s Sample Road, Pudong, Shanghai"}},"new":{"type":"text","text":{"zh":"上海市静安区样本路%s号","en":"No. %s Sample Road, Jing''an, Shanghai"}}}],"evidenceId":"%s"',
            to_char(timestamp '2000-01-01' + make_interval(secs => ms / 1000.0), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), category, ${enterpriseId('a')}, a, a, a, a, ${enterpriseId('a')})
        from (select n, floor(random() * ${enterprises})::integer as a,
            (extract(epoch from now())::bigint - 946684800) * 1000 - (${items} - n) * (${daysOfItems * 86_400_000}::bigint / ${items}) as ms,
            (array['identity', 'identity', 'activity', 'standing', 'size', 'relationship', 'ownership'])[1 + floor(random() * 7)::integer] as category
          from generate_series(1, ${items}) n) x`,
    ],
    [
      'indexes and statistics',
      `alter table network.feed_items add primary key (enterprise_id, item_id) include (category, source_id);
      alter table network.feed_items add unique (enterprise_id, event_id);
      create index feed_items_by_position on network.feed_items (enterprise_id, position);
      update network.feed_position set position = ${items}`,
    ],
    ['vacuum', 'vacuum analyze'],
  ];
}

/** Sessions as identity keeps them, of one person who acts for many enterprises. */
async function insertSessions(client: pg.Client, size: WorldSize): Promise<void> {
  const hashes = Array.from({ length: size.readers }, (_, n) => createHash('sha256').update(tokenOf(n)).digest('hex'));
  const place = readerPlace('(n - 1)::integer', size);
  await client.query(
    `with person as (insert into identity.persons values (gen_random_uuid(), '读者', 'Reader', now()) returning person_id)
    insert into identity.sessions (session_id, token_hash, person_id, enterprise_id, mandate_id, connection_id, bank, subject,
      customer_id, role_id, base_role_id, account_actions, table_version, department_id, sealed_id_token, client, signed_in_at, last_seen_at, expires_at)
    select gen_random_uuid(), decode(hash, 'hex'), person_id, ${enterpriseId(place)}, gen_random_uuid(), gen_random_uuid(), 'bank', 'reader',
      'c1', 'viewer', 'viewer', '{}', 1, 'd1', ''::bytea, 'bench', now(), now(), now() + interval '12 hours'
    from person, unnest($1::text[]) with ordinality as h(hash, n)`,
    [hashes],
  );
}
