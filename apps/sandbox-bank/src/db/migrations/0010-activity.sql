-- What enterprises share of their use of a network, by their consent there: under a pseudonym, or with their customer number.
create table activity_batches (
  client_id text not null,
  batch_id text not null,
  pseudonym text not null,
  -- Null where the enterprise is not named.
  customer_id text references customers,
  sequence integer not null check (sequence > 0),
  content_hash text not null,
  events integer not null,
  receipt text not null,
  received_at timestamptz not null,
  primary key (client_id, batch_id),
  unique (client_id, pseudonym, sequence)
);

create table activity_events (
  client_id text not null,
  event_id text not null,
  batch_id text not null,
  pseudonym text not null,
  category text not null,
  kind text not null,
  subject jsonb not null,
  hour timestamptz not null,
  received_at timestamptz not null,
  primary key (client_id, event_id),
  foreign key (client_id, batch_id) references activity_batches on delete cascade
);
create index activity_events_by_pseudonym on activity_events (client_id, pseudonym, received_at);

-- Pseudonyms that were erased: nothing is taken for them any more.
create table activity_erasures (
  client_id text not null,
  pseudonym text not null,
  erasure_id text not null,
  erased_events integer not null,
  receipt text not null,
  erased_at timestamptz not null,
  primary key (client_id, pseudonym)
);
