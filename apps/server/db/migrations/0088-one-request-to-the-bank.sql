-- Of one escrow the bank is asked for one movement of money at a time, whoever asks and however many ask at once.
create unique index escrow_orders_one_movement on payments.escrow_orders (enterprise_id, escrow_id)
  where state = 'pending' and kind in ('release', 'refund');

-- Since when what the bank says of an escrow does not fit what is held, so that it is being asked; both sides are told so.
alter table payments.escrows add column doubted_at timestamptz(3);

-- Who of the own side added a paper; null in the row of the other side.
alter table payments.trade_order_documents add column person_id uuid;
