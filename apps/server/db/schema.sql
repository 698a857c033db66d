-- Written by `npm run generate` from the migrated database.

-- schemas
create schema access;
create schema audit;
create schema bank;
create schema enterprises;
create schema identity;
create schema network;
create schema notifications;
create schema payments;
create schema platform;

-- tables
create table access.approval_signatures (
  enterprise_id uuid not null,
  approval_id uuid not null,
  signature_id uuid not null,
  person_id uuid not null,
  mandate_id uuid not null,
  subject text not null,
  role_id text not null,
  department_id text not null,
  signature_class text not null,
  for_person_id uuid,
  for_subject text,
  delegation_id uuid,
  content_hash text not null,
  method text not null,
  passkey_id uuid,
  signed_at timestamp(3) with time zone not null,
  void_at timestamp(3) with time zone,
  void_reason text,
  uses jsonb not null,
  given_at timestamp with time zone not null default clock_timestamp()
);
create table access.approvals (
  enterprise_id uuid not null,
  approval_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  state text not null,
  content jsonb not null,
  content_hash text not null,
  asks jsonb not null,
  account_number text,
  rule jsonb not null,
  maker_person_id uuid not null,
  maker_mandate_id uuid not null,
  maker_subject text not null,
  maker_role_id text not null,
  maker_department_id text not null,
  opened_at timestamp(3) with time zone not null,
  changed_at timestamp(3) with time zone not null,
  deadline_at timestamp(3) with time zone not null,
  remind_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  ended_by uuid,
  end_reason text
);
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
  delegate_person_id uuid,
  from_on date not null,
  until_on date not null,
  created_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone,
  ended_by uuid
);
create table access.invitations (
  enterprise_id uuid not null,
  invitation_id uuid not null,
  bank text not null,
  name text,
  subject text,
  customer_id text,
  role_id text,
  department_id text,
  state text not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  accepted_by uuid
);
create table access.limit_counters (
  enterprise_id uuid not null,
  counter_id bytea not null,
  connection_id uuid not null,
  customer_id text not null,
  role_id text not null,
  department_id text not null,
  action text not null,
  account_number text not null,
  counterparty text,
  period text not null,
  starts_on date not null,
  of text not null,
  currency text
);
create table access.limit_slots (
  enterprise_id uuid not null,
  counter_id bytea not null,
  slot smallint not null,
  limit_of numeric(40,0) not null,
  share numeric(40,0) not null,
  used numeric(40,0) not null
);
create table access.mandate_places (
  person_id uuid not null,
  mandate_id uuid not null,
  enterprise_id uuid not null
);
create table access.mandates (
  enterprise_id uuid not null,
  mandate_id uuid not null,
  person_id uuid not null,
  connection_id uuid not null,
  bank text not null,
  customer_id text not null,
  role_id text not null,
  role_name_zh text,
  role_name_en text,
  department_id text not null,
  department_name_zh text,
  department_name_en text,
  accounts jsonb not null,
  table_version bigint not null,
  first_seen_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  subject text,
  base_role_id text,
  revoked_at timestamp with time zone
);
create table access.memberships (
  enterprise_id uuid not null,
  person_id uuid not null,
  since timestamp with time zone not null,
  state text not null default 'active'::text,
  changed_at timestamp with time zone
);
create table access.permission_changes (
  enterprise_id uuid not null,
  change_id uuid not null,
  table_id uuid not null,
  based_on_version bigint not null,
  state text not null,
  source text not null,
  file_name text,
  note text,
  contents jsonb not null,
  content_hash bytea not null,
  summary jsonb not null,
  revision integer not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  updated_at timestamp with time zone not null,
  maker jsonb,
  submitted_at timestamp with time zone,
  approval_id uuid,
  approved_by jsonb not null default '[]'::jsonb,
  version bigint,
  reasons jsonb not null default '[]'::jsonb
);
create table access.permission_table_versions (
  enterprise_id uuid not null,
  table_id uuid not null,
  version bigint not null,
  document jsonb not null,
  jws text not null,
  key_id text not null,
  public_key jsonb not null,
  digest bytea not null,
  signed_at timestamp with time zone not null,
  effective_from timestamp with time zone not null,
  requirement_id text,
  received_at timestamp with time zone not null
);
create table access.permission_tables (
  enterprise_id uuid not null,
  table_id uuid not null,
  connection_id uuid not null,
  bank text not null,
  customer_id text not null,
  version bigint not null,
  applied_at timestamp with time zone not null
);
create table audit.chain_heads (
  enterprise_id uuid not null,
  "position" bigint not null,
  hash bytea not null,
  anchored_at timestamp with time zone not null
);
create table audit.lines (
  enterprise_id uuid not null,
  line_id uuid not null,
  occurred_at timestamp with time zone not null,
  actor_kind text not null,
  actor_id text not null,
  mandate_id uuid,
  action text not null,
  target text not null,
  details jsonb not null,
  chain_position bigint,
  chain_hash bytea
);
create table audit.verifications (
  verification_id uuid not null,
  enterprise_id uuid not null,
  person_id uuid not null,
  state text not null,
  lines bigint not null default 0,
  chains bigint not null default 0,
  chains_total bigint not null default 0,
  faults jsonb not null default '[]'::jsonb,
  started_at timestamp with time zone not null,
  touched_at timestamp with time zone not null,
  finished_at timestamp with time zone
);
create table bank.account_readings (
  enterprise_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  asked_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  read_at timestamp with time zone,
  failed_at timestamp with time zone
);
create table bank.accounts (
  enterprise_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  account_number text not null,
  name_zh text,
  name_en text,
  product text not null,
  currency text not null,
  last_digits text not null,
  opened_on date,
  booked_minor bigint not null,
  available_minor bigint not null,
  as_of timestamp with time zone not null,
  read_at timestamp with time zone not null,
  is_closed boolean not null default false
);
create table bank.activity_batches (
  enterprise_id uuid not null,
  batch_id uuid not null,
  consent_id uuid not null,
  connection_id uuid not null,
  sequence integer not null,
  made_at timestamp with time zone not null,
  held_until timestamp with time zone,
  send_at timestamp with time zone,
  sends integer not null default 0,
  receipt text,
  received_at timestamp with time zone,
  refused text
);
create table bank.activity_consents (
  enterprise_id uuid not null,
  consent_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  category text not null,
  pseudonym text not null,
  named boolean not null,
  wording integer not null,
  given_by uuid not null,
  given_at timestamp with time zone not null,
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  dropped integer not null default 0,
  batches integer not null default 0
);
create table bank.activity_erasures (
  enterprise_id uuid not null,
  erasure_id uuid not null,
  consent_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  asked_at timestamp with time zone not null,
  ask_at timestamp with time zone,
  asks integer not null default 0,
  receipt text,
  erased_events integer,
  erased_at timestamp with time zone
);
create table bank.activity_events (
  enterprise_id uuid not null,
  event_id uuid not null,
  consent_id uuid not null,
  category text not null,
  kind text not null,
  subject_kind text not null,
  subject_id text,
  subject_type text,
  person_id uuid not null,
  occurred_at timestamp with time zone not null,
  batch_id uuid
);
create table bank.bank_keys (
  connection_id uuid not null,
  kid text not null,
  jwk jsonb not null,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null
);
create table bank.client_keys (
  connection_id uuid not null,
  kid text not null,
  public_jwk jsonb not null,
  private_sealed bytea not null,
  created_at timestamp with time zone not null,
  signs_from timestamp with time zone not null,
  published_until timestamp with time zone
);
create table bank.connection_states (
  connection_id uuid not null,
  breaker text not null default 'closed'::text,
  breaker_since timestamp with time zone,
  last_push_at timestamp with time zone,
  last_poll_at timestamp with time zone,
  last_sync_at timestamp with time zone,
  last_error_at timestamp with time zone,
  last_error_code text,
  last_error_detail text,
  consents_changed_since timestamp with time zone,
  consents_listed_at timestamp with time zone
);
create table bank.connections (
  connection_id uuid not null,
  slug text not null,
  issuer text not null,
  client_id text not null,
  name_zh text not null,
  name_en text not null,
  mark text not null,
  color text not null,
  created_at timestamp with time zone not null
);
create table bank.consent_attempts (
  state_hash bytea not null,
  consent_id uuid not null,
  enterprise_id uuid not null,
  person_id uuid not null,
  secrets_sealed bytea not null,
  redirect_to text not null,
  redirect_until timestamp with time zone not null,
  expires_at timestamp with time zone not null
);
create table bank.consents (
  consent_id uuid not null,
  enterprise_id uuid,
  connection_id uuid not null,
  bank_consent_id text,
  customer_id text,
  status text not null,
  permissions text[] not null,
  created_at timestamp with time zone not null,
  status_updated_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  withdrawal_due_at timestamp with time zone,
  warned_days smallint
);
create table bank.customers (
  connection_id uuid not null,
  customer_id text not null,
  enterprise_id uuid,
  processed_sequence bigint not null default 0,
  known_last_sequence bigint not null default 0,
  created_at timestamp with time zone not null,
  sync_wanted_at timestamp with time zone,
  sync_reason text,
  sync_not_before timestamp with time zone not null default '-infinity'::timestamp with time zone,
  sync_claimed_until timestamp with time zone not null default '-infinity'::timestamp with time zone,
  sync_failures integer not null default 0,
  synced_at timestamp with time zone,
  refetch_from bigint
);
create table bank.escrow_progress (
  connection_id uuid not null,
  sequence bigint not null
);
create table bank.escrows (
  enterprise_id uuid not null,
  escrow_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  digest bytea not null,
  status text,
  currency text not null,
  amount_minor bigint not null,
  funded_minor bigint not null default 0,
  released_minor bigint not null default 0,
  refunded_minor bigint not null default 0,
  sequence bigint not null default 0,
  sent_at timestamp with time zone not null,
  told_at timestamp with time zone,
  doubted_at timestamp with time zone,
  doubt text,
  recheck_at timestamp with time zone,
  rechecks integer not null default 0
);
create table bank.inbox (
  connection_id uuid not null,
  customer_id text not null,
  sequence bigint not null,
  state text not null,
  outcome text,
  kind text,
  jws text,
  digest bytea,
  attempts smallint not null default 0,
  via text not null,
  received_at timestamp with time zone not null,
  processed_at timestamp with time zone
);
create table bank.kept_aside (
  record_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  sequence bigint not null,
  reason text not null,
  detail text not null,
  raw text not null,
  digest bytea not null,
  state text not null,
  attempts integer not null default 1,
  received_at timestamp with time zone not null,
  state_at timestamp with time zone not null
);
create table bank.offer_acceptances (
  enterprise_id uuid not null,
  acceptance_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  offer_id text not null,
  version integer not null,
  accepted_by uuid not null,
  accepted_at timestamp with time zone not null,
  submission_id uuid,
  send_at timestamp with time zone,
  sends integer not null default 0,
  told_at timestamp with time zone,
  refused text
);
create table bank.offer_cursors (
  connection_id uuid not null,
  source text not null,
  sequence bigint not null default 0,
  read_at timestamp with time zone
);
create table bank.offer_delivery_batches (
  batch_id uuid not null,
  connection_id uuid not null,
  body jsonb not null,
  made_at timestamp with time zone not null,
  send_at timestamp with time zone,
  sends integer not null default 0,
  told_at timestamp with time zone,
  refused text
);
create table bank.offer_matchings (
  enterprise_id uuid not null,
  due_at timestamp with time zone not null
);
create table bank.offer_records (
  connection_id uuid not null,
  source text not null,
  sequence bigint not null,
  offer_id text not null,
  version integer not null,
  said text not null,
  targets jsonb,
  jws text not null,
  received_at timestamp with time zone not null
);
create table bank.offers (
  connection_id uuid not null,
  offer_id text not null,
  version integer not null,
  source text not null,
  state text not null,
  kind text not null,
  content jsonb not null,
  search_text text not null,
  valid_from timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  published_at timestamp with time zone not null,
  ended_at timestamp with time zone
);
create table bank.payment_alarms (
  alarm_id uuid not null,
  connection_id uuid not null,
  enterprise_id uuid not null,
  customer_id text not null,
  instruction_id uuid,
  kind text not null,
  detail text not null,
  digest bytea not null,
  times integer not null default 1,
  raised_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  escrow_id uuid
);
create table bank.payment_attempts (
  state_hash bytea not null,
  enterprise_id uuid not null,
  instruction_id uuid not null,
  person_id uuid not null,
  secrets_sealed bytea not null,
  redirect_to text not null,
  redirect_until timestamp with time zone not null,
  expires_at timestamp with time zone not null
);
create table bank.payment_consents (
  enterprise_id uuid not null,
  instruction_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  initiation text not null,
  digest bytea not null,
  complete_by timestamp with time zone not null,
  bank_consent_id text,
  status text,
  reason text,
  authorised_by uuid,
  authorised_at timestamp with time zone,
  token_sealed bytea,
  token_until timestamp with time zone,
  dropped_at timestamp with time zone,
  created_at timestamp with time zone not null
);
create table bank.published_offers (
  enterprise_id uuid not null,
  publication_id uuid not null,
  connection_id uuid not null,
  offer_id text not null,
  version integer not null,
  why jsonb not null,
  first_published_at timestamp with time zone not null,
  published_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  end_reason text,
  told_as text not null,
  customer_id text,
  batch_id uuid,
  ending_told_at timestamp with time zone,
  named_customer_ids text[]
);
create table bank.refused_deliveries (
  connection_id uuid not null,
  hour timestamp with time zone not null,
  via text not null,
  code text not null,
  count bigint not null,
  last_at timestamp with time zone not null,
  last_detail text not null
);
create table bank.refused_offers (
  connection_id uuid not null,
  digest bytea not null,
  source text not null,
  reason text not null,
  detail text not null,
  raw text not null,
  deliveries integer not null default 1,
  first_received_at timestamp with time zone not null,
  last_received_at timestamp with time zone not null
);
create table bank.refused_tables (
  refusal_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  version bigint,
  reason text not null,
  detail text not null,
  raw text not null,
  digest bytea not null,
  deliveries integer not null default 1,
  first_received_at timestamp with time zone not null,
  last_received_at timestamp with time zone not null
);
create table bank.sent_payments (
  enterprise_id uuid not null,
  instruction_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  debtor_account text not null,
  digest bytea not null,
  payment_id text,
  status text,
  reason text,
  executed_at timestamp with time zone,
  sequence integer not null default 0,
  sent_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  ask_at timestamp with time zone,
  asks integer not null default 0,
  authorisation text,
  number_required integer,
  number_received integer
);
create table bank.statement_cursors (
  connection_id uuid not null,
  customer_id text not null,
  sequence bigint not null default 0,
  known_sequence bigint not null default 0,
  asked_at timestamp with time zone not null default '-infinity'::timestamp with time zone
);
create table bank.statement_files (
  enterprise_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  sequence bigint not null,
  file_id text not null,
  message text not null,
  schema text not null,
  account_number text not null,
  issued_at timestamp with time zone not null,
  size_bytes integer not null,
  sha256 bytea not null,
  state text not null,
  sealed_content bytea,
  tries integer not null default 0,
  next_at timestamp with time zone not null,
  listed_at timestamp with time zone not null,
  fetched_at timestamp with time zone,
  taken_at timestamp with time zone
);
create table bank.submission_attachments (
  enterprise_id uuid not null,
  attachment_id uuid not null,
  submission_id uuid not null,
  file_name text not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null,
  dispatch_id uuid,
  delivered_at timestamp with time zone
);
create table bank.submission_dispatches (
  enterprise_id uuid not null,
  dispatch_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  submission_id uuid not null,
  kind text not null,
  place bigint not null,
  body jsonb not null,
  state text not null,
  created_at timestamp with time zone not null,
  next_at timestamp with time zone not null,
  attempts integer not null default 0,
  last_error text,
  ended_at timestamp with time zone
);
create table bank.submission_form_readings (
  connection_id uuid not null,
  asked_at timestamp with time zone not null,
  read_at timestamp with time zone,
  failed_at timestamp with time zone
);
create table bank.submission_forms (
  connection_id uuid not null,
  form_id text not null,
  version integer not null,
  form json not null,
  current boolean not null,
  first_read_at timestamp with time zone not null
);
create table bank.submission_messages (
  enterprise_id uuid not null,
  submission_id uuid not null,
  message_id uuid not null,
  "position" integer not null,
  person_id uuid,
  bank_message_id text,
  bank_sequence integer,
  author_zh text,
  author_en text,
  supplement boolean not null,
  body text not null,
  at timestamp with time zone not null
);
create table bank.submission_steps (
  enterprise_id uuid not null,
  submission_id uuid not null,
  "position" integer not null,
  step text not null,
  status text not null,
  at timestamp with time zone not null,
  person_id uuid,
  details jsonb not null
);
create table bank.submissions (
  enterprise_id uuid not null,
  submission_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  form_id text not null,
  form_version integer not null,
  kind text not null,
  title_zh text not null,
  title_en text not null,
  offer_id text,
  status text not null,
  revision integer not null,
  data jsonb not null,
  prefilled jsonb not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  sent_by uuid,
  queued_at timestamp with time zone,
  content_hash text,
  receipt text,
  receipt_number text,
  received_at timestamp with time zone,
  bank_sequence integer not null default 0,
  reason text,
  wanted text,
  withdrawing boolean not null default false,
  alarm text,
  alarm_detail text,
  corrects text[] not null default '{}'::text[],
  attested jsonb,
  ask_at timestamp with time zone,
  asks integer not null default 0,
  ended_at timestamp with time zone
);
create table bank.sync_runs (
  run_id uuid not null,
  connection_id uuid not null,
  kind text not null,
  customer_id text,
  state text not null,
  page_cursor text,
  pages integer not null default 0,
  records integer not null default 0,
  error_code text,
  error_detail text,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone
);
create table enterprises.blocks (
  enterprise_id uuid not null,
  other_id uuid not null,
  side text not null,
  since timestamp(3) with time zone not null
);
create table enterprises.cases (
  enterprise_id uuid not null,
  case_id uuid not null,
  kind text not null,
  state text not null,
  opened_at timestamp(3) with time zone not null,
  other_enterprise_id uuid,
  fields jsonb not null,
  numbers jsonb not null default '[]'::jsonb,
  revision integer not null default 1,
  outcome text,
  reason text,
  decided_at timestamp with time zone,
  decided_by uuid,
  decided_for uuid
);
create table enterprises.directory (
  enterprise_id uuid not null,
  names text not null,
  grams text[] not null
);
create table enterprises.disclosures (
  enterprise_id uuid not null,
  category text not null,
  audience text not null,
  changed_at timestamp with time zone not null,
  changed_by uuid
);
create table enterprises.enterprises (
  enterprise_id uuid not null,
  status text not null,
  name_zh text,
  name_en text,
  created_at timestamp with time zone not null
);
create table enterprises.evidence (
  enterprise_id uuid not null,
  evidence_id uuid not null,
  source_id uuid not null,
  sequence bigint,
  record_id text not null,
  key_id text not null,
  algorithm text not null,
  public_key jsonb not null,
  jws text not null,
  signed_at timestamp with time zone not null,
  as_of timestamp with time zone not null,
  received_at timestamp with time zone not null,
  valid_until timestamp with time zone,
  assurance text not null,
  covers text[] not null,
  categories text[] not null
);
create table enterprises.evidence_documents (
  enterprise_id uuid not null,
  document_id uuid not null,
  kind text not null,
  state text not null,
  file_name text not null,
  media_type text not null,
  size_bytes integer not null,
  sha256 text not null,
  valid_until date,
  uploaded_by uuid not null,
  uploaded_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone,
  expiring_told_at timestamp(3) with time zone,
  expired_told_at timestamp(3) with time zone
);
create table enterprises.fact_sources (
  enterprise_id uuid not null,
  source_id uuid not null,
  state text not null,
  last_sequence bigint,
  last_as_of timestamp with time zone,
  changed_at timestamp with time zone not null,
  withdrawn_categories text[] not null default '{}'::text[]
);
create table enterprises.fact_versions (
  enterprise_id uuid not null,
  key text not null,
  version_id uuid not null,
  source_id uuid not null,
  category text not null,
  value jsonb not null,
  sequence bigint,
  as_of timestamp with time zone not null,
  received_at timestamp with time zone not null,
  valid_until timestamp with time zone,
  assurance text not null,
  evidence_id uuid,
  shown_from timestamp with time zone not null,
  shown_until timestamp with time zone
);
create table enterprises.facts (
  enterprise_id uuid not null,
  key text not null,
  source_id uuid not null,
  category text not null,
  value jsonb not null,
  sequence bigint,
  as_of timestamp with time zone not null,
  received_at timestamp with time zone not null,
  valid_until timestamp with time zone,
  assurance text not null,
  evidence_id uuid,
  version_id uuid not null,
  shown_from timestamp with time zone not null
);
create table enterprises.identifiers (
  scheme text not null,
  country text not null,
  value text not null,
  enterprise_id uuid not null,
  named_by text not null default 'bank'::text
);
create table enterprises.looks (
  enterprise_id uuid not null,
  hour timestamp with time zone not null,
  reader_id uuid not null,
  reader_role text not null,
  how text not null,
  categories text[] not null,
  first_at timestamp(3) with time zone not null,
  last_at timestamp(3) with time zone not null,
  count integer not null
);
create table enterprises.registrations (
  enterprise_id uuid not null,
  state text not null default 'draft'::text,
  draft jsonb,
  statement jsonb,
  submitted_at timestamp with time zone,
  binding boolean not null default false,
  comparison jsonb,
  compared_at timestamp with time zone,
  accepted jsonb not null default '[]'::jsonb,
  message text,
  changed_at timestamp with time zone not null
);
create table enterprises.relations (
  enterprise_id uuid not null,
  partner_id uuid not null,
  state text not null,
  note text,
  since timestamp(3) with time zone not null
);
create table enterprises.sources (
  source_id uuid not null,
  kind text not null,
  slug text not null,
  name_zh text,
  name_en text,
  mark text,
  color text
);
create table identity.bank_identities (
  connection_id uuid not null,
  subject text not null,
  person_id uuid not null,
  bank text not null,
  linked_at timestamp with time zone not null,
  last_signed_in_at timestamp with time zone not null
);
create table identity.logout_tokens (
  connection_id uuid not null,
  jti text not null,
  taken_at timestamp with time zone not null
);
create table identity.passkey_challenges (
  challenge_hash bytea not null,
  person_id uuid not null,
  purpose text not null,
  expires_at timestamp with time zone not null
);
create table identity.passkeys (
  passkey_id uuid not null,
  person_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  backed_up boolean not null,
  name text not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone
);
create table identity.persons (
  person_id uuid not null,
  name_zh text,
  name_en text,
  created_at timestamp with time zone not null
);
create table identity.sessions (
  session_id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
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
  signed_in_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by text,
  base_role_id text not null,
  account_actions text[] not null,
  table_version bigint not null
);
create table identity.sign_in_attempts (
  state_hash bytea not null,
  browser_hash bytea not null,
  bank text not null,
  sealed_secrets bytea,
  return_to text not null,
  link_person_id uuid,
  link_session_id uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);
