-- Where statements came from: what the bank gave itself is kept beside what a member brought, though both be the same bytes.

drop index payments.statement_files_by_content;
create unique index statement_files_by_content on payments.statement_files (enterprise_id, connection_id, customer_id, sha256, via);
-- In which statements an entry stands.
create index statement_lines_by_entry on payments.statement_lines (enterprise_id, entry_id);
-- Whether a payment of ours was booked more than once.
create index entries_by_end_to_end on payments.entries (enterprise_id, end_to_end_id) where end_to_end_id is not null;
