-- Escrows at the banks, as the banks last spoke of them.

-- kind: owned
create table bank.escrows (
  -- The buyer, whose bank holds the money.
  enterprise_id uuid not null,
  escrow_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  -- Of what it was opened with: the same escrow is never opened with other content.
  digest bytea not null,
  status text check (status in ('open', 'funded', 'disputed', 'closed')),
  currency text not null,
  amount_minor bigint not null,
  funded_minor bigint not null default 0,
  released_minor bigint not null default 0,
  refunded_minor bigint not null default 0,
  sequence bigint not null default 0,
  sent_at timestamptz not null,
  told_at timestamptz,
  primary key (enterprise_id, escrow_id)
);
-- A bank names an escrow by its id alone.
create index escrows_by_id on bank.escrows (connection_id, escrow_id);

-- How far the list of a bank's escrow changes has been taken in: it is gapless, so that what was lost is found by reading on.
-- kind: local
create table bank.escrow_progress (
  connection_id uuid primary key references bank.connections,
  sequence bigint not null
);

alter table bank.escrows enable row level security;
alter table bank.escrows force row level security;
create policy own_escrows on bank.escrows to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy system_escrows on bank.escrows to guildhall_system using (true) with check (true);
grant select, insert on bank.escrows to guildhall_app;
grant select, insert, update on bank.escrows to guildhall_system;
alter table bank.escrow_progress enable row level security;
alter table bank.escrow_progress force row level security;
create policy system_escrow_progress on bank.escrow_progress to guildhall_system using (true) with check (true);
grant select, insert, update on bank.escrow_progress to guildhall_system;
