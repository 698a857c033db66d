-- What an enterprise shows of its papers. The bytes lie sealed in the files directory under enterprise and SHA-256; a row is written after them.

-- kind: owned
create table enterprises.evidence_documents (
  enterprise_id uuid not null,
  document_id uuid not null,
  kind text not null check (kind in ('business_licence', 'tax_certificate')),
  state text not null check (state in ('kept', 'replaced', 'deleted')),
  file_name text not null,
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  size_bytes integer not null check (size_bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Stated by the enterprise: the last day on which the paper is valid.
  valid_until date,
  uploaded_by uuid not null,
  uploaded_at timestamptz(3) not null,
  -- When it ceased to be the one in force.
  ended_at timestamptz(3),
  -- When it was told that it expires soon, and that it has expired: each once.
  expiring_told_at timestamptz(3),
  expired_told_at timestamptz(3),
  primary key (enterprise_id, document_id)
);
-- One of a kind is in force.
create unique index evidence_documents_in_force on enterprises.evidence_documents (enterprise_id, kind) where state = 'kept';
-- Which files are still named by a row.
create index evidence_documents_by_file on enterprises.evidence_documents (enterprise_id, sha256) where state <> 'deleted';
-- What the daily look at the calendar walks over.
create index evidence_documents_to_tell on enterprises.evidence_documents (valid_until, enterprise_id, document_id)
  where state = 'kept' and valid_until is not null and expired_told_at is null;

alter table enterprises.evidence_documents enable row level security;
alter table enterprises.evidence_documents force row level security;

grant select, insert, update on enterprises.evidence_documents to guildhall_app, guildhall_system;

create policy own_evidence_documents on enterprises.evidence_documents to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy system_evidence_documents on enterprises.evidence_documents to guildhall_system using (true) with check (true);
