-- Enterprises, what is known of them from whom, and who may see it.

create schema enterprises;

-- Who is on the network. Status and name are the register's own: whoever may name an enterprise by its id may read them.
-- kind: owned
create table enterprises.enterprises (
  enterprise_id uuid primary key,
  status text not null check (status in ('unclaimed', 'registered', 'verified')),
  name_zh text,
  name_en text,
  created_at timestamptz not null
);

-- Which enterprise an official number belongs to. `country` is empty where the scheme is one for the whole world.
-- kind: global
create table enterprises.identifiers (
  scheme text not null check (scheme in ('uscc', 'lei', 'vat', 'national')),
  country text not null,
  value text not null,
  enterprise_id uuid not null,
  primary key (scheme, country, value)
);
create index identifiers_by_enterprise on enterprises.identifiers (enterprise_id, scheme, country, value);

-- What search looks through. The grams are made by the application: PostgreSQL's trigrams cannot find two Chinese characters.
-- kind: owned
create table enterprises.directory (
  enterprise_id uuid primary key,
  names text not null,
  grams text[] not null
);
create index directory_by_grams on enterprises.directory using gin (grams);

-- Banks and registries. The id of a bank's source is that of its connection.
-- kind: reference
create table enterprises.sources (
  source_id uuid primary key,
  kind text not null check (kind in ('bank', 'registry', 'enterprise')),
  slug text not null unique,
  name_zh text,
  name_en text,
  mark text,
  color text
);

-- Whether a source still speaks for an enterprise: a withdrawn one is no longer shown to others, an expired one is shown as stale.
-- kind: owned
create table enterprises.fact_sources (
  enterprise_id uuid not null,
  source_id uuid not null references enterprises.sources (source_id),
  state text not null check (state in ('active', 'expired', 'withdrawn')),
  last_sequence bigint,
  last_as_of timestamptz,
  changed_at timestamptz not null,
  primary key (enterprise_id, source_id)
);

-- The current value of every key by every source.
-- kind: owned
create table enterprises.facts (
  enterprise_id uuid not null,
  key text not null,
  source_id uuid not null,
  category text not null check (category in ('identity', 'ownership', 'activity', 'size', 'relationship', 'standing', 'accounts')),
  value jsonb not null,
  sequence bigint,
  as_of timestamptz not null,
  received_at timestamptz not null,
  valid_until timestamptz,
  assurance text not null check (assurance in ('bank_verified', 'bank_reported', 'registry', 'stated')),
  evidence_id uuid,
  version_id uuid not null,
  shown_from timestamptz not null,
  primary key (enterprise_id, key, source_id)
);

-- Every value that was ever received, and when it was the one that was shown. One that came too late was never shown: from = until.
-- kind: owned
create table enterprises.fact_versions (
  enterprise_id uuid not null,
  key text not null,
  version_id uuid not null,
  source_id uuid not null,
  category text not null,
  value jsonb not null,
  sequence bigint,
  as_of timestamptz not null,
  received_at timestamptz not null,
  valid_until timestamptz,
  assurance text not null,
  evidence_id uuid,
  shown_from timestamptz not null,
  shown_until timestamptz,
  primary key (enterprise_id, key, version_id)
);

-- The signed record a fact was read from, with the public key by which its source signed that day.
-- kind: owned
create table enterprises.evidence (
  enterprise_id uuid not null,
  evidence_id uuid not null,
  source_id uuid not null,
  sequence bigint,
  record_id text not null,
  key_id text not null,
  algorithm text not null,
  public_key jsonb not null,
  jws text not null,
  signed_at timestamptz not null,
  as_of timestamptz not null,
  received_at timestamptz not null,
  valid_until timestamptz,
  assurance text not null,
  covers text[] not null,
  categories text[] not null,
  primary key (enterprise_id, evidence_id)
);
create index evidence_by_sequence on enterprises.evidence (enterprise_id, source_id, sequence);

