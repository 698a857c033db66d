-- Who named a number for its enterprise. One that registries alone named may go over to the enterprise that proves to be meant; one
-- that a bank named, at a sign-in or in a record, never does. Of what is there already it is not known, except where nobody has joined.
alter table enterprises.identifiers add column named_by text not null default 'bank' check (named_by in ('bank', 'registry'));
update enterprises.identifiers i set named_by = 'registry'
  from enterprises.enterprises e where e.enterprise_id = i.enterprise_id and e.status = 'unclaimed';

-- An enterprise that only registries knew goes into the one that registered: nothing of it remains to be found.
grant delete on enterprises.enterprises, enterprises.directory, enterprises.disclosures, enterprises.fact_sources to guildhall_system;
