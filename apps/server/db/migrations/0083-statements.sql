-- What was booked on accounts, as the banks say it in camt.052, camt.053 and camt.054 files.

-- A file as it came in: taken, or refused with line and reason. The bytes are kept, compressed and sealed, as evidence.
-- kind: owned
create table payments.statement_files (
  enterprise_id uuid not null,
  file_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  via text not null check (via in ('bank', 'upload')),
  -- The bank's own id of the file; null for an upload.
  source_id text,
  file_name text not null,
  size_bytes integer not null check (size_bytes >= 0),
  sha256 bytea not null check (octet_length(sha256) = 32),
  state text not null check (state in ('taken', 'refused')),
  -- As the file names itself, such as camt.053.001.08; null where it cannot be read so far.
  message text,
  -- Against what it was held: the schema of ISO 20022, or the reading rules alone.
  checked_by text check (checked_by in ('schema', 'rules')),
  -- Accounts that the file speaks of, as far as it could be read.
  account_numbers text[] not null default '{}',
  statements integer not null default 0,
  entries integer not null default 0,
  -- Why it was refused: a stable code, the line where it is known (counted from 1), and what fills the sentence.
  fault_code text,
  fault_line integer check (fault_line > 0),
  fault_values jsonb,
  uploaded_by uuid,
  received_at timestamptz not null,
  sealed_content bytea not null,
  primary key (enterprise_id, file_id),
  check ((state = 'refused') = (fault_code is not null))
);
create unique index statement_files_by_content on payments.statement_files (enterprise_id, connection_id, customer_id, sha256);
create index statement_files_by_time on payments.statement_files
  (enterprise_id, connection_id, customer_id, received_at desc, file_id desc);
create index statement_files_refused on payments.statement_files
  (enterprise_id, connection_id, customer_id, received_at desc, file_id desc) where state = 'refused';

-- One statement, report or notification of one account, each content once however often it comes.
-- kind: owned
create table payments.statements (
  enterprise_id uuid not null,
  statement_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  account_number text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- SHA-256 over account and content: the same statement in another file is this one.
  statement_key bytea not null,
  file_id uuid not null,
  message text not null check (message in ('camt.052', 'camt.053', 'camt.054')),
  schema text not null,
  checked_by text not null check (checked_by in ('schema', 'rules')),
  -- The bank's own id of it, and its sequence numbers.
  bank_id text not null,
  electronic_sequence numeric,
  legal_sequence numeric,
  page integer,
  is_copy boolean not null default false,
  -- Empty where the bank does not say when it wrote the statement; the text of the bank decides which of two is the newer.
  created_at timestamptz,
  -- The day that it closes.
  day date not null,
  from_on date,
  opening_minor bigint,
  opening_on date,
  closing_minor bigint,
  closing_on date,
  -- Every balance of the statement with type, amount and day.
  balances jsonb not null,
  state text not null check (state in ('balances', 'does_not_balance', 'not_checked')),
  -- Opening balance with everything that was booked; against the closing balance that the bank says.
  expected_minor bigint,
  credits_minor bigint not null,
  debits_minor bigint not null,
  entries integer not null check (entries >= 0),
  taken_at timestamptz not null,
  primary key (enterprise_id, statement_id),
  foreign key (enterprise_id, file_id) references payments.statement_files
);
create unique index statements_by_key on payments.statements (enterprise_id, statement_key);
create index statements_by_day on payments.statements
  (enterprise_id, connection_id, customer_id, account_number, day desc, statement_id desc);

-- What was booked, or is expected to be, each movement once. Amounts are positive; direction says which way the money went.
-- kind: owned
create table payments.entries (
  enterprise_id uuid not null,
  entry_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  account_number text not null,
  -- Identity: account, bank's reference, amount, direction, and of what is booked the day; with a counter for true duplicates.
  entry_key bytea not null,
  -- The same without day and counter: what a pending entry shares with the booked one that it becomes.
  reference_key bytea not null,
  -- 'information': told by the bank without any booking.
  status text not null check (status in ('pending', 'booked', 'information')),
  direction text not null check (direction in ('credit', 'debit')),
  -- The entry takes an earlier one back; its direction is already the one of this movement.
  reversal boolean not null,
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- The day by which it is listed: booked, else value, else the day of the statement.
  day date not null,
  booked_on date,
  value_on date,
  counterparty_name text,
  counterparty_account text,
  counterparty_bank text,
  -- What the payer wrote, with a space between lines.
  remittance text,
  -- The creditor's structured reference (ISO 11649, QR or ESR), without spaces.
  creditor_reference text,
  end_to_end_id text,
  -- What the bank calls the entry: AcctSvcrRef, else that of its only detail, else NtryRef.
  bank_reference text,
  -- ISO 20022 domain/family/sub-family, or the bank's own code.
  transaction_code text,
  -- Of a batch booking every single payment, of another entry its one; at most so many as the limits say are kept here.
  details jsonb not null,
  details_count integer not null check (details_count >= 0),
  search_text text not null,
  -- How much the sighting tells from which this is described: the richest one describes it, in whichever order they come.
  standing text not null,
  -- The statement of that sighting.
  statement_id uuid not null,
  taken_at timestamptz not null,
  primary key (enterprise_id, entry_id),
  foreign key (enterprise_id, statement_id) references payments.statements
);
create unique index entries_by_key on payments.entries (enterprise_id, entry_key);
create index entries_by_reference on payments.entries (enterprise_id, reference_key);
create index entries_by_day on payments.entries
  (enterprise_id, connection_id, customer_id, account_number, day desc, entry_id desc);

-- Which entries a statement holds, in its order.
-- kind: owned
create table payments.statement_lines (
  enterprise_id uuid not null,
  statement_id uuid not null,
  position integer not null check (position > 0),
  entry_id uuid not null,
  primary key (enterprise_id, statement_id, position),
  foreign key (enterprise_id, statement_id) references payments.statements
);

alter table payments.statement_files enable row level security;
alter table payments.statement_files force row level security;
alter table payments.statements enable row level security;
alter table payments.statements force row level security;
alter table payments.entries enable row level security;
alter table payments.entries force row level security;
alter table payments.statement_lines enable row level security;
alter table payments.statement_lines force row level security;

create policy own_statement_files on payments.statement_files to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_statements on payments.statements to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_entries on payments.entries to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_statement_lines on payments.statement_lines to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy system_statement_files on payments.statement_files to guildhall_system using (true) with check (true);
create policy system_statements on payments.statements to guildhall_system using (true) with check (true);
create policy system_entries on payments.entries to guildhall_system using (true) with check (true);
create policy system_statement_lines on payments.statement_lines to guildhall_system using (true) with check (true);

grant select, insert, update on payments.statement_files, payments.entries to guildhall_app, guildhall_system;
-- What a bank said is never rewritten.
grant select, insert on payments.statements, payments.statement_lines to guildhall_app, guildhall_system;
