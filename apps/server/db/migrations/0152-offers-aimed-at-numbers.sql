-- The customer numbers of the enterprise that the bank of an offer names; null where it names none, so that every mandate may see it.
alter table bank.published_offers add column named_customer_ids text[] check (cardinality(named_customer_ids) > 0);
update bank.published_offers p set named_customer_ids = n.customer_ids
from (select c.enterprise_id, r.connection_id, r.offer_id, r.version, array_agg(distinct c.customer_id) as customer_ids
  from bank.offer_records r
  join bank.customers c on c.connection_id = r.connection_id and r.targets -> 'customerIds' ? c.customer_id
  where r.said = 'published' group by c.enterprise_id, r.connection_id, r.offer_id, r.version) n
where p.enterprise_id = n.enterprise_id and p.connection_id = n.connection_id and p.offer_id = n.offer_id
  and p.version = n.version;
