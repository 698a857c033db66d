-- Statements that go over several pages, and issues of one statement of which the later one counts.

alter table payments.statements
  -- Whether the bank says that it is the last page; empty where it says nothing of it.
  add column last_page boolean,
  -- Whether everything booked in it is in the currency of the account: only then it can be added up.
  add column one_currency boolean not null default true,
  -- The issue that counts in its place, as far as the statements that are here tell.
  add column replaced_by uuid;
-- Issues and pages of one statement, wherever the count of the bank is known.
create index statements_by_number on payments.statements
  (enterprise_id, connection_id, customer_id, account_number, (coalesce(electronic_sequence, legal_sequence)));

alter table payments.statement_lines
  -- Whether the statement says that it is booked; empty of lines that were taken before this was kept.
  add column booked boolean,
  -- Of a page: what entries share that are told apart by counting alone, and the how many-th this one is over all pages.
  add column likeness text,
  add column occurrence integer check (occurrence > 0);

alter table payments.entries
  -- The issue because of which it counts no more: that statement does not list what an earlier issue of it had listed.
  add column superseded_by uuid,
  add foreign key (enterprise_id, superseded_by) references payments.statements;

-- What a bank said is never rewritten; which entry a line of a page is, and which issue counts, follows from what came later.
grant update (replaced_by) on payments.statements to guildhall_app, guildhall_system;
grant update (entry_id, occurrence) on payments.statement_lines to guildhall_app, guildhall_system;