create table network.feed_items (
  enterprise_id uuid not null,
  item_id bigint not null,
  "position" bigint not null,
  event_id uuid not null,
  kind text not null,
  category text not null,
  source_id uuid not null,
  payload text not null
);
create table network.feed_position (
  only_row boolean not null default true,
  "position" bigint not null
);
create table network.partner_requests (
  enterprise_id uuid not null,
  request_id uuid not null,
  asked_id uuid not null,
  asked_at timestamp with time zone not null,
  declined_at timestamp with time zone
);
create table network.watches (
  enterprise_id uuid not null,
  watched_id uuid not null,
  since timestamp with time zone not null
);
create table notifications.deliveries (
  enterprise_id uuid not null,
  delivery_id uuid not null,
  person_id uuid not null,
  channel text not null,
  mode text not null,
  notification_id uuid,
  digest_id uuid,
  state text not null,
  due_at timestamp(3) with time zone not null,
  attempts integer not null default 0,
  message_id text,
  sealed bytea,
  leased_until timestamp with time zone,
  reason text,
  error text,
  error_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone
);
create table notifications.notifications (
  enterprise_id uuid not null,
  notification_id uuid not null,
  person_id uuid not null,
  dedupe_key text not null,
  topic text not null,
  kind text not null,
  severity text not null,
  subject_enterprise_id uuid,
  subject_category text,
  subject_source_id uuid,
  params jsonb not null,
  why jsonb not null,
  link text not null,
  in_app boolean not null,
  created_at timestamp(3) with time zone not null,
  read_at timestamp(3) with time zone,
  mandate_action text,
  mandate_connection_id uuid,
  mandate_customer_ids text[]
);
create table notifications.preferences (
  enterprise_id uuid not null,
  person_id uuid not null,
  topic text not null,
  email text not null,
  in_app boolean not null,
  min_severity text not null,
  changed_at timestamp with time zone not null
);
create table notifications.settings (
  enterprise_id uuid not null,
  person_id uuid not null,
  language text not null,
  time_zone text not null,
  quiet_from text,
  quiet_to text,
  digest_at text not null,
  email text,
  email_refused_at timestamp with time zone,
  pending_email text,
  code_hash bytea,
  code_expires_at timestamp with time zone,
  code_tries integer not null default 0,
  changed_at timestamp with time zone not null
);
create table payments.entries (
  enterprise_id uuid not null,
  entry_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  account_number text not null,
  entry_key bytea not null,
  reference_key bytea not null,
  status text not null,
  direction text not null,
  reversal boolean not null,
  amount_minor bigint not null,
  currency text not null,
  day date not null,
  booked_on date,
  value_on date,
  counterparty_name text,
  counterparty_account text,
  counterparty_bank text,
  remittance text,
  creditor_reference text,
  end_to_end_id text,
  bank_reference text,
  transaction_code text,
  details jsonb not null,
  details_count integer not null,
  search_text text not null,
  standing text not null,
  statement_id uuid not null,
  taken_at timestamp with time zone not null,
  servicer_reference text,
  entry_reference text,
  batch jsonb,
  other_references text[] not null default '{}'::text[],
  superseded_by uuid
);
create table payments.escrow_orders (
  enterprise_id uuid not null,
  escrow_order_id uuid not null,
  escrow_id uuid not null,
  order_id uuid not null,
  other_id uuid not null,
  asked_by text not null,
  kind text not null,
  amount_minor bigint,
  note text,
  state text not null,
  reason text,
  asked_at timestamp(3) with time zone not null,
  answered_at timestamp(3) with time zone,
  connection_id uuid not null,
  send_at timestamp with time zone,
  sends integer not null default 0
);
create table payments.escrow_transfers (
  enterprise_id uuid not null,
  transfer_id uuid not null,
  escrow_id uuid not null,
  order_id uuid not null,
  other_id uuid not null,
  side text not null,
  kind text not null,
  amount_minor bigint not null,
  currency text not null,
  cause text not null,
  moved_at timestamp(3) with time zone not null,
  returns_id uuid,
  to_bank text,
  to_connection_id uuid,
  to_account text
);
create table payments.escrows (
  enterprise_id uuid not null,
  escrow_id uuid not null,
  order_id uuid not null,
  other_id uuid not null,
  side text not null,
  connection_id uuid not null,
  bank text not null,
  customer_id text not null,
  state text not null,
  amount_minor bigint not null,
  currency text not null,
  funded_minor bigint not null default 0,
  released_minor bigint not null default 0,
  refunded_minor bigint not null default 0,
  account_number text,
  instruction_id uuid,
  seller_name text,
  seller_account text,
  seller_connection_id uuid,
  release_at timestamp(3) with time zone,
  bank_sequence bigint not null default 0,
  opened_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  doubted_at timestamp(3) with time zone
);
create table payments.instructions (
  enterprise_id uuid not null,
  instruction_id uuid not null,
  connection_id uuid not null,
  bank text not null,
  customer_id text not null,
  state text not null,
  debtor_account text not null,
  creditor_name text not null,
  creditor_account text not null,
  creditor_bank text,
  amount_minor bigint not null,
  currency text not null,
  remittance text not null,
  content_hash bytea not null,
  revision integer not null,
  search_text text not null,
  decision jsonb not null,
  prepared_by uuid not null,
  prepared_mandate uuid not null,
  prepared_subject text not null,
  prepared_role text not null,
  prepared_department text not null,
  prepared_at timestamp with time zone not null,
  table_version bigint not null,
  approval_id uuid,
  approval_hash text,
  expires_at timestamp with time zone,
  released_at timestamp with time zone,
  signatures jsonb not null default '[]'::jsonb,
  bank_payment_id text,
  bank_status text,
  bank_reason text,
  bank_sequence bigint,
  send_at timestamp with time zone,
  sends integer not null default 0,
  executed_at timestamp with time zone,
  ended_at timestamp with time zone,
  end_note text,
  updated_at timestamp with time zone not null,
  signed_at timestamp with time zone,
  authorised_by uuid,
  authorised_at timestamp with time zone,
  number_required integer,
  number_received integer
);
create table payments.limit_uses (
  enterprise_id uuid not null,
  instruction_id uuid not null,
  use_id uuid not null,
  part text not null,
  uses jsonb not null,
  used_at timestamp with time zone not null,
  given_back_at timestamp with time zone
);
create table payments.payment_requests (
  enterprise_id uuid not null,
  request_id uuid not null,
  other_id uuid not null,
  side text not null,
  order_id uuid,
  connection_id uuid,
  bank text,
  customer_id text,
  state text not null,
  amount_minor bigint not null,
  currency text not null,
  reference text not null,
  note text,
  payee_name text not null,
  payee_account text not null,
  payee_connection_id uuid not null,
  instruction_id uuid,
  search_text text not null,
  asked_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  paid_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  end_note text,
  updated_at timestamp(3) with time zone not null
);
create table payments.reconciliation_accounts (
  enterprise_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  account_number text not null,
  run_at timestamp with time zone
);
create table payments.reconciliation_entries (
  enterprise_id uuid not null,
  entry_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  account_number text not null,
  month date not null,
  late_of date,
  day date not null,
  direction text not null,
  amount_minor bigint not null,
  currency text not null,
  state text not null default 'open'::text,
  match_id uuid,
  proposal jsonb,
  by_hand boolean not null default false,
  dismissed_as text,
  note text,
  decided_by uuid,
  decided_at timestamp with time zone,
  revision integer not null default 1,
  corrects uuid,
  told_id uuid not null generated always as (COALESCE(corrects, entry_id)) stored
);
create table payments.reconciliation_items (
  enterprise_id uuid not null,
  item_id uuid not null,
  kind text not null,
  connection_id uuid not null,
  customer_id text not null,
  account_number text not null,
  direction text not null,
  amount_minor bigint not null,
  currency text not null,
  matched_minor bigint not null default 0,
  number text not null,
  carried text[] not null,
  counterparty_name text,
  counterparty_account text,
  day date not null,
  order_id uuid,
  state text not null default 'open'::text,
  note text,
  decided_by uuid,
  decided_at timestamp with time zone,
  revision integer not null default 1,
  taken_at timestamp with time zone not null
);
create table payments.reconciliation_match_entries (
  enterprise_id uuid not null,
  match_id uuid not null,
  entry_id uuid not null,
  amount_minor bigint not null
);
create table payments.reconciliation_match_items (
  enterprise_id uuid not null,
  match_id uuid not null,
  item_id uuid not null,
  amount_minor bigint not null
);
create table payments.reconciliation_matches (
  enterprise_id uuid not null,
  match_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  account_number text not null,
  month date not null,
  kind text not null,
  direction text not null,
  currency text not null,
  entries_minor bigint not null,
  items_minor bigint not null,
  difference_minor bigint not null,
  difference_kind text,
  reasons jsonb,
  confidence integer,
  note text,
  made_by uuid,
  made_at timestamp with time zone not null,
  undone_by uuid,
  undone_at timestamp with time zone,
  undone_note text
);
create table payments.reconciliation_periods (
  enterprise_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  account_number text not null,
  month date not null,
  currency text not null,
  opening_minor bigint not null,
  credits_minor bigint not null,
  debits_minor bigint not null,
  closing_minor bigint not null,
  credits integer not null,
  debits integer not null,
  matched integer not null,
  dismissed integer not null,
  previous_month date,
  content_hash bytea not null,
  closed_by uuid not null,
  closed_at timestamp with time zone not null
);
create table payments.statement_files (
  enterprise_id uuid not null,
  file_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  via text not null,
  source_id text,
  file_name text not null,
  size_bytes integer not null,
  sha256 bytea not null,
  state text not null,
  message text,
  checked_by text,
  account_numbers text[] not null default '{}'::text[],
  statements integer not null default 0,
  entries integer not null default 0,
  fault_code text,
  fault_line integer,
  fault_values jsonb,
  uploaded_by uuid,
  received_at timestamp with time zone not null,
  sealed_content bytea not null
);
create table payments.statement_lines (
  enterprise_id uuid not null,
  statement_id uuid not null,
  "position" integer not null,
  entry_id uuid not null,
  booked boolean,
  likeness text,
  occurrence integer
);
create table payments.statements (
  enterprise_id uuid not null,
  statement_id uuid not null,
  connection_id uuid not null,
  customer_id text not null,
  account_number text not null,
  currency text not null,
  statement_key bytea not null,
  file_id uuid not null,
  message text not null,
  schema text not null,
  checked_by text not null,
  bank_id text not null,
  electronic_sequence numeric,
  legal_sequence numeric,
  page integer,
  is_copy boolean not null default false,
  created_at timestamp with time zone,
  day date not null,
  from_on date,
  opening_minor bigint,
  opening_on date,
  closing_minor bigint,
  closing_on date,
  balances jsonb not null,
  state text not null,
  expected_minor bigint,
  credits_minor bigint not null,
  debits_minor bigint not null,
  entries integer not null,
  taken_at timestamp with time zone not null,
  last_page boolean,
  one_currency boolean not null default true,
  replaced_by uuid
);
create table payments.steps (
  enterprise_id uuid not null,
  instruction_id uuid not null,
  "position" integer not null,
  step text not null,
  state text not null,
  revision integer not null,
  at timestamp with time zone not null,
  person_id uuid,
  role_id text,
  department_id text,
  details jsonb not null
);
create table payments.trade_order_documents (
  enterprise_id uuid not null,
  order_id uuid not null,
  document_id uuid not null,
  other_id uuid not null,
  added_by text not null,
  kind text not null,
  file_name text not null,
  media_type text not null,
  size_bytes integer not null,
  sha256 text not null,
  added_at timestamp(3) with time zone not null,
  person_id uuid
);
create table payments.trade_order_steps (
  enterprise_id uuid not null,
  order_id uuid not null,
  "position" integer not null,
  other_id uuid not null,
  step text not null,
  state text not null,
  actor text not null,
  at timestamp(3) with time zone not null,
  person_id uuid,
  amount_minor bigint,
  note text,
  account_bank text,
  account_number text
);
create table payments.trade_orders (
  enterprise_id uuid not null,
  order_id uuid not null,
  other_id uuid not null,
  side text not null,
  connection_id uuid,
  bank text,
  customer_id text,
  state text not null,
  number text not null,
  title text not null,
  buyer_reference text,
  note text,
  currency text not null,
  lines jsonb not null,
  net_minor bigint not null,
  tax_minor bigint not null,
  total_minor bigint not null,
  escrow boolean not null,
  deliver_by date not null,
  release_after_days integer not null,
  terms_hash bytea not null,
  payee_account text,
  paid_minor bigint not null default 0,
  search_text text not null,
  revision integer not null,
  ordered_at timestamp(3) with time zone not null,
  accepted_at timestamp(3) with time zone,
  delivered_at timestamp(3) with time zone,
  confirmed_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  reconciled_at timestamp(3) with time zone,
  updated_at timestamp(3) with time zone not null
);
create table platform.idempotency_keys (
  scope text not null,
  key text not null,
  operation text not null,
  body_hash bytea not null,
  status integer,
  answer jsonb,
  created_at timestamp with time zone not null
);
create table platform.migrations (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now()
);
create table platform.outbox (
  event_id uuid not null,
  topic text not null,
  enterprise_id uuid,
  payload jsonb not null,
  occurred_at timestamp with time zone not null
);

