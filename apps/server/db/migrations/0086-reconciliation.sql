-- What was booked, held against what was expected: entries of statements and items of ours, matched or waiting, month by month.

-- An account that is reconciled. Whoever changes anything of its reconciliation locks this row first.
-- kind: owned
create table payments.reconciliation_accounts (
  enterprise_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  account_number text not null,
  -- When the rules were last run over it.
  run_at timestamptz,
  primary key (enterprise_id, connection_id, customer_id, account_number)
);

-- A closed month of an account. There is no row for an open one, and nothing ever changes or takes away a row: a closed month stays
-- closed. What it opens with is what the month before closed with.
-- kind: owned
create table payments.reconciliation_periods (
  enterprise_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  account_number text not null,
  -- Its first day.
  month date not null check (extract(day from month) = 1),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  opening_minor bigint not null,
  credits_minor bigint not null check (credits_minor >= 0),
  debits_minor bigint not null check (debits_minor >= 0),
  closing_minor bigint not null,
  credits integer not null check (credits >= 0),
  debits integer not null check (debits >= 0),
  matched integer not null check (matched >= 0),
  dismissed integer not null check (dismissed >= 0),
  -- Null for the first one that was closed.
  previous_month date,
  -- SHA-256 of what was closed: balances, every entry and what it was matched with.
  content_hash bytea not null check (octet_length(content_hash) = 32),
  closed_by uuid not null,
  closed_at timestamptz not null,
  primary key (enterprise_id, connection_id, customer_id, account_number, month),
  unique (enterprise_id, connection_id, customer_id, account_number, month, closing_minor),
  foreign key (enterprise_id, connection_id, customer_id, account_number) references payments.reconciliation_accounts,
  foreign key (enterprise_id, connection_id, customer_id, account_number, previous_month, opening_minor)
    references payments.reconciliation_periods (enterprise_id, connection_id, customer_id, account_number, month, closing_minor),
  check (previous_month = month - interval '1 month'),
  check (opening_minor + credits_minor - debits_minor = closing_minor),
  check (matched + dismissed = credits + debits)
);
create unique index reconciliation_periods_first on payments.reconciliation_periods
  (enterprise_id, connection_id, customer_id, account_number) where previous_month is null;

