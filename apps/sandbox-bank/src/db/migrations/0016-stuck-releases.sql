-- A release at its deadline that could not be done, because the account of the seller is closed: it is tried again, and holds up no other.

-- When it is tried again, and what stood in its way; both null while nothing did.
alter table escrows add column retry_at timestamptz;
alter table escrows add column hindrance text;
alter table escrows add constraint escrows_hindrance check ((retry_at is null) = (hindrance is null));
drop index escrows_due;
create index escrows_due on escrows ((coalesce(retry_at, release_at))) where status = 'funded' and release_at is not null;
