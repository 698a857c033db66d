-- Whoever consumes at once with others passes the gate of a slot, an advisory lock for which nobody waits, instead of locking the row
-- to look at it: half as much is written. `gates` are the first 32 bits of each counter's id; two counters that share them at most make
-- a slot look taken.
drop function access.take_from_free_slots(uuid, bytea[], numeric[], numeric[]);

-- Takes every use from a slot that has room and whose gate is open, all or none, in one message. A row that is found without room after
-- a wait stays locked until its transaction ends; within a block that raises it is let go, and the gates with it, so that whoever fails
-- here holds nothing.
create function access.take_from_free_slots(of_enterprise uuid, counters bytea[], gates int[], limits numeric[], amounts numeric[])
  returns boolean language plpgsql as $$
begin
  for n in 1 .. cardinality(counters) loop
    update access.limit_slots set used = used + amounts[n]
    where enterprise_id = of_enterprise and counter_id = counters[n] and limit_of = limits[n] and used + amounts[n] <= share
      and slot = (
        select s.slot from access.limit_slots s
        where s.enterprise_id = of_enterprise and s.counter_id = counters[n] and s.limit_of = limits[n]
          and s.used + amounts[n] <= s.share and pg_catalog.pg_try_advisory_xact_lock(gates[n], s.slot)
        limit 1);
    if not found then raise exception 'no free slot' using errcode = 'GH001'; end if;
  end loop;
  return true;
exception when sqlstate 'GH001' then
  return false;
end $$;
