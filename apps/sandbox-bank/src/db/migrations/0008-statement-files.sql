-- Statement files (ISO 20022 camt.052, camt.053, camt.054), as they were issued to customers.

-- What was booked and has not been told of yet. A row goes when a statement of its day holds the transfer; what was booked before
-- the bank opened, by its seed, was told long ago.
create table statement_queue (
  entry_no bigint primary key references transfers,
  booked_at timestamptz not null,
  -- A notification of it was issued.
  notified boolean not null default false
);
create index statement_queue_to_notify on statement_queue (entry_no) where not notified;
create index statement_queue_by_time on statement_queue (booked_at);

-- The scenario lets the bank pay a payment twice: the second transfer says which. The payment itself is booked once.
alter table transfers add column repeats text;

create index transfers_debit_time on transfers (debit_account, booked_at);
create index transfers_credit_time on transfers (credit_account, booked_at);

-- A file never changes. Those of a customer are numbered from 1 without gaps.
create table statement_files (
  customer_id text not null references customers,
  sequence bigint not null,
  file_id text not null unique,
  account_id text not null references accounts,
  message text not null check (message in ('camt.052', 'camt.053', 'camt.054')),
  schema text not null,
  -- The day that it is of, and the bank's own number of the statement: a later issue of it has the same.
  day date not null,
  number bigint not null,
  issue integer not null,
  created_at timestamptz not null,
  content bytea not null,
  -- Of the content, in hex.
  sha256 text not null,
  primary key (customer_id, sequence)
);
create index statement_files_by_number on statement_files (account_id, message, number desc, issue desc);
create index statement_files_by_day on statement_files (account_id, message, day);
create index statement_files_newest on statement_files (created_at desc);

-- The last number of each customer's files; whoever issues one holds its row.
create table statement_counters (
  customer_id text primary key references customers,
  last_sequence bigint not null
);
