-- The audit read across enterprises, and what its verifications found.

-- Newest first over the whole network; also what a rare filter is found by within a span of time.
create index lines_recent on audit.lines (occurred_at desc, line_id desc);
-- Deeds of persons and banks are few beside the facts that are recorded, which lines_recent finds as fast.
create index lines_by_action on audit.lines (action, occurred_at desc, line_id desc) where action <> 'facts.recorded';
create index lines_by_actor on audit.lines (actor_id, occurred_at desc, line_id desc) where actor_kind = 'person';
create index lines_by_target on audit.lines using hash (target);

-- Runs over all chains, asked for by operators. One at a time.
-- kind: global
create table audit.verifications (
  verification_id uuid primary key,
  enterprise_id uuid not null,
  person_id uuid not null,
  state text not null check (state in ('running', 'held', 'broken', 'failed')),
  lines bigint not null default 0,
  chains bigint not null default 0,
  chains_total bigint not null default 0,
  faults jsonb not null default '[]',
  started_at timestamptz not null,
  touched_at timestamptz not null,
  finished_at timestamptz,
  check ((state = 'running') = (finished_at is null))
);
create unique index verifications_running on audit.verifications (state) where state = 'running';

alter table audit.verifications enable row level security;
alter table audit.verifications force row level security;
create policy system_verifications on audit.verifications to guildhall_system using (true) with check (true);
grant select, insert, update, delete on audit.verifications to guildhall_system;
