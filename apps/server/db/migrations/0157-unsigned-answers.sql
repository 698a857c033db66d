-- unsigned: the bank answered of a payment without its signature, or under one that does not hold. Nothing of it was believed.
alter table bank.payment_alarms
  drop constraint payment_alarms_kind_check,
  add constraint payment_alarms_kind_check check (kind in
    ('initiation_differs', 'second_payment', 'contradiction', 'nonsense', 'unsigned', 'unordered', 'paid_after_end', 'doubled_entry',
     'escrow_contradiction'));
