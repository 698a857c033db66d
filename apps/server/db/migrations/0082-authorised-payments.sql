-- Between the last signature and the release a payment waits for its authorisation at the bank.

alter table payments.instructions drop constraint instructions_state_check;
alter table payments.instructions add constraint instructions_state_check check (state in
  ('prepared', 'awaiting_approval', 'authorizing', 'released', 'executed', 'failed', 'withdrawn', 'rejected', 'expired', 'cancelled'));
-- The bank may refuse what it is asked to let be paid, before anything is released.
alter table payments.instructions drop constraint instructions_check;
alter table payments.instructions add constraint instructions_released check
  (released_at is not null or state not in ('released', 'executed'));

-- When the last signature was given, and who authorised it at the bank.
alter table payments.instructions add column signed_at timestamptz, add column authorised_by uuid,
  add column authorised_at timestamptz,
  -- How many authorisations the bank's own table asks for, and how many it has; null where the bank does not say.
  add column number_required integer, add column number_received integer;

create index instructions_to_authorise on payments.instructions (expires_at) where state = 'authorizing';