-- constraints
alter table access.approval_signatures add constraint approval_signatures_check CHECK ((((for_person_id IS NULL) = (delegation_id IS NULL)) AND ((for_person_id IS NULL) = (for_subject IS NULL))));
alter table access.approval_signatures add constraint approval_signatures_check1 CHECK (((void_at IS NULL) = (void_reason IS NULL)));
alter table access.approval_signatures add constraint approval_signatures_check2 CHECK (((method = 'passkey'::text) = (passkey_id IS NOT NULL)));
alter table access.approval_signatures add constraint approval_signatures_check3 CHECK ((for_person_id <> person_id));
alter table access.approval_signatures add constraint approval_signatures_content_hash_check CHECK ((content_hash ~ '^[0-9a-f]{64}$'::text));
alter table access.approval_signatures add constraint approval_signatures_method_check CHECK ((method = ANY (ARRAY['session'::text, 'passkey'::text])));
alter table access.approval_signatures add constraint approval_signatures_signature_class_check CHECK ((signature_class = ANY (ARRAY['E'::text, 'A'::text, 'B'::text, 'T'::text])));
alter table access.approval_signatures add constraint approval_signatures_void_reason_check CHECK ((void_reason = ANY (ARRAY['content_changed'::text, 'authority_lost'::text, 'out_of_turn'::text, 'not_released'::text])));
alter table access.approval_signatures add constraint approval_signatures_enterprise_id_approval_id_fkey FOREIGN KEY (enterprise_id, approval_id) REFERENCES access.approvals(enterprise_id, approval_id);
alter table access.approval_signatures add constraint approval_signatures_pkey PRIMARY KEY (enterprise_id, approval_id, signature_id);
alter table access.approvals add constraint approvals_check CHECK (((state = 'waiting'::text) = (ended_at IS NULL)));
alter table access.approvals add constraint approvals_check1 CHECK (((state <> 'rejected'::text) OR (end_reason IS NOT NULL)));
alter table access.approvals add constraint approvals_content_hash_check CHECK ((content_hash ~ '^[0-9a-f]{64}$'::text));
alter table access.approvals add constraint approvals_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'rejected'::text, 'withdrawn'::text, 'expired'::text])));
alter table access.approvals add constraint approvals_pkey PRIMARY KEY (enterprise_id, approval_id);
alter table access.delegations add constraint delegations_check CHECK ((from_on <= until_on));
alter table access.delegations add constraint delegations_check1 CHECK ((subject <> delegate_subject));
alter table access.delegations add constraint delegations_check2 CHECK (((ended_at IS NULL) = (ended_by IS NULL)));
alter table access.delegations add constraint delegations_pkey PRIMARY KEY (enterprise_id, delegation_id);
alter table access.invitations add constraint invitations_check CHECK (((subject IS NOT NULL) OR (role_id IS NOT NULL)));
alter table access.invitations add constraint invitations_check1 CHECK (((state = 'accepted'::text) = ((accepted_at IS NOT NULL) AND (accepted_by IS NOT NULL))));
alter table access.invitations add constraint invitations_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'cancelled'::text])));
alter table access.invitations add constraint invitations_pkey PRIMARY KEY (enterprise_id, invitation_id);
alter table access.limit_counters add constraint limit_counters_of_check CHECK ((of = ANY (ARRAY['amount'::text, 'count'::text])));
alter table access.limit_counters add constraint limit_counters_period_check CHECK ((period = ANY (ARRAY['day'::text, 'month'::text])));
alter table access.limit_counters add constraint limit_counters_pkey PRIMARY KEY (enterprise_id, counter_id);
alter table access.limit_slots add constraint limit_slots_used_check CHECK ((used >= (0)::numeric));
alter table access.limit_slots add constraint limit_slots_enterprise_id_counter_id_fkey FOREIGN KEY (enterprise_id, counter_id) REFERENCES access.limit_counters(enterprise_id, counter_id) ON DELETE CASCADE;
alter table access.limit_slots add constraint limit_slots_pkey PRIMARY KEY (enterprise_id, counter_id, slot);
alter table access.mandate_places add constraint mandate_places_pkey PRIMARY KEY (person_id, mandate_id);
alter table access.mandates add constraint mandates_enterprise_id_person_id_fkey FOREIGN KEY (enterprise_id, person_id) REFERENCES access.memberships(enterprise_id, person_id);
alter table access.mandates add constraint mandates_pkey PRIMARY KEY (enterprise_id, mandate_id);
alter table access.mandates add constraint mandates_enterprise_id_person_id_connection_id_customer_id__key UNIQUE (enterprise_id, person_id, connection_id, customer_id, role_id, department_id);
alter table access.memberships add constraint memberships_state_check CHECK ((state = ANY (ARRAY['active'::text, 'left'::text, 'removed'::text])));
alter table access.memberships add constraint memberships_pkey PRIMARY KEY (enterprise_id, person_id);
alter table access.permission_changes add constraint permission_changes_source_check CHECK ((source = ANY (ARRAY['form'::text, 'csv'::text, 'xlsx'::text])));
alter table access.permission_changes add constraint permission_changes_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'awaiting_approval'::text, 'approved'::text, 'submitted'::text, 'in_force'::text, 'refused'::text, 'rejected'::text, 'expired'::text, 'stale'::text, 'withdrawn'::text])));
alter table access.permission_changes add constraint permission_changes_pkey PRIMARY KEY (enterprise_id, change_id);
alter table access.permission_table_versions add constraint permission_table_versions_enterprise_id_table_id_fkey FOREIGN KEY (enterprise_id, table_id) REFERENCES access.permission_tables(enterprise_id, table_id);
alter table access.permission_table_versions add constraint permission_table_versions_pkey PRIMARY KEY (enterprise_id, table_id, version);
alter table access.permission_tables add constraint permission_tables_pkey PRIMARY KEY (enterprise_id, table_id);
alter table access.permission_tables add constraint permission_tables_enterprise_id_connection_id_customer_id_key UNIQUE (enterprise_id, connection_id, customer_id);
alter table audit.chain_heads add constraint chain_heads_pkey PRIMARY KEY (enterprise_id);
alter table audit.lines add constraint lines_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['person'::text, 'bank'::text, 'system'::text])));
alter table audit.lines add constraint lines_pkey PRIMARY KEY (enterprise_id, line_id);
alter table audit.verifications add constraint verifications_check CHECK (((state = 'running'::text) = (finished_at IS NULL)));
alter table audit.verifications add constraint verifications_state_check CHECK ((state = ANY (ARRAY['running'::text, 'held'::text, 'broken'::text, 'failed'::text])));
alter table audit.verifications add constraint verifications_pkey PRIMARY KEY (verification_id);
alter table bank.account_readings add constraint account_readings_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.account_readings add constraint account_readings_pkey PRIMARY KEY (enterprise_id, connection_id, customer_id);
alter table bank.accounts add constraint accounts_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table bank.accounts add constraint accounts_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.accounts add constraint accounts_pkey PRIMARY KEY (enterprise_id, connection_id, customer_id, account_number);
alter table bank.activity_batches add constraint activity_batches_sequence_check CHECK ((sequence > 0));
alter table bank.activity_batches add constraint activity_batches_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.activity_batches add constraint activity_batches_enterprise_id_consent_id_fkey FOREIGN KEY (enterprise_id, consent_id) REFERENCES bank.activity_consents(enterprise_id, consent_id);
alter table bank.activity_batches add constraint activity_batches_pkey PRIMARY KEY (enterprise_id, batch_id);
alter table bank.activity_batches add constraint activity_batches_enterprise_id_consent_id_sequence_key UNIQUE (enterprise_id, consent_id, sequence);
alter table bank.activity_consents add constraint activity_consents_category_check CHECK ((category = ANY (ARRAY['offers'::text, 'applications'::text, 'services'::text, 'apps'::text])));
alter table bank.activity_consents add constraint activity_consents_check CHECK (((withdrawn_by IS NULL) = (withdrawn_at IS NULL)));
alter table bank.activity_consents add constraint activity_consents_wording_check CHECK ((wording > 0));
alter table bank.activity_consents add constraint activity_consents_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.activity_consents add constraint activity_consents_pkey PRIMARY KEY (enterprise_id, consent_id);
alter table bank.activity_consents add constraint activity_consents_enterprise_id_connection_id_pseudonym_key UNIQUE (enterprise_id, connection_id, pseudonym);
alter table bank.activity_erasures add constraint activity_erasures_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.activity_erasures add constraint activity_erasures_enterprise_id_consent_id_fkey FOREIGN KEY (enterprise_id, consent_id) REFERENCES bank.activity_consents(enterprise_id, consent_id);
alter table bank.activity_erasures add constraint activity_erasures_pkey PRIMARY KEY (enterprise_id, erasure_id);
alter table bank.activity_erasures add constraint activity_erasures_enterprise_id_consent_id_key UNIQUE (enterprise_id, consent_id);
alter table bank.activity_events add constraint activity_events_enterprise_id_consent_id_fkey FOREIGN KEY (enterprise_id, consent_id) REFERENCES bank.activity_consents(enterprise_id, consent_id);
alter table bank.activity_events add constraint activity_events_pkey PRIMARY KEY (enterprise_id, event_id);
alter table bank.bank_keys add constraint bank_keys_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.bank_keys add constraint bank_keys_pkey PRIMARY KEY (connection_id, kid);
alter table bank.client_keys add constraint client_keys_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.client_keys add constraint client_keys_pkey PRIMARY KEY (connection_id, kid);
alter table bank.connection_states add constraint connection_states_breaker_check CHECK ((breaker = ANY (ARRAY['closed'::text, 'open'::text, 'half_open'::text])));
alter table bank.connection_states add constraint connection_states_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.connection_states add constraint connection_states_pkey PRIMARY KEY (connection_id);
alter table bank.connections add constraint connections_pkey PRIMARY KEY (connection_id);
alter table bank.connections add constraint connections_slug_key UNIQUE (slug);
alter table bank.consent_attempts add constraint consent_attempts_consent_id_fkey FOREIGN KEY (consent_id) REFERENCES bank.consents(consent_id);
alter table bank.consent_attempts add constraint consent_attempts_pkey PRIMARY KEY (state_hash);
alter table bank.consents add constraint consents_status_check CHECK ((status = ANY (ARRAY['AWAU'::text, 'AUTH'::text, 'RJCT'::text, 'EXPD'::text, 'CANC'::text])));
alter table bank.consents add constraint consents_warned_days_check CHECK ((warned_days = ANY (ARRAY[30, 7, 1])));
alter table bank.consents add constraint consents_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.consents add constraint consents_pkey PRIMARY KEY (consent_id);
alter table bank.customers add constraint customers_sync_reason_check CHECK ((sync_reason = ANY (ARRAY['gap'::text, 'asked'::text])));
alter table bank.customers add constraint customers_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.customers add constraint customers_pkey PRIMARY KEY (connection_id, customer_id);
alter table bank.escrow_progress add constraint escrow_progress_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.escrow_progress add constraint escrow_progress_pkey PRIMARY KEY (connection_id);
alter table bank.escrows add constraint escrows_doubt_check CHECK ((((doubted_at IS NULL) = (doubt IS NULL)) AND ((doubted_at IS NULL) = (recheck_at IS NULL))));
alter table bank.escrows add constraint escrows_status_check CHECK ((status = ANY (ARRAY['open'::text, 'funded'::text, 'disputed'::text, 'returned'::text, 'closed'::text])));
alter table bank.escrows add constraint escrows_pkey PRIMARY KEY (enterprise_id, escrow_id);
alter table bank.inbox add constraint inbox_outcome_check CHECK ((outcome = ANY (ARRAY['applied'::text, 'withheld'::text, 'kept_aside'::text])));
alter table bank.inbox add constraint inbox_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'suspect'::text, 'done'::text])));
alter table bank.inbox add constraint inbox_via_check CHECK ((via = ANY (ARRAY['push'::text, 'poll'::text, 'sync'::text])));
alter table bank.inbox add constraint inbox_pkey PRIMARY KEY (connection_id, customer_id, sequence);
alter table bank.kept_aside add constraint kept_aside_reason_check CHECK ((reason = ANY (ARRAY['misfit'::text, 'bad_signature'::text, 'contradiction'::text, 'unrecordable'::text])));
alter table bank.kept_aside add constraint kept_aside_state_check CHECK ((state = ANY (ARRAY['kept'::text, 'applied'::text, 'superseded'::text])));
alter table bank.kept_aside add constraint kept_aside_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.kept_aside add constraint kept_aside_pkey PRIMARY KEY (record_id);
alter table bank.offer_acceptances add constraint offer_acceptances_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.offer_acceptances add constraint offer_acceptances_pkey PRIMARY KEY (enterprise_id, acceptance_id);
alter table bank.offer_acceptances add constraint offer_acceptances_enterprise_id_connection_id_offer_id_key UNIQUE (enterprise_id, connection_id, offer_id);
alter table bank.offer_cursors add constraint offer_cursors_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.offer_cursors add constraint offer_cursors_pkey PRIMARY KEY (connection_id, source);
alter table bank.offer_delivery_batches add constraint offer_delivery_batches_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.offer_delivery_batches add constraint offer_delivery_batches_pkey PRIMARY KEY (batch_id);
alter table bank.offer_matchings add constraint offer_matchings_pkey PRIMARY KEY (enterprise_id);
alter table bank.offer_records add constraint offer_records_said_check CHECK ((said = ANY (ARRAY['published'::text, 'withdrawn'::text])));
alter table bank.offer_records add constraint offer_records_sequence_check CHECK ((sequence > 0));
alter table bank.offer_records add constraint offer_records_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.offer_records add constraint offer_records_pkey PRIMARY KEY (connection_id, source, sequence);
alter table bank.offers add constraint offers_check CHECK (((ended_at IS NULL) = (state = ANY (ARRAY['scheduled'::text, 'published'::text]))));
alter table bank.offers add constraint offers_kind_check CHECK ((kind = ANY (ARRAY['loan'::text, 'trade'::text, 'payment_guarantee'::text, 'reconciliation_service'::text, 'deposit'::text])));
alter table bank.offers add constraint offers_source_check CHECK ((source = ANY (ARRAY['online_banking'::text, 'commerce'::text, 'financial_services'::text])));
alter table bank.offers add constraint offers_state_check CHECK ((state = ANY (ARRAY['scheduled'::text, 'published'::text, 'replaced'::text, 'withdrawn'::text, 'expired'::text])));
alter table bank.offers add constraint offers_version_check CHECK ((version > 0));
alter table bank.offers add constraint offers_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.offers add constraint offers_pkey PRIMARY KEY (connection_id, offer_id, version);
alter table bank.payment_alarms add constraint payment_alarms_about_check CHECK ((num_nonnulls(instruction_id, escrow_id) = 1));
alter table bank.payment_alarms add constraint payment_alarms_kind_check CHECK ((kind = ANY (ARRAY['initiation_differs'::text, 'second_payment'::text, 'contradiction'::text, 'nonsense'::text, 'unsigned'::text, 'unordered'::text, 'paid_after_end'::text, 'doubled_entry'::text, 'escrow_contradiction'::text, 'escrow_refused'::text])));
alter table bank.payment_alarms add constraint payment_alarms_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.payment_alarms add constraint payment_alarms_pkey PRIMARY KEY (alarm_id);
alter table bank.payment_attempts add constraint payment_attempts_pkey PRIMARY KEY (state_hash);
alter table bank.payment_consents add constraint payment_consents_check CHECK (((status IS NULL) = (bank_consent_id IS NULL)));
alter table bank.payment_consents add constraint payment_consents_check1 CHECK (((token_sealed IS NULL) OR (status = 'AUTH'::text)));
alter table bank.payment_consents add constraint payment_consents_check2 CHECK (((token_sealed IS NULL) OR (dropped_at IS NULL)));
alter table bank.payment_consents add constraint payment_consents_status_check CHECK ((status = ANY (ARRAY['AWAU'::text, 'AUTH'::text, 'RJCT'::text, 'COND'::text])));
alter table bank.payment_consents add constraint payment_consents_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.payment_consents add constraint payment_consents_pkey PRIMARY KEY (enterprise_id, instruction_id);
alter table bank.published_offers add constraint published_offers_check CHECK (((ended_at IS NULL) = (end_reason IS NULL)));
alter table bank.published_offers add constraint published_offers_check1 CHECK (((told_as = 'count'::text) OR (customer_id IS NOT NULL)));
alter table bank.published_offers add constraint published_offers_end_reason_check CHECK ((end_reason = ANY (ARRAY['replaced'::text, 'withdrawn'::text, 'expired'::text, 'not_meant'::text])));
alter table bank.published_offers add constraint published_offers_named_customer_ids_check CHECK ((cardinality(named_customer_ids) > 0));
alter table bank.published_offers add constraint published_offers_told_as_check CHECK ((told_as = ANY (ARRAY['number'::text, 'count'::text])));
alter table bank.published_offers add constraint published_offers_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.published_offers add constraint published_offers_pkey PRIMARY KEY (enterprise_id, publication_id);
alter table bank.published_offers add constraint published_offers_enterprise_id_connection_id_offer_id_key UNIQUE (enterprise_id, connection_id, offer_id);
alter table bank.refused_deliveries add constraint refused_deliveries_pkey PRIMARY KEY (connection_id, hour, via, code);
alter table bank.refused_offers add constraint refused_offers_reason_check CHECK ((reason = ANY (ARRAY['bad_signature'::text, 'misfit'::text, 'contradiction'::text])));
alter table bank.refused_offers add constraint refused_offers_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.refused_offers add constraint refused_offers_pkey PRIMARY KEY (connection_id, digest);
alter table bank.refused_tables add constraint refused_tables_reason_check CHECK ((reason = ANY (ARRAY['bad_signature'::text, 'wrong_customer'::text, 'misfit'::text, 'older'::text, 'contradiction'::text])));
alter table bank.refused_tables add constraint refused_tables_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.refused_tables add constraint refused_tables_pkey PRIMARY KEY (refusal_id);
alter table bank.sent_payments add constraint sent_payments_authorisation_check CHECK ((authorisation = ANY (ARRAY['AUTH'::text, 'AWAF'::text, 'RJCT'::text])));
alter table bank.sent_payments add constraint sent_payments_check CHECK (((status IS NULL) = (payment_id IS NULL)));
alter table bank.sent_payments add constraint sent_payments_status_check CHECK ((status = ANY (ARRAY['RCVD'::text, 'ACSC'::text, 'RJCT'::text])));
alter table bank.sent_payments add constraint sent_payments_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.sent_payments add constraint sent_payments_pkey PRIMARY KEY (enterprise_id, instruction_id);
alter table bank.statement_cursors add constraint statement_cursors_connection_id_customer_id_fkey FOREIGN KEY (connection_id, customer_id) REFERENCES bank.customers(connection_id, customer_id);
alter table bank.statement_cursors add constraint statement_cursors_pkey PRIMARY KEY (connection_id, customer_id);
alter table bank.statement_files add constraint statement_files_check CHECK (((state = 'fetched'::text) = (sealed_content IS NOT NULL)));
alter table bank.statement_files add constraint statement_files_message_check CHECK ((message = ANY (ARRAY['camt.052'::text, 'camt.053'::text, 'camt.054'::text])));
alter table bank.statement_files add constraint statement_files_sequence_check CHECK ((sequence > 0));
alter table bank.statement_files add constraint statement_files_sha256_check CHECK ((octet_length(sha256) = 32));
alter table bank.statement_files add constraint statement_files_size_bytes_check CHECK ((size_bytes > 0));
alter table bank.statement_files add constraint statement_files_state_check CHECK ((state = ANY (ARRAY['announced'::text, 'fetched'::text, 'taken'::text, 'too_large'::text])));
alter table bank.statement_files add constraint statement_files_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.statement_files add constraint statement_files_pkey PRIMARY KEY (enterprise_id, connection_id, customer_id, sequence);
alter table bank.submission_attachments add constraint submission_attachments_enterprise_id_submission_id_fkey FOREIGN KEY (enterprise_id, submission_id) REFERENCES bank.submissions(enterprise_id, submission_id) ON DELETE CASCADE;
alter table bank.submission_attachments add constraint submission_attachments_pkey PRIMARY KEY (enterprise_id, attachment_id);
alter table bank.submission_dispatches add constraint submission_dispatches_kind_check CHECK ((kind = ANY (ARRAY['submission'::text, 'supplement'::text, 'message'::text, 'withdrawal'::text])));
alter table bank.submission_dispatches add constraint submission_dispatches_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'taken'::text, 'refused'::text])));
alter table bank.submission_dispatches add constraint submission_dispatches_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.submission_dispatches add constraint submission_dispatches_enterprise_id_submission_id_fkey FOREIGN KEY (enterprise_id, submission_id) REFERENCES bank.submissions(enterprise_id, submission_id) ON DELETE CASCADE;
alter table bank.submission_dispatches add constraint submission_dispatches_pkey PRIMARY KEY (enterprise_id, dispatch_id);
alter table bank.submission_dispatches add constraint submission_dispatches_enterprise_id_connection_id_customer__key UNIQUE (enterprise_id, connection_id, customer_id, place);
alter table bank.submission_form_readings add constraint submission_form_readings_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.submission_form_readings add constraint submission_form_readings_pkey PRIMARY KEY (connection_id);
alter table bank.submission_forms add constraint submission_forms_version_check CHECK ((version > 0));
alter table bank.submission_forms add constraint submission_forms_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.submission_forms add constraint submission_forms_pkey PRIMARY KEY (connection_id, form_id, version);
alter table bank.submission_messages add constraint submission_messages_check CHECK (((person_id IS NULL) = (bank_sequence IS NOT NULL)));
alter table bank.submission_messages add constraint submission_messages_enterprise_id_submission_id_fkey FOREIGN KEY (enterprise_id, submission_id) REFERENCES bank.submissions(enterprise_id, submission_id) ON DELETE CASCADE;
alter table bank.submission_messages add constraint submission_messages_pkey PRIMARY KEY (enterprise_id, submission_id, message_id);
alter table bank.submission_messages add constraint submission_messages_enterprise_id_submission_id_bank_sequen_key UNIQUE (enterprise_id, submission_id, bank_sequence);
alter table bank.submission_messages add constraint submission_messages_enterprise_id_submission_id_position_key UNIQUE (enterprise_id, submission_id, "position");
alter table bank.submission_steps add constraint submission_steps_enterprise_id_submission_id_fkey FOREIGN KEY (enterprise_id, submission_id) REFERENCES bank.submissions(enterprise_id, submission_id) ON DELETE CASCADE;
alter table bank.submission_steps add constraint submission_steps_pkey PRIMARY KEY (enterprise_id, submission_id, "position");
alter table bank.submissions add constraint submissions_alarm_check CHECK ((alarm = ANY (ARRAY['receipt_differs'::text, 'refused'::text, 'contradiction'::text])));
alter table bank.submissions add constraint submissions_check CHECK (((status = 'draft'::text) = (queued_at IS NULL)));
alter table bank.submissions add constraint submissions_check1 CHECK (((status = 'draft'::text) OR (content_hash IS NOT NULL)));
alter table bank.submissions add constraint submissions_kind_check CHECK ((kind = ANY (ARRAY['application'::text, 'enquiry'::text, 'fact_correction'::text, 'service_request'::text])));
alter table bank.submissions add constraint submissions_revision_check CHECK ((revision > 0));
alter table bank.submissions add constraint submissions_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'queued'::text, 'received'::text, 'in_review'::text, 'information_wanted'::text, 'approved'::text, 'declined'::text, 'funded'::text, 'withdrawn'::text])));
alter table bank.submissions add constraint submissions_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES bank.connections(connection_id);
alter table bank.submissions add constraint submissions_pkey PRIMARY KEY (enterprise_id, submission_id);
alter table bank.sync_runs add constraint sync_runs_kind_check CHECK ((kind = ANY (ARRAY['consents'::text, 'records'::text])));
alter table bank.sync_runs add constraint sync_runs_state_check CHECK ((state = ANY (ARRAY['running'::text, 'finished'::text, 'failed'::text])));
alter table bank.sync_runs add constraint sync_runs_pkey PRIMARY KEY (run_id);
alter table enterprises.blocks add constraint blocks_check CHECK ((enterprise_id <> other_id));
alter table enterprises.blocks add constraint blocks_side_check CHECK ((side = ANY (ARRAY['given'::text, 'received'::text])));
alter table enterprises.blocks add constraint blocks_pkey PRIMARY KEY (enterprise_id, other_id, side);
alter table enterprises.cases add constraint cases_check CHECK (((state = 'decided'::text) = (outcome IS NOT NULL)));
alter table enterprises.cases add constraint cases_kind_check CHECK ((kind = ANY (ARRAY['differing_statement'::text, 'claimed_enterprise'::text, 'changed_at_bank'::text, 'expired_document'::text])));
alter table enterprises.cases add constraint cases_outcome_check CHECK ((outcome = ANY (ARRAY['accept'::text, 'return'::text, 'refuse'::text, 'settled'::text])));
alter table enterprises.cases add constraint cases_state_check CHECK ((state = ANY (ARRAY['open'::text, 'decided'::text])));
alter table enterprises.cases add constraint cases_pkey PRIMARY KEY (enterprise_id, case_id);
alter table enterprises.directory add constraint directory_pkey PRIMARY KEY (enterprise_id);
alter table enterprises.disclosures add constraint disclosures_audience_check CHECK ((audience = ANY (ARRAY['private'::text, 'partners'::text, 'network'::text, 'public'::text])));
alter table enterprises.disclosures add constraint disclosures_category_check CHECK ((category = ANY (ARRAY['identity'::text, 'ownership'::text, 'activity'::text, 'size'::text, 'relationship'::text, 'standing'::text, 'accounts'::text])));
alter table enterprises.disclosures add constraint disclosures_pkey PRIMARY KEY (enterprise_id, category);
alter table enterprises.enterprises add constraint enterprises_status_check CHECK ((status = ANY (ARRAY['unclaimed'::text, 'registered'::text, 'verified'::text])));
alter table enterprises.enterprises add constraint enterprises_pkey PRIMARY KEY (enterprise_id);
alter table enterprises.evidence add constraint evidence_pkey PRIMARY KEY (enterprise_id, evidence_id);
alter table enterprises.evidence_documents add constraint evidence_documents_kind_check CHECK ((kind = ANY (ARRAY['business_licence'::text, 'tax_certificate'::text])));
alter table enterprises.evidence_documents add constraint evidence_documents_media_type_check CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text])));
alter table enterprises.evidence_documents add constraint evidence_documents_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
alter table enterprises.evidence_documents add constraint evidence_documents_size_bytes_check CHECK ((size_bytes > 0));
alter table enterprises.evidence_documents add constraint evidence_documents_state_check CHECK ((state = ANY (ARRAY['kept'::text, 'replaced'::text, 'deleted'::text])));
alter table enterprises.evidence_documents add constraint evidence_documents_pkey PRIMARY KEY (enterprise_id, document_id);
alter table enterprises.fact_sources add constraint fact_sources_state_check CHECK ((state = ANY (ARRAY['active'::text, 'expired'::text, 'withdrawn'::text])));
alter table enterprises.fact_sources add constraint fact_sources_source_id_fkey FOREIGN KEY (source_id) REFERENCES enterprises.sources(source_id);
alter table enterprises.fact_sources add constraint fact_sources_pkey PRIMARY KEY (enterprise_id, source_id);
alter table enterprises.fact_versions add constraint fact_versions_pkey PRIMARY KEY (enterprise_id, key, version_id);
alter table enterprises.facts add constraint facts_assurance_check CHECK ((assurance = ANY (ARRAY['bank_verified'::text, 'bank_reported'::text, 'registry'::text, 'stated'::text])));
alter table enterprises.facts add constraint facts_category_check CHECK ((category = ANY (ARRAY['identity'::text, 'ownership'::text, 'activity'::text, 'size'::text, 'relationship'::text, 'standing'::text, 'accounts'::text])));
alter table enterprises.facts add constraint facts_pkey PRIMARY KEY (enterprise_id, key, source_id);
alter table enterprises.identifiers add constraint identifiers_named_by_check CHECK ((named_by = ANY (ARRAY['bank'::text, 'registry'::text])));
alter table enterprises.identifiers add constraint identifiers_scheme_check CHECK ((scheme = ANY (ARRAY['uscc'::text, 'lei'::text, 'vat'::text, 'national'::text])));
alter table enterprises.identifiers add constraint identifiers_pkey PRIMARY KEY (scheme, country, value);
alter table enterprises.looks add constraint looks_check CHECK ((enterprise_id <> reader_id));
alter table enterprises.looks add constraint looks_count_check CHECK ((count > 0));
alter table enterprises.looks add constraint looks_how_check CHECK ((how = ANY (ARRAY['opened'::text, 'listed'::text])));
alter table enterprises.looks add constraint looks_pkey PRIMARY KEY (enterprise_id, hour, reader_id, reader_role, how);
alter table enterprises.registrations add constraint registrations_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'waiting_for_attestation'::text, 'in_review'::text, 'verified'::text, 'returned'::text, 'refused'::text])));
alter table enterprises.registrations add constraint registrations_pkey PRIMARY KEY (enterprise_id);
alter table enterprises.relations add constraint relations_check CHECK ((enterprise_id <> partner_id));
alter table enterprises.relations add constraint relations_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'received'::text, 'active'::text, 'ended'::text])));
alter table enterprises.relations add constraint relations_pkey PRIMARY KEY (enterprise_id, partner_id);
alter table enterprises.sources add constraint sources_kind_check CHECK ((kind = ANY (ARRAY['bank'::text, 'registry'::text, 'enterprise'::text])));
alter table enterprises.sources add constraint sources_pkey PRIMARY KEY (source_id);
alter table enterprises.sources add constraint sources_slug_key UNIQUE (slug);
alter table identity.bank_identities add constraint bank_identities_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.persons(person_id);
alter table identity.bank_identities add constraint bank_identities_pkey PRIMARY KEY (connection_id, subject);
alter table identity.logout_tokens add constraint logout_tokens_pkey PRIMARY KEY (connection_id, jti);
alter table identity.passkey_challenges add constraint passkey_challenges_pkey PRIMARY KEY (challenge_hash);
alter table identity.passkeys add constraint passkeys_counter_check CHECK ((counter >= 0));
alter table identity.passkeys add constraint passkeys_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.persons(person_id);
alter table identity.passkeys add constraint passkeys_pkey PRIMARY KEY (passkey_id);
alter table identity.passkeys add constraint passkeys_credential_id_key UNIQUE (credential_id);
alter table identity.persons add constraint persons_pkey PRIMARY KEY (person_id);
alter table identity.sessions add constraint sessions_check CHECK (((ended_at IS NULL) = (ended_by IS NULL)));
alter table identity.sessions add constraint sessions_ended_by_check CHECK ((ended_by = ANY (ARRAY['person'::text, 'bank'::text, 'replaced'::text, 'too_many'::text, 'enterprise'::text, 'mandate'::text])));
alter table identity.sessions add constraint sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.persons(person_id);
alter table identity.sessions add constraint sessions_pkey PRIMARY KEY (session_id);
alter table identity.sessions add constraint sessions_token_hash_key UNIQUE (token_hash);
alter table identity.sign_in_attempts add constraint sign_in_attempts_pkey PRIMARY KEY (state_hash);
alter table network.feed_items add constraint feed_items_item_id_check CHECK (((item_id >= 0) AND (item_id <= '9007199254740991'::bigint)));
alter table network.feed_items add constraint feed_items_kind_check CHECK ((kind = ANY (ARRAY['facts_changed'::text, 'facts_first_attested'::text])));
alter table network.feed_items add constraint feed_items_pkey PRIMARY KEY (enterprise_id, item_id) INCLUDE (category, source_id);
alter table network.feed_items add constraint feed_items_enterprise_id_event_id_key UNIQUE (enterprise_id, event_id);
alter table network.feed_position add constraint feed_position_only_row_check CHECK (only_row);
alter table network.feed_position add constraint feed_position_pkey PRIMARY KEY (only_row);
alter table network.partner_requests add constraint partner_requests_pkey PRIMARY KEY (enterprise_id, request_id);
alter table network.watches add constraint watches_check CHECK ((enterprise_id <> watched_id));
alter table network.watches add constraint watches_pkey PRIMARY KEY (enterprise_id, watched_id);
alter table notifications.deliveries add constraint deliveries_channel_check CHECK ((channel = 'email'::text));
alter table notifications.deliveries add constraint deliveries_check CHECK (((mode = ANY (ARRAY['at_once'::text, 'daily'::text])) = (notification_id IS NOT NULL)));
alter table notifications.deliveries add constraint deliveries_check1 CHECK (((state <> 'gathered'::text) OR (digest_id IS NOT NULL)));
alter table notifications.deliveries add constraint deliveries_mode_check CHECK ((mode = ANY (ARRAY['at_once'::text, 'daily'::text, 'digest'::text, 'confirmation'::text])));
alter table notifications.deliveries add constraint deliveries_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'gathered'::text, 'sending'::text, 'sent'::text, 'suppressed'::text, 'failed'::text])));
alter table notifications.deliveries add constraint deliveries_pkey PRIMARY KEY (enterprise_id, delivery_id);
alter table notifications.deliveries add constraint deliveries_enterprise_id_person_id_notification_id_channel_key UNIQUE (enterprise_id, person_id, notification_id, channel);
alter table notifications.notifications add constraint notifications_check CHECK (((subject_category IS NULL) OR (subject_enterprise_id IS NOT NULL)));
alter table notifications.notifications add constraint notifications_mandate_check CHECK ((((mandate_connection_id IS NULL) = (mandate_customer_ids IS NULL)) AND ((mandate_connection_id IS NULL) OR (mandate_action IS NOT NULL))));
alter table notifications.notifications add constraint notifications_severity_check CHECK ((severity = ANY (ARRAY['info'::text, 'notice'::text, 'urgent'::text])));
alter table notifications.notifications add constraint notifications_pkey PRIMARY KEY (enterprise_id, notification_id);
alter table notifications.notifications add constraint notifications_enterprise_id_person_id_dedupe_key_key UNIQUE (enterprise_id, person_id, dedupe_key);
alter table notifications.preferences add constraint preferences_email_check CHECK ((email = ANY (ARRAY['off'::text, 'at_once'::text, 'daily'::text])));
alter table notifications.preferences add constraint preferences_min_severity_check CHECK ((min_severity = ANY (ARRAY['info'::text, 'notice'::text, 'urgent'::text])));
alter table notifications.preferences add constraint preferences_pkey PRIMARY KEY (enterprise_id, person_id, topic);
alter table notifications.settings add constraint settings_check CHECK (((quiet_from IS NULL) = (quiet_to IS NULL)));
alter table notifications.settings add constraint settings_check1 CHECK ((((pending_email IS NULL) = (code_hash IS NULL)) AND ((code_hash IS NULL) = (code_expires_at IS NULL))));
alter table notifications.settings add constraint settings_digest_at_check CHECK ((digest_at ~ '^([01]\d|2[0-3]):[0-5]\d$'::text));
alter table notifications.settings add constraint settings_language_check CHECK ((language = ANY (ARRAY['zh-CN'::text, 'en'::text])));
alter table notifications.settings add constraint settings_quiet_from_check CHECK ((quiet_from ~ '^([01]\d|2[0-3]):[0-5]\d$'::text));
alter table notifications.settings add constraint settings_quiet_to_check CHECK ((quiet_to ~ '^([01]\d|2[0-3]):[0-5]\d$'::text));
alter table notifications.settings add constraint settings_pkey PRIMARY KEY (enterprise_id, person_id);
alter table payments.entries add constraint entries_amount_minor_check CHECK ((amount_minor >= 0));
alter table payments.entries add constraint entries_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table payments.entries add constraint entries_details_count_check CHECK ((details_count >= 0));
alter table payments.entries add constraint entries_direction_check CHECK ((direction = ANY (ARRAY['credit'::text, 'debit'::text])));
alter table payments.entries add constraint entries_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'booked'::text, 'information'::text])));
alter table payments.entries add constraint entries_enterprise_id_statement_id_fkey FOREIGN KEY (enterprise_id, statement_id) REFERENCES payments.statements(enterprise_id, statement_id);
alter table payments.entries add constraint entries_enterprise_id_superseded_by_fkey FOREIGN KEY (enterprise_id, superseded_by) REFERENCES payments.statements(enterprise_id, statement_id);
alter table payments.entries add constraint entries_pkey PRIMARY KEY (enterprise_id, entry_id);
alter table payments.escrow_orders add constraint escrow_orders_amount_minor_check CHECK ((amount_minor > 0));
alter table payments.escrow_orders add constraint escrow_orders_asked_by_check CHECK ((asked_by = ANY (ARRAY['buyer'::text, 'seller'::text])));
alter table payments.escrow_orders add constraint escrow_orders_kind_check CHECK ((kind = ANY (ARRAY['open'::text, 'delivery'::text, 'release'::text, 'refund'::text, 'dispute'::text, 'cancel'::text])));
alter table payments.escrow_orders add constraint escrow_orders_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'taken'::text, 'refused'::text])));
alter table payments.escrow_orders add constraint escrow_orders_enterprise_id_escrow_id_fkey FOREIGN KEY (enterprise_id, escrow_id) REFERENCES payments.escrows(enterprise_id, escrow_id);
alter table payments.escrow_orders add constraint escrow_orders_pkey PRIMARY KEY (enterprise_id, escrow_order_id);
alter table payments.escrow_transfers add constraint escrow_transfers_amount_minor_check CHECK ((amount_minor > 0));
alter table payments.escrow_transfers add constraint escrow_transfers_cause_check CHECK ((cause = ANY (ARRAY['payment'::text, 'confirmation'::text, 'agreement'::text, 'deadline'::text, 'decision'::text, 'cancellation'::text, 'return'::text])));
alter table payments.escrow_transfers add constraint escrow_transfers_kind_check CHECK ((kind = ANY (ARRAY['fund'::text, 'release'::text, 'refund'::text, 'return'::text])));
alter table payments.escrow_transfers add constraint escrow_transfers_returns_check CHECK (((returns_id IS NULL) OR (kind = 'return'::text)));
alter table payments.escrow_transfers add constraint escrow_transfers_side_check CHECK ((side = ANY (ARRAY['buyer'::text, 'seller'::text])));
alter table payments.escrow_transfers add constraint escrow_transfers_to_bank_check CHECK ((((to_bank IS NULL) AND (to_connection_id IS NULL)) OR ((kind = 'release'::text) AND (side = 'seller'::text))));
alter table payments.escrow_transfers add constraint escrow_transfers_to_check CHECK (((to_account IS NULL) OR ((kind = 'release'::text) AND (side = 'seller'::text))));
alter table payments.escrow_transfers add constraint escrow_transfers_enterprise_id_escrow_id_fkey FOREIGN KEY (enterprise_id, escrow_id) REFERENCES payments.escrows(enterprise_id, escrow_id);
alter table payments.escrow_transfers add constraint escrow_transfers_pkey PRIMARY KEY (enterprise_id, transfer_id);
alter table payments.escrows add constraint escrows_amount_minor_check CHECK ((amount_minor > 0));
alter table payments.escrows add constraint escrows_check CHECK (((funded_minor = 0) OR (funded_minor = amount_minor)));
alter table payments.escrows add constraint escrows_check1 CHECK (((released_minor + refunded_minor) <= funded_minor));
alter table payments.escrows add constraint escrows_refunded_minor_check CHECK ((refunded_minor >= 0));
alter table payments.escrows add constraint escrows_released_minor_check CHECK ((released_minor >= 0));
alter table payments.escrows add constraint escrows_side_check CHECK ((side = ANY (ARRAY['buyer'::text, 'seller'::text])));
alter table payments.escrows add constraint escrows_state_check CHECK ((state = ANY (ARRAY['opening'::text, 'open'::text, 'funded'::text, 'disputed'::text, 'returned'::text, 'closed'::text, 'refused'::text])));
alter table payments.escrows add constraint escrows_pkey PRIMARY KEY (enterprise_id, escrow_id);
alter table payments.instructions add constraint instructions_amount_minor_check CHECK ((amount_minor > 0));
alter table payments.instructions add constraint instructions_check1 CHECK (((executed_at IS NOT NULL) = (state = 'executed'::text)));
alter table payments.instructions add constraint instructions_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table payments.instructions add constraint instructions_released CHECK (((released_at IS NOT NULL) OR (state <> ALL (ARRAY['released'::text, 'executed'::text]))));
alter table payments.instructions add constraint instructions_revision_check CHECK ((revision > 0));
alter table payments.instructions add constraint instructions_state_check CHECK ((state = ANY (ARRAY['prepared'::text, 'awaiting_approval'::text, 'authorizing'::text, 'released'::text, 'executed'::text, 'failed'::text, 'withdrawn'::text, 'rejected'::text, 'expired'::text, 'cancelled'::text])));
alter table payments.instructions add constraint instructions_pkey PRIMARY KEY (enterprise_id, instruction_id);
alter table payments.limit_uses add constraint limit_uses_part_check CHECK ((part = ANY (ARRAY['prepare'::text, 'sign'::text, 'release'::text])));
alter table payments.limit_uses add constraint limit_uses_enterprise_id_instruction_id_fkey FOREIGN KEY (enterprise_id, instruction_id) REFERENCES payments.instructions(enterprise_id, instruction_id);
alter table payments.limit_uses add constraint limit_uses_pkey PRIMARY KEY (enterprise_id, instruction_id, use_id);
alter table payments.payment_requests add constraint payment_requests_amount_minor_check CHECK ((amount_minor > 0));
alter table payments.payment_requests add constraint payment_requests_check CHECK ((enterprise_id <> other_id));
alter table payments.payment_requests add constraint payment_requests_check1 CHECK (((paid_at IS NOT NULL) = (state = 'paid'::text)));
alter table payments.payment_requests add constraint payment_requests_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table payments.payment_requests add constraint payment_requests_side_check CHECK ((side = ANY (ARRAY['payee'::text, 'payer'::text])));
alter table payments.payment_requests add constraint payment_requests_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'accepted'::text, 'paid'::text, 'declined'::text, 'cancelled'::text, 'expired'::text])));
alter table payments.payment_requests add constraint payment_requests_pkey PRIMARY KEY (enterprise_id, request_id);
alter table payments.reconciliation_accounts add constraint reconciliation_accounts_pkey PRIMARY KEY (enterprise_id, connection_id, customer_id, account_number);
alter table payments.reconciliation_entries add constraint reconciliation_entries_amount_minor_check CHECK ((amount_minor >= 0));
alter table payments.reconciliation_entries add constraint reconciliation_entries_check CHECK ((late_of < month));
alter table payments.reconciliation_entries add constraint reconciliation_entries_check1 CHECK (((state = 'matched'::text) = (match_id IS NOT NULL)));
alter table payments.reconciliation_entries add constraint reconciliation_entries_check2 CHECK (((state = 'dismissed'::text) = (dismissed_as IS NOT NULL)));
alter table payments.reconciliation_entries add constraint reconciliation_entries_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table payments.reconciliation_entries add constraint reconciliation_entries_direction_check CHECK ((direction = ANY (ARRAY['credit'::text, 'debit'::text])));
alter table payments.reconciliation_entries add constraint reconciliation_entries_dismissed_as_check CHECK ((dismissed_as = ANY (ARRAY['own_transfer'::text, 'bank_error'::text, 'booked_elsewhere'::text, 'other'::text])));
alter table payments.reconciliation_entries add constraint reconciliation_entries_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric));
alter table payments.reconciliation_entries add constraint reconciliation_entries_revision_check CHECK ((revision > 0));
alter table payments.reconciliation_entries add constraint reconciliation_entries_state_check CHECK ((state = ANY (ARRAY['open'::text, 'matched'::text, 'dismissed'::text, 'superseded'::text])));
alter table payments.reconciliation_entries add constraint reconciliation_entries_enterprise_id_connection_id_custome_fkey FOREIGN KEY (enterprise_id, connection_id, customer_id, account_number) REFERENCES payments.reconciliation_accounts(enterprise_id, connection_id, customer_id, account_number);
alter table payments.reconciliation_entries add constraint reconciliation_entries_enterprise_id_match_id_fkey FOREIGN KEY (enterprise_id, match_id) REFERENCES payments.reconciliation_matches(enterprise_id, match_id);
alter table payments.reconciliation_entries add constraint reconciliation_entries_enterprise_id_told_id_fkey FOREIGN KEY (enterprise_id, told_id) REFERENCES payments.entries(enterprise_id, entry_id);
alter table payments.reconciliation_entries add constraint reconciliation_entries_pkey PRIMARY KEY (enterprise_id, entry_id);
alter table payments.reconciliation_items add constraint reconciliation_items_amount_minor_check CHECK ((amount_minor > 0));
alter table payments.reconciliation_items add constraint reconciliation_items_check CHECK (((matched_minor >= 0) AND (matched_minor <= amount_minor)));
alter table payments.reconciliation_items add constraint reconciliation_items_check1 CHECK (((state = 'matched'::text) = (matched_minor = amount_minor)));
alter table payments.reconciliation_items add constraint reconciliation_items_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table payments.reconciliation_items add constraint reconciliation_items_direction_check CHECK ((direction = ANY (ARRAY['credit'::text, 'debit'::text])));
alter table payments.reconciliation_items add constraint reconciliation_items_kind_check CHECK ((kind = ANY (ARRAY['payment'::text, 'request'::text, 'order'::text, 'transfer'::text])));
alter table payments.reconciliation_items add constraint reconciliation_items_revision_check CHECK ((revision > 0));
alter table payments.reconciliation_items add constraint reconciliation_items_state_check CHECK ((state = ANY (ARRAY['open'::text, 'matched'::text, 'dismissed'::text, 'gone'::text])));
alter table payments.reconciliation_items add constraint reconciliation_items_enterprise_id_connection_id_customer__fkey FOREIGN KEY (enterprise_id, connection_id, customer_id, account_number) REFERENCES payments.reconciliation_accounts(enterprise_id, connection_id, customer_id, account_number);
alter table payments.reconciliation_items add constraint reconciliation_items_pkey PRIMARY KEY (enterprise_id, item_id);
alter table payments.reconciliation_match_entries add constraint reconciliation_match_entries_amount_minor_check CHECK ((amount_minor > 0));
alter table payments.reconciliation_match_entries add constraint reconciliation_match_entries_enterprise_id_entry_id_fkey FOREIGN KEY (enterprise_id, entry_id) REFERENCES payments.reconciliation_entries(enterprise_id, entry_id);
alter table payments.reconciliation_match_entries add constraint reconciliation_match_entries_enterprise_id_match_id_fkey FOREIGN KEY (enterprise_id, match_id) REFERENCES payments.reconciliation_matches(enterprise_id, match_id);
alter table payments.reconciliation_match_entries add constraint reconciliation_match_entries_pkey PRIMARY KEY (enterprise_id, match_id, entry_id);
alter table payments.reconciliation_match_items add constraint reconciliation_match_items_amount_minor_check CHECK ((amount_minor > 0));
alter table payments.reconciliation_match_items add constraint reconciliation_match_items_enterprise_id_item_id_fkey FOREIGN KEY (enterprise_id, item_id) REFERENCES payments.reconciliation_items(enterprise_id, item_id);
alter table payments.reconciliation_match_items add constraint reconciliation_match_items_enterprise_id_match_id_fkey FOREIGN KEY (enterprise_id, match_id) REFERENCES payments.reconciliation_matches(enterprise_id, match_id);
alter table payments.reconciliation_match_items add constraint reconciliation_match_items_pkey PRIMARY KEY (enterprise_id, match_id, item_id);
alter table payments.reconciliation_matches add constraint reconciliation_matches_check CHECK ((entries_minor = (items_minor + difference_minor)));
alter table payments.reconciliation_matches add constraint reconciliation_matches_check1 CHECK (((difference_minor = 0) = (difference_kind IS NULL)));
alter table payments.reconciliation_matches add constraint reconciliation_matches_check2 CHECK (((kind = 'booking'::text) = (items_minor = 0)));
alter table payments.reconciliation_matches add constraint reconciliation_matches_confidence_check CHECK (((confidence >= 0) AND (confidence <= 100)));
alter table payments.reconciliation_matches add constraint reconciliation_matches_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table payments.reconciliation_matches add constraint reconciliation_matches_difference_kind_check CHECK ((difference_kind = ANY (ARRAY['fee'::text, 'interest'::text, 'charge'::text, 'discount'::text, 'exchange'::text, 'other'::text])));
alter table payments.reconciliation_matches add constraint reconciliation_matches_direction_check CHECK ((direction = ANY (ARRAY['credit'::text, 'debit'::text])));
alter table payments.reconciliation_matches add constraint reconciliation_matches_entries_minor_check CHECK ((entries_minor > 0));
alter table payments.reconciliation_matches add constraint reconciliation_matches_items_minor_check CHECK ((items_minor >= 0));
alter table payments.reconciliation_matches add constraint reconciliation_matches_kind_check CHECK ((kind = ANY (ARRAY['one_to_one'::text, 'one_to_many'::text, 'many_to_one'::text, 'many_to_many'::text, 'booking'::text])));
alter table payments.reconciliation_matches add constraint reconciliation_matches_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric));
alter table payments.reconciliation_matches add constraint reconciliation_matches_enterprise_id_connection_id_custome_fkey FOREIGN KEY (enterprise_id, connection_id, customer_id, account_number) REFERENCES payments.reconciliation_accounts(enterprise_id, connection_id, customer_id, account_number);
alter table payments.reconciliation_matches add constraint reconciliation_matches_pkey PRIMARY KEY (enterprise_id, match_id);
alter table payments.reconciliation_periods add constraint reconciliation_periods_check CHECK ((previous_month = (month - '1 mon'::interval)));
alter table payments.reconciliation_periods add constraint reconciliation_periods_check1 CHECK ((((opening_minor + credits_minor) - debits_minor) = closing_minor));
alter table payments.reconciliation_periods add constraint reconciliation_periods_check2 CHECK (((matched + dismissed) = (credits + debits)));
alter table payments.reconciliation_periods add constraint reconciliation_periods_content_hash_check CHECK ((octet_length(content_hash) = 32));
alter table payments.reconciliation_periods add constraint reconciliation_periods_credits_check CHECK ((credits >= 0));
alter table payments.reconciliation_periods add constraint reconciliation_periods_credits_minor_check CHECK ((credits_minor >= 0));
alter table payments.reconciliation_periods add constraint reconciliation_periods_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table payments.reconciliation_periods add constraint reconciliation_periods_debits_check CHECK ((debits >= 0));
alter table payments.reconciliation_periods add constraint reconciliation_periods_debits_minor_check CHECK ((debits_minor >= 0));
alter table payments.reconciliation_periods add constraint reconciliation_periods_dismissed_check CHECK ((dismissed >= 0));
alter table payments.reconciliation_periods add constraint reconciliation_periods_matched_check CHECK ((matched >= 0));
alter table payments.reconciliation_periods add constraint reconciliation_periods_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric));
alter table payments.reconciliation_periods add constraint reconciliation_periods_enterprise_id_connection_id_custom_fkey1 FOREIGN KEY (enterprise_id, connection_id, customer_id, account_number, previous_month, opening_minor) REFERENCES payments.reconciliation_periods(enterprise_id, connection_id, customer_id, account_number, month, closing_minor);
alter table payments.reconciliation_periods add constraint reconciliation_periods_enterprise_id_connection_id_custome_fkey FOREIGN KEY (enterprise_id, connection_id, customer_id, account_number) REFERENCES payments.reconciliation_accounts(enterprise_id, connection_id, customer_id, account_number);
alter table payments.reconciliation_periods add constraint reconciliation_periods_pkey PRIMARY KEY (enterprise_id, connection_id, customer_id, account_number, month);
alter table payments.reconciliation_periods add constraint reconciliation_periods_enterprise_id_connection_id_customer_key UNIQUE (enterprise_id, connection_id, customer_id, account_number, month, closing_minor);
alter table payments.statement_files add constraint statement_files_check CHECK (((state = 'refused'::text) = (fault_code IS NOT NULL)));
alter table payments.statement_files add constraint statement_files_checked_by_check CHECK ((checked_by = ANY (ARRAY['schema'::text, 'rules'::text])));
alter table payments.statement_files add constraint statement_files_fault_line_check CHECK ((fault_line > 0));
alter table payments.statement_files add constraint statement_files_sha256_check CHECK ((octet_length(sha256) = 32));
alter table payments.statement_files add constraint statement_files_size_bytes_check CHECK ((size_bytes >= 0));
alter table payments.statement_files add constraint statement_files_state_check CHECK ((state = ANY (ARRAY['taken'::text, 'refused'::text])));
alter table payments.statement_files add constraint statement_files_via_check CHECK ((via = ANY (ARRAY['bank'::text, 'upload'::text])));
alter table payments.statement_files add constraint statement_files_pkey PRIMARY KEY (enterprise_id, file_id);
alter table payments.statement_lines add constraint statement_lines_occurrence_check CHECK ((occurrence > 0));
alter table payments.statement_lines add constraint statement_lines_position_check CHECK (("position" > 0));
alter table payments.statement_lines add constraint statement_lines_enterprise_id_statement_id_fkey FOREIGN KEY (enterprise_id, statement_id) REFERENCES payments.statements(enterprise_id, statement_id);
alter table payments.statement_lines add constraint statement_lines_pkey PRIMARY KEY (enterprise_id, statement_id, "position");
alter table payments.statements add constraint statements_checked_by_check CHECK ((checked_by = ANY (ARRAY['schema'::text, 'rules'::text])));
alter table payments.statements add constraint statements_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table payments.statements add constraint statements_entries_check CHECK ((entries >= 0));
alter table payments.statements add constraint statements_message_check CHECK ((message = ANY (ARRAY['camt.052'::text, 'camt.053'::text, 'camt.054'::text])));
alter table payments.statements add constraint statements_state_check CHECK ((state = ANY (ARRAY['balances'::text, 'does_not_balance'::text, 'not_checked'::text])));
alter table payments.statements add constraint statements_enterprise_id_file_id_fkey FOREIGN KEY (enterprise_id, file_id) REFERENCES payments.statement_files(enterprise_id, file_id);
alter table payments.statements add constraint statements_pkey PRIMARY KEY (enterprise_id, statement_id);
alter table payments.steps add constraint steps_enterprise_id_instruction_id_fkey FOREIGN KEY (enterprise_id, instruction_id) REFERENCES payments.instructions(enterprise_id, instruction_id);
alter table payments.steps add constraint steps_pkey PRIMARY KEY (enterprise_id, instruction_id, "position");
alter table payments.trade_order_documents add constraint trade_order_documents_added_by_check CHECK ((added_by = ANY (ARRAY['buyer'::text, 'seller'::text])));
alter table payments.trade_order_documents add constraint trade_order_documents_kind_check CHECK ((kind = ANY (ARRAY['order'::text, 'delivery_note'::text, 'invoice'::text, 'other'::text])));
alter table payments.trade_order_documents add constraint trade_order_documents_media_type_check CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text])));
alter table payments.trade_order_documents add constraint trade_order_documents_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
alter table payments.trade_order_documents add constraint trade_order_documents_size_bytes_check CHECK ((size_bytes > 0));
alter table payments.trade_order_documents add constraint trade_order_documents_enterprise_id_order_id_fkey FOREIGN KEY (enterprise_id, order_id) REFERENCES payments.trade_orders(enterprise_id, order_id);
alter table payments.trade_order_documents add constraint trade_order_documents_pkey PRIMARY KEY (enterprise_id, order_id, document_id);
alter table payments.trade_order_steps add constraint trade_order_steps_actor_check CHECK ((actor = ANY (ARRAY['buyer'::text, 'seller'::text, 'bank'::text, 'time'::text])));
alter table payments.trade_order_steps add constraint trade_order_steps_enterprise_id_order_id_fkey FOREIGN KEY (enterprise_id, order_id) REFERENCES payments.trade_orders(enterprise_id, order_id);
alter table payments.trade_order_steps add constraint trade_order_steps_pkey PRIMARY KEY (enterprise_id, order_id, "position");
alter table payments.trade_orders add constraint trade_orders_check CHECK ((enterprise_id <> other_id));
alter table payments.trade_orders add constraint trade_orders_check1 CHECK (((net_minor + tax_minor) = total_minor));
alter table payments.trade_orders add constraint trade_orders_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table payments.trade_orders add constraint trade_orders_net_minor_check CHECK ((net_minor >= 0));
alter table payments.trade_orders add constraint trade_orders_paid_minor_check CHECK ((paid_minor >= 0));
alter table payments.trade_orders add constraint trade_orders_release_after_days_check CHECK (((release_after_days >= 1) AND (release_after_days <= 90)));
alter table payments.trade_orders add constraint trade_orders_revision_check CHECK ((revision > 0));
alter table payments.trade_orders add constraint trade_orders_side_check CHECK ((side = ANY (ARRAY['buyer'::text, 'seller'::text])));
alter table payments.trade_orders add constraint trade_orders_state_check CHECK ((state = ANY (ARRAY['ordered'::text, 'accepted'::text, 'in_escrow'::text, 'delivered'::text, 'confirmed'::text, 'disputed'::text, 'partly_released'::text, 'released'::text, 'refunded'::text, 'split'::text, 'paid'::text, 'reconciled'::text, 'declined'::text, 'cancelled'::text])));
alter table payments.trade_orders add constraint trade_orders_tax_minor_check CHECK ((tax_minor >= 0));
alter table payments.trade_orders add constraint trade_orders_total_minor_check CHECK ((total_minor > 0));
alter table payments.trade_orders add constraint trade_orders_pkey PRIMARY KEY (enterprise_id, order_id);
alter table platform.idempotency_keys add constraint idempotency_keys_pkey PRIMARY KEY (scope, key);
alter table platform.migrations add constraint migrations_pkey PRIMARY KEY (name);
alter table platform.outbox add constraint outbox_pkey PRIMARY KEY (event_id);

