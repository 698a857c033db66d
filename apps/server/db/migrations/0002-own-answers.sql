-- An answer that is kept for repetition is the enterprise's own. Scopes end with its id: alone, or behind the name of a command.
alter table platform.idempotency_keys enable row level security;
alter table platform.idempotency_keys force row level security;
create policy own_answers on platform.idempotency_keys to guildhall_app
  using (right(scope, 36) = (select platform.current_enterprise())::text)
  with check (right(scope, 36) = (select platform.current_enterprise())::text);
create policy system_answers on platform.idempotency_keys to guildhall_system using (true) with check (true);
