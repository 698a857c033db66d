-- What one enterprise asks another to pay, and money that a bank holds between the two. Mirrored rows, as with orders.

-- kind: owned
create table payments.payment_requests (
  enterprise_id uuid not null,
  request_id uuid not null,
  other_id uuid not null,
  side text not null check (side in ('payee', 'payer')),
  order_id uuid,
  -- Under which bank and customer number this side deals; null until the payer has prepared a payment.
  connection_id uuid,
  bank text,
  customer_id text,
  state text not null check (state in ('asked', 'accepted', 'paid', 'declined', 'cancelled', 'expired')),
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  reference text not null,
  note text,
  -- The account of the payee: the payer learns it from the request, and from nowhere else.
  payee_name text not null,
  payee_account text not null,
  payee_connection_id uuid not null,
  -- The payment that the payer prepared for it; in the row of the payer alone.
  instruction_id uuid,
  search_text text not null,
  asked_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  paid_at timestamptz(3),
  ended_at timestamptz(3),
  end_note text,
  updated_at timestamptz(3) not null,
  primary key (enterprise_id, request_id),
  check (enterprise_id <> other_id),
  check ((paid_at is not null) = (state = 'paid'))
);
create index payment_requests_by_time on payments.payment_requests (enterprise_id, side, asked_at desc, request_id desc);
create index payment_requests_by_state on payments.payment_requests (enterprise_id, state, asked_at desc, request_id desc);
create index payment_requests_by_order on payments.payment_requests (enterprise_id, order_id) where order_id is not null;
create index payment_requests_by_instruction on payments.payment_requests (enterprise_id, instruction_id)
  where instruction_id is not null;
create index payment_requests_to_expire on payments.payment_requests (expires_at) where state = 'asked' and side = 'payee';

-- kind: owned
create table payments.escrows (
  enterprise_id uuid not null,
  escrow_id uuid not null,
  order_id uuid not null,
  other_id uuid not null,
  side text not null check (side in ('buyer', 'seller')),
  -- The bank of the buyer, which holds the money, and the buyer's number there.
  connection_id uuid not null,
  bank text not null,
  customer_id text not null,
  state text not null check (state in ('opening', 'open', 'funded', 'disputed', 'closed', 'refused')),
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  funded_minor bigint not null default 0 check (funded_minor in (0, amount_minor)),
  released_minor bigint not null default 0 check (released_minor >= 0),
  refunded_minor bigint not null default 0 check (refunded_minor >= 0),
  -- Into which the buyer pays; and with which payment it does; in the buyer's row alone.
  account_number text,
  instruction_id uuid,
  -- Where the seller is paid out; in its own row alone.
  seller_name text,
  seller_account text,
  seller_connection_id uuid,
  -- When the bank releases by itself.
  release_at timestamptz(3),
  -- How far the bank's word has been taken in.
  bank_sequence bigint not null default 0,
  opened_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (enterprise_id, escrow_id),
  -- Nothing leaves an escrow that did not come in.
  check (released_minor + refunded_minor <= funded_minor)
);
create unique index escrows_by_order on payments.escrows (enterprise_id, order_id);
create index escrows_by_instruction on payments.escrows (enterprise_id, instruction_id) where instruction_id is not null;

-- What the bank is asked to do with an escrow, each once: its id is the key under which the bank does it once.
-- kind: owned
create table payments.escrow_orders (
  enterprise_id uuid not null,
  escrow_order_id uuid not null,
  escrow_id uuid not null,
  order_id uuid not null,
  other_id uuid not null,
  asked_by text not null check (asked_by in ('buyer', 'seller')),
  kind text not null check (kind in ('open', 'delivery', 'release', 'refund', 'dispute', 'cancel')),
  amount_minor bigint check (amount_minor > 0),
  note text,
  state text not null check (state in ('pending', 'taken', 'refused')),
  -- Why the bank refused it.
  reason text,
  asked_at timestamptz(3) not null,
  answered_at timestamptz(3),
  -- Set in the row of the one that asked, while the bank has not answered.
  connection_id uuid not null,
  send_at timestamptz,
  sends integer not null default 0,
  primary key (enterprise_id, escrow_order_id),
  foreign key (enterprise_id, escrow_id) references payments.escrows
);
create index escrow_orders_by_escrow on payments.escrow_orders (enterprise_id, escrow_id, escrow_order_id);
create index escrow_orders_to_send on payments.escrow_orders (connection_id, send_at) where send_at is not null;

