-- Escrows of which the bank has said what does not fit what is held: they wait until what the bank says fits again.

alter table bank.escrows
  -- Since when, and what does not fit.
  add column doubted_at timestamptz,
  add column doubt text,
  -- When the bank is asked how the escrow stands, and how often it has been.
  add column recheck_at timestamptz,
  add column rechecks integer not null default 0,
  add constraint escrows_doubt_check check ((doubted_at is null) = (doubt is null) and (doubted_at is null) = (recheck_at is null));
create index escrows_to_recheck on bank.escrows (connection_id, recheck_at) where recheck_at is not null;

-- An alarm is about a payment or about an escrow. escrow_contradiction: sums that do not fit what is held, or money that moved otherwise.
alter table bank.payment_alarms
  alter column instruction_id drop not null,
  add column escrow_id uuid,
  add constraint payment_alarms_about_check check (num_nonnulls(instruction_id, escrow_id) = 1),
  drop constraint payment_alarms_kind_check,
  add constraint payment_alarms_kind_check check (kind in
    ('initiation_differs', 'second_payment', 'contradiction', 'nonsense', 'unordered', 'paid_after_end', 'doubled_entry',
     'escrow_contradiction'));
create unique index escrow_alarms_once on bank.payment_alarms (connection_id, escrow_id, kind, digest) where escrow_id is not null;
