-- Which customer numbers an offer names is filled in for those that were published before the column was there: an owner of the tables
-- who is no superuser saw none of them when it was added.
alter table bank.published_offers no force row level security;
alter table bank.offer_records no force row level security;
update bank.published_offers p set named_customer_ids = n.customer_ids
from (select c.enterprise_id, r.connection_id, r.offer_id, r.version, array_agg(distinct c.customer_id) as customer_ids
  from bank.offer_records r
  join bank.customers c on c.connection_id = r.connection_id and r.targets -> 'customerIds' ? c.customer_id
  where r.said = 'published' group by c.enterprise_id, r.connection_id, r.offer_id, r.version) n
where p.enterprise_id = n.enterprise_id and p.connection_id = n.connection_id and p.offer_id = n.offer_id
  and p.version = n.version and p.named_customer_ids is null;
alter table bank.published_offers force row level security;
alter table bank.offer_records force row level security;
