import { createHash } from 'node:crypto';
import pg from 'pg';

export const slug = 'example';
export const issuer = 'https://bank.example';

/** The session token of the n-th reader. */
export function tokenOf(n: number): string {
  return createHash('sha256').update(`push reader ${n}`).digest('base64url');
}

const readerId = (n: string): string => `('01910000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

/** Verified enterprises with one signed-in member each, who may read the feed. */
export async function addReaders(url: string, readers: number): Promise<void> {
  const hashes = Array.from({ length: readers }, (_, n) => createHash('sha256').update(tokenOf(n)).digest('hex'));
  await onOwner(url, [
    [
      `insert into enterprises.enterprises select ${readerId('n')}, 'verified', '读者' || n, 'Reader ' || n, now() from generate_series(0, $1::integer - 1) n`,
      [readers],
    ],
    [
      `insert into identity.persons select ${readerId('n')}, '读者', 'Reader', now() from generate_series(0, $1::integer - 1) n`,
      [readers],
    ],
    [
      `insert into access.memberships (enterprise_id, person_id, since) select ${readerId('n')}, ${readerId('n')}, now() - interval '1 day' from generate_series(0, $1::integer - 1) n`,
      [readers],
    ],
    [
      `insert into access.mandates (enterprise_id, mandate_id, person_id, connection_id, bank, customer_id, role_id, base_role_id, department_id, accounts,
         table_version, first_seen_at, seen_at)
       select ${readerId('n')}, ${readerId('n')}, ${readerId('n')}, ${readerId('n')}, '${slug}', 'r' || n, 'viewer', 'viewer', 'd1', '[]', 1, now(), now()
       from generate_series(0, $1::integer - 1) n`,
      [readers],
    ],
    [
      `insert into identity.sessions (session_id, token_hash, person_id, enterprise_id, mandate_id, connection_id, bank, subject,
         customer_id, role_id, base_role_id, account_actions, table_version, department_id, sealed_id_token, client, signed_in_at, last_seen_at, expires_at)
       select gen_random_uuid(), decode(hash, 'hex'), ${readerId('n - 1')}, ${readerId('n - 1')}, ${readerId('n - 1')}, ${readerId('n - 1')},
         '${slug}', 'reader', 'r' || (n - 1), 'viewer', 'viewer', '{}', 1, 'd1', ''::bytea, 'bench', now(), now(), now() + interval '12 hours'
       from unnest($1::text[]) with ordinality as h(hash, n)`,
      [hashes],
    ],
  ]);
}

/** The first of the authors is watched by every reader, each other one by `few` of them in turn. */
export async function addWatches(url: string, authors: readonly string[], readers: number, few: number): Promise<void> {
  await onOwner(url, [
    [
      `insert into network.watches select ${readerId('r.n')}, a.id, now()
       from unnest($1::uuid[]) with ordinality as a(id, place) cross join generate_series(0, $2::integer - 1) as r(n)
       where a.place = 1 or (r.n + $3::integer * a.place) % $2::integer < $3::integer`,
      [authors, readers, few],
    ],
    ['analyze', []],
  ]);
}

async function onOwner(url: string, statements: readonly [text: string, values: unknown[]][]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const [text, values] of statements) await client.query(text, values);
  } finally {
    await client.end();
  }
}
