-- Use of the network that an enterprise shares with its bank, by consent and category.

-- A consent to share one category of activity with one bank. It never begins again: who shares anew gives a new one, under a new pseudonym.
-- kind: owned
create table bank.activity_consents (
  enterprise_id uuid not null,
  consent_id uuid not null,
  connection_id uuid not null references bank.connections,
  customer_id text not null,
  category text not null check (category in ('offers', 'applications', 'services', 'apps')),
  -- Under which name the bank hears of it: drawn by lot, and of this consent alone.
  pseudonym text not null,
  -- True: the bank is told the customer number as well.
  named boolean not null,
  -- Which wording was agreed to.
  wording integer not null check (wording > 0),
  given_by uuid not null,
  given_at timestamptz not null,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  -- Events that were written down and had not been sent when it was withdrawn; they are gone.
  dropped integer not null default 0,
  -- Sequence of the last batch that was made.
  batches integer not null default 0,
  primary key (enterprise_id, consent_id),
  unique (enterprise_id, connection_id, pseudonym),
  check ((withdrawn_by is null) = (withdrawn_at is null))
);
create unique index activity_consents_in_force on bank.activity_consents (enterprise_id, connection_id, customer_id, category)
  where withdrawn_at is null;
create index activity_consents_by_pseudonym on bank.activity_consents (connection_id, pseudonym);

-- One thing that a member did, for one consent. It is not written down without a consent in force, and stays as what was shared.
-- kind: owned
create table bank.activity_events (
  enterprise_id uuid not null,
  event_id uuid not null,
  consent_id uuid not null,
  category text not null,
  kind text not null,
  -- What it was done to: its kind, its identifier where the bank may know it, and what sort of thing it is.
  subject_kind text not null,
  subject_id text,
  subject_type text,
  -- Who did it: for the enterprise's own eyes, the bank is never told.
  person_id uuid not null,
  occurred_at timestamptz not null,
  -- Null until it is part of a batch.
  batch_id uuid,
  primary key (enterprise_id, event_id),
  foreign key (enterprise_id, consent_id) references bank.activity_consents
);
create index activity_events_waiting on bank.activity_events (enterprise_id, consent_id, event_id) where batch_id is null;
create index activity_events_by_batch on bank.activity_events (enterprise_id, batch_id) where batch_id is not null;
create index activity_events_newest on bank.activity_events (enterprise_id, event_id desc);

-- What was handed to the bank together. A batch that left and was not answered is sent again as it is, never under another name.
-- kind: owned
create table bank.activity_batches (
  enterprise_id uuid not null,
  batch_id uuid not null,
  consent_id uuid not null,
  connection_id uuid not null references bank.connections,
  sequence integer not null check (sequence > 0),
  made_at timestamptz not null,
  -- Whoever sends it holds it until then; nobody withdraws meanwhile without waiting.
  held_until timestamptz,
  send_at timestamptz,
  sends integer not null default 0,
  -- The bank's receipt, as it was signed.
  receipt text,
  received_at timestamptz,
  -- Why the bank will not have it; it is not sent again then.
  refused text,
  primary key (enterprise_id, batch_id),
  unique (enterprise_id, consent_id, sequence),
  foreign key (enterprise_id, consent_id) references bank.activity_consents
);
create index activity_batches_to_send on bank.activity_batches (send_at) where send_at is not null;

-- The bank is asked to erase what was shared under a consent.
-- kind: owned
create table bank.activity_erasures (
  enterprise_id uuid not null,
  erasure_id uuid not null,
  consent_id uuid not null,
  connection_id uuid not null references bank.connections,
  customer_id text not null,
  asked_at timestamptz not null,
  ask_at timestamptz,
  asks integer not null default 0,
  -- The bank's receipt, as it was signed, and what it says.
  receipt text,
  erased_events integer,
  erased_at timestamptz,
  primary key (enterprise_id, erasure_id),
  unique (enterprise_id, consent_id),
  foreign key (enterprise_id, consent_id) references bank.activity_consents
);
create index activity_erasures_to_ask on bank.activity_erasures (ask_at) where ask_at is not null;

alter table bank.activity_consents enable row level security;
alter table bank.activity_consents force row level security;
alter table bank.activity_events enable row level security;
alter table bank.activity_events force row level security;
alter table bank.activity_batches enable row level security;
alter table bank.activity_batches force row level security;
alter table bank.activity_erasures enable row level security;
alter table bank.activity_erasures force row level security;

create policy own_activity_consents on bank.activity_consents to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_activity_events on bank.activity_events to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_activity_batches on bank.activity_batches to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_activity_erasures on bank.activity_erasures to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy system_activity_consents on bank.activity_consents to guildhall_system using (true) with check (true);
create policy system_activity_events on bank.activity_events to guildhall_system using (true) with check (true);
create policy system_activity_batches on bank.activity_batches to guildhall_system using (true) with check (true);
create policy system_activity_erasures on bank.activity_erasures to guildhall_system using (true) with check (true);

grant select, insert, update on bank.activity_consents, bank.activity_batches, bank.activity_erasures to guildhall_app, guildhall_system;
grant select, insert, update, delete on bank.activity_events to guildhall_app, guildhall_system;
