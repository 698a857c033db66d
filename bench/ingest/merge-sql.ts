/** Where the rows of a page wait: its signed records, and what each of them states. */
export const staging = `
  create temp table staged_records (like enterprises.evidence) on commit delete rows;
  create temp table staged_facts (enterprise_id uuid, evidence_id uuid, key text, category text, value jsonb, version_id uuid)
    on commit delete rows;
  create temp table staged_changes (enterprise_id uuid, source_id uuid, sequence bigint, evidence_id uuid, key text, category text,
    old_value jsonb, new_value jsonb, version_id uuid, is_new boolean, is_last boolean, received_at timestamptz, next_at timestamptz)
    on commit delete rows`;

/** Every value that a record states or ends, beside the one before it: from the page, else the current one. */
const changes = `
  insert into staged_changes
  with stated as (
    select r.enterprise_id, r.source_id, r.sequence, r.evidence_id, r.received_at, k.key, f.category, f.value, f.version_id
    from staged_records r cross join unnest(r.covers) as k(key)
    left join staged_facts f on f.evidence_id = r.evidence_id and f.key = k.key),
  compared as (
    select s.*, c.category as held_category, case when lag(s.sequence) over w is null then c.value else lag(s.value) over w end as before,
      coalesce(s.category, lag(s.category) over w, c.category) as told_category, lead(s.sequence) over w is null as is_last
    from stated s
    left join enterprises.facts c on c.enterprise_id = s.enterprise_id and c.key = s.key and c.source_id = s.source_id
    window w as (partition by s.enterprise_id, s.source_id, s.key order by s.sequence))
  select enterprise_id, source_id, sequence, evidence_id, key, told_category, before, value, version_id, value is distinct from before,
    is_last, received_at, null
  from compared where value is not null or before is not null`;

const nextChanges = `
  update staged_changes c set next_at = n.next_at
  from (select evidence_id, key, lead(received_at) over (partition by enterprise_id, source_id, key order by sequence) as next_at
    from staged_changes where is_new) n
  where c.evidence_id = n.evidence_id and c.key = n.key and c.is_new`;

const evidence = `insert into enterprises.evidence select * from staged_records`;

/** A version that was open ends with the first change of its key on the page. */
const endedVersions = `
  update enterprises.fact_versions v set shown_until = c.received_at
  from (select distinct on (enterprise_id, source_id, key) * from staged_changes where is_new order by enterprise_id, source_id, key, sequence) c
  join enterprises.facts f on f.enterprise_id = c.enterprise_id and f.key = c.key and f.source_id = c.source_id
  where v.enterprise_id = f.enterprise_id and v.key = f.key and v.version_id = f.version_id`;

const versions = `
  insert into enterprises.fact_versions (enterprise_id, key, version_id, source_id, category, value, sequence, as_of, received_at, valid_until,
    assurance, evidence_id, shown_from, shown_until)
  select c.enterprise_id, c.key, c.version_id, c.source_id, c.category, c.new_value, c.sequence, r.as_of, r.received_at, r.valid_until, r.assurance,
    c.evidence_id, r.received_at, c.next_at
  from staged_changes c join staged_records r on r.evidence_id = c.evidence_id
  where c.is_new and c.new_value is not null`;

/** The last word on every key; a value that stayed keeps its version. */
const facts = `
  insert into enterprises.facts as f (enterprise_id, key, source_id, category, value, sequence, as_of, received_at, valid_until, assurance,
    evidence_id, version_id, shown_from)
  select c.enterprise_id, c.key, c.source_id, c.category, c.new_value, c.sequence, r.as_of, r.received_at, r.valid_until, r.assurance,
    c.evidence_id, coalesce(o.version_id, c.version_id), coalesce(o.received_at, r.received_at)
  from staged_changes c join staged_records r on r.evidence_id = c.evidence_id
  left join lateral (select n.version_id, n.received_at from staged_changes n where n.enterprise_id = c.enterprise_id
    and n.source_id = c.source_id and n.key = c.key and n.is_new order by n.sequence desc limit 1) o on true
  where c.is_last and c.new_value is not null
  on conflict (enterprise_id, key, source_id) do update set category = excluded.category, value = excluded.value, sequence = excluded.sequence,
    as_of = excluded.as_of, received_at = excluded.received_at, valid_until = excluded.valid_until, assurance = excluded.assurance,
    evidence_id = excluded.evidence_id,
    version_id = case when f.value is distinct from excluded.value then excluded.version_id else f.version_id end,
    shown_from = case when f.value is distinct from excluded.value then excluded.shown_from else f.shown_from end`;

const endedFacts = `
  delete from enterprises.facts f using staged_changes c
  where c.is_last and c.new_value is null and f.enterprise_id = c.enterprise_id and f.key = c.key and f.source_id = c.source_id`;

const sources = `
  insert into enterprises.fact_sources as s (enterprise_id, source_id, state, last_sequence, last_as_of, changed_at)
  select enterprise_id, source_id, 'active', max(sequence), max(as_of), now() from staged_records group by enterprise_id, source_id
  on conflict (enterprise_id, source_id) do update set last_sequence = excluded.last_sequence, last_as_of = excluded.last_as_of`;

const events = `
  insert into platform.outbox (event_id, topic, enterprise_id, payload, occurred_at)
  select gen_random_uuid(), 'enterprises.facts_changed', c.enterprise_id, jsonb_build_object('enterpriseId', c.enterprise_id, 'sourceId', c.source_id,
    'category', c.category, 'evidenceId', c.evidence_id, 'assurance', r.assurance, 'occurredAt', least(r.as_of, now()),
    'first', bool_and(c.old_value is null) and not exists (select 1 from enterprises.fact_versions v where v.enterprise_id = c.enterprise_id
      and v.category = c.category and v.source_id = c.source_id and v.sequence < c.sequence),
    'changes', jsonb_agg(jsonb_build_object('key', c.key, 'old', c.old_value, 'new', c.new_value))), now()
  from staged_changes c join staged_records r on r.evidence_id = c.evidence_id
  where c.is_new group by c.enterprise_id, c.source_id, c.category, c.evidence_id, c.sequence, r.as_of, r.assurance`;

const audit = `
  insert into audit.lines (enterprise_id, line_id, occurred_at, actor_kind, actor_id, action, target, details)
  select r.enterprise_id, gen_random_uuid(), now(), 'bank', r.source_id::text, 'facts.recorded', 'evidence:' || r.evidence_id,
    jsonb_build_object('sequence', r.sequence::text, 'late', '[]'::jsonb, 'changed', coalesce((select jsonb_agg(c.key) from staged_changes c
      where c.evidence_id = r.evidence_id and c.is_new), '[]'::jsonb))
  from staged_records r`;

/** The merge, in order. */
export const mergeSteps: readonly (readonly [name: string, text: string])[] = [
  ['evidence', evidence],
  ['changes', changes],
  ['next_changes', nextChanges],
  ['ended_versions', endedVersions],
  ['versions', versions],
  ['events', events],
  ['facts', facts],
  ['ended_facts', endedFacts],
  ['sources', sources],
  ['audit', audit],
];
