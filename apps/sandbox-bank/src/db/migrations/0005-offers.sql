-- Offers of the subsystems of the bank: what was said of each, in the order in which the subsystem said it.

-- A version of an offer, or its withdrawal: one place in the gapless sequence of its subsystem, as it was signed.
create table offer_entries (
  source text not null check (source in ('online_banking', 'commerce', 'financial_services')),
  sequence integer not null check (sequence > 0),
  offer_id text not null,
  version integer not null check (version > 0),
  state text not null check (state in ('published', 'withdrawn')),
  document jsonb not null,
  jws text not null,
  published_at timestamptz not null,
  primary key (source, sequence),
  unique (offer_id, version, state)
);
create index offer_entries_newest on offer_entries (offer_id, version desc, sequence desc);

-- What staff has decided and the subsystem will publish in its next round.
create table offer_orders (
  order_id uuid primary key,
  source text not null,
  offer_id text not null,
  -- Null: it is withdrawn.
  content jsonb,
  due_at timestamptz not null,
  done_at timestamptz
);
create index offer_orders_due on offer_orders (due_at) where done_at is null;

create table offer_documents (
  offer_id text not null,
  document_id text not null,
  name jsonb not null,
  media_type text not null,
  content bytea not null,
  primary key (offer_id, document_id)
);

-- What clients told of whom an offer was shown to; a batch counts once.
create table offer_delivery_batches (
  client_id text not null,
  batch_id text not null,
  content_hash text not null,
  received_at timestamptz not null,
  primary key (client_id, batch_id)
);
create table offer_deliveries (
  client_id text not null,
  offer_id text not null,
  version integer not null,
  customer_id text not null references customers,
  received_at timestamptz not null,
  primary key (client_id, offer_id, version, customer_id)
);
create table offer_delivery_counts (
  client_id text not null,
  offer_id text not null,
  version integer not null,
  others integer not null,
  primary key (client_id, offer_id, version)
);

create table offer_acceptances (
  client_id text not null,
  acceptance_id text not null,
  offer_id text not null,
  version integer not null,
  customer_id text not null references customers,
  submission_id text,
  accepted_at timestamptz not null,
  received_at timestamptz not null,
  primary key (client_id, acceptance_id),
  unique (client_id, offer_id, customer_id)
);

-- An offer is told to clients and is of no customer: its events stand under '-'.
alter table bank_events drop constraint bank_events_customer_id_fkey;
