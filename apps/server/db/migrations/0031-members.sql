-- A member may leave, may be removed, and may be invited. The bank's table stays the authority over what somebody may do; whether he
-- acts for this enterprise on the network is for the two of them to say.

-- `removed`: a later sign-in for this enterprise is refused until it lets him in again. `since` is when he came (back).
alter table access.memberships
  add column state text not null default 'active' check (state in ('active', 'left', 'removed')),
  add column changed_at timestamptz;
create index memberships_by_time on access.memberships (enterprise_id, state, since desc, person_id desc);

-- Who is awaited, by what the bank will say of him. What is null may be anything.
-- kind: owned
create table access.invitations (
  enterprise_id uuid not null,
  invitation_id uuid not null,
  bank text not null,
  name text,
  subject text,
  customer_id text,
  role_id text,
  department_id text,
  state text not null check (state in ('open', 'accepted', 'cancelled')),
  created_at timestamptz not null,
  created_by uuid not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid,
  primary key (enterprise_id, invitation_id),
  check (subject is not null or role_id is not null),
  check ((state = 'accepted') = (accepted_at is not null and accepted_by is not null))
);
create index invitations_by_time on access.invitations (enterprise_id, created_at desc, invitation_id desc);
create index invitations_open on access.invitations (enterprise_id, bank) where state = 'open';
create index invitations_by_age on access.invitations (expires_at);

alter table access.invitations enable row level security;
alter table access.invitations force row level security;

create policy own_invitations on access.invitations to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy system_invitations on access.invitations to guildhall_system using (true) with check (true);

grant select, insert, update (state) on access.invitations to guildhall_app;
grant select, update, delete on access.invitations to guildhall_system;

-- A session may end because the enterprise removed the one who acts in it.
alter table identity.sessions drop constraint sessions_ended_by_check;
alter table identity.sessions add constraint sessions_ended_by_check
  check (ended_by in ('person', 'bank', 'replaced', 'too_many', 'enterprise'));
