-- Money that the bank holds between a buyer and a seller until both agree, time has passed, or the bank decides.

-- Each escrow is an account of its own among the bank's own accounts, and like a customer's never below zero.
alter table accounts drop constraint accounts_internal_check;
alter table accounts add constraint accounts_internal_check check (internal in ('clearing', 'opening', 'escrow'));
drop index accounts_internal;
create unique index accounts_internal on accounts (internal, currency) where internal in ('clearing', 'opening');
alter table accounts drop constraint accounts_not_overdrawn;
alter table accounts add constraint accounts_not_overdrawn
  check (coalesce(internal, '') in ('clearing', 'opening') or balance_minor - reserved_minor >= 0);

create table escrows (
  client_id text not null,
  escrow_id text not null,
  content_hash text not null,
  order_id text not null,
  -- What people call the order; stands in the purpose of what is paid out.
  reference text not null,
  buyer_id text not null references customers,
  -- {name, accountNumber, bank}; bank null: an account here.
  seller jsonb not null,
  account_id text not null unique references accounts,
  currency text not null,
  amount_minor bigint not null check (amount_minor > 0),
  funded_minor bigint not null default 0,
  released_minor bigint not null default 0,
  refunded_minor bigint not null default 0,
  -- From which account it was paid in: what is given back goes there.
  paid_from text,
  status text not null check (status in ('open', 'funded', 'disputed', 'closed')),
  deliver_by date not null,
  release_after_days integer not null check (release_after_days between 1 and 90),
  terms_hash text not null,
  delivered_at timestamptz,
  -- When the rest is released without anybody's word.
  release_at timestamptz,
  -- {by, reason, at} while somebody objects.
  dispute jsonb,
  -- The last change of this escrow in the list of the client.
  sequence bigint not null,
  opened_at timestamptz not null,
  primary key (client_id, escrow_id),
  check (funded_minor in (0, amount_minor)),
  check (released_minor >= 0 and refunded_minor >= 0 and released_minor + refunded_minor <= funded_minor)
);
create index escrows_due on escrows (release_at) where status = 'funded' and release_at is not null;
create index escrows_by_status on escrows (status, opened_at desc);

-- What a client asked for, each once for ever.
create table escrow_acts (
  client_id text not null,
  act_id text not null,
  escrow_id text not null,
  content_hash text not null,
  done_at timestamptz not null,
  primary key (client_id, act_id)
);

-- Everything that became of the escrows of a client, numbered without gaps.
create table escrow_changes (
  client_id text not null,
  sequence bigint not null,
  escrow_id text not null,
  data jsonb not null,
  primary key (client_id, sequence)
);
