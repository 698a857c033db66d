-- What came back from another bank, or was set aside here, and has no account to go to by itself: staff place it, each once.

-- `returned`: a release has come back, and the bank keeps the money until staff have placed it.
alter table escrows drop constraint escrows_status_check;
alter table escrows add constraint escrows_status_check check (status in ('open', 'funded', 'disputed', 'returned', 'closed'));

-- `set_aside`: the other bank refuses the message itself, and staff have taken it out of the queue, so that what is behind it goes on.
alter table interbank_sent drop constraint interbank_sent_status_check;
alter table interbank_sent add constraint interbank_sent_status_check check (status in ('queued', 'settled', 'returned', 'set_aside'));
alter table interbank_sent drop constraint interbank_sent_check1;
alter table interbank_sent add constraint interbank_sent_report check ((status in ('settled', 'returned')) = (report is not null));
alter table interbank_sent add column set_aside_note text;
alter table interbank_sent add constraint interbank_sent_note check ((status = 'set_aside') = (set_aside_note is not null));
-- The status with which the other bank refused the last attempt for good; null when it did not answer, or may yet take it.
alter table interbank_sent add column refused_status integer;
-- An attempt is under way until then: what is said of the message meanwhile is not known yet.
alter table interbank_sent add column sending_until timestamptz;

-- What stands in an account `returned`, by the message that it left with, and where staff have placed it.
create table returned_funds (
  message_id text primary key references interbank_sent (message_id),
  came_at timestamptz not null,
  placed_at timestamptz,
  -- The account that was credited here: of a customer, of an escrow, or the one of clearing with another bank.
  placed_account text references accounts,
  -- Who is meant at another bank: {name, accountNumber, bank}.
  placed_outside jsonb,
  placed_note text,
  check ((placed_at is null) = (placed_account is null) and (placed_at is null) = (placed_note is null))
);
create index returned_funds_waiting on returned_funds (came_at) where placed_at is null;
create index returned_funds_placed on returned_funds (placed_at desc) where placed_at is not null;

insert into returned_funds (message_id, came_at)
select t.message_id, t.booked_at from transfers t join accounts a on a.account_id = t.credit_account
where a.internal = 'returned' and t.message_id is not null;