-- indexes
CREATE INDEX approval_signatures_of ON access.approval_signatures USING btree (enterprise_id, person_id, signed_at DESC, signature_id DESC);
CREATE UNIQUE INDEX approval_signatures_once ON access.approval_signatures USING btree (enterprise_id, approval_id, person_id) WHERE (void_at IS NULL);
CREATE UNIQUE INDEX approval_signatures_once_for ON access.approval_signatures USING btree (enterprise_id, approval_id, for_person_id) WHERE (void_at IS NULL);
CREATE INDEX approvals_by_deadline ON access.approvals USING btree (deadline_at) WHERE (state = 'waiting'::text);
CREATE INDEX approvals_ended ON access.approvals USING btree (enterprise_id, connection_id, customer_id, ended_at DESC, approval_id DESC) WHERE (state <> 'waiting'::text);
CREATE INDEX approvals_of_subject ON access.approvals USING btree (enterprise_id, kind, subject_id, opened_at DESC);
CREATE UNIQUE INDEX approvals_open_once ON access.approvals USING btree (enterprise_id, kind, subject_id) WHERE (state = 'waiting'::text);
CREATE INDEX approvals_to_remind ON access.approvals USING btree (remind_at) WHERE ((state = 'waiting'::text) AND (remind_at IS NOT NULL));
CREATE INDEX approvals_waiting ON access.approvals USING btree (enterprise_id, connection_id, customer_id, deadline_at, approval_id) WHERE (state = 'waiting'::text);
CREATE INDEX delegations_given ON access.delegations USING btree (enterprise_id, person_id, created_at DESC, delegation_id DESC);
CREATE INDEX delegations_held ON access.delegations USING btree (enterprise_id, connection_id, customer_id, delegate_subject, until_on) WHERE (ended_at IS NULL);
CREATE INDEX invitations_by_age ON access.invitations USING btree (expires_at);
CREATE INDEX invitations_by_time ON access.invitations USING btree (enterprise_id, created_at DESC, invitation_id DESC);
CREATE INDEX invitations_open ON access.invitations USING btree (enterprise_id, bank) WHERE (state = 'open'::text);
CREATE INDEX limit_counters_by_age ON access.limit_counters USING btree (starts_on);
CREATE INDEX mandate_places_by_mandate ON access.mandate_places USING btree (mandate_id);
CREATE INDEX mandates_of_customer ON access.mandates USING btree (enterprise_id, connection_id, customer_id);
CREATE INDEX mandates_of_operators ON access.mandates USING btree (bank, customer_id) WHERE (role_id = 'operator'::text);
CREATE INDEX memberships_by_time ON access.memberships USING btree (enterprise_id, state, since DESC, person_id DESC);
CREATE INDEX permission_changes_by_approval ON access.permission_changes USING btree (enterprise_id, approval_id) WHERE (approval_id IS NOT NULL);
CREATE INDEX permission_changes_by_time ON access.permission_changes USING btree (enterprise_id, table_id, created_at DESC, change_id DESC);
CREATE INDEX permission_changes_under_way ON access.permission_changes USING btree (updated_at) WHERE (state = ANY (ARRAY['approved'::text, 'submitted'::text]));
CREATE INDEX permission_table_versions_by_day ON access.permission_table_versions USING btree (enterprise_id, table_id, effective_from DESC, version DESC);
CREATE INDEX permission_tables_of_customer ON access.permission_tables USING btree (connection_id, customer_id);
CREATE INDEX lines_by_account ON audit.lines USING btree (enterprise_id, ((details ->> 'account'::text)), occurred_at DESC, line_id DESC) WHERE ((details ->> 'account'::text) IS NOT NULL);
CREATE INDEX lines_by_action ON audit.lines USING btree (action, occurred_at DESC, line_id DESC) WHERE (action <> 'facts.recorded'::text);
CREATE INDEX lines_by_actor ON audit.lines USING btree (actor_id, occurred_at DESC, line_id DESC) WHERE (actor_kind = 'person'::text);
CREATE INDEX lines_by_target ON audit.lines USING hash (target);
CREATE INDEX lines_by_time ON audit.lines USING btree (enterprise_id, occurred_at DESC, line_id DESC);
CREATE UNIQUE INDEX lines_chain ON audit.lines USING btree (enterprise_id, chain_position) WHERE (chain_position IS NOT NULL);
CREATE INDEX lines_recent ON audit.lines USING btree (occurred_at DESC, line_id DESC);
CREATE INDEX lines_unchained ON audit.lines USING btree (enterprise_id, line_id) WHERE (chain_position IS NULL);
CREATE UNIQUE INDEX verifications_running ON audit.verifications USING btree (state) WHERE (state = 'running'::text);
CREATE INDEX activity_batches_to_send ON bank.activity_batches USING btree (send_at) WHERE (send_at IS NOT NULL);
CREATE INDEX activity_consents_by_pseudonym ON bank.activity_consents USING btree (connection_id, pseudonym);
CREATE UNIQUE INDEX activity_consents_in_force ON bank.activity_consents USING btree (enterprise_id, connection_id, customer_id, category) WHERE (withdrawn_at IS NULL);
CREATE INDEX activity_erasures_to_ask ON bank.activity_erasures USING btree (ask_at) WHERE (ask_at IS NOT NULL);
CREATE INDEX activity_events_by_batch ON bank.activity_events USING btree (enterprise_id, batch_id) WHERE (batch_id IS NOT NULL);
CREATE INDEX activity_events_newest ON bank.activity_events USING btree (enterprise_id, event_id DESC);
CREATE INDEX activity_events_waiting ON bank.activity_events USING btree (enterprise_id, consent_id, event_id) WHERE (batch_id IS NULL);
CREATE INDEX consent_attempts_by_consent ON bank.consent_attempts USING btree (consent_id);
CREATE UNIQUE INDEX consents_by_bank_id ON bank.consents USING btree (connection_id, bank_consent_id) WHERE (bank_consent_id IS NOT NULL);
CREATE INDEX consents_by_customer ON bank.consents USING btree (connection_id, customer_id) WHERE (customer_id IS NOT NULL);
CREATE INDEX consents_by_enterprise ON bank.consents USING btree (enterprise_id, consent_id) WHERE (enterprise_id IS NOT NULL);
CREATE INDEX consents_expiring ON bank.consents USING btree (expires_at) WHERE (status = ANY (ARRAY['AWAU'::text, 'AUTH'::text]));
CREATE INDEX consents_to_warn ON bank.consents USING btree (warned_days, expires_at) WHERE (status = 'AUTH'::text);
CREATE INDEX consents_withdrawing ON bank.consents USING btree (withdrawal_due_at) WHERE (withdrawal_due_at IS NOT NULL);
CREATE INDEX customers_by_enterprise ON bank.customers USING btree (enterprise_id, connection_id) WHERE (enterprise_id IS NOT NULL);
CREATE INDEX customers_wanting_sync ON bank.customers USING btree (connection_id, sync_wanted_at) WHERE (sync_wanted_at IS NOT NULL);
CREATE INDEX escrows_by_id ON bank.escrows USING btree (connection_id, escrow_id);
CREATE INDEX escrows_to_recheck ON bank.escrows USING btree (connection_id, recheck_at) WHERE (recheck_at IS NOT NULL);
CREATE INDEX inbox_waiting ON bank.inbox USING btree (connection_id, customer_id, sequence) WHERE (state = 'waiting'::text);
CREATE INDEX inbox_withheld ON bank.inbox USING btree (connection_id, customer_id, sequence) WHERE (outcome = 'withheld'::text);
CREATE INDEX kept_aside_by_connection ON bank.kept_aside USING btree (connection_id, record_id);
CREATE UNIQUE INDEX kept_aside_once ON bank.kept_aside USING btree (connection_id, customer_id, sequence, digest);
CREATE INDEX offer_acceptances_to_send ON bank.offer_acceptances USING btree (send_at) WHERE (send_at IS NOT NULL);
CREATE INDEX offer_delivery_batches_to_send ON bank.offer_delivery_batches USING btree (send_at) WHERE (send_at IS NOT NULL);
CREATE INDEX offer_matchings_due ON bank.offer_matchings USING btree (due_at);
CREATE INDEX offer_records_by_offer ON bank.offer_records USING btree (connection_id, offer_id, version);
CREATE INDEX offers_open ON bank.offers USING btree (valid_until) WHERE (ended_at IS NULL);
CREATE INDEX offers_to_begin ON bank.offers USING btree (valid_from) WHERE (state = 'scheduled'::text);
CREATE UNIQUE INDEX escrow_alarms_once ON bank.payment_alarms USING btree (connection_id, escrow_id, kind, digest) WHERE (escrow_id IS NOT NULL);
CREATE INDEX payment_alarms_by_connection ON bank.payment_alarms USING btree (connection_id, alarm_id DESC);
CREATE UNIQUE INDEX payment_alarms_once ON bank.payment_alarms USING btree (connection_id, instruction_id, kind, digest);
CREATE INDEX payment_attempts_by_instruction ON bank.payment_attempts USING btree (instruction_id, person_id, redirect_until DESC);
CREATE INDEX published_offers_by_offer ON bank.published_offers USING btree (connection_id, offer_id) WHERE (ended_at IS NULL);
CREATE INDEX published_offers_newest ON bank.published_offers USING btree (enterprise_id, published_at DESC, publication_id DESC) WHERE (ended_at IS NULL);
CREATE INDEX published_offers_untold ON bank.published_offers USING btree (connection_id, offer_id, version) WHERE (batch_id IS NULL);
CREATE INDEX refused_tables_by_connection ON bank.refused_tables USING btree (connection_id, refusal_id DESC);
CREATE UNIQUE INDEX refused_tables_once ON bank.refused_tables USING btree (connection_id, customer_id, digest);
CREATE INDEX sent_payments_by_payment ON bank.sent_payments USING btree (enterprise_id, connection_id, payment_id) WHERE (payment_id IS NOT NULL);
CREATE INDEX sent_payments_to_ask ON bank.sent_payments USING btree (ask_at) WHERE (ask_at IS NOT NULL);
CREATE INDEX statement_cursors_behind ON bank.statement_cursors USING btree (connection_id, asked_at) WHERE (known_sequence > sequence);
CREATE INDEX statement_cursors_by_time ON bank.statement_cursors USING btree (connection_id, asked_at);
CREATE UNIQUE INDEX statement_files_by_id ON bank.statement_files USING btree (enterprise_id, connection_id, customer_id, file_id);
CREATE INDEX statement_files_due ON bank.statement_files USING btree (connection_id, next_at) WHERE (state = ANY (ARRAY['announced'::text, 'fetched'::text]));
CREATE INDEX attachments_of_submission ON bank.submission_attachments USING btree (enterprise_id, submission_id, attachment_id);
CREATE INDEX dispatches_of_submission ON bank.submission_dispatches USING btree (enterprise_id, submission_id, place);
CREATE INDEX dispatches_waiting ON bank.submission_dispatches USING btree (connection_id, enterprise_id, customer_id, place) WHERE (state = 'waiting'::text);
CREATE INDEX submissions_correcting ON bank.submissions USING btree (enterprise_id, connection_id) WHERE ((kind = 'fact_correction'::text) AND (attested IS NULL));
CREATE INDEX submissions_of_customer ON bank.submissions USING btree (enterprise_id, connection_id, customer_id, submission_id DESC);
CREATE INDEX submissions_to_ask ON bank.submissions USING btree (ask_at) WHERE (ask_at IS NOT NULL);
CREATE INDEX sync_runs_by_connection ON bank.sync_runs USING btree (connection_id, run_id);
CREATE INDEX blocks_by_time ON enterprises.blocks USING btree (enterprise_id, side, since DESC, other_id DESC);
CREATE INDEX cases_by_id ON enterprises.cases USING btree (case_id);
CREATE INDEX cases_by_time ON enterprises.cases USING btree (state, opened_at DESC, case_id DESC);
CREATE UNIQUE INDEX cases_one_open ON enterprises.cases USING btree (enterprise_id, kind) WHERE (state = 'open'::text);
CREATE INDEX directory_by_grams ON enterprises.directory USING gin (grams);
CREATE INDEX evidence_by_sequence ON enterprises.evidence USING btree (enterprise_id, source_id, sequence);
CREATE INDEX evidence_documents_by_file ON enterprises.evidence_documents USING btree (enterprise_id, sha256) WHERE (state <> 'deleted'::text);
CREATE UNIQUE INDEX evidence_documents_in_force ON enterprises.evidence_documents USING btree (enterprise_id, kind) WHERE (state = 'kept'::text);
CREATE INDEX evidence_documents_to_tell ON enterprises.evidence_documents USING btree (valid_until, enterprise_id, document_id) WHERE ((state = 'kept'::text) AND (valid_until IS NOT NULL) AND (expired_told_at IS NULL));
CREATE INDEX identifiers_by_enterprise ON enterprises.identifiers USING btree (enterprise_id, scheme, country, value);
CREATE INDEX identifiers_by_value ON enterprises.identifiers USING btree (value);
CREATE INDEX looks_by_age ON enterprises.looks USING btree (hour);
CREATE INDEX looks_by_time ON enterprises.looks USING btree (enterprise_id, last_at DESC, reader_id DESC, reader_role DESC, how DESC);
CREATE INDEX relations_by_state ON enterprises.relations USING btree (enterprise_id, state, since DESC, partner_id DESC);
CREATE INDEX relations_by_time ON enterprises.relations USING btree (enterprise_id, since DESC, partner_id DESC);
CREATE INDEX bank_identities_by_person ON identity.bank_identities USING btree (person_id);
CREATE INDEX logout_tokens_by_age ON identity.logout_tokens USING btree (taken_at);
CREATE INDEX passkey_challenges_by_expiry ON identity.passkey_challenges USING btree (expires_at);
CREATE INDEX passkey_challenges_of_person ON identity.passkey_challenges USING btree (person_id, expires_at);
CREATE INDEX passkeys_of_person ON identity.passkeys USING btree (person_id, created_at, passkey_id);
CREATE INDEX sessions_by_expiry ON identity.sessions USING btree (expires_at);
CREATE INDEX sessions_of_customer ON identity.sessions USING btree (connection_id, customer_id) WHERE (ended_at IS NULL);
CREATE INDEX sessions_of_person ON identity.sessions USING btree (person_id, signed_in_at DESC, session_id) WHERE (ended_at IS NULL);
CREATE INDEX sessions_of_subject ON identity.sessions USING btree (connection_id, subject) WHERE (ended_at IS NULL);
CREATE INDEX sign_in_attempts_by_expiry ON identity.sign_in_attempts USING btree (expires_at);
CREATE INDEX feed_items_by_position ON network.feed_items USING btree (enterprise_id, "position");
CREATE INDEX partner_requests_by_age ON network.partner_requests USING btree (asked_at);
CREATE INDEX partner_requests_by_asked ON network.partner_requests USING btree (enterprise_id, asked_id, asked_at);
CREATE INDEX partner_requests_by_time ON network.partner_requests USING btree (enterprise_id, asked_at);
CREATE INDEX watches_by_time ON network.watches USING btree (enterprise_id, since DESC, watched_id);
CREATE INDEX watches_by_watched ON network.watches USING btree (watched_id, enterprise_id);
CREATE INDEX deliveries_by_age ON notifications.deliveries USING btree (created_at);
CREATE INDEX deliveries_daily_due ON notifications.deliveries USING btree (due_at) WHERE ((state = 'waiting'::text) AND (mode = 'daily'::text));
CREATE INDEX deliveries_daily_of_reader ON notifications.deliveries USING btree (enterprise_id, person_id, due_at) WHERE ((state = 'waiting'::text) AND (mode = 'daily'::text));
CREATE INDEX deliveries_due ON notifications.deliveries USING btree (due_at) WHERE ((state = 'waiting'::text) AND (mode <> 'daily'::text));
CREATE INDEX deliveries_ended ON notifications.deliveries USING btree (state, ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX deliveries_leased ON notifications.deliveries USING btree (leased_until) WHERE (state = 'sending'::text);
CREATE INDEX deliveries_of_digest ON notifications.deliveries USING btree (enterprise_id, digest_id) WHERE (digest_id IS NOT NULL);
CREATE INDEX deliveries_of_reader ON notifications.deliveries USING btree (enterprise_id, person_id, delivery_id DESC);
CREATE INDEX deliveries_tried ON notifications.deliveries USING btree (created_at) WHERE ((state = 'waiting'::text) AND (attempts > 0));
CREATE INDEX deliveries_troubled ON notifications.deliveries USING btree (error_at DESC) WHERE (error IS NOT NULL);
CREATE INDEX notifications_by_age ON notifications.notifications USING btree (created_at);
CREATE INDEX notifications_of_reader ON notifications.notifications USING btree (enterprise_id, person_id, notification_id DESC) WHERE in_app;
CREATE INDEX notifications_unread ON notifications.notifications USING btree (enterprise_id, person_id, notification_id DESC) WHERE (in_app AND (read_at IS NULL));
CREATE INDEX entries_by_day ON payments.entries USING btree (enterprise_id, connection_id, customer_id, account_number, day DESC, entry_id DESC);
CREATE INDEX entries_by_end_to_end ON payments.entries USING btree (enterprise_id, end_to_end_id) WHERE (end_to_end_id IS NOT NULL);
CREATE UNIQUE INDEX entries_by_key ON payments.entries USING btree (enterprise_id, entry_key);
CREATE INDEX entries_by_reference ON payments.entries USING btree (enterprise_id, reference_key);
CREATE INDEX entries_superseded ON payments.entries USING btree (enterprise_id, connection_id, customer_id, account_number) WHERE (superseded_by IS NOT NULL);
CREATE INDEX escrow_orders_by_escrow ON payments.escrow_orders USING btree (enterprise_id, escrow_id, escrow_order_id);
CREATE UNIQUE INDEX escrow_orders_one_movement ON payments.escrow_orders USING btree (enterprise_id, escrow_id) WHERE ((state = 'pending'::text) AND (kind = ANY (ARRAY['release'::text, 'refund'::text])));
CREATE INDEX escrow_orders_to_send ON payments.escrow_orders USING btree (connection_id, send_at) WHERE (send_at IS NOT NULL);
CREATE INDEX escrow_transfers_by_order ON payments.escrow_transfers USING btree (enterprise_id, order_id, transfer_id);
CREATE INDEX escrow_transfers_by_time ON payments.escrow_transfers USING btree (enterprise_id, moved_at);
CREATE INDEX escrow_transfers_returns ON payments.escrow_transfers USING btree (enterprise_id, returns_id) WHERE (returns_id IS NOT NULL);
CREATE INDEX escrows_by_instruction ON payments.escrows USING btree (enterprise_id, instruction_id) WHERE (instruction_id IS NOT NULL);
CREATE UNIQUE INDEX escrows_by_order ON payments.escrows USING btree (enterprise_id, order_id);
CREATE INDEX instructions_by_account ON payments.instructions USING btree (enterprise_id, debtor_account, prepared_at DESC, instruction_id DESC);
CREATE INDEX instructions_by_id ON payments.instructions USING btree (instruction_id);
CREATE INDEX instructions_by_state ON payments.instructions USING btree (enterprise_id, state, prepared_at DESC, instruction_id DESC);
CREATE INDEX instructions_by_time ON payments.instructions USING btree (enterprise_id, prepared_at DESC, instruction_id DESC);
CREATE INDEX instructions_to_authorise ON payments.instructions USING btree (expires_at) WHERE (state = 'authorizing'::text);
CREATE INDEX instructions_to_send_at_bank ON payments.instructions USING btree (connection_id, send_at) WHERE (send_at IS NOT NULL);
CREATE INDEX payment_requests_by_instruction ON payments.payment_requests USING btree (enterprise_id, instruction_id) WHERE (instruction_id IS NOT NULL);
CREATE INDEX payment_requests_by_order ON payments.payment_requests USING btree (enterprise_id, order_id) WHERE (order_id IS NOT NULL);
CREATE INDEX payment_requests_by_state ON payments.payment_requests USING btree (enterprise_id, state, asked_at DESC, request_id DESC);
CREATE INDEX payment_requests_by_time ON payments.payment_requests USING btree (enterprise_id, side, asked_at DESC, request_id DESC);
CREATE INDEX payment_requests_to_expire ON payments.payment_requests USING btree (expires_at) WHERE ((state = 'asked'::text) AND (side = 'payee'::text));
CREATE INDEX reconciliation_entries_by_match ON payments.reconciliation_entries USING btree (enterprise_id, match_id) WHERE (match_id IS NOT NULL);
CREATE INDEX reconciliation_entries_by_month ON payments.reconciliation_entries USING btree (enterprise_id, connection_id, customer_id, account_number, month, state, day, entry_id);
CREATE INDEX reconciliation_entries_corrected ON payments.reconciliation_entries USING btree (enterprise_id, connection_id, customer_id, account_number) WHERE ((state = 'superseded'::text) OR (corrects IS NOT NULL));
CREATE INDEX reconciliation_entries_open ON payments.reconciliation_entries USING btree (enterprise_id, connection_id, customer_id, account_number, day, entry_id) WHERE (state = 'open'::text);
CREATE INDEX reconciliation_entries_told ON payments.reconciliation_entries USING btree (enterprise_id, told_id);
CREATE INDEX reconciliation_items_by_day ON payments.reconciliation_items USING btree (enterprise_id, connection_id, customer_id, account_number, state, day DESC, item_id DESC);
CREATE INDEX reconciliation_items_by_order ON payments.reconciliation_items USING btree (enterprise_id, order_id) WHERE (order_id IS NOT NULL);
CREATE INDEX reconciliation_match_items_by_item ON payments.reconciliation_match_items USING btree (enterprise_id, item_id, match_id);
CREATE INDEX reconciliation_matches_by_time ON payments.reconciliation_matches USING btree (enterprise_id, connection_id, customer_id, account_number, month, made_at DESC, match_id DESC);
CREATE UNIQUE INDEX reconciliation_periods_first ON payments.reconciliation_periods USING btree (enterprise_id, connection_id, customer_id, account_number) WHERE (previous_month IS NULL);
CREATE UNIQUE INDEX statement_files_by_content ON payments.statement_files USING btree (enterprise_id, connection_id, customer_id, sha256, via);
CREATE INDEX statement_files_by_time ON payments.statement_files USING btree (enterprise_id, connection_id, customer_id, received_at DESC, file_id DESC);
CREATE INDEX statement_files_refused ON payments.statement_files USING btree (enterprise_id, connection_id, customer_id, received_at DESC, file_id DESC) WHERE (state = 'refused'::text);
CREATE INDEX statement_lines_by_entry ON payments.statement_lines USING btree (enterprise_id, entry_id);
CREATE INDEX statements_by_day ON payments.statements USING btree (enterprise_id, connection_id, customer_id, account_number, day DESC, statement_id DESC);
CREATE INDEX statements_by_file ON payments.statements USING btree (enterprise_id, file_id);
CREATE UNIQUE INDEX statements_by_key ON payments.statements USING btree (enterprise_id, statement_key);
CREATE INDEX statements_by_number ON payments.statements USING btree (enterprise_id, connection_id, customer_id, account_number, COALESCE(electronic_sequence, legal_sequence));
CREATE INDEX trade_order_documents_by_file ON payments.trade_order_documents USING btree (enterprise_id, sha256);
CREATE INDEX trade_orders_by_side ON payments.trade_orders USING btree (enterprise_id, side, ordered_at DESC, order_id DESC);
CREATE INDEX trade_orders_by_state ON payments.trade_orders USING btree (enterprise_id, state, ordered_at DESC, order_id DESC);
CREATE INDEX trade_orders_by_time ON payments.trade_orders USING btree (enterprise_id, ordered_at DESC, order_id DESC);
CREATE INDEX idempotency_keys_by_age ON platform.idempotency_keys USING btree (created_at);
CREATE INDEX outbox_by_age ON platform.outbox USING btree (occurred_at, event_id);

-- views
create view enterprises.audience_blocks with (security_invoker=true) as
 SELECT enterprise_id,
    other_id
   FROM enterprises.blocks;
create view enterprises.audience_disclosures with (security_invoker=true) as
 SELECT enterprise_id,
    category,
    audience
   FROM enterprises.disclosures;
create view enterprises.audience_members with (security_invoker=true) as
 SELECT enterprise_id,
    (status = 'verified'::text) AS verified,
    name_zh,
    name_en
   FROM enterprises.enterprises;
create view enterprises.audience_partners with (security_invoker=true) as
 SELECT enterprise_id,
    partner_id,
    since
   FROM enterprises.relations
  WHERE (state = 'active'::text);
create view enterprises.audience_sources with (security_invoker=true) as
 SELECT enterprise_id,
    source_id,
    state,
    withdrawn_categories
   FROM enterprises.fact_sources;

-- functions
CREATE OR REPLACE FUNCTION access.take_from_free_slots(of_enterprise uuid, counters bytea[], gates integer[], limits numeric[], amounts numeric[])
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
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
end $function$
;
CREATE OR REPLACE FUNCTION enterprises.sees_others()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select platform.current_enterprise() is null or exists (
    select 1 from enterprises.enterprises e where e.enterprise_id = platform.current_enterprise() and e.status = 'verified') $function$
;
CREATE OR REPLACE FUNCTION platform.current_enterprise()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('guildhall.enterprise_id', true), '')::uuid $function$
;
CREATE OR REPLACE FUNCTION platform.current_peer()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('guildhall.peer_id', true), '')::uuid $function$
;

