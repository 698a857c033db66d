-- Statement files that banks have issued: which there are, and their bytes until they are taken.

-- kind: owned
create table bank.statement_files (
  enterprise_id uuid not null,
  connection_id uuid not null references bank.connections,
  customer_id text not null,
  -- Place in the bank's gapless list of the customer's files, and the bank's own id of it.
  sequence bigint not null check (sequence > 0),
  file_id text not null,
  message text not null check (message in ('camt.052', 'camt.053', 'camt.054')),
  schema text not null,
  account_number text not null,
  issued_at timestamptz not null,
  size_bytes integer not null check (size_bytes > 0),
  sha256 bytea not null check (octet_length(sha256) = 32),
  -- announced: to be fetched; fetched: as announced, and handed over; taken: its bytes are with whoever takes statements;
  -- too_large: never fetched.
  state text not null check (state in ('announced', 'fetched', 'taken', 'too_large')),
  sealed_content bytea,
  tries integer not null default 0,
  -- When it is fetched, or handed over once more.
  next_at timestamptz not null,
  listed_at timestamptz not null,
  fetched_at timestamptz,
  taken_at timestamptz,
  primary key (enterprise_id, connection_id, customer_id, sequence),
  check ((state = 'fetched') = (sealed_content is not null))
);
create unique index statement_files_by_id on bank.statement_files (enterprise_id, connection_id, customer_id, file_id);
create index statement_files_due on bank.statement_files (connection_id, next_at) where state in ('announced', 'fetched');

-- How far the list of a customer's files has been read, and how far it goes as an event or the list itself has told.
-- kind: local
create table bank.statement_cursors (
  connection_id uuid not null,
  customer_id text not null,
  sequence bigint not null default 0,
  known_sequence bigint not null default 0,
  asked_at timestamptz not null default '-infinity',
  primary key (connection_id, customer_id),
  foreign key (connection_id, customer_id) references bank.customers
);
create index statement_cursors_behind on bank.statement_cursors (connection_id, asked_at) where known_sequence > sequence;
create index statement_cursors_by_time on bank.statement_cursors (connection_id, asked_at);

alter table bank.statement_files enable row level security;
alter table bank.statement_files force row level security;
create policy own_statement_files on bank.statement_files to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy system_statement_files on bank.statement_files to guildhall_system using (true) with check (true);
grant select, update on bank.statement_files to guildhall_app;
grant select, insert, update on bank.statement_files to guildhall_system;
alter table bank.statement_cursors enable row level security;
alter table bank.statement_cursors force row level security;
create policy system_statement_cursors on bank.statement_cursors to guildhall_system using (true) with check (true);
grant select, insert, update on bank.statement_cursors to guildhall_system;
