-- What is paid to one account is counted together, however its number was written: `accountKey` (platform/account-number.ts) says how
-- numbers are compared. What was used of a limit under a spelling goes to the counter of the number, and is given back there.
alter table access.limit_counters no force row level security;
alter table access.limit_slots no force row level security;
alter table access.approval_signatures no force row level security;
alter table payments.limit_uses no force row level security;

-- The counter of the number: SHA-256 of the same text as in limits/limit-use.ts.
create temporary table respelled on commit drop as
select c.enterprise_id, c.counter_id as old_id, sha256(convert_to('[' || concat_ws(',',
    to_json(c.enterprise_id::text), to_json(c.connection_id::text), to_json(c.customer_id), to_json(c.role_id),
    to_json(c.department_id), to_json(c.action), to_json(c.account_number), to_json(n.number), to_json(c.period),
    to_json(to_char(c.starts_on, 'YYYY-MM-DD')), to_json(c.of), coalesce(to_json(c.currency)::text, 'null')) || ']', 'UTF8')) as new_id,
  n.number
from access.limit_counters c cross join lateral (select upper(translate(c.counterparty, ' -', '')) as number) n
where c.counterparty <> n.number;

create temporary table counted on commit drop as
select enterprise_id, new_id, min(limit_of) as limit_of, sum(used) as used
from (
  select r.enterprise_id, r.new_id, s.limit_of, s.used from respelled r
    join access.limit_slots s on s.enterprise_id = r.enterprise_id and s.counter_id = r.old_id
  union all
  select r.enterprise_id, r.new_id, s.limit_of, s.used from (select distinct enterprise_id, new_id from respelled) r
    join access.limit_slots s on s.enterprise_id = r.enterprise_id and s.counter_id = r.new_id) parts
group by enterprise_id, new_id;

insert into access.limit_counters (enterprise_id, counter_id, connection_id, customer_id, role_id, department_id, action, account_number,
  counterparty, period, starts_on, of, currency)
select distinct on (r.enterprise_id, r.new_id) c.enterprise_id, r.new_id, c.connection_id, c.customer_id, c.role_id, c.department_id,
  c.action, c.account_number, r.number, c.period, c.starts_on, c.of, c.currency
from respelled r join access.limit_counters c on c.enterprise_id = r.enterprise_id and c.counter_id = r.old_id
on conflict do nothing;
delete from access.limit_slots s using counted t where s.enterprise_id = t.enterprise_id and s.counter_id = t.new_id;
insert into access.limit_slots (enterprise_id, counter_id, slot, limit_of, share, used)
select enterprise_id, new_id, 0, limit_of, limit_of, used from counted;
delete from access.limit_counters c using respelled r where c.enterprise_id = r.enterprise_id and c.counter_id = r.old_id;

update access.approval_signatures s set uses = (
  select jsonb_agg(case when e #>> '{key,counterparty}' is null then e
    else jsonb_set(e, '{key,counterparty}', to_jsonb(upper(translate(e #>> '{key,counterparty}', ' -', '')))) end order by place)
  from jsonb_array_elements(s.uses) with ordinality as t (e, place))
where s.uses @? '$[*].key.counterparty ? (@ like_regex "[a-z -]")';
update payments.limit_uses u set uses = (
  select jsonb_agg(case when e #>> '{key,counterparty}' is null then e
    else jsonb_set(e, '{key,counterparty}', to_jsonb(upper(translate(e #>> '{key,counterparty}', ' -', '')))) end order by place)
  from jsonb_array_elements(u.uses) with ordinality as t (e, place))
where u.given_back_at is null and u.uses @? '$[*].key.counterparty ? (@ like_regex "[a-z -]")';

alter table access.limit_counters force row level security;
alter table access.limit_slots force row level security;
alter table access.approval_signatures force row level security;
alter table payments.limit_uses force row level security;