-- row-level security
alter table access.approval_signatures enable and force row level security;
alter table access.approvals enable and force row level security;
alter table access.delegations enable and force row level security;
alter table access.invitations enable and force row level security;
alter table access.limit_counters enable and force row level security;
alter table access.limit_slots enable and force row level security;
alter table access.mandate_places enable and force row level security;
alter table access.mandates enable and force row level security;
alter table access.memberships enable and force row level security;
alter table access.permission_changes enable and force row level security;
alter table access.permission_table_versions enable and force row level security;
alter table access.permission_tables enable and force row level security;
alter table audit.chain_heads enable and force row level security;
alter table audit.lines enable and force row level security;
alter table audit.verifications enable and force row level security;
alter table bank.account_readings enable and force row level security;
alter table bank.accounts enable and force row level security;
alter table bank.activity_batches enable and force row level security;
alter table bank.activity_consents enable and force row level security;
alter table bank.activity_erasures enable and force row level security;
alter table bank.activity_events enable and force row level security;
alter table bank.consent_attempts enable and force row level security;
alter table bank.consents enable and force row level security;
alter table bank.escrow_progress enable and force row level security;
alter table bank.escrows enable and force row level security;
alter table bank.offer_acceptances enable and force row level security;
alter table bank.offer_matchings enable and force row level security;
alter table bank.offer_records enable and force row level security;
alter table bank.payment_alarms enable and force row level security;
alter table bank.payment_attempts enable and force row level security;
alter table bank.payment_consents enable and force row level security;
alter table bank.published_offers enable and force row level security;
alter table bank.refused_offers enable and force row level security;
alter table bank.refused_tables enable and force row level security;
alter table bank.sent_payments enable and force row level security;
alter table bank.statement_cursors enable and force row level security;
alter table bank.statement_files enable and force row level security;
alter table bank.submission_attachments enable and force row level security;
alter table bank.submission_dispatches enable and force row level security;
alter table bank.submission_messages enable and force row level security;
alter table bank.submission_steps enable and force row level security;
alter table bank.submissions enable and force row level security;
alter table enterprises.blocks enable and force row level security;
alter table enterprises.cases enable and force row level security;
alter table enterprises.directory enable and force row level security;
alter table enterprises.disclosures enable and force row level security;
alter table enterprises.enterprises enable and force row level security;
alter table enterprises.evidence enable and force row level security;
alter table enterprises.evidence_documents enable and force row level security;
alter table enterprises.fact_sources enable and force row level security;
alter table enterprises.fact_versions enable and force row level security;
alter table enterprises.facts enable and force row level security;
alter table enterprises.looks enable and force row level security;
alter table enterprises.registrations enable and force row level security;
alter table enterprises.relations enable and force row level security;
alter table identity.bank_identities enable and force row level security;
alter table identity.logout_tokens enable and force row level security;
alter table identity.passkey_challenges enable and force row level security;
alter table identity.passkeys enable and force row level security;
alter table identity.persons enable and force row level security;
alter table identity.sessions enable and force row level security;
alter table identity.sign_in_attempts enable and force row level security;
alter table network.feed_items enable and force row level security;
alter table network.partner_requests enable and force row level security;
alter table network.watches enable and force row level security;
alter table notifications.deliveries enable and force row level security;
alter table notifications.notifications enable and force row level security;
alter table notifications.preferences enable and force row level security;
alter table notifications.settings enable and force row level security;
alter table payments.entries enable and force row level security;
alter table payments.escrow_orders enable and force row level security;
alter table payments.escrow_transfers enable and force row level security;
alter table payments.escrows enable and force row level security;
alter table payments.instructions enable and force row level security;
alter table payments.limit_uses enable and force row level security;
alter table payments.payment_requests enable and force row level security;
alter table payments.reconciliation_accounts enable and force row level security;
alter table payments.reconciliation_entries enable and force row level security;
alter table payments.reconciliation_items enable and force row level security;
alter table payments.reconciliation_match_entries enable and force row level security;
alter table payments.reconciliation_match_items enable and force row level security;
alter table payments.reconciliation_matches enable and force row level security;
alter table payments.reconciliation_periods enable and force row level security;
alter table payments.statement_files enable and force row level security;
alter table payments.statement_lines enable and force row level security;
alter table payments.statements enable and force row level security;
alter table payments.steps enable and force row level security;
alter table payments.trade_order_documents enable and force row level security;
alter table payments.trade_order_steps enable and force row level security;
alter table payments.trade_orders enable and force row level security;
alter table platform.idempotency_keys enable and force row level security;

