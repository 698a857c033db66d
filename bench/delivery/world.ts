import pg from 'pg';
import type { StoredEvent } from '../../apps/server/src/platform/outbox/outbox-store.ts';
import { newId } from '../../apps/server/src/platform/ids.ts';

/** Authors, each with the same readers as partners: an event tells all members of all of them. */
export interface WorldSize {
  readonly authors: number;
  readonly readers: number;
  readonly members: number;
}

/** SQL for an id made of a kind and a number. */
const id = (kind: string, n: string): string =>
  `('0190000${kind}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const idText = (kind: string, n: number): string => `0190000${kind}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const author = '1';
const reader = '2';
const person = '3';
const mandate = '4';
const source = idText('5', 1);

/**
 * Fills a migrated database. Of ten members three are told at once by e-mail, two once a day, one has no address and chose
 * something, one has silenced the topic, and three have chosen nothing.
 */
export async function fillWorld(url: string, { authors, readers, members }: WorldSize): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const allAuthors = `generate_series(1, ${authors}) a`;
  const allReaders = `generate_series(1, ${readers}) r`;
  const everyone = `${allReaders}, generate_series(1, ${members}) m`;
  const place = `(r * ${members} + m)`;
  try {
    await client.query(`
      insert into enterprises.enterprises (enterprise_id, status, name_zh, name_en, created_at)
        select ${id(author, 'a')}, 'verified', '作者' || a, 'Author ' || a, now() from ${allAuthors}
        union all select ${id(reader, 'r')}, 'verified', '读者' || r, 'Reader ' || r, now() from ${allReaders};
      insert into enterprises.sources values ('${source}', 'bank', 'bank', '银行', 'Bank', '行', '#22406F');
      insert into enterprises.disclosures (enterprise_id, category, audience, changed_at)
        select ${id(author, 'a')}, 'activity', 'partners', now() from ${allAuthors};
      insert into enterprises.fact_sources (enterprise_id, source_id, state, last_sequence, last_as_of, changed_at)
        select ${id(author, 'a')}, '${source}', 'active', 1, now(), now() from ${allAuthors};
      insert into enterprises.relations (enterprise_id, partner_id, state, since)
        select ${id(author, 'a')}, ${id(reader, 'r')}, 'active', '2026-01-01'::timestamptz from ${allAuthors}, ${allReaders}
        union all select ${id(reader, 'r')}, ${id(author, 'a')}, 'active', '2026-01-01' from ${allAuthors}, ${allReaders};
      insert into access.memberships (enterprise_id, person_id, since)
        select ${id(reader, 'r')}, ${id(person, place)}, now() - interval '30 days' from ${everyone};
      insert into access.mandates (enterprise_id, mandate_id, person_id, connection_id, bank, customer_id, role_id, base_role_id, department_id,
          accounts, table_version, first_seen_at, seen_at)
        select ${id(reader, 'r')}, ${id(mandate, place)}, ${id(person, place)}, '${source}', 'bank', 'c' || r, 'viewer', 'viewer', 'd',
          '[]', 1, now(), now() from ${everyone};
      insert into notifications.settings (enterprise_id, person_id, language, time_zone, quiet_from, quiet_to, digest_at, email, changed_at)
        select ${id(reader, 'r')}, ${id(person, place)}, 'en', (array['Asia/Shanghai', 'Europe/Berlin', 'America/New_York'])[1 + m % 3],
          '22:00', '07:00', '08:00', 'member' || m || '@reader' || r || '.example', now()
        from ${everyone} where m % 10 < 5;
      insert into notifications.preferences (enterprise_id, person_id, topic, email, in_app, min_severity, changed_at)
        select ${id(reader, 'r')}, ${id(person, place)}, 'facts', case when m % 10 < 3 then 'at_once' when m % 10 = 6 then 'off' else 'daily' end,
          m % 10 <> 6, 'info', now()
        from ${everyone} where m % 10 < 7;
      analyze`);
  } finally {
    await client.end();
  }
}

/** A change at an author, of which all its partners are told. */
export function eventOf(n: number, size: WorldSize): StoredEvent {
  const enterpriseId = idText(author, 1 + (n % size.authors));
  return {
    eventId: newId(),
    topic: 'enterprises.facts_changed',
    enterpriseId,
    occurredAt: new Date().toISOString(),
    payload: {
      enterpriseId,
      sourceId: source,
      category: 'activity',
      evidenceId: newId(),
      assurance: 'bank_verified',
      occurredAt: new Date().toISOString(),
      first: false,
      changes: [{ key: 'industry', old: null, new: { type: 'plain', text: 'Steel' } }],
    },
  };
}

/** How many of the members are told of an event: all but those who silenced the topic. */
export function toldOf({ readers, members }: WorldSize): number {
  const silenced = Array.from({ length: members }, (_, m) => (m + 1) % 10 === 6).filter(Boolean).length;
  return readers * (members - silenced);
}
