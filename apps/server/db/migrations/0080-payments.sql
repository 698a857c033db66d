-- Orders to pay, from the one who prepares to the bank's word that the money has moved.

create schema payments;

-- kind: owned
create table payments.instructions (
  enterprise_id uuid not null,
  instruction_id uuid not null,
  connection_id uuid not null,
  bank text not null,
  customer_id text not null,
  state text not null check (state in
    ('prepared', 'awaiting_approval', 'released', 'executed', 'failed', 'withdrawn', 'rejected', 'expired', 'cancelled')),
  debtor_account text not null,
  creditor_name text not null,
  creditor_account text not null,
  creditor_bank text,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  remittance text not null,
  -- Of everything above that is ordered: what a signature is bound to.
  content_hash bytea not null,
  -- 1 at first, one more with every change of the content.
  revision integer not null check (revision > 0),
  search_text text not null,
  -- Why it may be prepared, and what it takes to release it, as decided for this revision.
  decision jsonb not null,
  prepared_by uuid not null,
  prepared_mandate uuid not null,
  prepared_subject text not null,
  prepared_role text not null,
  prepared_department text not null,
  prepared_at timestamptz not null,
  table_version bigint not null,
  approval_id uuid,
  -- What the signers sign: of the content as they read it.
  approval_hash text,
  expires_at timestamptz,
  released_at timestamptz,
  -- The evidence for the bank: who signed, as what, when and how.
  signatures jsonb not null default '[]',
  -- The bank's own number of it; null while it is not known whether the bank has it.
  bank_payment_id text,
  bank_status text,
  bank_reason text,
  bank_sequence bigint,
  -- When it is handed to the bank again, because it is not known whether the bank took it; and how often that was done.
  send_at timestamptz,
  sends integer not null default 0,
  executed_at timestamptz,
  ended_at timestamptz,
  -- Why it was withdrawn, rejected or cancelled, in the words of whoever did it.
  end_note text,
  updated_at timestamptz not null,
  primary key (enterprise_id, instruction_id),
  check (released_at is not null or state not in ('released', 'executed', 'failed')),
  check ((executed_at is not null) = (state = 'executed'))
);
create index instructions_by_time on payments.instructions (enterprise_id, prepared_at desc, instruction_id desc);
create index instructions_by_state on payments.instructions (enterprise_id, state, prepared_at desc, instruction_id desc);
create index instructions_by_account on payments.instructions
  (enterprise_id, debtor_account, prepared_at desc, instruction_id desc);
-- The bank names an instruction by its id alone.
create index instructions_by_id on payments.instructions (instruction_id);
create index instructions_to_send on payments.instructions (send_at) where send_at is not null;

-- What happened to an instruction, in order: who, under which role and department, when.
-- kind: owned
create table payments.steps (
  enterprise_id uuid not null,
  instruction_id uuid not null,
  position integer not null,
  step text not null,
  state text not null,
  revision integer not null,
  at timestamptz not null,
  person_id uuid,
  role_id text,
  department_id text,
  details jsonb not null,
  primary key (enterprise_id, instruction_id, position),
  foreign key (enterprise_id, instruction_id) references payments.instructions
);

-- What an instruction holds of cumulative limits, so that exactly this is given back when no money moves.
-- kind: owned
create table payments.limit_uses (
  enterprise_id uuid not null,
  instruction_id uuid not null,
  use_id uuid not null,
  part text not null check (part in ('prepare', 'sign', 'release')),
  uses jsonb not null,
  used_at timestamptz not null,
  given_back_at timestamptz,
  primary key (enterprise_id, instruction_id, use_id),
  foreign key (enterprise_id, instruction_id) references payments.instructions
);

alter table payments.instructions enable row level security;
alter table payments.instructions force row level security;
alter table payments.steps enable row level security;
alter table payments.steps force row level security;
alter table payments.limit_uses enable row level security;
alter table payments.limit_uses force row level security;

create policy own_instructions on payments.instructions to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_steps on payments.steps to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_limit_uses on payments.limit_uses to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy system_instructions on payments.instructions to guildhall_system using (true) with check (true);
create policy system_steps on payments.steps to guildhall_system using (true) with check (true);
create policy system_limit_uses on payments.limit_uses to guildhall_system using (true) with check (true);

grant usage on schema payments to guildhall_app, guildhall_system;
grant select, insert, update on payments.instructions, payments.limit_uses to guildhall_app, guildhall_system;
-- What happened is never rewritten.
grant select, insert on payments.steps to guildhall_app, guildhall_system;
