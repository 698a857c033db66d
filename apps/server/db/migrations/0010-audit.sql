-- Who did what on whose authority. Lines are written in the transaction of the deed; a serial appender chains them afterwards.

create schema audit;

-- kind: owned
create table audit.lines (
  enterprise_id uuid not null,
  line_id uuid not null,
  occurred_at timestamptz not null,
  actor_kind text not null check (actor_kind in ('person', 'bank', 'system')),
  actor_id text not null,
  mandate_id uuid,
  action text not null,
  target text not null,
  details jsonb not null,
  chain_position bigint,
  chain_hash bytea,
  primary key (enterprise_id, line_id)
);
create index lines_by_time on audit.lines (enterprise_id, occurred_at desc, line_id desc);
create index lines_unchained on audit.lines (enterprise_id, line_id) where chain_position is null;
create unique index lines_chain on audit.lines (enterprise_id, chain_position) where chain_position is not null;

-- kind: owned
create table audit.chain_heads (
  enterprise_id uuid primary key,
  position bigint not null,
  hash bytea not null,
  anchored_at timestamptz not null
);

alter table audit.lines enable row level security;
alter table audit.lines force row level security;
alter table audit.chain_heads enable row level security;
alter table audit.chain_heads force row level security;

create policy own_lines_read on audit.lines for select to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()));
create policy own_lines_write on audit.lines for insert to guildhall_app
  with check (enterprise_id in ((select platform.current_enterprise()), (select platform.current_peer())));
create policy system_lines on audit.lines to guildhall_system using (true) with check (true);
create policy system_heads on audit.chain_heads to guildhall_system using (true) with check (true);

grant usage on schema audit to guildhall_app, guildhall_system;
grant select, insert on audit.lines to guildhall_app;
grant select, insert on audit.lines to guildhall_system;
grant update (chain_position, chain_hash) on audit.lines to guildhall_system;
grant select, insert, update on audit.chain_heads to guildhall_system;
