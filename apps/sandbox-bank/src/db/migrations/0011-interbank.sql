-- Clearing with other banks that take part in it: what leaves for them, what comes from them, and what comes back.

-- Each of them has a clearing account of its own in each currency. What settled there is what the two banks owe each other: the
-- account here is above zero by as much as theirs is below. `returned` keeps what came back and has no account to go to.
alter table accounts add column peer text;
alter table accounts add column closed_at timestamptz;
alter table accounts drop constraint accounts_internal_check;
alter table accounts add constraint accounts_internal_check check (internal in ('clearing', 'opening', 'escrow', 'returned'));
alter table accounts add constraint accounts_peer check (peer is null or internal = 'clearing');
drop index accounts_internal;
create unique index accounts_internal on accounts (internal, currency, coalesce(peer, '')) where internal in ('clearing', 'opening', 'returned');

-- By which both sides of a payment know it on their statements (Max35Text); it is handed on from bank to bank.
alter table transfers add column end_to_end_id text;
update transfers t set end_to_end_id = replace(p.instruction_id, '-', '')
  from payments p where p.payment_id = t.payment_id and p.consent_id is not null;
-- The message of another bank that a transfer was booked for, or our own one that came back: each is booked once.
alter table transfers add column message_id text;
create unique index transfers_message on transfers (message_id) where message_id is not null;

-- `ACSP`: it has left the account and is on its way to the other bank.
alter table payments drop constraint payments_status_check;
alter table payments add constraint payments_status_check check (status in ('PATC', 'RCVD', 'ACSP', 'ACSC', 'RJCT'));
alter table payments drop constraint payments_settled;
alter table payments add constraint payments_settled check ((status in ('PATC', 'RCVD', 'ACSP')) = (settled_at is null));

-- What leaves for another bank, written in the transaction that books it. It is sent in the order of `message_no`, which is taken
-- under the lock of the clearing account, until the other bank has said what became of it.
create table interbank_sent (
  message_no bigint generated always as identity primary key,
  message_id text not null unique,
  peer text not null,
  -- The payment that it carries; null: money that left an escrow.
  payment_id text unique references payments,
  debtor_account text not null references accounts,
  clearing_account text not null references accounts,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  end_to_end_id text not null,
  remittance text not null,
  creditor_name text not null,
  -- FIToFICstmrCdtTrf of pacs.008, as it is signed with every attempt.
  message jsonb not null,
  status text not null check (status in ('queued', 'settled', 'returned')),
  reason text,
  -- The signed word of the other bank.
  report text,
  attempts integer not null default 0,
  last_error text,
  next_attempt_at timestamptz not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  check ((status = 'queued') = (ended_at is null)),
  check ((status = 'queued') = (report is null)),
  check ((status = 'returned') = (reason is not null))
);
create index interbank_sent_queue on interbank_sent (peer, message_no) where status = 'queued';

-- What another bank sent, and what was said of it: the same message again gets the same answer.
create table interbank_received (
  peer text not null,
  message_id text not null,
  content_hash text not null,
  end_to_end_id text not null,
  amount text not null,
  currency text not null,
  creditor_account text not null,
  debtor_name text not null,
  status text not null check (status in ('booked', 'returned')),
  reason text,
  received_at timestamptz not null,
  primary key (peer, message_id),
  check ((status = 'returned') = (reason is not null))
);
create index interbank_received_newest on interbank_received (received_at desc);
