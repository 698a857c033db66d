-- Offers of the banks: what their subsystems said, to which enterprises it is published, what the banks are told back, and who accepted.

-- A version of an offer, without whom it names: that is for the network alone.
-- kind: reference
create table bank.offers (
  connection_id uuid not null references bank.connections,
  offer_id text not null,
  version integer not null check (version > 0),
  source text not null check (source in ('online_banking', 'commerce', 'financial_services')),
  state text not null check (state in ('scheduled', 'published', 'replaced', 'withdrawn', 'expired')),
  kind text not null check (kind in ('loan', 'trade', 'payment_guarantee', 'reconciliation_service', 'deposit')),
  content jsonb not null,
  -- Title and summary in both languages, in lower case, to be searched.
  search_text text not null,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  published_at timestamptz not null,
  -- Since when it is in a final state.
  ended_at timestamptz,
  primary key (connection_id, offer_id, version),
  check ((ended_at is null) = (state in ('scheduled', 'published')))
);
create index offers_open on bank.offers (valid_until) where ended_at is null;
create index offers_to_begin on bank.offers (valid_from) where state = 'scheduled';

-- What a subsystem said, as it was signed, with whom it names.
-- kind: global
create table bank.offer_records (
  connection_id uuid not null references bank.connections,
  source text not null,
  sequence bigint not null check (sequence > 0),
  offer_id text not null,
  version integer not null,
  said text not null check (said in ('published', 'withdrawn')),
  -- Customer numbers and pseudonyms; null: it is for whom its audience and rules say.
  targets jsonb,
  jws text not null,
  received_at timestamptz not null,
  primary key (connection_id, source, sequence)
);
create index offer_records_by_offer on bank.offer_records (connection_id, offer_id, version);

-- How far each subsystem has been read.
-- kind: local
create table bank.offer_cursors (
  connection_id uuid not null references bank.connections,
  source text not null,
  sequence bigint not null default 0,
  read_at timestamptz,
  primary key (connection_id, source)
);

-- Entries that were not believed, for the operator.
-- kind: global
create table bank.refused_offers (
  connection_id uuid not null references bank.connections,
  digest bytea not null,
  source text not null,
  -- bad_signature: not the bank's; misfit: of another shape, or out of its bounds; contradiction: it cannot follow what was said before.
  reason text not null check (reason in ('bad_signature', 'misfit', 'contradiction')),
  detail text not null,
  -- As it was sent, cut off where it is very long.
  raw text not null,
  deliveries integer not null default 1,
  first_received_at timestamptz not null,
  last_received_at timestamptz not null,
  primary key (connection_id, digest)
);

-- Enterprises for which it is to be found out anew which offers are meant for them.
-- kind: local
create table bank.offer_matchings (
  enterprise_id uuid primary key,
  due_at timestamptz not null
);
create index offer_matchings_due on bank.offer_matchings (due_at);

-- An offer that is, or was, published to an enterprise.
-- kind: owned
create table bank.published_offers (
  enterprise_id uuid not null,
  publication_id uuid not null,
  connection_id uuid not null references bank.connections,
  offer_id text not null,
  -- The version that is published now.
  version integer not null,
  -- Why the enterprise sees it: which facts of which source decided, and what else.
  why jsonb not null,
  first_published_at timestamptz not null,
  published_at timestamptz not null,
  ended_at timestamptz,
  end_reason text check (end_reason in ('replaced', 'withdrawn', 'expired', 'not_meant')),
  -- How the bank may be told of it: by the number of its own customer, or as one of many.
  told_as text not null check (told_as in ('number', 'count')),
  customer_id text,
  -- The batch in which the bank is told of this version.
  batch_id uuid,
  ending_told_at timestamptz,
  primary key (enterprise_id, publication_id),
  unique (enterprise_id, connection_id, offer_id),
  check ((ended_at is null) = (end_reason is null)),
  check (told_as = 'count' or customer_id is not null)
);
create index published_offers_newest on bank.published_offers (enterprise_id, published_at desc, publication_id desc)
  where ended_at is null;
create index published_offers_by_offer on bank.published_offers (connection_id, offer_id) where ended_at is null;
create index published_offers_untold on bank.published_offers (connection_id, offer_id, version) where batch_id is null;

-- Of whom a bank is told together that an offer was shown: sent as it is until the bank has it.
-- kind: local
create table bank.offer_delivery_batches (
  batch_id uuid primary key,
  connection_id uuid not null references bank.connections,
  body jsonb not null,
  made_at timestamptz not null,
  send_at timestamptz,
  sends integer not null default 0,
  told_at timestamptz,
  refused text
);
create index offer_delivery_batches_to_send on bank.offer_delivery_batches (send_at) where send_at is not null;

-- At most one for an enterprise and an offer, whatever its version.
-- kind: owned
create table bank.offer_acceptances (
  enterprise_id uuid not null,
  acceptance_id uuid not null,
  connection_id uuid not null references bank.connections,
  customer_id text not null,
  offer_id text not null,
  version integer not null,
  accepted_by uuid not null,
  accepted_at timestamptz not null,
  -- What it opened; null for an offer that names no form.
  submission_id uuid,
  send_at timestamptz,
  sends integer not null default 0,
  -- When the bank received it, by its own word.
  told_at timestamptz,
  -- Why the bank will not have it; it is not sent again then.
  refused text,
  primary key (enterprise_id, acceptance_id),
  unique (enterprise_id, connection_id, offer_id)
);
create index offer_acceptances_to_send on bank.offer_acceptances (send_at) where send_at is not null;

alter table bank.offer_records enable row level security;
alter table bank.offer_records force row level security;
alter table bank.refused_offers enable row level security;
alter table bank.refused_offers force row level security;
alter table bank.published_offers enable row level security;
alter table bank.published_offers force row level security;
alter table bank.offer_acceptances enable row level security;
alter table bank.offer_acceptances force row level security;

create policy system_offer_records on bank.offer_records to guildhall_system using (true) with check (true);
create policy system_refused_offers on bank.refused_offers to guildhall_system using (true) with check (true);
create policy own_published_offers on bank.published_offers to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_offer_acceptances on bank.offer_acceptances to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy system_published_offers on bank.published_offers to guildhall_system using (true) with check (true);
create policy system_offer_acceptances on bank.offer_acceptances to guildhall_system using (true) with check (true);

grant select on bank.offers, bank.published_offers to guildhall_app;
grant select, insert on bank.offer_acceptances to guildhall_app;
-- An acceptance holds the publication until it is written.
grant update (ending_told_at) on bank.published_offers to guildhall_app;
grant select, insert, update on bank.offers, bank.offer_records, bank.offer_cursors, bank.refused_offers,
  bank.published_offers, bank.offer_delivery_batches, bank.offer_acceptances to guildhall_system;
grant select, insert, update, delete on bank.offer_matchings to guildhall_system;