-- policies
create policy own_approval_signatures on access.approval_signatures as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_approval_signatures on access.approval_signatures as permissive for all to guildhall_system using true with check true;
create policy own_approvals on access.approvals as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_approvals on access.approvals as permissive for all to guildhall_system using true with check true;
create policy own_delegations on access.delegations as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_delegations on access.delegations as permissive for all to guildhall_system using true with check true;
create policy own_invitations on access.invitations as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_invitations on access.invitations as permissive for all to guildhall_system using true with check true;
create policy own_limit_counters on access.limit_counters as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_limit_counters on access.limit_counters as permissive for all to guildhall_system using true with check true;
create policy own_limit_slots on access.limit_slots as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_limit_slots on access.limit_slots as permissive for all to guildhall_system using true with check true;
create policy system_mandate_places on access.mandate_places as permissive for all to guildhall_system using true with check true;
create policy own_mandates on access.mandates as permissive for select to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_mandates on access.mandates as permissive for all to guildhall_system using true with check true;
create policy own_memberships on access.memberships as permissive for select to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_memberships on access.memberships as permissive for all to guildhall_system using true with check true;
create policy own_permission_changes on access.permission_changes as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_permission_changes on access.permission_changes as permissive for all to guildhall_system using true with check true;
create policy own_permission_table_versions on access.permission_table_versions as permissive for select to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_permission_table_versions on access.permission_table_versions as permissive for all to guildhall_system using true with check true;
create policy locked_permission_tables on access.permission_tables as permissive for update to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check false;
create policy own_permission_tables on access.permission_tables as permissive for select to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_permission_tables on access.permission_tables as permissive for all to guildhall_system using true with check true;
create policy system_heads on audit.chain_heads as permissive for all to guildhall_system using true with check true;
create policy own_lines_read on audit.lines as permissive for select to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy own_lines_write on audit.lines as permissive for insert to guildhall_app with check (enterprise_id = ANY (ARRAY[( SELECT platform.current_enterprise() AS current_enterprise), ( SELECT platform.current_peer() AS current_peer)]));
create policy system_lines on audit.lines as permissive for all to guildhall_system using true with check true;
create policy system_verifications on audit.verifications as permissive for all to guildhall_system using true with check true;
create policy own_account_readings on bank.account_readings as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_account_readings on bank.account_readings as permissive for all to guildhall_system using true with check true;
create policy own_accounts on bank.accounts as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_accounts on bank.accounts as permissive for all to guildhall_system using true with check true;
create policy own_activity_batches on bank.activity_batches as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_activity_batches on bank.activity_batches as permissive for all to guildhall_system using true with check true;
create policy own_activity_consents on bank.activity_consents as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_activity_consents on bank.activity_consents as permissive for all to guildhall_system using true with check true;
create policy own_activity_erasures on bank.activity_erasures as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_activity_erasures on bank.activity_erasures as permissive for all to guildhall_system using true with check true;
create policy own_activity_events on bank.activity_events as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_activity_events on bank.activity_events as permissive for all to guildhall_system using true with check true;
create policy system_attempts on bank.consent_attempts as permissive for all to guildhall_system using true with check true;
create policy own_consents on bank.consents as permissive for select to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_consents on bank.consents as permissive for all to guildhall_system using true with check true;
create policy system_escrow_progress on bank.escrow_progress as permissive for all to guildhall_system using true with check true;
create policy own_escrows on bank.escrows as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_escrows on bank.escrows as permissive for all to guildhall_system using true with check true;
create policy own_offer_acceptances on bank.offer_acceptances as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_offer_acceptances on bank.offer_acceptances as permissive for all to guildhall_system using true with check true;
create policy system_offer_matchings on bank.offer_matchings as permissive for all to guildhall_system using true with check true;
create policy system_offer_records on bank.offer_records as permissive for all to guildhall_system using true with check true;
create policy system_payment_alarms on bank.payment_alarms as permissive for all to guildhall_system using true with check true;
create policy system_payment_attempts on bank.payment_attempts as permissive for all to guildhall_system using true with check true;
create policy own_payment_consents on bank.payment_consents as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_payment_consents on bank.payment_consents as permissive for all to guildhall_system using true with check true;
create policy own_published_offers on bank.published_offers as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_published_offers on bank.published_offers as permissive for all to guildhall_system using true with check true;
create policy system_refused_offers on bank.refused_offers as permissive for all to guildhall_system using true with check true;
create policy system_refused_tables on bank.refused_tables as permissive for all to guildhall_system using true with check true;
create policy own_sent_payments on bank.sent_payments as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_sent_payments on bank.sent_payments as permissive for all to guildhall_system using true with check true;
create policy system_statement_cursors on bank.statement_cursors as permissive for all to guildhall_system using true with check true;
create policy own_statement_files on bank.statement_files as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_statement_files on bank.statement_files as permissive for all to guildhall_system using true with check true;
create policy own_submission_attachments on bank.submission_attachments as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_submission_attachments on bank.submission_attachments as permissive for all to guildhall_system using true with check true;
create policy own_submission_dispatches on bank.submission_dispatches as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_submission_dispatches on bank.submission_dispatches as permissive for all to guildhall_system using true with check true;
create policy own_submission_messages on bank.submission_messages as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_submission_messages on bank.submission_messages as permissive for all to guildhall_system using true with check true;
create policy own_submission_steps on bank.submission_steps as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_submission_steps on bank.submission_steps as permissive for all to guildhall_system using true with check true;
create policy own_submissions on bank.submissions as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_submissions on bank.submissions as permissive for all to guildhall_system using true with check true;
create policy blocks_add on enterprises.blocks as permissive for insert to guildhall_app with check (((side = 'given'::text) AND (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) AND (other_id = ( SELECT platform.current_peer() AS current_peer))) OR ((side = 'received'::text) AND (enterprise_id = ( SELECT platform.current_peer() AS current_peer)) AND (other_id = ( SELECT platform.current_enterprise() AS current_enterprise))));
create policy blocks_read on enterprises.blocks as permissive for select to guildhall_app using (enterprise_id = ANY (ARRAY[( SELECT platform.current_enterprise() AS current_enterprise), ( SELECT platform.current_peer() AS current_peer)]));
create policy blocks_remove on enterprises.blocks as permissive for delete to guildhall_app using (((side = 'given'::text) AND (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) AND (other_id = ( SELECT platform.current_peer() AS current_peer))) OR ((side = 'received'::text) AND (enterprise_id = ( SELECT platform.current_peer() AS current_peer)) AND (other_id = ( SELECT platform.current_enterprise() AS current_enterprise))));
create policy system_blocks on enterprises.blocks as permissive for select to guildhall_system using true;
create policy system_cases on enterprises.cases as permissive for all to guildhall_system using true with check true;
create policy directory_read on enterprises.directory as permissive for select to guildhall_app using true;
create policy system_directory on enterprises.directory as permissive for all to guildhall_system using true with check true;
create policy disclosures_read on enterprises.disclosures as permissive for select to guildhall_app using true;
create policy own_disclosures_add on enterprises.disclosures as permissive for insert to guildhall_app with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy own_disclosures_change on enterprises.disclosures as permissive for update to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_disclosures on enterprises.disclosures as permissive for all to guildhall_system using true with check true;
create policy register_read on enterprises.enterprises as permissive for select to guildhall_app using true;
create policy system_enterprises on enterprises.enterprises as permissive for all to guildhall_system using true with check true;
create policy evidence_audience on enterprises.evidence as permissive for select to guildhall_app using ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR ((EXISTS ( SELECT 1
   FROM enterprises.audience_sources s
  WHERE ((s.enterprise_id = evidence.enterprise_id) AND (s.source_id = evidence.source_id) AND (s.state <> 'withdrawn'::text) AND (NOT (s.withdrawn_categories && evidence.categories))))) AND (cardinality(categories) > 0) AND (cardinality(categories) = ( SELECT count(*) AS count
   FROM enterprises.audience_disclosures d
  WHERE ((d.enterprise_id = evidence.enterprise_id) AND (d.category = ANY (evidence.categories)) AND ((d.audience = 'public'::text) OR ((d.audience = 'network'::text) AND ( SELECT m.verified
           FROM enterprises.audience_members m
          WHERE (m.enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)))) OR ((d.audience = 'partners'::text) AND (EXISTS ( SELECT 1
           FROM enterprises.audience_partners p
          WHERE ((p.enterprise_id = evidence.enterprise_id) AND (p.partner_id = ( SELECT platform.current_enterprise() AS current_enterprise))))))))))));
