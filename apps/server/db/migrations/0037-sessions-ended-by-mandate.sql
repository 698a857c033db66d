-- A session may end because the bank's table no longer holds the row under which it acted. Said in 0022 already, but 0031 comes after
-- it and says the check anew without it.
alter table identity.sessions drop constraint sessions_ended_by_check;
alter table identity.sessions add constraint sessions_ended_by_check
  check (ended_by in ('person', 'bank', 'replaced', 'too_many', 'enterprise', 'mandate'));