-- Who sees a category of an enterprise's facts.
-- kind: owned
create table enterprises.disclosures (
  enterprise_id uuid not null,
  category text not null check (category in ('identity', 'ownership', 'activity', 'size', 'relationship', 'standing', 'accounts')),
  audience text not null check (audience in ('private', 'partners', 'network', 'public')),
  changed_at timestamptz not null,
  primary key (enterprise_id, category)
);

-- How an enterprise stands to another. The other one holds the mirrored row.
-- kind: owned
create table enterprises.relations (
  enterprise_id uuid not null,
  partner_id uuid not null,
  state text not null check (state in ('requested', 'received', 'active', 'ended')),
  note text,
  -- In milliseconds, so that a page can go on exactly where the one before ended.
  since timestamptz(3) not null,
  primary key (enterprise_id, partner_id),
  check (enterprise_id <> partner_id)
);
create index relations_by_state on enterprises.relations (enterprise_id, state, since desc, partner_id desc);
create index relations_by_time on enterprises.relations (enterprise_id, since desc, partner_id desc);

alter table enterprises.enterprises enable row level security;
alter table enterprises.enterprises force row level security;
alter table enterprises.directory enable row level security;
alter table enterprises.directory force row level security;
alter table enterprises.fact_sources enable row level security;
alter table enterprises.fact_sources force row level security;
alter table enterprises.facts enable row level security;
alter table enterprises.facts force row level security;
alter table enterprises.fact_versions enable row level security;
alter table enterprises.fact_versions force row level security;
alter table enterprises.evidence enable row level security;
alter table enterprises.evidence force row level security;
alter table enterprises.disclosures enable row level security;
alter table enterprises.disclosures force row level security;
alter table enterprises.relations enable row level security;
alter table enterprises.relations force row level security;

grant usage on schema enterprises to guildhall_app, guildhall_system;
grant select on all tables in schema enterprises to guildhall_app;
grant insert, update on enterprises.disclosures to guildhall_app;
grant insert, update, delete on enterprises.relations to guildhall_app;
grant select, insert, update on all tables in schema enterprises to guildhall_system;
grant delete on enterprises.facts to guildhall_system;

create policy system_enterprises on enterprises.enterprises to guildhall_system using (true) with check (true);
create policy system_directory on enterprises.directory to guildhall_system using (true) with check (true);
create policy system_fact_sources on enterprises.fact_sources to guildhall_system using (true) with check (true);
create policy system_facts on enterprises.facts to guildhall_system using (true) with check (true);
create policy system_fact_versions on enterprises.fact_versions to guildhall_system using (true) with check (true);
create policy system_evidence on enterprises.evidence to guildhall_system using (true) with check (true);
create policy system_disclosures on enterprises.disclosures to guildhall_system using (true) with check (true);
create policy system_relations on enterprises.relations to guildhall_system using (true) with check (true);

-- The register itself and what decides visibility are no one's secret; the facts behind them are.
create policy register_read on enterprises.enterprises for select to guildhall_app using (true);
create policy directory_read on enterprises.directory for select to guildhall_app using (true);
create policy fact_sources_read on enterprises.fact_sources for select to guildhall_app using (true);
create policy disclosures_read on enterprises.disclosures for select to guildhall_app using (true);
create policy own_disclosures_add on enterprises.disclosures for insert to guildhall_app
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_disclosures_change on enterprises.disclosures for update to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));

-- Both sides of a relation see both rows; they are written only by a transaction that works for both.
create policy relations_read on enterprises.relations for select to guildhall_app
  using (enterprise_id in ((select platform.current_enterprise()), (select platform.current_peer()))
    or partner_id in ((select platform.current_enterprise()), (select platform.current_peer())));
create policy relations_add on enterprises.relations for insert to guildhall_app
  with check (enterprise_id in ((select platform.current_enterprise()), (select platform.current_peer()))
    and partner_id in ((select platform.current_enterprise()), (select platform.current_peer())));
create policy relations_remove on enterprises.relations for delete to guildhall_app
  using (enterprise_id in ((select platform.current_enterprise()), (select platform.current_peer()))
    and partner_id in ((select platform.current_enterprise()), (select platform.current_peer())));
