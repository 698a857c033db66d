-- Whether the bank says of an account that it is closed (UK Open Banking: Status Disabled or Deleted): no payment is prepared from it.
alter table bank.accounts add column is_closed boolean not null default false;
