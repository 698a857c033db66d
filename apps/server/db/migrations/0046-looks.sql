-- Who decided what is shown, who looked, and that an enterprise which is not verified sees only itself.

-- The member who chose it; null while it is the default that nobody has looked at.
alter table enterprises.disclosures add column changed_by uuid;

-- Reads of what is not public by another enterprise, gathered by the hour. The reader is told of by enterprise and role, never by person.
-- kind: owned
create table enterprises.looks (
  enterprise_id uuid not null,
  hour timestamptz not null,
  reader_id uuid not null,
  reader_role text not null,
  -- opened: its page, facts, history or evidence; listed: beside others, in a list, a search or a feed.
  how text not null check (how in ('opened', 'listed')),
  categories text[] not null,
  -- In milliseconds, so that a page can go on exactly where the one before ended.
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  count integer not null check (count > 0),
  primary key (enterprise_id, hour, reader_id, reader_role, how),
  check (enterprise_id <> reader_id)
);
create index looks_by_time on enterprises.looks (enterprise_id, last_at desc, reader_id desc, reader_role desc, how desc);
-- Housekeeping forgets by age, over all enterprises.
create index looks_by_age on enterprises.looks (hour);

alter table enterprises.looks enable row level security;
alter table enterprises.looks force row level security;
grant select, insert on enterprises.looks to guildhall_app;
grant update (categories, last_at, count) on enterprises.looks to guildhall_app;
grant select, insert, update, delete on enterprises.looks to guildhall_system;
create policy system_looks on enterprises.looks to guildhall_system using (true) with check (true);
-- The owner reads; a reader writes, and may add to, what he did himself.
create policy looks_read on enterprises.looks for select to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()) or reader_id = (select platform.current_enterprise()));
create policy looks_add on enterprises.looks for insert to guildhall_app
  with check (reader_id = (select platform.current_enterprise()));
create policy looks_go_on on enterprises.looks for update to guildhall_app
  using (reader_id = (select platform.current_enterprise()))
  with check (reader_id = (select platform.current_enterprise()));

-- Whether the one for whom the transaction works may look at others at all: a verified enterprise, or nobody in particular, to
-- whom the public is shown. Asked once a statement: `(select enterprises.sees_others())`.
create function enterprises.sees_others() returns boolean
  language sql stable parallel safe
  as $$ select platform.current_enterprise() is null or exists (
    select 1 from enterprises.enterprises e where e.enterprise_id = platform.current_enterprise() and e.status = 'verified') $$;

-- Restrictive: it narrows whatever the audience test grants.
create policy facts_reader on enterprises.facts as restrictive for select to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()) or (select enterprises.sees_others()));
create policy fact_versions_reader on enterprises.fact_versions as restrictive for select to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()) or (select enterprises.sees_others()));
create policy evidence_reader on enterprises.evidence as restrictive for select to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()) or (select enterprises.sees_others()));