create policy relations_change on enterprises.relations for update to guildhall_app
  using (enterprise_id in ((select platform.current_enterprise()), (select platform.current_peer()))
    and partner_id in ((select platform.current_enterprise()), (select platform.current_peer())))
  with check (enterprise_id in ((select platform.current_enterprise()), (select platform.current_peer()))
    and partner_id in ((select platform.current_enterprise()), (select platform.current_peer())));

-- What modules to the right join in their own audience tests. With the reader's rights, so that it does not matter whose the view is.
create view enterprises.audience_disclosures with (security_invoker = true) as
  select enterprise_id, category, audience from enterprises.disclosures;
create view enterprises.audience_partners with (security_invoker = true) as
  select enterprise_id, partner_id, since from enterprises.relations where state = 'active';
create view enterprises.audience_sources with (security_invoker = true) as
  select enterprise_id, source_id, state from enterprises.fact_sources;
create view enterprises.audience_members with (security_invoker = true) as
  select enterprise_id, status = 'verified' as verified, name_zh, name_en from enterprises.enterprises;
grant select on enterprises.audience_disclosures, enterprises.audience_partners, enterprises.audience_sources, enterprises.audience_members
  to guildhall_app, guildhall_system;

-- The audience test: own; or the source has not been withdrawn and the category is shown to everyone, to the network of which the
-- reader is a verified member, or to partners of which the reader is one.
create policy facts_audience on enterprises.facts for select to guildhall_app using (
  enterprise_id = (select platform.current_enterprise())
  or (
    exists (select 1 from enterprises.audience_sources s
      where s.enterprise_id = facts.enterprise_id and s.source_id = facts.source_id and s.state <> 'withdrawn')
    and exists (select 1 from enterprises.audience_disclosures d
      where d.enterprise_id = facts.enterprise_id and d.category = facts.category and (
        d.audience = 'public'
        or (d.audience = 'network' and (select m.verified from enterprises.audience_members m
          where m.enterprise_id = (select platform.current_enterprise())))
        or (d.audience = 'partners' and exists (select 1 from enterprises.audience_partners p
          where p.enterprise_id = facts.enterprise_id and p.partner_id = (select platform.current_enterprise())))))));

create policy fact_versions_audience on enterprises.fact_versions for select to guildhall_app using (
  enterprise_id = (select platform.current_enterprise())
  or (
    exists (select 1 from enterprises.audience_sources s
      where s.enterprise_id = fact_versions.enterprise_id and s.source_id = fact_versions.source_id and s.state <> 'withdrawn')
    and exists (select 1 from enterprises.audience_disclosures d
      where d.enterprise_id = fact_versions.enterprise_id and d.category = fact_versions.category and (
        d.audience = 'public'
        or (d.audience = 'network' and (select m.verified from enterprises.audience_members m
          where m.enterprise_id = (select platform.current_enterprise())))
        or (d.audience = 'partners' and exists (select 1 from enterprises.audience_partners p
          where p.enterprise_id = fact_versions.enterprise_id and p.partner_id = (select platform.current_enterprise())))))));

-- A signed record is shown whole or not at all: only to those who may see every category that it speaks of.
create policy evidence_audience on enterprises.evidence for select to guildhall_app using (
  enterprise_id = (select platform.current_enterprise())
  or (
    exists (select 1 from enterprises.audience_sources s
      where s.enterprise_id = evidence.enterprise_id and s.source_id = evidence.source_id and s.state <> 'withdrawn')
    and cardinality(evidence.categories) > 0
    and cardinality(evidence.categories) = (select count(*) from enterprises.audience_disclosures d
      where d.enterprise_id = evidence.enterprise_id and d.category = any (evidence.categories) and (
        d.audience = 'public'
        or (d.audience = 'network' and (select m.verified from enterprises.audience_members m
          where m.enterprise_id = (select platform.current_enterprise())))
        or (d.audience = 'partners' and exists (select 1 from enterprises.audience_partners p
          where p.enterprise_id = evidence.enterprise_id and p.partner_id = (select platform.current_enterprise())))))));