create policy evidence_blocks on enterprises.evidence as restrictive for select to guildhall_app using (NOT (enterprise_id IN ( SELECT b.other_id
   FROM enterprises.audience_blocks b
  WHERE (b.enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)))));
create policy evidence_reader on enterprises.evidence as restrictive for select to guildhall_app using ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR ( SELECT enterprises.sees_others() AS sees_others));
create policy system_evidence on enterprises.evidence as permissive for all to guildhall_system using true with check true;
create policy own_evidence_documents on enterprises.evidence_documents as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_evidence_documents on enterprises.evidence_documents as permissive for all to guildhall_system using true with check true;
create policy fact_sources_read on enterprises.fact_sources as permissive for select to guildhall_app using true;
create policy system_fact_sources on enterprises.fact_sources as permissive for all to guildhall_system using true with check true;
create policy fact_versions_audience on enterprises.fact_versions as permissive for select to guildhall_app using ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR ((EXISTS ( SELECT 1
   FROM enterprises.audience_sources s
  WHERE ((s.enterprise_id = fact_versions.enterprise_id) AND (s.source_id = fact_versions.source_id) AND (s.state <> 'withdrawn'::text) AND (NOT (fact_versions.category = ANY (s.withdrawn_categories)))))) AND (EXISTS ( SELECT 1
   FROM enterprises.audience_disclosures d
  WHERE ((d.enterprise_id = fact_versions.enterprise_id) AND (d.category = fact_versions.category) AND ((d.audience = 'public'::text) OR ((d.audience = 'network'::text) AND ( SELECT m.verified
           FROM enterprises.audience_members m
          WHERE (m.enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)))) OR ((d.audience = 'partners'::text) AND (EXISTS ( SELECT 1
           FROM enterprises.audience_partners p
          WHERE ((p.enterprise_id = fact_versions.enterprise_id) AND (p.partner_id = ( SELECT platform.current_enterprise() AS current_enterprise))))))))))));
create policy fact_versions_blocks on enterprises.fact_versions as restrictive for select to guildhall_app using (NOT (enterprise_id IN ( SELECT b.other_id
   FROM enterprises.audience_blocks b
  WHERE (b.enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)))));
create policy fact_versions_reader on enterprises.fact_versions as restrictive for select to guildhall_app using ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR ( SELECT enterprises.sees_others() AS sees_others));
create policy system_fact_versions on enterprises.fact_versions as permissive for all to guildhall_system using true with check true;
create policy facts_audience on enterprises.facts as permissive for select to guildhall_app using ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR ((EXISTS ( SELECT 1
   FROM enterprises.audience_sources s
  WHERE ((s.enterprise_id = facts.enterprise_id) AND (s.source_id = facts.source_id) AND (s.state <> 'withdrawn'::text) AND (NOT (facts.category = ANY (s.withdrawn_categories)))))) AND (EXISTS ( SELECT 1
   FROM enterprises.audience_disclosures d
  WHERE ((d.enterprise_id = facts.enterprise_id) AND (d.category = facts.category) AND ((d.audience = 'public'::text) OR ((d.audience = 'network'::text) AND ( SELECT m.verified
           FROM enterprises.audience_members m
          WHERE (m.enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)))) OR ((d.audience = 'partners'::text) AND (EXISTS ( SELECT 1
           FROM enterprises.audience_partners p
          WHERE ((p.enterprise_id = facts.enterprise_id) AND (p.partner_id = ( SELECT platform.current_enterprise() AS current_enterprise))))))))))));
create policy facts_blocks on enterprises.facts as restrictive for select to guildhall_app using (NOT (enterprise_id IN ( SELECT b.other_id
   FROM enterprises.audience_blocks b
  WHERE (b.enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)))));
create policy facts_reader on enterprises.facts as restrictive for select to guildhall_app using ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR ( SELECT enterprises.sees_others() AS sees_others));
create policy system_facts on enterprises.facts as permissive for all to guildhall_system using true with check true;
create policy looks_add on enterprises.looks as permissive for insert to guildhall_app with check (reader_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy looks_go_on on enterprises.looks as permissive for update to guildhall_app using (reader_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (reader_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy looks_read on enterprises.looks as permissive for select to guildhall_app using ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR (reader_id = ( SELECT platform.current_enterprise() AS current_enterprise)));
create policy system_looks on enterprises.looks as permissive for all to guildhall_system using true with check true;
create policy own_registration on enterprises.registrations as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_registrations on enterprises.registrations as permissive for all to guildhall_system using true with check true;
create policy relations_add on enterprises.relations as permissive for insert to guildhall_app with check ((enterprise_id = ANY (ARRAY[( SELECT platform.current_enterprise() AS current_enterprise), ( SELECT platform.current_peer() AS current_peer)])) AND (partner_id = ANY (ARRAY[( SELECT platform.current_enterprise() AS current_enterprise), ( SELECT platform.current_peer() AS current_peer)])));
create policy relations_change on enterprises.relations as permissive for update to guildhall_app using ((enterprise_id = ANY (ARRAY[( SELECT platform.current_enterprise() AS current_enterprise), ( SELECT platform.current_peer() AS current_peer)])) AND (partner_id = ANY (ARRAY[( SELECT platform.current_enterprise() AS current_enterprise), ( SELECT platform.current_peer() AS current_peer)]))) with check ((enterprise_id = ANY (ARRAY[( SELECT platform.current_enterprise() AS current_enterprise), ( SELECT platform.current_peer() AS current_peer)])) AND (partner_id = ANY (ARRAY[( SELECT platform.current_enterprise() AS current_enterprise), ( SELECT platform.current_peer() AS current_peer)])));
create policy relations_read on enterprises.relations as permissive for select to guildhall_app using ((enterprise_id = ANY (ARRAY[( SELECT platform.current_enterprise() AS current_enterprise), ( SELECT platform.current_peer() AS current_peer)])) OR (partner_id = ANY (ARRAY[( SELECT platform.current_enterprise() AS current_enterprise), ( SELECT platform.current_peer() AS current_peer)])));
create policy relations_remove on enterprises.relations as permissive for delete to guildhall_app using ((enterprise_id = ANY (ARRAY[( SELECT platform.current_enterprise() AS current_enterprise), ( SELECT platform.current_peer() AS current_peer)])) AND (partner_id = ANY (ARRAY[( SELECT platform.current_enterprise() AS current_enterprise), ( SELECT platform.current_peer() AS current_peer)])));
create policy system_relations on enterprises.relations as permissive for all to guildhall_system using true with check true;
create policy system_bank_identities on identity.bank_identities as permissive for all to guildhall_system using true with check true;
create policy system_logout_tokens on identity.logout_tokens as permissive for all to guildhall_system using true with check true;
create policy system_passkey_challenges on identity.passkey_challenges as permissive for all to guildhall_system using true with check true;
create policy system_passkeys on identity.passkeys as permissive for all to guildhall_system using true with check true;
create policy system_persons on identity.persons as permissive for all to guildhall_system using true with check true;
create policy system_sessions on identity.sessions as permissive for all to guildhall_system using true with check true;
create policy system_sign_in_attempts on identity.sign_in_attempts as permissive for all to guildhall_system using true with check true;
create policy audience on network.feed_items as permissive for select to guildhall_app using ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR (
CASE ( SELECT d.audience
       FROM enterprises.audience_disclosures d
      WHERE ((d.enterprise_id = feed_items.enterprise_id) AND (d.category = feed_items.category)))
    WHEN 'public'::text THEN true
    WHEN 'network'::text THEN ( SELECT m.verified
       FROM enterprises.audience_members m
      WHERE (m.enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)))
    WHEN 'partners'::text THEN ( SELECT true
       FROM enterprises.audience_partners p
      WHERE ((p.enterprise_id = feed_items.enterprise_id) AND (p.partner_id = ( SELECT platform.current_enterprise() AS current_enterprise))))
    ELSE false
END AND ( SELECT ((s.state <> 'withdrawn'::text) AND (NOT (feed_items.category = ANY (s.withdrawn_categories))))
   FROM enterprises.audience_sources s
  WHERE ((s.enterprise_id = feed_items.enterprise_id) AND (s.source_id = feed_items.source_id)))));
create policy blocks on network.feed_items as restrictive for select to guildhall_app using (NOT (enterprise_id IN ( SELECT b.other_id
   FROM enterprises.audience_blocks b
  WHERE (b.enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)))));
create policy reader on network.feed_items as restrictive for select to guildhall_app using ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR ( SELECT enterprises.sees_others() AS sees_others));
create policy system_items on network.feed_items as permissive for all to guildhall_system using true with check true;
create policy own_partner_requests on network.partner_requests as permissive for select to guildhall_app using ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR ((enterprise_id = ( SELECT platform.current_peer() AS current_peer)) AND (asked_id = ( SELECT platform.current_enterprise() AS current_enterprise))));
create policy partner_requests_add on network.partner_requests as permissive for insert to guildhall_app with check ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) AND (asked_id = ( SELECT platform.current_peer() AS current_peer)));
create policy partner_requests_answer on network.partner_requests as permissive for update to guildhall_app using ((enterprise_id = ( SELECT platform.current_peer() AS current_peer)) AND (asked_id = ( SELECT platform.current_enterprise() AS current_enterprise))) with check ((enterprise_id = ( SELECT platform.current_peer() AS current_peer)) AND (asked_id = ( SELECT platform.current_enterprise() AS current_enterprise)));
create policy system_partner_requests on network.partner_requests as permissive for all to guildhall_system using true with check true;
create policy own_watches on network.watches as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy peer_watch_read on network.watches as permissive for select to guildhall_app using ((enterprise_id = ( SELECT platform.current_peer() AS current_peer)) AND (watched_id = ( SELECT platform.current_enterprise() AS current_enterprise)));
create policy peer_watch_remove on network.watches as permissive for delete to guildhall_app using ((enterprise_id = ( SELECT platform.current_peer() AS current_peer)) AND (watched_id = ( SELECT platform.current_enterprise() AS current_enterprise)));
create policy system_watches on network.watches as permissive for select to guildhall_system using true;
create policy own_confirmations on notifications.deliveries as permissive for insert to guildhall_app with check ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) AND (mode = 'confirmation'::text) AND (state = 'waiting'::text));
create policy own_deliveries on notifications.deliveries as permissive for select to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_deliveries on notifications.deliveries as permissive for all to guildhall_system using true with check true;
create policy notifications_blocks on notifications.notifications as restrictive for select to guildhall_app using ((subject_enterprise_id IS NULL) OR (NOT (subject_enterprise_id IN ( SELECT b.other_id
   FROM enterprises.audience_blocks b
  WHERE (b.enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise))))));
create policy own_notifications_marked on notifications.notifications as permissive for update to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy shown_notifications on notifications.notifications as permissive for select to guildhall_app using ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) AND ((subject_category IS NULL) OR (subject_enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR (( SELECT m.verified
   FROM enterprises.audience_members m
  WHERE (m.enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise))) AND ((subject_source_id IS NULL) OR (EXISTS ( SELECT 1
   FROM enterprises.audience_sources s
  WHERE ((s.enterprise_id = notifications.subject_enterprise_id) AND (s.source_id = notifications.subject_source_id) AND (s.state <> 'withdrawn'::text) AND (NOT (notifications.subject_category = ANY (s.withdrawn_categories))))))) AND (EXISTS ( SELECT 1
   FROM enterprises.audience_disclosures d
  WHERE ((d.enterprise_id = notifications.subject_enterprise_id) AND (d.category = notifications.subject_category) AND ((d.audience = ANY (ARRAY['public'::text, 'network'::text])) OR ((d.audience = 'partners'::text) AND (EXISTS ( SELECT 1
           FROM enterprises.audience_partners p
          WHERE ((p.enterprise_id = notifications.subject_enterprise_id) AND (p.partner_id = ( SELECT platform.current_enterprise() AS current_enterprise)))))))))))));
