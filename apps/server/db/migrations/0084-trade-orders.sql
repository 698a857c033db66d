-- Orders between two enterprises. Each keeps its own row of an order; the two are written in one transaction of both, and say the same
-- of everything that both know. What only one of them knows (its mandate, its account, its people) stands in its own row alone.

-- kind: owned
create table payments.trade_orders (
  enterprise_id uuid not null,
  order_id uuid not null,
  other_id uuid not null,
  side text not null check (side in ('buyer', 'seller')),
  -- Under which bank and customer number this side deals; null until the seller has accepted.
  connection_id uuid,
  bank text,
  customer_id text,
  state text not null check (state in ('ordered', 'accepted', 'in_escrow', 'delivered', 'confirmed', 'disputed', 'partly_released',
    'released', 'refunded', 'split', 'paid', 'reconciled', 'declined', 'cancelled')),
  -- What it is called by: the same on both sides.
  number text not null,
  title text not null,
  buyer_reference text,
  note text,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- In order: name, quantity, unit, unit price, tax per cent, and what follows from them in minor units.
  lines jsonb not null,
  net_minor bigint not null check (net_minor >= 0),
  tax_minor bigint not null check (tax_minor >= 0),
  total_minor bigint not null check (total_minor > 0),
  escrow boolean not null,
  deliver_by date not null,
  -- The bank releases by itself so many days after delivery without objection.
  release_after_days integer not null check (release_after_days between 1 and 90),
  -- Of all that was agreed: what both sides have accepted, and what the bank is told of the terms.
  terms_hash bytea not null,
  -- Where the seller wants its money; in its own row alone.
  payee_account text,
  -- Paid without escrow so far, by payment requests.
  paid_minor bigint not null default 0 check (paid_minor >= 0),
  search_text text not null,
  -- 1 at first, one more with every step.
  revision integer not null check (revision > 0),
  -- In milliseconds, so that a page can go on exactly where the one before ended.
  ordered_at timestamptz(3) not null,
  accepted_at timestamptz(3),
  delivered_at timestamptz(3),
  confirmed_at timestamptz(3),
  ended_at timestamptz(3),
  -- When this side found the money in its own statement.
  reconciled_at timestamptz(3),
  updated_at timestamptz(3) not null,
  primary key (enterprise_id, order_id),
  check (enterprise_id <> other_id),
  check (net_minor + tax_minor = total_minor)
);
create index trade_orders_by_time on payments.trade_orders (enterprise_id, ordered_at desc, order_id desc);
create index trade_orders_by_side on payments.trade_orders (enterprise_id, side, ordered_at desc, order_id desc);
create index trade_orders_by_state on payments.trade_orders (enterprise_id, state, ordered_at desc, order_id desc);

-- What happened to an order, in order; both sides hold the same list, but for the person, who stands in the list of his own side only.
-- kind: owned
create table payments.trade_order_steps (
  enterprise_id uuid not null,
  order_id uuid not null,
  position integer not null,
  other_id uuid not null,
  step text not null,
  state text not null,
  actor text not null check (actor in ('buyer', 'seller', 'bank', 'time')),
  at timestamptz(3) not null,
  person_id uuid,
  amount_minor bigint,
  note text,
  primary key (enterprise_id, order_id, position),
  foreign key (enterprise_id, order_id) references payments.trade_orders
);

-- Papers of an order: both sides see them. The bytes lie once, sealed, in the files of the one that added them.
-- kind: owned
create table payments.trade_order_documents (
  enterprise_id uuid not null,
  order_id uuid not null,
  document_id uuid not null,
  other_id uuid not null,
  added_by text not null check (added_by in ('buyer', 'seller')),
  kind text not null check (kind in ('order', 'delivery_note', 'invoice', 'other')),
  file_name text not null,
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  size_bytes integer not null check (size_bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  added_at timestamptz(3) not null,
  primary key (enterprise_id, order_id, document_id),
  foreign key (enterprise_id, order_id) references payments.trade_orders
);
create index trade_order_documents_by_file on payments.trade_order_documents (enterprise_id, sha256);

alter table payments.trade_orders enable row level security;
alter table payments.trade_orders force row level security;
alter table payments.trade_order_steps enable row level security;
alter table payments.trade_order_steps force row level security;
alter table payments.trade_order_documents enable row level security;
alter table payments.trade_order_documents force row level security;

-- One's own; in a transaction of both also the mirrored ones, and no row that the other has with anybody else.
create policy pair_trade_orders on payments.trade_orders to guildhall_app
  using (enterprise_id = (select platform.current_enterprise())
    or (enterprise_id = (select platform.current_peer()) and other_id = (select platform.current_enterprise())))
  with check (enterprise_id = (select platform.current_enterprise())
    or (enterprise_id = (select platform.current_peer()) and other_id = (select platform.current_enterprise())));
create policy pair_trade_order_steps on payments.trade_order_steps to guildhall_app
  using (enterprise_id = (select platform.current_enterprise())
    or (enterprise_id = (select platform.current_peer()) and other_id = (select platform.current_enterprise())))
  with check (enterprise_id = (select platform.current_enterprise())
    or (enterprise_id = (select platform.current_peer()) and other_id = (select platform.current_enterprise())));
create policy pair_trade_order_documents on payments.trade_order_documents to guildhall_app
  using (enterprise_id = (select platform.current_enterprise())
    or (enterprise_id = (select platform.current_peer()) and other_id = (select platform.current_enterprise())))
  with check (enterprise_id = (select platform.current_enterprise())
    or (enterprise_id = (select platform.current_peer()) and other_id = (select platform.current_enterprise())));
create policy system_trade_orders on payments.trade_orders to guildhall_system using (true) with check (true);
create policy system_trade_order_steps on payments.trade_order_steps to guildhall_system using (true) with check (true);
create policy system_trade_order_documents on payments.trade_order_documents to guildhall_system using (true) with check (true);

grant select, insert, update on payments.trade_orders to guildhall_app;
-- What happened is never rewritten, and a paper that was added stays.
grant select, insert on payments.trade_order_steps, payments.trade_order_documents to guildhall_app;
grant select on payments.trade_orders, payments.trade_order_steps, payments.trade_order_documents to guildhall_system;