-- Which entries and items belong together, and what is left between them.
-- kind: owned
create table payments.reconciliation_matches (
  enterprise_id uuid not null,
  match_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  account_number text not null,
  -- The earliest month in which one of its entries is counted: once that is closed, the match stays.
  month date not null check (extract(day from month) = 1),
  kind text not null check (kind in ('one_to_one', 'one_to_many', 'many_to_one', 'many_to_many', 'booking')),
  direction text not null check (direction in ('credit', 'debit')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  entries_minor bigint not null check (entries_minor > 0),
  items_minor bigint not null check (items_minor >= 0),
  -- What the entries are more than the items; of a credit with a fee kept back it is below zero.
  difference_minor bigint not null,
  difference_kind text check (difference_kind in ('fee', 'interest', 'charge', 'discount', 'exchange', 'other')),
  -- Why they belong together, as stable codes with values; and how sure the rules were, per cent. Null: a person found it himself.
  reasons jsonb,
  confidence integer check (confidence between 0 and 100),
  note text,
  -- Null: the rules, which were certain.
  made_by uuid,
  made_at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  undone_note text,
  primary key (enterprise_id, match_id),
  foreign key (enterprise_id, connection_id, customer_id, account_number) references payments.reconciliation_accounts,
  check (entries_minor = items_minor + difference_minor),
  check ((difference_minor = 0) = (difference_kind is null)),
  check ((kind = 'booking') = (items_minor = 0))
);
create index reconciliation_matches_by_time on payments.reconciliation_matches
  (enterprise_id, connection_id, customer_id, account_number, month, made_at desc, match_id desc);

-- A booked entry in the month in which it is counted.
-- kind: owned
create table payments.reconciliation_entries (
  enterprise_id uuid not null,
  entry_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  account_number text not null,
  month date not null check (extract(day from month) = 1),
  -- The closed month of which it is, when it came too late for that.
  late_of date check (late_of < month),
  day date not null,
  direction text not null check (direction in ('credit', 'debit')),
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  state text not null default 'open' check (state in ('open', 'matched', 'dismissed')),
  match_id uuid,
  -- What the rules propose for it, as long as it is open.
  proposal jsonb,
  -- A person has taken it out of a match: the rules propose, but never match it by themselves any more.
  by_hand boolean not null default false,
  dismissed_as text check (dismissed_as in ('own_transfer', 'bank_error', 'booked_elsewhere', 'other')),
  note text,
  decided_by uuid,
  decided_at timestamptz,
  -- 1 at first, one more with every change: whoever decides names the one that he has seen.
  revision integer not null default 1 check (revision > 0),
  primary key (enterprise_id, entry_id),
  foreign key (enterprise_id, entry_id) references payments.entries,
  foreign key (enterprise_id, match_id) references payments.reconciliation_matches,
  foreign key (enterprise_id, connection_id, customer_id, account_number) references payments.reconciliation_accounts,
  check ((state = 'matched') = (match_id is not null)),
  check ((state = 'dismissed') = (dismissed_as is not null))
);
create index reconciliation_entries_by_month on payments.reconciliation_entries
  (enterprise_id, connection_id, customer_id, account_number, month, state, day, entry_id);
create index reconciliation_entries_by_match on payments.reconciliation_entries (enterprise_id, match_id) where match_id is not null;
create index reconciliation_entries_open on payments.reconciliation_entries
  (enterprise_id, connection_id, customer_id, account_number, day, entry_id) where state = 'open';

-- What ours expects on an account: a payment that was released, a request for payment, an order without one, money out of escrow.
-- kind: owned
create table payments.reconciliation_items (
  enterprise_id uuid not null,
  -- That of the payment, request, order or transfer.
  item_id uuid not null,
  kind text not null check (kind in ('payment', 'request', 'order', 'transfer')),
  connection_id uuid not null,
  customer_id text not null,
  account_number text not null,
  direction text not null check (direction in ('credit', 'debit')),
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- How much of it has been found: never more than there is.
  matched_minor bigint not null default 0 check (matched_minor between 0 and amount_minor),
  -- What a person calls it by, and what a bank may carry of it.
  number text not null,
  carried text[] not null,
  counterparty_name text,
  counterparty_account text,
  day date not null,
  -- To which order it belongs, where it does.
  order_id uuid,
  -- 'gone': nothing is to be expected of it any more.
  state text not null default 'open' check (state in ('open', 'matched', 'dismissed', 'gone')),
  note text,
  decided_by uuid,
  decided_at timestamptz,
  revision integer not null default 1 check (revision > 0),
  taken_at timestamptz not null,
  primary key (enterprise_id, item_id),
  foreign key (enterprise_id, connection_id, customer_id, account_number) references payments.reconciliation_accounts,
  check ((state = 'matched') = (matched_minor = amount_minor))
);
create index reconciliation_items_by_day on payments.reconciliation_items
  (enterprise_id, connection_id, customer_id, account_number, state, day desc, item_id desc);
create index reconciliation_items_by_order on payments.reconciliation_items (enterprise_id, order_id) where order_id is not null;

-- What a match took, kept also when it was undone.
-- kind: owned
create table payments.reconciliation_match_entries (
  enterprise_id uuid not null,
  match_id uuid not null,
  entry_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  primary key (enterprise_id, match_id, entry_id),
  foreign key (enterprise_id, match_id) references payments.reconciliation_matches,
  foreign key (enterprise_id, entry_id) references payments.reconciliation_entries
);
-- kind: owned
create table payments.reconciliation_match_items (
  enterprise_id uuid not null,
  match_id uuid not null,
  item_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  primary key (enterprise_id, match_id, item_id),
  foreign key (enterprise_id, match_id) references payments.reconciliation_matches,
  foreign key (enterprise_id, item_id) references payments.reconciliation_items
);
create index reconciliation_match_items_by_item on payments.reconciliation_match_items (enterprise_id, item_id, match_id);

alter table payments.reconciliation_accounts enable row level security;
alter table payments.reconciliation_accounts force row level security;
alter table payments.reconciliation_periods enable row level security;
alter table payments.reconciliation_periods force row level security;
alter table payments.reconciliation_matches enable row level security;
alter table payments.reconciliation_matches force row level security;
alter table payments.reconciliation_entries enable row level security;
alter table payments.reconciliation_entries force row level security;
alter table payments.reconciliation_items enable row level security;
alter table payments.reconciliation_items force row level security;
alter table payments.reconciliation_match_entries enable row level security;
alter table payments.reconciliation_match_entries force row level security;
alter table payments.reconciliation_match_items enable row level security;
alter table payments.reconciliation_match_items force row level security;

create policy own_reconciliation_accounts on payments.reconciliation_accounts to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_reconciliation_periods on payments.reconciliation_periods to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_reconciliation_items on payments.reconciliation_items to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_reconciliation_match_entries on payments.reconciliation_match_entries to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_reconciliation_match_items on payments.reconciliation_match_items to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
-- Nothing is put into a closed month, and nothing that is in one changes.
create policy own_reconciliation_matches on payments.reconciliation_matches to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise())
    and not exists (select from payments.reconciliation_periods p
      where p.enterprise_id = reconciliation_matches.enterprise_id and p.connection_id = reconciliation_matches.connection_id
        and p.customer_id = reconciliation_matches.customer_id and p.account_number = reconciliation_matches.account_number
        and p.month = reconciliation_matches.month));
create policy own_reconciliation_entries on payments.reconciliation_entries to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise())
    and not exists (select from payments.reconciliation_periods p
      where p.enterprise_id = reconciliation_entries.enterprise_id and p.connection_id = reconciliation_entries.connection_id
        and p.customer_id = reconciliation_entries.customer_id and p.account_number = reconciliation_entries.account_number
        and p.month = reconciliation_entries.month));

create policy system_reconciliation_accounts on payments.reconciliation_accounts to guildhall_system using (true) with check (true);
create policy system_reconciliation_periods on payments.reconciliation_periods to guildhall_system using (true) with check (true);
create policy system_reconciliation_matches on payments.reconciliation_matches to guildhall_system using (true) with check (true);
create policy system_reconciliation_entries on payments.reconciliation_entries to guildhall_system using (true) with check (true);
create policy system_reconciliation_items on payments.reconciliation_items to guildhall_system using (true) with check (true);
create policy system_reconciliation_match_entries on payments.reconciliation_match_entries to guildhall_system
  using (true) with check (true);
create policy system_reconciliation_match_items on payments.reconciliation_match_items to guildhall_system using (true) with check (true);

grant select, insert, update on payments.reconciliation_accounts, payments.reconciliation_matches, payments.reconciliation_entries,
  payments.reconciliation_items to guildhall_app;
-- A closed month is never reopened, and what a match took is never rewritten: nobody may update or delete them.
grant select, insert on payments.reconciliation_periods, payments.reconciliation_match_entries, payments.reconciliation_match_items
  to guildhall_app;
grant select on payments.reconciliation_accounts, payments.reconciliation_periods, payments.reconciliation_matches,
  payments.reconciliation_entries, payments.reconciliation_items, payments.reconciliation_match_entries,
  payments.reconciliation_match_items to guildhall_system;
