-- escrow_refused: the bank would not move money that it holds in escrow, although the side that may ask for it did.
alter table bank.payment_alarms
  drop constraint payment_alarms_kind_check,
  add constraint payment_alarms_kind_check check (kind in
    ('initiation_differs', 'second_payment', 'contradiction', 'nonsense', 'unsigned', 'unordered', 'paid_after_end', 'doubled_entry',
     'escrow_contradiction', 'escrow_refused'));
