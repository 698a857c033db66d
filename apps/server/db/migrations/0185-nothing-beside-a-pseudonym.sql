-- What a bank hears of under the customer number anyway names, told under a pseudonym as well, whose pseudonym it is: what waits to be
-- told so is dropped. An offer to a pseudonym is for the mandates of the number that shares under it: who has one is matched anew.
alter table bank.activity_events no force row level security;
alter table bank.activity_consents no force row level security;
alter table bank.published_offers no force row level security;
alter table bank.offer_matchings no force row level security;
delete from bank.activity_events e using bank.activity_consents c
where c.enterprise_id = e.enterprise_id and c.consent_id = e.consent_id and e.batch_id is null and not c.named
  and e.kind in ('offer_accepted', 'application_sent');
insert into bank.offer_matchings (enterprise_id, due_at)
select distinct enterprise_id, now() from bank.published_offers where ended_at is null and why @> '[{"kind": "shared"}]'
on conflict (enterprise_id) do nothing;
alter table bank.activity_events force row level security;
alter table bank.activity_consents force row level security;
alter table bank.published_offers force row level security;
alter table bank.offer_matchings force row level security;
