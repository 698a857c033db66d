-- Payments are initiated under consents of UK Open Banking: made at the bank, authorised there by a signer, then used once.

-- What the bank is asked to let be paid: the initiation stands here to the letter, as it was signed.
-- kind: owned
create table bank.payment_consents (
  enterprise_id uuid not null,
  instruction_id uuid not null,
  connection_id uuid not null references bank.connections,
  customer_id text not null,
  initiation text not null,
  -- SHA-256 of the initiation.
  digest bytea not null,
  -- Until when it may be authorised and used.
  complete_by timestamptz not null,
  -- Null until the bank has answered.
  bank_consent_id text,
  -- AWAU awaiting authorisation, AUTH authorised, RJCT refused or run out, COND consumed.
  status text check (status in ('AWAU', 'AUTH', 'RJCT', 'COND')),
  reason text,
  authorised_by uuid,
  authorised_at timestamptz,
  -- The token of that authorisation with its key, until the bank has the payment.
  token_sealed bytea,
  token_until timestamptz,
  -- Nobody is sent to the bank for it any more, and nothing is paid under it.
  dropped_at timestamptz,
  created_at timestamptz not null,
  primary key (enterprise_id, instruction_id),
  check ((status is null) = (bank_consent_id is null)),
  check (token_sealed is null or status = 'AUTH'),
  check (token_sealed is null or dropped_at is null)
);

-- A signer on the way to the bank to authorise a payment.
-- kind: global
create table bank.payment_attempts (
  state_hash bytea primary key,
  enterprise_id uuid not null,
  instruction_id uuid not null,
  person_id uuid not null,
  secrets_sealed bytea not null,
  redirect_to text not null,
  redirect_until timestamptz not null,
  expires_at timestamptz not null
);
create index payment_attempts_by_instruction on bank.payment_attempts (instruction_id, person_id, redirect_until desc);

-- What a bank did with a payment that it must not do; for the operator, each once.
-- kind: global
create table bank.payment_alarms (
  alarm_id uuid primary key,
  connection_id uuid not null references bank.connections,
  enterprise_id uuid not null,
  customer_id text not null,
  instruction_id uuid not null,
  -- initiation_differs: another content than was signed; second_payment: a second payment for one instruction; contradiction: an end
  -- taken back; nonsense: an answer of another shape; unordered: a payment nobody ordered; paid_after_end: paid though it had ended here;
  -- doubled_entry: booked more than once.
  kind text not null check (kind in
    ('initiation_differs', 'second_payment', 'contradiction', 'nonsense', 'unordered', 'paid_after_end', 'doubled_entry')),
  detail text not null,
  digest bytea not null,
  times integer not null default 1,
  raised_at timestamptz not null,
  last_at timestamptz not null
);
create unique index payment_alarms_once on bank.payment_alarms (connection_id, instruction_id, kind, digest);
create index payment_alarms_by_connection on bank.payment_alarms (connection_id, alarm_id desc);

-- How many authorisations the bank's own table asks for, and how many it has.
alter table bank.sent_payments add column authorisation text check (authorisation in ('AUTH', 'AWAF', 'RJCT')),
  add column number_required integer, add column number_received integer;

alter table bank.payment_consents enable row level security;
alter table bank.payment_consents force row level security;
alter table bank.payment_attempts enable row level security;
alter table bank.payment_attempts force row level security;
alter table bank.payment_alarms enable row level security;
alter table bank.payment_alarms force row level security;

create policy own_payment_consents on bank.payment_consents to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy system_payment_consents on bank.payment_consents to guildhall_system using (true) with check (true);
create policy system_payment_attempts on bank.payment_attempts to guildhall_system using (true) with check (true);
create policy system_payment_alarms on bank.payment_alarms to guildhall_system using (true) with check (true);

grant select, insert, update on bank.payment_consents to guildhall_app, guildhall_system;
grant select, insert, update, delete on bank.payment_attempts to guildhall_system;
grant select, insert, update on bank.payment_alarms to guildhall_system;
