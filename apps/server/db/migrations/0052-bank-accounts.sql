-- Accounts at the banks with their last known balances, and the payments that were handed to a bank.

-- What a bank said last of an account. A balance is the bank's word as of an instant, and it is the enterprise's own business.
-- kind: owned
create table bank.accounts (
  enterprise_id uuid not null,
  connection_id uuid not null references bank.connections,
  customer_id text not null,
  account_number text not null,
  name_zh text,
  name_en text,
  product text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  last_digits text not null,
  opened_on date,
  booked_minor bigint not null,
  available_minor bigint not null,
  -- As of when the bank gave the balance, and when we read it.
  as_of timestamptz not null,
  read_at timestamptz not null,
  primary key (enterprise_id, connection_id, customer_id, account_number)
);

-- When the accounts of a customer were asked for and read last. Whoever moves `asked_at` asks the bank; the others wait for him.
-- kind: owned
create table bank.account_readings (
  enterprise_id uuid not null,
  connection_id uuid not null references bank.connections,
  customer_id text not null,
  asked_at timestamptz not null default '-infinity',
  read_at timestamptz,
  failed_at timestamptz,
  primary key (enterprise_id, connection_id, customer_id)
);

-- A payment as it was handed to a bank: written before the bank is asked, so that an answer and an event always find it.
-- kind: owned
create table bank.sent_payments (
  enterprise_id uuid not null,
  instruction_id uuid not null,
  connection_id uuid not null references bank.connections,
  customer_id text not null,
  debtor_account text not null,
  -- SHA-256 of what was ordered: an instruction is never sent with two contents.
  digest bytea not null,
  -- Null until the bank has answered.
  payment_id text,
  -- ISO 20022: RCVD taken in, ACSC executed, RJCT rejected.
  status text check (status in ('RCVD', 'ACSC', 'RJCT')),
  reason text,
  executed_at timestamptz,
  sequence integer not null default 0,
  sent_at timestamptz not null,
  answered_at timestamptz,
  -- When the bank is asked what became of it, in case its event was lost; null when that is known.
  ask_at timestamptz,
  asks integer not null default 0,
  primary key (enterprise_id, instruction_id),
  check ((status is null) = (payment_id is null))
);
create index sent_payments_to_ask on bank.sent_payments (ask_at) where ask_at is not null;

alter table bank.accounts enable row level security;
alter table bank.accounts force row level security;
alter table bank.account_readings enable row level security;
alter table bank.account_readings force row level security;
alter table bank.sent_payments enable row level security;
alter table bank.sent_payments force row level security;

create policy own_accounts on bank.accounts to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_account_readings on bank.account_readings to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_sent_payments on bank.sent_payments to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy system_accounts on bank.accounts to guildhall_system using (true) with check (true);
create policy system_account_readings on bank.account_readings to guildhall_system using (true) with check (true);
create policy system_sent_payments on bank.sent_payments to guildhall_system using (true) with check (true);

grant select, insert, update, delete on bank.accounts to guildhall_app;
grant select, insert, update on bank.account_readings, bank.sent_payments to guildhall_app, guildhall_system;
grant select on bank.accounts to guildhall_system;
