-- The bank's books: accounts of customers and of the bank itself, transfers between two of them, and payments.

-- `balance_minor` is what is booked; what payments under way have reserved is not available any more. The bank's own accounts
-- stand for what is outside: `clearing` for other banks, `opening` for balances from before the books began. They alone may be
-- below zero, so that all balances of a currency add up to zero.
alter table accounts alter column customer_id drop not null;
alter table accounts add column reserved_minor bigint not null default 0 check (reserved_minor >= 0);
alter table accounts add column internal text check (internal in ('clearing', 'opening'));
alter table accounts add constraint accounts_owner check ((customer_id is null) = (internal is not null));
create unique index accounts_internal on accounts (internal, currency) where internal is not null;

-- One row a transfer: what leaves the one account comes to the other. A row never changes. Entries of an account ascend in the
-- order in which they were booked, because the number is taken under the locks of both accounts.
create table transfers (
  entry_no bigint generated always as identity primary key,
  debit_account text not null references accounts,
  credit_account text not null references accounts,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  booked_at timestamptz not null,
  remittance text not null,
  -- Who is meant at another bank: {name, accountNumber, bank}.
  outside jsonb,
  payment_id text,
  debit_after_minor bigint not null,
  credit_after_minor bigint not null,
  check (debit_account <> credit_account)
);
create index transfers_debit on transfers (debit_account, entry_no desc);
create index transfers_credit on transfers (credit_account, entry_no desc);
create unique index transfers_payment on transfers (payment_id) where payment_id is not null;

create table payments (
  payment_id text primary key,
  client_id text not null,
  customer_id text not null references customers,
  instruction_id text not null,
  content_hash text not null,
  -- As ordered: debtor, creditor, amount, who prepared and who signed.
  ordered jsonb not null,
  debtor_account text not null,
  creditor_account text not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  status text not null check (status in ('RCVD', 'ACSC', 'RJCT')),
  reason text,
  -- Why it was rejected, in words for the bank's staff.
  detail text,
  -- Counts what was said of it.
  sequence integer not null default 1,
  reserved boolean not null,
  received_at timestamptz not null,
  execute_at timestamptz not null,
  settled_at timestamptz,
  unique (client_id, instruction_id),
  check ((status = 'RJCT') = (reason is not null)),
  check ((status = 'RCVD') = (settled_at is null))
);
create index payments_due on payments (execute_at) where status = 'RCVD';
create index payments_customer on payments (customer_id, payment_id desc);
create index payments_account on payments (debtor_account, received_at) where status <> 'RJCT';

-- The balances that were there before the books began.
insert into accounts (account_id, name_zh, name_en, product, currency, last_digits, opened_on, balance_minor, internal)
select 'opening-' || lower(currency), '期初余额', 'Opening balances', 'internal', currency, '0000', current_date,
       -sum(balance_minor), 'opening'
from accounts where customer_id is not null group by currency;
insert into transfers (debit_account, credit_account, amount_minor, currency, booked_at, remittance, debit_after_minor, credit_after_minor)
select 'opening-' || lower(currency), account_id, balance_minor, currency, opened_on, '期初余额',
       -sum(balance_minor) over (partition by currency order by account_id), balance_minor
from accounts where customer_id is not null and balance_minor > 0;
alter table accounts add constraint accounts_not_overdrawn
  check (internal is not null or balance_minor - reserved_minor >= 0);
