-- The trail of an account: deeds whose details name it. Few lines do.
create index lines_by_account on audit.lines (enterprise_id, (details ->> 'account'), occurred_at desc, line_id desc)
  where details ->> 'account' is not null;

-- Which of our instructions a booked payment executes.
create index sent_payments_by_payment on bank.sent_payments (enterprise_id, connection_id, payment_id) where payment_id is not null;
