-- A session acts only under one row of the bank's permission table: it carries what that row opens, and of which version of the table.
-- Sessions from before there were tables open nothing: no base role, no account action.

alter table identity.sessions
  add column base_role_id text not null default '',
  add column account_actions text[] not null default '{}',
  add column table_version bigint not null default 0;
alter table identity.sessions
  alter column base_role_id drop default,
  alter column account_actions drop default,
  alter column table_version drop default;

-- `mandate`: the bank's table no longer holds the row under which the session acted.
alter table identity.sessions drop constraint sessions_ended_by_check;
alter table identity.sessions add constraint sessions_ended_by_check
  check (ended_by in ('person', 'bank', 'replaced', 'too_many', 'enterprise', 'mandate'));

-- A new version of a table asks for the live sessions of its customer.
create index sessions_of_customer on identity.sessions (connection_id, customer_id) where ended_at is null;
