-- What members submit to a bank: the forms of the banks, the submissions, what was said about them, and what is still to be handed over.

-- A form as the bank described it and as it was found sound. Older versions stay for the submissions that were made with them.
-- kind: reference
create table bank.submission_forms (
  connection_id uuid not null references bank.connections,
  form_id text not null,
  version integer not null check (version > 0),
  -- Not jsonb: the order of its fields is the bank's.
  form json not null,
  -- False when the bank offers it no more, or offers another version.
  current boolean not null,
  first_read_at timestamptz not null,
  primary key (connection_id, form_id, version)
);

-- When the forms of a bank were asked for and read last.
-- kind: local
create table bank.submission_form_readings (
  connection_id uuid primary key references bank.connections,
  asked_at timestamptz not null,
  read_at timestamptz,
  failed_at timestamptz
);

-- kind: owned
create table bank.submissions (
  enterprise_id uuid not null,
  submission_id uuid not null,
  connection_id uuid not null references bank.connections,
  -- Its number at that bank: whose mandate is of the same two sees it.
  customer_id text not null,
  form_id text not null,
  form_version integer not null,
  kind text not null check (kind in ('application', 'enquiry', 'fact_correction', 'service_request')),
  title_zh text not null,
  title_en text not null,
  -- The offer whose acceptance opened it.
  offer_id text,
  status text not null check (status in
    ('draft', 'queued', 'received', 'in_review', 'information_wanted', 'approved', 'declined', 'funded', 'withdrawn')),
  -- 1 at first, one more with every save.
  revision integer not null check (revision > 0),
  data jsonb not null,
  -- Which fields were filled in from which facts of which source, as of when.
  prefilled jsonb not null,
  created_by uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  sent_by uuid,
  queued_at timestamptz,
  -- SHA-256 of what is sent: the receipt has to name it.
  content_hash text,
  receipt text,
  receipt_number text,
  received_at timestamptz,
  -- Place in what the bank says of it up to which everything was taken in.
  bank_sequence integer not null default 0,
  reason text,
  wanted text,
  -- A withdrawal is on its way to the bank.
  withdrawing boolean not null default false,
  -- Something that a person has to look at: the bank has received another content, refuses it, or contradicts itself.
  alarm text check (alarm in ('receipt_differs', 'refused', 'contradiction')),
  alarm_detail text,
  -- Facts that the submission corrects, and what the bank attested of them afterwards.
  corrects text[] not null default '{}',
  attested jsonb,
  -- When the bank is asked what became of it; null when that is known.
  ask_at timestamptz,
  asks integer not null default 0,
  ended_at timestamptz,
  primary key (enterprise_id, submission_id),
  check ((status = 'draft') = (queued_at is null)),
  check (status = 'draft' or content_hash is not null)
);
create index submissions_of_customer on bank.submissions (enterprise_id, connection_id, customer_id, submission_id desc);
create index submissions_to_ask on bank.submissions (ask_at) where ask_at is not null;
create index submissions_correcting on bank.submissions (enterprise_id, connection_id)
  where kind = 'fact_correction' and attested is null;

-- What happened to a submission, in order.
-- kind: owned
create table bank.submission_steps (
  enterprise_id uuid not null,
  submission_id uuid not null,
  position integer not null,
  step text not null,
  status text not null,
  at timestamptz not null,
  -- Null where the bank did it.
  person_id uuid,
  details jsonb not null,
  primary key (enterprise_id, submission_id, position),
  foreign key (enterprise_id, submission_id) references bank.submissions on delete cascade
);

