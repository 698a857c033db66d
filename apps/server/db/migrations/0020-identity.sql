-- People, the banks they sign in at, and their sessions. Everything here is global: a person belongs to no enterprise, and a
-- session is looked up by its token before anyone knows for whom it acts. Only guildhall_system reads these tables.

create schema identity;

-- kind: global
create table identity.persons (
  person_id uuid primary key,
  name_zh text,
  name_en text,
  created_at timestamptz not null
);

-- A person as one bank knows him. Identities at two banks are two persons unless the person himself links them.
-- kind: global
create table identity.bank_identities (
  connection_id uuid not null,
  subject text not null,
  person_id uuid not null references identity.persons,
  bank text not null,
  linked_at timestamptz not null,
  last_signed_in_at timestamptz not null,
  primary key (connection_id, subject)
);
create index bank_identities_by_person on identity.bank_identities (person_id);

-- One way to a bank and back; used once, and only by the browser that began it.
-- kind: global
create table identity.sign_in_attempts (
  state_hash bytea primary key,
  browser_hash bytea not null,
  bank text not null,
  sealed_secrets bytea,
  return_to text not null,
  link_person_id uuid,
  link_session_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_attempts_by_expiry on identity.sign_in_attempts (expires_at);

-- kind: global
create table identity.sessions (
  session_id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references identity.persons,
  enterprise_id uuid not null,
  mandate_id uuid not null,
  connection_id uuid not null,
  bank text not null,
  subject text not null,
  bank_session text,
  customer_id text not null,
  role_id text not null,
  department_id text not null,
  sealed_id_token bytea not null,
  client text not null,
  signed_in_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_by text check (ended_by in ('person', 'bank', 'replaced', 'too_many')),
  check ((ended_at is null) = (ended_by is null))
);
create index sessions_of_person on identity.sessions (person_id, signed_in_at desc, session_id) where ended_at is null;
create index sessions_of_subject on identity.sessions (connection_id, subject) where ended_at is null;
create index sessions_by_expiry on identity.sessions (expires_at);

-- Logout tokens of banks that were taken: a second one with the same jti is a replay (OpenID Connect Back-Channel Logout 1.0 §2.6).
-- kind: global
create table identity.logout_tokens (
  connection_id uuid not null,
  jti text not null,
  taken_at timestamptz not null,
  primary key (connection_id, jti)
);
create index logout_tokens_by_age on identity.logout_tokens (taken_at);

alter table identity.persons enable row level security;
alter table identity.persons force row level security;
alter table identity.bank_identities enable row level security;
alter table identity.bank_identities force row level security;
alter table identity.sign_in_attempts enable row level security;
alter table identity.sign_in_attempts force row level security;
alter table identity.sessions enable row level security;
alter table identity.sessions force row level security;
alter table identity.logout_tokens enable row level security;
alter table identity.logout_tokens force row level security;

create policy system_persons on identity.persons to guildhall_system using (true) with check (true);
create policy system_bank_identities on identity.bank_identities to guildhall_system using (true) with check (true);
create policy system_sign_in_attempts on identity.sign_in_attempts to guildhall_system using (true) with check (true);
create policy system_sessions on identity.sessions to guildhall_system using (true) with check (true);
create policy system_logout_tokens on identity.logout_tokens to guildhall_system using (true) with check (true);

grant usage on schema identity to guildhall_system;
grant select, insert, update on identity.persons, identity.bank_identities to guildhall_system;
grant select, insert, update, delete on identity.sign_in_attempts, identity.sessions, identity.logout_tokens to guildhall_system;
