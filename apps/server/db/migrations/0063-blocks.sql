-- Blocks: an enterprise shuts another one out. From then on neither sees anything of the other; only the one who blocked knows.
-- The table lies beside relations and disclosures, because policies of every module must be able to ask it.

-- Two mirrored rows: `given` is the block of the one who made it, `received` its mirror at the one who is shut out.
-- kind: owned
create table enterprises.blocks (
  enterprise_id uuid not null,
  other_id uuid not null,
  side text not null check (side in ('given', 'received')),
  -- In milliseconds, so that a page can go on exactly where the one before ended.
  since timestamptz(3) not null,
  primary key (enterprise_id, other_id, side),
  check (enterprise_id <> other_id)
);
create index blocks_by_time on enterprises.blocks (enterprise_id, side, since desc, other_id desc);

alter table enterprises.blocks enable row level security;
alter table enterprises.blocks force row level security;

create policy blocks_read on enterprises.blocks for select to guildhall_app
  using (enterprise_id in ((select platform.current_enterprise()), (select platform.current_peer())));
-- Written only by a transaction of both, and only as the block of the one that acts.
create policy blocks_add on enterprises.blocks for insert to guildhall_app with check (
  (side = 'given' and enterprise_id = (select platform.current_enterprise()) and other_id = (select platform.current_peer()))
  or (side = 'received' and enterprise_id = (select platform.current_peer()) and other_id = (select platform.current_enterprise())));
create policy blocks_remove on enterprises.blocks for delete to guildhall_app using (
  (side = 'given' and enterprise_id = (select platform.current_enterprise()) and other_id = (select platform.current_peer()))
  or (side = 'received' and enterprise_id = (select platform.current_peer()) and other_id = (select platform.current_enterprise())));
create policy system_blocks on enterprises.blocks for select to guildhall_system using (true);

grant select, insert, delete on enterprises.blocks to guildhall_app;
grant select on enterprises.blocks to guildhall_system;

-- From whom an enterprise is shut off, whichever of the two wanted it: what modules join in their own audience tests.
create view enterprises.audience_blocks with (security_invoker = true) as
  select enterprise_id, other_id from enterprises.blocks;
grant select on enterprises.audience_blocks to guildhall_app, guildhall_system;

-- Restrictive policies stand beside the audience tests: whatever those become, what lies behind a block stays hidden. The names are
-- gathered once for a query.
create policy facts_blocks on enterprises.facts as restrictive for select to guildhall_app using (
  enterprise_id not in (select b.other_id from enterprises.audience_blocks b
    where b.enterprise_id = (select platform.current_enterprise())));
create policy fact_versions_blocks on enterprises.fact_versions as restrictive for select to guildhall_app using (
  enterprise_id not in (select b.other_id from enterprises.audience_blocks b
    where b.enterprise_id = (select platform.current_enterprise())));
create policy evidence_blocks on enterprises.evidence as restrictive for select to guildhall_app using (
  enterprise_id not in (select b.other_id from enterprises.audience_blocks b
    where b.enterprise_id = (select platform.current_enterprise())));
create policy blocks on network.feed_items as restrictive for select to guildhall_app using (
  enterprise_id not in (select b.other_id from enterprises.audience_blocks b
    where b.enterprise_id = (select platform.current_enterprise())));

-- A block takes away the watch of the one who is shut out, in a transaction of both.
create policy peer_watch_read on network.watches for select to guildhall_app
  using (enterprise_id = (select platform.current_peer()) and watched_id = (select platform.current_enterprise()));
create policy peer_watch_remove on network.watches for delete to guildhall_app
  using (enterprise_id = (select platform.current_peer()) and watched_id = (select platform.current_enterprise()));

-- Every request to become a partner, for a while: an enterprise asks only so many others a day, and does not press one that declined.
-- kind: owned
create table network.partner_requests (
  enterprise_id uuid not null,
  request_id uuid not null,
  asked_id uuid not null,
  asked_at timestamptz not null,
  declined_at timestamptz,
  primary key (enterprise_id, request_id)
);
create index partner_requests_by_time on network.partner_requests (enterprise_id, asked_at);
create index partner_requests_by_asked on network.partner_requests (enterprise_id, asked_id, asked_at);
create index partner_requests_by_age on network.partner_requests (asked_at);

alter table network.partner_requests enable row level security;
alter table network.partner_requests force row level security;

create policy own_partner_requests on network.partner_requests for select to guildhall_app
  using (enterprise_id = (select platform.current_enterprise())
    or (enterprise_id = (select platform.current_peer()) and asked_id = (select platform.current_enterprise())));
create policy partner_requests_add on network.partner_requests for insert to guildhall_app
  with check (enterprise_id = (select platform.current_enterprise()) and asked_id = (select platform.current_peer()));
-- The one who was asked declines, or forgets that it did when it asks in its turn.
create policy partner_requests_answer on network.partner_requests for update to guildhall_app
  using (enterprise_id = (select platform.current_peer()) and asked_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_peer()) and asked_id = (select platform.current_enterprise()));
create policy system_partner_requests on network.partner_requests to guildhall_system using (true) with check (true);

grant select, insert, update (declined_at) on network.partner_requests to guildhall_app;
grant select, delete on network.partner_requests to guildhall_system;
