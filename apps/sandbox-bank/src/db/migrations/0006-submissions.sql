-- What customers submit through a client: each once, with the receipt, what was said of it, and what the customer wrote.

create sequence submission_numbers;

create table submissions (
  client_id text not null,
  submission_id text not null,
  customer_id text not null references customers,
  form_id text not null,
  form_version integer not null,
  kind text not null,
  offer_id text,
  content jsonb not null,
  content_hash text not null,
  receipt text not null,
  receipt_number text not null unique,
  status text not null check (status in
    ('received', 'in_review', 'information_wanted', 'approved', 'declined', 'funded', 'withdrawn')),
  sequence integer not null,
  received_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (client_id, submission_id)
);
create index submissions_newest on submissions (received_at desc);
create index submissions_of_customer on submissions (customer_id, received_at desc);

-- Everything that the bank said of a submission, from 1 without gaps.
create table submission_log (
  client_id text not null,
  submission_id text not null,
  sequence integer not null,
  status text not null,
  reason text,
  wanted text,
  message jsonb,
  at timestamptz not null,
  primary key (client_id, submission_id, sequence),
  foreign key (client_id, submission_id) references submissions
);

-- What the customer wrote afterwards: answers to what was wanted, messages, a withdrawal; each once.
create table submission_letters (
  client_id text not null,
  submission_id text not null,
  letter_id text not null,
  kind text not null check (kind in ('supplement', 'message', 'withdrawal')),
  content jsonb not null,
  content_hash text not null,
  place bigint generated always as identity,
  received_at timestamptz not null,
  primary key (client_id, submission_id, letter_id),
  foreign key (client_id, submission_id) references submissions
);

create table submission_attachments (
  client_id text not null,
  customer_id text not null references customers,
  attachment_id text not null,
  media_type text not null,
  sha256 text not null,
  content bytea not null,
  received_at timestamptz not null,
  primary key (client_id, attachment_id)
);
