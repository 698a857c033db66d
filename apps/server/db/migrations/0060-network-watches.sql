-- Watches: whom an enterprise keeps an eye on. Partners are relations, which `enterprises` keeps.

create schema network;

-- kind: owned
create table network.watches (
  enterprise_id uuid not null,
  watched_id uuid not null,
  since timestamptz not null,
  primary key (enterprise_id, watched_id),
  check (enterprise_id <> watched_id)
);
create index watches_by_time on network.watches (enterprise_id, since desc, watched_id);

alter table network.watches enable row level security;
alter table network.watches force row level security;

create policy own_watches on network.watches to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy system_watches on network.watches for select to guildhall_system using (true);

grant usage on schema network to guildhall_app, guildhall_system;
grant select, insert, delete on network.watches to guildhall_app;
grant select on network.watches to guildhall_system;
