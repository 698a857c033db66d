-- Takes every use from a slot that has room and that nobody else holds, all or none, in one message. A row that was looked at and found
-- without room stays locked until its transaction ends; within a block that raises it is let go, so that whoever fails here holds
-- nothing and may wait for others without two waiting for each other.
create function access.take_from_free_slots(of_enterprise uuid, counters bytea[], limits numeric[], amounts numeric[])
  returns boolean language plpgsql set search_path = pg_catalog as $$
begin
  for n in 1 .. cardinality(counters) loop
    update access.limit_slots set used = used + amounts[n]
    where enterprise_id = of_enterprise and counter_id = counters[n] and slot = (
      select s.slot from access.limit_slots s
      where s.enterprise_id = of_enterprise and s.counter_id = counters[n] and s.limit_of = limits[n]
        and s.used + amounts[n] <= s.share
      limit 1 for update skip locked);
    if not found then raise exception 'no free slot' using errcode = 'GH001'; end if;
  end loop;
  return true;
exception when sqlstate 'GH001' then
  return false;
end $$;
