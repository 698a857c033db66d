-- A release from an escrow that the bank of the seller did not take: the money stands at the bank of the buyer again, which places it.

alter table bank.escrows
  drop constraint escrows_status_check,
  add constraint escrows_status_check check (status in ('open', 'funded', 'disputed', 'returned', 'closed'));
alter table payments.escrows
  drop constraint escrows_state_check,
  add constraint escrows_state_check check (state in ('opening', 'open', 'funded', 'disputed', 'returned', 'closed', 'refused'));
-- return: the release that `returns_id` names came back.
alter table payments.escrow_transfers
  add column returns_id uuid,
  drop constraint escrow_transfers_kind_check,
  add constraint escrow_transfers_kind_check check (kind in ('fund', 'release', 'refund', 'return')),
  drop constraint escrow_transfers_cause_check,
  add constraint escrow_transfers_cause_check check (cause in
    ('payment', 'confirmation', 'agreement', 'deadline', 'decision', 'cancellation', 'return')),
  add constraint escrow_transfers_returns_check check (returns_id is null or kind = 'return');
create index escrow_transfers_returns on payments.escrow_transfers (enterprise_id, returns_id) where returns_id is not null;
