-- A release that came back, and was then paid to an account of the seller that was put right: to which one, for the seller alone.

alter table payments.escrow_transfers
  add column to_account text,
  add constraint escrow_transfers_to_check check (to_account is null or (kind = 'release' and side = 'seller'));
-- The same in the history of the seller's side; null on the side of the buyer, and for everything else.
alter table payments.trade_order_steps add column account_number text;