-- The conversation with the bank about a submission.
-- kind: owned
create table bank.submission_messages (
  enterprise_id uuid not null,
  submission_id uuid not null,
  message_id uuid not null,
  position integer not null,
  -- Null where the bank wrote it.
  person_id uuid,
  -- Of the bank: its own id of the message, its place in what the bank says, and who wrote it.
  bank_message_id text,
  bank_sequence integer,
  author_zh text,
  author_en text,
  -- An answer to information that the bank wanted, and not a word in between.
  supplement boolean not null,
  body text not null,
  at timestamptz not null,
  primary key (enterprise_id, submission_id, message_id),
  unique (enterprise_id, submission_id, position),
  unique (enterprise_id, submission_id, bank_sequence),
  check ((person_id is null) = (bank_sequence is not null)),
  foreign key (enterprise_id, submission_id) references bank.submissions on delete cascade
);

-- Files of a submission: of the draft, and of messages and answers later.
-- kind: owned
create table bank.submission_attachments (
  enterprise_id uuid not null,
  attachment_id uuid not null,
  submission_id uuid not null,
  file_name text not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  -- With what it was handed over; null while it can still be taken away.
  dispatch_id uuid,
  -- When the bank had all of its bytes.
  delivered_at timestamptz,
  primary key (enterprise_id, attachment_id),
  foreign key (enterprise_id, submission_id) references bank.submissions on delete cascade
);
create index attachments_of_submission on bank.submission_attachments (enterprise_id, submission_id, attachment_id);

-- What is to be handed to the bank, one after the other for each customer of a bank, each once.
-- kind: owned
create table bank.submission_dispatches (
  enterprise_id uuid not null,
  dispatch_id uuid not null,
  connection_id uuid not null references bank.connections,
  customer_id text not null,
  submission_id uuid not null,
  kind text not null check (kind in ('submission', 'supplement', 'message', 'withdrawal')),
  -- Its place in the queue of this customer.
  place bigint not null,
  body jsonb not null,
  state text not null check (state in ('waiting', 'taken', 'refused')),
  created_at timestamptz not null,
  -- Its next turn, put off before each attempt.
  next_at timestamptz not null,
  attempts integer not null default 0,
  last_error text,
  ended_at timestamptz,
  primary key (enterprise_id, dispatch_id),
  unique (enterprise_id, connection_id, customer_id, place),
  foreign key (enterprise_id, submission_id) references bank.submissions on delete cascade
);
create index dispatches_waiting on bank.submission_dispatches (connection_id, enterprise_id, customer_id, place)
  where state = 'waiting';
create index dispatches_of_submission on bank.submission_dispatches (enterprise_id, submission_id, place);

alter table bank.submissions enable row level security;
alter table bank.submissions force row level security;
alter table bank.submission_steps enable row level security;
alter table bank.submission_steps force row level security;
alter table bank.submission_messages enable row level security;
alter table bank.submission_messages force row level security;
alter table bank.submission_attachments enable row level security;
alter table bank.submission_attachments force row level security;
alter table bank.submission_dispatches enable row level security;
alter table bank.submission_dispatches force row level security;

create policy own_submissions on bank.submissions to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_submission_steps on bank.submission_steps to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_submission_messages on bank.submission_messages to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_submission_attachments on bank.submission_attachments to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_submission_dispatches on bank.submission_dispatches to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy system_submissions on bank.submissions to guildhall_system using (true) with check (true);
create policy system_submission_steps on bank.submission_steps to guildhall_system using (true) with check (true);
create policy system_submission_messages on bank.submission_messages to guildhall_system using (true) with check (true);
create policy system_submission_attachments on bank.submission_attachments to guildhall_system
  using (true) with check (true);
create policy system_submission_dispatches on bank.submission_dispatches to guildhall_system
  using (true) with check (true);

grant select on bank.submission_forms, bank.submission_form_readings to guildhall_app;
grant select, insert, update on bank.submission_forms, bank.submission_form_readings to guildhall_system;
grant select, insert, update, delete on bank.submissions, bank.submission_attachments to guildhall_app;
grant select, insert, update on bank.submission_dispatches to guildhall_app, guildhall_system;
grant select, insert, update on bank.submissions, bank.submission_attachments to guildhall_system;
-- What happened and what was said is never rewritten.
grant select, insert on bank.submission_steps, bank.submission_messages to guildhall_app, guildhall_system;