create policy system_notifications on notifications.notifications as permissive for all to guildhall_system using true with check true;
create policy own_preferences on notifications.preferences as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_preferences on notifications.preferences as permissive for all to guildhall_system using true with check true;
create policy own_settings on notifications.settings as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_settings on notifications.settings as permissive for all to guildhall_system using true with check true;
create policy own_entries on payments.entries as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_entries on payments.entries as permissive for all to guildhall_system using true with check true;
create policy pair_escrow_orders on payments.escrow_orders as permissive for all to guildhall_app using ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR ((enterprise_id = ( SELECT platform.current_peer() AS current_peer)) AND (other_id = ( SELECT platform.current_enterprise() AS current_enterprise)))) with check ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR ((enterprise_id = ( SELECT platform.current_peer() AS current_peer)) AND (other_id = ( SELECT platform.current_enterprise() AS current_enterprise))));
create policy system_escrow_orders on payments.escrow_orders as permissive for all to guildhall_system using true with check true;
create policy pair_escrow_transfers on payments.escrow_transfers as permissive for all to guildhall_app using ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR ((enterprise_id = ( SELECT platform.current_peer() AS current_peer)) AND (other_id = ( SELECT platform.current_enterprise() AS current_enterprise)))) with check ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR ((enterprise_id = ( SELECT platform.current_peer() AS current_peer)) AND (other_id = ( SELECT platform.current_enterprise() AS current_enterprise))));
create policy system_escrow_transfers on payments.escrow_transfers as permissive for all to guildhall_system using true with check true;
create policy pair_escrows on payments.escrows as permissive for all to guildhall_app using ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR ((enterprise_id = ( SELECT platform.current_peer() AS current_peer)) AND (other_id = ( SELECT platform.current_enterprise() AS current_enterprise)))) with check ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR ((enterprise_id = ( SELECT platform.current_peer() AS current_peer)) AND (other_id = ( SELECT platform.current_enterprise() AS current_enterprise))));
create policy system_escrows on payments.escrows as permissive for all to guildhall_system using true with check true;
create policy own_instructions on payments.instructions as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_instructions on payments.instructions as permissive for all to guildhall_system using true with check true;
create policy own_limit_uses on payments.limit_uses as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_limit_uses on payments.limit_uses as permissive for all to guildhall_system using true with check true;
create policy pair_payment_requests on payments.payment_requests as permissive for all to guildhall_app using ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR ((enterprise_id = ( SELECT platform.current_peer() AS current_peer)) AND (other_id = ( SELECT platform.current_enterprise() AS current_enterprise)))) with check ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR ((enterprise_id = ( SELECT platform.current_peer() AS current_peer)) AND (other_id = ( SELECT platform.current_enterprise() AS current_enterprise))));
create policy system_payment_requests on payments.payment_requests as permissive for all to guildhall_system using true with check true;
create policy own_reconciliation_accounts on payments.reconciliation_accounts as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_reconciliation_accounts on payments.reconciliation_accounts as permissive for all to guildhall_system using true with check true;
create policy own_reconciliation_entries on payments.reconciliation_entries as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) AND (NOT (EXISTS ( SELECT
   FROM payments.reconciliation_periods p
  WHERE ((p.enterprise_id = reconciliation_entries.enterprise_id) AND (p.connection_id = reconciliation_entries.connection_id) AND (p.customer_id = reconciliation_entries.customer_id) AND (p.account_number = reconciliation_entries.account_number) AND (p.month = reconciliation_entries.month))))));
create policy system_reconciliation_entries on payments.reconciliation_entries as permissive for all to guildhall_system using true with check true;
create policy own_reconciliation_items on payments.reconciliation_items as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_reconciliation_items on payments.reconciliation_items as permissive for all to guildhall_system using true with check true;
create policy own_reconciliation_match_entries on payments.reconciliation_match_entries as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_reconciliation_match_entries on payments.reconciliation_match_entries as permissive for all to guildhall_system using true with check true;
create policy own_reconciliation_match_items on payments.reconciliation_match_items as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_reconciliation_match_items on payments.reconciliation_match_items as permissive for all to guildhall_system using true with check true;
create policy own_reconciliation_matches on payments.reconciliation_matches as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) AND (NOT (EXISTS ( SELECT
   FROM payments.reconciliation_periods p
  WHERE ((p.enterprise_id = reconciliation_matches.enterprise_id) AND (p.connection_id = reconciliation_matches.connection_id) AND (p.customer_id = reconciliation_matches.customer_id) AND (p.account_number = reconciliation_matches.account_number) AND (p.month = reconciliation_matches.month))))));
create policy system_reconciliation_matches on payments.reconciliation_matches as permissive for all to guildhall_system using true with check true;
create policy own_reconciliation_periods on payments.reconciliation_periods as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_reconciliation_periods on payments.reconciliation_periods as permissive for all to guildhall_system using true with check true;
create policy own_statement_files on payments.statement_files as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_statement_files on payments.statement_files as permissive for all to guildhall_system using true with check true;
create policy own_statement_lines on payments.statement_lines as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_statement_lines on payments.statement_lines as permissive for all to guildhall_system using true with check true;
create policy own_statements on payments.statements as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_statements on payments.statements as permissive for all to guildhall_system using true with check true;
create policy own_steps on payments.steps as permissive for all to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) with check (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy system_steps on payments.steps as permissive for all to guildhall_system using true with check true;
create policy pair_trade_order_documents on payments.trade_order_documents as permissive for all to guildhall_app using ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR ((enterprise_id = ( SELECT platform.current_peer() AS current_peer)) AND (other_id = ( SELECT platform.current_enterprise() AS current_enterprise)))) with check ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR ((enterprise_id = ( SELECT platform.current_peer() AS current_peer)) AND (other_id = ( SELECT platform.current_enterprise() AS current_enterprise))));
create policy system_trade_order_documents on payments.trade_order_documents as permissive for all to guildhall_system using true with check true;
create policy pair_trade_order_steps on payments.trade_order_steps as permissive for all to guildhall_app using ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR ((enterprise_id = ( SELECT platform.current_peer() AS current_peer)) AND (other_id = ( SELECT platform.current_enterprise() AS current_enterprise)))) with check ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR ((enterprise_id = ( SELECT platform.current_peer() AS current_peer)) AND (other_id = ( SELECT platform.current_enterprise() AS current_enterprise))));
create policy system_trade_order_steps on payments.trade_order_steps as permissive for all to guildhall_system using true with check true;
create policy pair_trade_orders on payments.trade_orders as permissive for all to guildhall_app using ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR ((enterprise_id = ( SELECT platform.current_peer() AS current_peer)) AND (other_id = ( SELECT platform.current_enterprise() AS current_enterprise)))) with check ((enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise)) OR ((enterprise_id = ( SELECT platform.current_peer() AS current_peer)) AND (other_id = ( SELECT platform.current_enterprise() AS current_enterprise))));
create policy system_trade_orders on payments.trade_orders as permissive for all to guildhall_system using true with check true;
create policy own_answers on platform.idempotency_keys as permissive for all to guildhall_app using ("right"(scope, 36) = (( SELECT platform.current_enterprise() AS current_enterprise))::text) with check ("right"(scope, 36) = (( SELECT platform.current_enterprise() AS current_enterprise))::text);
create policy system_answers on platform.idempotency_keys as permissive for all to guildhall_system using true with check true;

-- grants on schemas
grant usage on schema access to guildhall_app;
grant usage on schema access to guildhall_system;
grant usage on schema audit to guildhall_app;
grant usage on schema audit to guildhall_system;
grant usage on schema bank to guildhall_app;
grant usage on schema bank to guildhall_system;
grant usage on schema enterprises to guildhall_app;
grant usage on schema enterprises to guildhall_system;
grant usage on schema identity to guildhall_system;
grant usage on schema network to guildhall_app;
grant usage on schema network to guildhall_system;
grant usage on schema notifications to guildhall_app;
grant usage on schema notifications to guildhall_system;
grant usage on schema payments to guildhall_app;
grant usage on schema payments to guildhall_system;
grant usage on schema platform to guildhall_app;
grant usage on schema platform to guildhall_system;

-- grants on tables
grant insert, select on access.approval_signatures to guildhall_app;
grant select on access.approval_signatures to guildhall_system;
grant insert, select on access.approvals to guildhall_app;
grant select on access.approvals to guildhall_system;
grant insert, select on access.delegations to guildhall_app;
grant select on access.delegations to guildhall_system;
grant insert, select on access.invitations to guildhall_app;
grant delete, select, update on access.invitations to guildhall_system;
grant insert, select, update on access.limit_counters to guildhall_app;
grant delete, insert, select, update on access.limit_counters to guildhall_system;
grant delete, insert, select, update on access.limit_slots to guildhall_app;
grant delete, insert, select, update on access.limit_slots to guildhall_system;
grant insert, select, update on access.mandate_places to guildhall_system;
grant select on access.mandates to guildhall_app;
grant insert, select, update on access.mandates to guildhall_system;
grant select on access.memberships to guildhall_app;
grant insert, select, update on access.memberships to guildhall_system;
grant insert, select, update on access.permission_changes to guildhall_app;
grant select, update on access.permission_changes to guildhall_system;
grant select on access.permission_table_versions to guildhall_app;
grant insert, select on access.permission_table_versions to guildhall_system;
grant select on access.permission_tables to guildhall_app;
grant insert, select, update on access.permission_tables to guildhall_system;
grant insert, select, update on audit.chain_heads to guildhall_system;
grant insert, select on audit.lines to guildhall_app;
grant insert, select on audit.lines to guildhall_system;
grant delete, insert, select, update on audit.verifications to guildhall_system;
grant insert, select, update on bank.account_readings to guildhall_app;
grant insert, select, update on bank.account_readings to guildhall_system;
grant delete, insert, select, update on bank.accounts to guildhall_app;
grant select on bank.accounts to guildhall_system;
grant insert, select, update on bank.activity_batches to guildhall_app;
grant insert, select, update on bank.activity_batches to guildhall_system;
grant insert, select, update on bank.activity_consents to guildhall_app;
grant insert, select, update on bank.activity_consents to guildhall_system;
grant insert, select, update on bank.activity_erasures to guildhall_app;
grant insert, select, update on bank.activity_erasures to guildhall_system;
grant delete, insert, select, update on bank.activity_events to guildhall_app;
grant delete, insert, select, update on bank.activity_events to guildhall_system;
grant select on bank.bank_keys to guildhall_app;
grant insert, select, update on bank.bank_keys to guildhall_system;
grant insert, select, update on bank.client_keys to guildhall_system;
grant select on bank.connection_states to guildhall_app;
grant insert, select, update on bank.connection_states to guildhall_system;
grant select on bank.connections to guildhall_app;
grant insert, select, update on bank.connections to guildhall_system;
grant delete, insert, select, update on bank.consent_attempts to guildhall_system;
grant select on bank.consents to guildhall_app;
grant insert, select, update on bank.consents to guildhall_system;
grant insert, select, update on bank.customers to guildhall_system;
grant insert, select, update on bank.escrow_progress to guildhall_system;
grant insert, select on bank.escrows to guildhall_app;
grant insert, select, update on bank.escrows to guildhall_system;
grant delete, insert, select, update on bank.inbox to guildhall_system;
grant insert, select, update on bank.kept_aside to guildhall_system;
grant insert, select on bank.offer_acceptances to guildhall_app;
grant insert, select, update on bank.offer_acceptances to guildhall_system;
grant insert, select, update on bank.offer_cursors to guildhall_system;
grant insert, select, update on bank.offer_delivery_batches to guildhall_system;
grant delete, insert, select, update on bank.offer_matchings to guildhall_system;
grant insert, select, update on bank.offer_records to guildhall_system;
grant select on bank.offers to guildhall_app;
grant insert, select, update on bank.offers to guildhall_system;
grant insert, select, update on bank.payment_alarms to guildhall_system;
grant delete, insert, select, update on bank.payment_attempts to guildhall_system;
grant insert, select, update on bank.payment_consents to guildhall_app;
grant insert, select, update on bank.payment_consents to guildhall_system;
grant select on bank.published_offers to guildhall_app;
grant insert, select, update on bank.published_offers to guildhall_system;
grant delete, insert, select, update on bank.refused_deliveries to guildhall_system;
grant insert, select, update on bank.refused_offers to guildhall_system;
grant insert, select, update on bank.refused_tables to guildhall_system;
grant insert, select, update on bank.sent_payments to guildhall_app;
grant insert, select, update on bank.sent_payments to guildhall_system;
grant insert, select, update on bank.statement_cursors to guildhall_system;
grant select, update on bank.statement_files to guildhall_app;
grant insert, select, update on bank.statement_files to guildhall_system;
grant delete, insert, select, update on bank.submission_attachments to guildhall_app;
grant insert, select, update on bank.submission_attachments to guildhall_system;
grant insert, select, update on bank.submission_dispatches to guildhall_app;
grant insert, select, update on bank.submission_dispatches to guildhall_system;
grant select on bank.submission_form_readings to guildhall_app;
grant insert, select, update on bank.submission_form_readings to guildhall_system;
grant select on bank.submission_forms to guildhall_app;
grant insert, select, update on bank.submission_forms to guildhall_system;
grant insert, select on bank.submission_messages to guildhall_app;
grant insert, select on bank.submission_messages to guildhall_system;
grant insert, select on bank.submission_steps to guildhall_app;
grant insert, select on bank.submission_steps to guildhall_system;
grant delete, insert, select, update on bank.submissions to guildhall_app;
grant insert, select, update on bank.submissions to guildhall_system;
grant delete, insert, select, update on bank.sync_runs to guildhall_system;
grant select on enterprises.audience_blocks to guildhall_app;
grant select on enterprises.audience_blocks to guildhall_system;
grant select on enterprises.audience_disclosures to guildhall_app;
grant select on enterprises.audience_disclosures to guildhall_system;
grant select on enterprises.audience_members to guildhall_app;
grant select on enterprises.audience_members to guildhall_system;
grant select on enterprises.audience_partners to guildhall_app;
grant select on enterprises.audience_partners to guildhall_system;
grant select on enterprises.audience_sources to guildhall_app;
grant select on enterprises.audience_sources to guildhall_system;
grant delete, insert, select on enterprises.blocks to guildhall_app;
grant select on enterprises.blocks to guildhall_system;
grant insert, select, update on enterprises.cases to guildhall_system;
grant select on enterprises.directory to guildhall_app;
grant delete, insert, select, update on enterprises.directory to guildhall_system;
grant insert, select, update on enterprises.disclosures to guildhall_app;
grant delete, insert, select, update on enterprises.disclosures to guildhall_system;
grant select on enterprises.enterprises to guildhall_app;
grant delete, insert, select, update on enterprises.enterprises to guildhall_system;
grant select on enterprises.evidence to guildhall_app;
grant insert, select, update on enterprises.evidence to guildhall_system;
grant insert, select, update on enterprises.evidence_documents to guildhall_app;
grant insert, select, update on enterprises.evidence_documents to guildhall_system;
grant select on enterprises.fact_sources to guildhall_app;
grant delete, insert, select, update on enterprises.fact_sources to guildhall_system;
grant select on enterprises.fact_versions to guildhall_app;
grant insert, select, update on enterprises.fact_versions to guildhall_system;
grant select on enterprises.facts to guildhall_app;
grant delete, insert, select, update on enterprises.facts to guildhall_system;
grant select on enterprises.identifiers to guildhall_app;
grant insert, select, update on enterprises.identifiers to guildhall_system;
grant insert, select on enterprises.looks to guildhall_app;
grant delete, insert, select, update on enterprises.looks to guildhall_system;
grant select on enterprises.registrations to guildhall_app;
grant insert, select, update on enterprises.registrations to guildhall_system;
grant delete, insert, select, update on enterprises.relations to guildhall_app;
grant insert, select, update on enterprises.relations to guildhall_system;
grant select on enterprises.sources to guildhall_app;
grant insert, select, update on enterprises.sources to guildhall_system;
grant insert, select, update on identity.bank_identities to guildhall_system;
grant delete, insert, select, update on identity.logout_tokens to guildhall_system;
grant delete, insert, select on identity.passkey_challenges to guildhall_system;
grant delete, insert, select, update on identity.passkeys to guildhall_system;
grant insert, select, update on identity.persons to guildhall_system;
grant delete, insert, select, update on identity.sessions to guildhall_system;
grant delete, insert, select, update on identity.sign_in_attempts to guildhall_system;
grant select on network.feed_items to guildhall_app;
grant insert, select on network.feed_items to guildhall_system;
grant select on network.feed_position to guildhall_app;
grant select, update on network.feed_position to guildhall_system;
grant insert, select on network.partner_requests to guildhall_app;
grant delete, select on network.partner_requests to guildhall_system;
grant delete, insert, select on network.watches to guildhall_app;
grant select on network.watches to guildhall_system;
grant insert, select on notifications.deliveries to guildhall_app;
grant delete, insert, select, update on notifications.deliveries to guildhall_system;
grant select on notifications.notifications to guildhall_app;
grant delete, insert, select on notifications.notifications to guildhall_system;
grant insert, select, update on notifications.preferences to guildhall_app;
grant insert, select, update on notifications.preferences to guildhall_system;
grant insert, select, update on notifications.settings to guildhall_app;
grant insert, select, update on notifications.settings to guildhall_system;
grant insert, select, update on payments.entries to guildhall_app;
grant insert, select, update on payments.entries to guildhall_system;
grant insert, select, update on payments.escrow_orders to guildhall_app;
grant select on payments.escrow_orders to guildhall_system;
grant insert, select on payments.escrow_transfers to guildhall_app;
grant select on payments.escrow_transfers to guildhall_system;
grant insert, select, update on payments.escrows to guildhall_app;
grant select on payments.escrows to guildhall_system;
grant insert, select, update on payments.instructions to guildhall_app;
grant insert, select, update on payments.instructions to guildhall_system;
grant insert, select, update on payments.limit_uses to guildhall_app;
grant insert, select, update on payments.limit_uses to guildhall_system;
grant insert, select, update on payments.payment_requests to guildhall_app;
grant select on payments.payment_requests to guildhall_system;
grant insert, select, update on payments.reconciliation_accounts to guildhall_app;
grant select on payments.reconciliation_accounts to guildhall_system;
grant insert, select, update on payments.reconciliation_entries to guildhall_app;
grant select on payments.reconciliation_entries to guildhall_system;
grant insert, select, update on payments.reconciliation_items to guildhall_app;
grant select on payments.reconciliation_items to guildhall_system;
grant insert, select on payments.reconciliation_match_entries to guildhall_app;
grant select on payments.reconciliation_match_entries to guildhall_system;
grant insert, select on payments.reconciliation_match_items to guildhall_app;
grant select on payments.reconciliation_match_items to guildhall_system;
grant insert, select, update on payments.reconciliation_matches to guildhall_app;
grant select on payments.reconciliation_matches to guildhall_system;
grant insert, select on payments.reconciliation_periods to guildhall_app;
grant select on payments.reconciliation_periods to guildhall_system;
grant insert, select, update on payments.statement_files to guildhall_app;
grant insert, select, update on payments.statement_files to guildhall_system;
grant insert, select on payments.statement_lines to guildhall_app;
grant insert, select on payments.statement_lines to guildhall_system;
grant insert, select on payments.statements to guildhall_app;
grant insert, select on payments.statements to guildhall_system;
grant insert, select on payments.steps to guildhall_app;
grant insert, select on payments.steps to guildhall_system;
grant insert, select on payments.trade_order_documents to guildhall_app;
grant select on payments.trade_order_documents to guildhall_system;
grant insert, select on payments.trade_order_steps to guildhall_app;
grant select on payments.trade_order_steps to guildhall_system;
grant insert, select, update on payments.trade_orders to guildhall_app;
grant select on payments.trade_orders to guildhall_system;
grant insert, select, update on platform.idempotency_keys to guildhall_app;
grant delete, insert, select, update on platform.idempotency_keys to guildhall_system;
grant select on platform.migrations to guildhall_system;
grant insert on platform.outbox to guildhall_app;
grant delete, insert, select, update on platform.outbox to guildhall_system;

-- grants on columns
grant update (void_at) on access.approval_signatures to guildhall_app;
grant update (void_reason) on access.approval_signatures to guildhall_app;
grant update (state) on access.approvals to guildhall_app;
grant update (content) on access.approvals to guildhall_app;
grant update (content_hash) on access.approvals to guildhall_app;
grant update (asks) on access.approvals to guildhall_app;
grant update (account_number) on access.approvals to guildhall_app;
grant update (rule) on access.approvals to guildhall_app;
grant update (changed_at) on access.approvals to guildhall_app;
grant update (deadline_at) on access.approvals to guildhall_app;
grant update (remind_at) on access.approvals to guildhall_app;
grant update (ended_at) on access.approvals to guildhall_app;
grant update (ended_by) on access.approvals to guildhall_app;
grant update (end_reason) on access.approvals to guildhall_app;
grant update (ended_at) on access.delegations to guildhall_app;
grant update (ended_by) on access.delegations to guildhall_app;
grant update (state) on access.invitations to guildhall_app;
grant update (applied_at) on access.permission_tables to guildhall_app;
grant update (chain_position) on audit.lines to guildhall_system;
grant update (chain_hash) on audit.lines to guildhall_system;
grant update (ending_told_at) on bank.published_offers to guildhall_app;
grant update (categories) on enterprises.looks to guildhall_app;
grant update (last_at) on enterprises.looks to guildhall_app;
grant update (count) on enterprises.looks to guildhall_app;
grant insert (enterprise_id) on enterprises.registrations to guildhall_app;
grant insert, update (draft) on enterprises.registrations to guildhall_app;
grant insert, update (changed_at) on enterprises.registrations to guildhall_app;
grant update (declined_at) on network.partner_requests to guildhall_app;
grant update (read_at) on notifications.notifications to guildhall_app;
grant update (entry_id) on payments.statement_lines to guildhall_app;
grant update (entry_id) on payments.statement_lines to guildhall_system;
grant update (occurrence) on payments.statement_lines to guildhall_app;
grant update (occurrence) on payments.statement_lines to guildhall_system;
grant update (replaced_by) on payments.statements to guildhall_app;
grant update (replaced_by) on payments.statements to guildhall_system;
