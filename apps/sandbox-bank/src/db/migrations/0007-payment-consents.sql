-- Payment consents (UK Open Banking v4): what a client asked to be paid, until a person decided on it and it was used once.
create table payment_consents (
  consent_id text primary key,
  client_id text not null,
  customer_id text not null references customers,
  idempotency_key text not null,
  request_hash text not null,
  -- What was approved, as JSON text: what is paid has to be the same byte for byte.
  initiation text not null,
  risk text not null,
  -- The same as the books read it: debtor, creditor, amount, who prepared and who signed.
  ordered jsonb not null,
  amount_minor bigint not null check (amount_minor > 0),
  status text not null check (status in ('AWAU', 'AUTH', 'RJCT', 'COND')),
  created_at timestamptz not null,
  status_updated_at timestamptz not null,
  -- Until when it may be authorised and used.
  expires_at timestamptz not null,
  authorised_by text,
  -- The request that used it up.
  consumed_key text,
  consumed_hash text,
  unique (client_id, idempotency_key),
  check ((status = 'COND') = (consumed_key is not null)),
  check ((consumed_key is null) = (consumed_hash is null))
);
create unique index payment_consents_consumed on payment_consents (client_id, consumed_key) where consumed_key is not null;

-- A payment under a consent has the identifier of the consent, so that there can never be two.
alter table payments add column consent_id text unique references payment_consents;
alter table payments add constraint payments_of_consent check (consent_id = payment_id);
-- Signatures that holders gave at the bank itself, after those that the order came with.
alter table payments add column further jsonb not null default '[]';
-- Until when the signatures that the bank's table demands may be given.
alter table payments add column authorise_until timestamptz;
alter table payments add column updated_at timestamptz;
alter table payments drop constraint payments_status_check;
alter table payments add constraint payments_status_check check (status in ('PATC', 'RCVD', 'ACSC', 'RJCT'));
alter table payments drop constraint payments_check1;
alter table payments add constraint payments_settled check ((status in ('PATC', 'RCVD')) = (settled_at is null));
alter table payments add constraint payments_waiting check (status <> 'PATC' or authorise_until is not null);
create index payments_waiting on payments (authorise_until) where status = 'PATC';
