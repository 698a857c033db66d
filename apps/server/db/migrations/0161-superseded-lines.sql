-- Lines of entries that count no more, because a newer issue of their statement does not list them.

create index entries_superseded on payments.entries (enterprise_id, connection_id, customer_id, account_number)
  where superseded_by is not null;

alter table payments.reconciliation_entries
  drop constraint reconciliation_entries_state_check,
  add constraint reconciliation_entries_state_check check (state in ('open', 'matched', 'dismissed', 'superseded')),
  -- The entry that this line takes back, or counts again, because the line of that entry is in a closed month and stays; such a line
  -- has an id of its own.
  add column corrects uuid,
  add column told_id uuid not null generated always as (coalesce(corrects, entry_id)) stored,
  drop constraint reconciliation_entries_enterprise_id_entry_id_fkey,
  add foreign key (enterprise_id, told_id) references payments.entries (enterprise_id, entry_id);
create index reconciliation_entries_corrected on payments.reconciliation_entries
  (enterprise_id, connection_id, customer_id, account_number) where state = 'superseded' or corrects is not null;
create index reconciliation_entries_told on payments.reconciliation_entries (enterprise_id, told_id);
