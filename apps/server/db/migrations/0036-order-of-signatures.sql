-- When a signature was given by the clock of the database, read while the row of its approval is held: the order of signatures, whatever
-- the clocks of the processes say that take them. `signed_at` stays the moment that the signer is told.
alter table access.approval_signatures add column given_at timestamptz not null default clock_timestamp();
alter table access.approval_signatures no force row level security;
update access.approval_signatures set given_at = signed_at;
alter table access.approval_signatures force row level security;
