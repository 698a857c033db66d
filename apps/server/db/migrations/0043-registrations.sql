-- Registrations: what an enterprise states of itself, and how far the comparison with its sources has come; and the cases of the operator.

-- One for each enterprise. `draft` is what its members are writing, `statement` what they submitted last and what is compared.
-- While `binding`, the comparison decides whether the enterprise is verified, and not a bank's word alone.
-- kind: owned
create table enterprises.registrations (
  enterprise_id uuid primary key,
  state text not null default 'draft'
    check (state in ('draft', 'submitted', 'waiting_for_attestation', 'in_review', 'verified', 'returned', 'refused')),
  draft jsonb,
  statement jsonb,
  submitted_at timestamptz,
  binding boolean not null default false,
  comparison jsonb,
  compared_at timestamptz,
  -- Differences and numbers that an operator has accepted, each as one text.
  accepted jsonb not null default '[]',
  message text,
  changed_at timestamptz not null
);

-- What only a person can decide: of one kind at most one is open for an enterprise. `fields` are the values as the operator sees them.
-- kind: owned
create table enterprises.cases (
  enterprise_id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('differing_statement', 'claimed_enterprise', 'changed_at_bank', 'expired_document')),
  state text not null check (state in ('open', 'decided')),
  -- In milliseconds, so that a page can go on exactly where the one before ended.
  opened_at timestamptz(3) not null,
  other_enterprise_id uuid,
  fields jsonb not null,
  -- Numbers that belong to the other enterprise.
  numbers jsonb not null default '[]',
  -- Counts what changed in it while it was open: nobody decides on what he has not seen.
  revision integer not null default 1,
  outcome text check (outcome in ('accept', 'return', 'refuse', 'settled')),
  reason text,
  decided_at timestamptz,
  decided_by uuid,
  decided_for uuid,
  primary key (enterprise_id, case_id),
  check ((state = 'decided') = (outcome is not null))
);
create unique index cases_one_open on enterprises.cases (enterprise_id, kind) where state = 'open';
create index cases_by_time on enterprises.cases (state, opened_at desc, case_id desc);
create index cases_by_id on enterprises.cases (case_id);

alter table enterprises.registrations enable row level security;
alter table enterprises.registrations force row level security;
alter table enterprises.cases enable row level security;
alter table enterprises.cases force row level security;

-- A member writes the draft and nothing else: what becomes of it the network decides.
grant select on enterprises.registrations to guildhall_app;
grant insert (enterprise_id, draft, changed_at), update (draft, changed_at) on enterprises.registrations to guildhall_app;
grant select, insert, update on enterprises.registrations, enterprises.cases to guildhall_system;

create policy own_registration on enterprises.registrations to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy system_registrations on enterprises.registrations to guildhall_system using (true) with check (true);
-- Cases hold another enterprise's id: they are read by the network for its operators alone.
create policy system_cases on enterprises.cases to guildhall_system using (true) with check (true);
