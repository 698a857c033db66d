-- Consents that end are warned of once at each of a few distances; what was warned of is written down with the event.

-- For how many days before its end the enterprise was last warned; null before the first warning.
alter table bank.consents add column warned_days smallint check (warned_days in (30, 7, 1));
create index consents_to_warn on bank.consents (warned_days, expires_at) where status = 'AUTH';
