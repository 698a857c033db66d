-- What waits for signatures, the signatures, and who signs for whom while he is away.

-- One row for everything that a maker has put up for signing. `content` is what the signers read, `content_hash` what they sign.
-- kind: owned
create table access.approvals (
  enterprise_id uuid not null,
  approval_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  -- The permission table under which it was made: only under a mandate of this table it is seen and signed.
  connection_id uuid not null,
  customer_id text not null,
  state text not null check (state in ('waiting', 'approved', 'rejected', 'withdrawn', 'expired')),
  content jsonb not null,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  -- What a signer must be allowed to do: an action on an account, up to an amount, or an action of his role.
  asks jsonb not null,
  account_number text,
  -- The demand and bounds of the rule that fitted when it was opened or changed last.
  rule jsonb not null,
  maker_person_id uuid not null,
  maker_mandate_id uuid not null,
  maker_subject text not null,
  maker_role_id text not null,
  maker_department_id text not null,
  opened_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  deadline_at timestamptz(3) not null,
  remind_at timestamptz(3),
  ended_at timestamptz(3),
  ended_by uuid,
  end_reason text,
  primary key (enterprise_id, approval_id),
  check ((state = 'waiting') = (ended_at is null)),
  check (state <> 'rejected' or end_reason is not null)
);
create unique index approvals_open_once on access.approvals (enterprise_id, kind, subject_id) where state = 'waiting';
create index approvals_of_subject on access.approvals (enterprise_id, kind, subject_id, opened_at desc);
create index approvals_waiting on access.approvals (enterprise_id, connection_id, customer_id, deadline_at, approval_id)
  where state = 'waiting';
create index approvals_ended on access.approvals (enterprise_id, connection_id, customer_id, ended_at desc, approval_id desc)
  where state <> 'waiting';
create index approvals_by_deadline on access.approvals (deadline_at) where state = 'waiting';
create index approvals_to_remind on access.approvals (remind_at) where state = 'waiting' and remind_at is not null;

-- A signature that is void stays readable with its reason.
-- kind: owned
create table access.approval_signatures (
  enterprise_id uuid not null,
  approval_id uuid not null,
  signature_id uuid not null,
  person_id uuid not null,
  mandate_id uuid not null,
  subject text not null,
  -- The authority that was used: the signer's own, or that of the one in whose stead he signed.
  role_id text not null,
  department_id text not null,
  signature_class text not null check (signature_class in ('E', 'A', 'B', 'T')),
  for_person_id uuid,
  for_subject text,
  delegation_id uuid,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  method text not null check (method in ('session', 'passkey')),
  passkey_id uuid,
  signed_at timestamptz(3) not null,
  void_at timestamptz(3),
  void_reason text check (void_reason in ('content_changed', 'authority_lost', 'out_of_turn', 'not_released')),
  -- What it took of the signer's cumulative limits, to be given back should it become void.
  uses jsonb not null,
  primary key (enterprise_id, approval_id, signature_id),
  foreign key (enterprise_id, approval_id) references access.approvals,
  check ((for_person_id is null) = (delegation_id is null) and (for_person_id is null) = (for_subject is null)),
  check ((void_at is null) = (void_reason is null)),
  check ((method = 'passkey') = (passkey_id is not null)),
  check (for_person_id <> person_id)
);
create unique index approval_signatures_once on access.approval_signatures (enterprise_id, approval_id, person_id)
  where void_at is null;
create unique index approval_signatures_once_for on access.approval_signatures (enterprise_id, approval_id, for_person_id)
  where void_at is null;
create index approval_signatures_of on access.approval_signatures (enterprise_id, person_id, signed_at desc, signature_id desc);

-- Who signs for whom, from a day until a day, both included.
-- kind: owned
create table access.delegations (
  enterprise_id uuid not null,
  delegation_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  person_id uuid not null,
  subject text not null,
  role_id text not null,
  department_id text not null,
  delegate_subject text not null,
  delegate_role_id text not null,
  delegate_department_id text not null,
  -- Null until the delegate has signed in for the first time.
  delegate_person_id uuid,
  from_on date not null,
  until_on date not null,
  created_at timestamptz(3) not null,
  ended_at timestamptz(3),
  ended_by uuid,
  primary key (enterprise_id, delegation_id),
  check (from_on <= until_on),
  check (subject <> delegate_subject),
  check ((ended_at is null) = (ended_by is null))
);
create index delegations_given on access.delegations (enterprise_id, person_id, created_at desc, delegation_id desc);
create index delegations_held on access.delegations (enterprise_id, connection_id, customer_id, delegate_subject, until_on)
  where ended_at is null;

alter table access.approvals enable row level security;
alter table access.approvals force row level security;
alter table access.approval_signatures enable row level security;
alter table access.approval_signatures force row level security;
alter table access.delegations enable row level security;
alter table access.delegations force row level security;

create policy own_approvals on access.approvals to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_approval_signatures on access.approval_signatures to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_delegations on access.delegations to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy system_approvals on access.approvals to guildhall_system using (true) with check (true);
create policy system_approval_signatures on access.approval_signatures to guildhall_system using (true) with check (true);
create policy system_delegations on access.delegations to guildhall_system using (true) with check (true);

grant select, insert on access.approvals, access.approval_signatures, access.delegations to guildhall_app;
grant update (state, content, content_hash, asks, account_number, rule, changed_at, deadline_at, remind_at, ended_at, ended_by, end_reason)
  on access.approvals to guildhall_app;
grant update (void_at, void_reason) on access.approval_signatures to guildhall_app;
grant update (ended_at, ended_by) on access.delegations to guildhall_app;
grant select on access.approvals, access.approval_signatures, access.delegations to guildhall_system;
