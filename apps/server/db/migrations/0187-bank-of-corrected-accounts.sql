-- At which bank an account of the seller is that was put right (0195): a number alone may be one at any bank.

-- As the bank that paid names it, null where it is its own, and then the connection of that; for the seller alone.
alter table payments.escrow_transfers
  add column to_bank text,
  add column to_connection_id uuid,
  add constraint escrow_transfers_to_bank_check
    check ((to_bank is null and to_connection_id is null) or (kind = 'release' and side = 'seller'));
alter table payments.trade_order_steps add column account_bank text;
