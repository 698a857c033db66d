-- Which of the bank's references an entry has, so that what is exported reads back to the same entry; and what is said of a batch.
alter table payments.entries add column servicer_reference text;
alter table payments.entries add column entry_reference text;
-- {messageId, paymentInformationId, count}
alter table payments.entries add column batch jsonb;
-- References of its payments that no column holds, such as the clearing's.
alter table payments.entries add column other_references text[] not null default '{}';
-- The statements of one file.
create index statements_by_file on payments.statements (enterprise_id, file_id);