-- Money that moved into an escrow and out of it: each side's books hold a row, under one transfer id.
-- kind: owned
create table payments.escrow_transfers (
  enterprise_id uuid not null,
  transfer_id uuid not null,
  escrow_id uuid not null,
  order_id uuid not null,
  other_id uuid not null,
  side text not null check (side in ('buyer', 'seller')),
  kind text not null check (kind in ('fund', 'release', 'refund')),
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  cause text not null check (cause in ('payment', 'confirmation', 'agreement', 'deadline', 'decision', 'cancellation')),
  moved_at timestamptz(3) not null,
  primary key (enterprise_id, transfer_id),
  foreign key (enterprise_id, escrow_id) references payments.escrows
);
create index escrow_transfers_by_order on payments.escrow_transfers (enterprise_id, order_id, transfer_id);
create index escrow_transfers_by_time on payments.escrow_transfers (enterprise_id, moved_at);

alter table payments.payment_requests enable row level security;
alter table payments.payment_requests force row level security;
alter table payments.escrows enable row level security;
alter table payments.escrows force row level security;
alter table payments.escrow_orders enable row level security;
alter table payments.escrow_orders force row level security;
alter table payments.escrow_transfers enable row level security;
alter table payments.escrow_transfers force row level security;

create policy pair_payment_requests on payments.payment_requests to guildhall_app
  using (enterprise_id = (select platform.current_enterprise())
    or (enterprise_id = (select platform.current_peer()) and other_id = (select platform.current_enterprise())))
  with check (enterprise_id = (select platform.current_enterprise())
    or (enterprise_id = (select platform.current_peer()) and other_id = (select platform.current_enterprise())));
create policy pair_escrows on payments.escrows to guildhall_app
  using (enterprise_id = (select platform.current_enterprise())
    or (enterprise_id = (select platform.current_peer()) and other_id = (select platform.current_enterprise())))
  with check (enterprise_id = (select platform.current_enterprise())
    or (enterprise_id = (select platform.current_peer()) and other_id = (select platform.current_enterprise())));
create policy pair_escrow_orders on payments.escrow_orders to guildhall_app
  using (enterprise_id = (select platform.current_enterprise())
    or (enterprise_id = (select platform.current_peer()) and other_id = (select platform.current_enterprise())))
  with check (enterprise_id = (select platform.current_enterprise())
    or (enterprise_id = (select platform.current_peer()) and other_id = (select platform.current_enterprise())));
create policy pair_escrow_transfers on payments.escrow_transfers to guildhall_app
  using (enterprise_id = (select platform.current_enterprise())
    or (enterprise_id = (select platform.current_peer()) and other_id = (select platform.current_enterprise())))
  with check (enterprise_id = (select platform.current_enterprise())
    or (enterprise_id = (select platform.current_peer()) and other_id = (select platform.current_enterprise())));
create policy system_payment_requests on payments.payment_requests to guildhall_system using (true) with check (true);
create policy system_escrows on payments.escrows to guildhall_system using (true) with check (true);
create policy system_escrow_orders on payments.escrow_orders to guildhall_system using (true) with check (true);
create policy system_escrow_transfers on payments.escrow_transfers to guildhall_system using (true) with check (true);

grant select, insert, update on payments.payment_requests, payments.escrows, payments.escrow_orders to guildhall_app;
grant select, insert on payments.escrow_transfers to guildhall_app;
grant select on payments.payment_requests, payments.escrows, payments.escrow_orders, payments.escrow_transfers to guildhall_system;
