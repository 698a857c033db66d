-- Passkeys by which a person shows, above the sign-in at his bank, that it is he who signs. A person belongs to no enterprise, and so
-- do his passkeys.

-- kind: global
create table identity.passkeys (
  passkey_id uuid primary key,
  person_id uuid not null references identity.persons,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  backed_up boolean not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkeys_of_person on identity.passkeys (person_id, created_at, passkey_id);

-- What an authenticator was asked to sign: taken once, by the person and for the purpose that it was made for.
-- kind: global
create table identity.passkey_challenges (
  challenge_hash bytea primary key,
  person_id uuid not null,
  purpose text not null,
  expires_at timestamptz not null
);
create index passkey_challenges_of_person on identity.passkey_challenges (person_id, expires_at);
create index passkey_challenges_by_expiry on identity.passkey_challenges (expires_at);

alter table identity.passkeys enable row level security;
alter table identity.passkeys force row level security;
alter table identity.passkey_challenges enable row level security;
alter table identity.passkey_challenges force row level security;

create policy system_passkeys on identity.passkeys to guildhall_system using (true) with check (true);
create policy system_passkey_challenges on identity.passkey_challenges to guildhall_system using (true) with check (true);

grant select, insert, update, delete on identity.passkeys to guildhall_system;
grant select, insert, delete on identity.passkey_challenges to guildhall_system;
