-- What a person is told for an enterprise, how he wants to be told, and the e-mails that are on their way to him.

create schema notifications;

-- A notification holds no value of a fact: only who it is about, of which category, and words and counts for the template.
-- kind: owned
create table notifications.notifications (
  enterprise_id uuid not null,
  notification_id uuid not null,
  person_id uuid not null,
  -- One notification per reader and key, ever.
  dedupe_key text not null,
  topic text not null,
  kind text not null,
  severity text not null check (severity in ('info', 'notice', 'urgent')),
  -- What the reader must be allowed to see; asked again whenever he reads it and when it is sent.
  subject_enterprise_id uuid,
  subject_category text,
  subject_source_id uuid,
  params jsonb not null,
  why jsonb not null,
  link text not null,
  in_app boolean not null,
  created_at timestamptz(3) not null,
  read_at timestamptz(3),
  primary key (enterprise_id, notification_id),
  unique (enterprise_id, person_id, dedupe_key),
  check (subject_category is null or subject_enterprise_id is not null)
);
create index notifications_of_reader on notifications.notifications (enterprise_id, person_id, notification_id desc) where in_app;
create index notifications_unread on notifications.notifications (enterprise_id, person_id, notification_id desc)
  where in_app and read_at is null;
create index notifications_by_age on notifications.notifications (created_at);

-- Where and when a person is told by e-mail for this enterprise. Without a row the defaults of the module hold.
-- kind: owned
create table notifications.settings (
  enterprise_id uuid not null,
  person_id uuid not null,
  language text not null check (language in ('zh-CN', 'en')),
  time_zone text not null,
  quiet_from text check (quiet_from ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  quiet_to text check (quiet_to ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  digest_at text not null check (digest_at ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  -- Confirmed by a code; the only address that is written to.
  email text,
  -- The mail server of the address refused it for good: nothing more is sent there.
  email_refused_at timestamptz,
  pending_email text,
  code_hash bytea,
  code_expires_at timestamptz,
  code_tries integer not null default 0,
  changed_at timestamptz not null,
  primary key (enterprise_id, person_id),
  check ((quiet_from is null) = (quiet_to is null)),
  check ((pending_email is null) = (code_hash is null) and (code_hash is null) = (code_expires_at is null))
);

-- kind: owned
create table notifications.preferences (
  enterprise_id uuid not null,
  person_id uuid not null,
  topic text not null,
  email text not null check (email in ('off', 'at_once', 'daily')),
  in_app boolean not null,
  min_severity text not null check (min_severity in ('info', 'notice', 'urgent')),
  changed_at timestamptz not null,
  primary key (enterprise_id, person_id, topic)
);

-- One row for each notification that goes out by e-mail, and one for each e-mail that gathers several of them (a digest) or
-- confirms an address.
-- kind: owned
create table notifications.deliveries (
  enterprise_id uuid not null,
  delivery_id uuid not null,
  person_id uuid not null,
  channel text not null check (channel in ('email')),
  mode text not null check (mode in ('at_once', 'daily', 'digest', 'confirmation')),
  notification_id uuid,
  -- Of a daily one: the digest that took it.
  digest_id uuid,
  state text not null check (state in ('waiting', 'gathered', 'sending', 'sent', 'suppressed', 'failed')),
  due_at timestamptz(3) not null,
  attempts integer not null default 0,
  -- Fixed before the first attempt, so that an e-mail in doubt is sent again as the same one (RFC 5322 §3.6.4).
  message_id text,
  -- Of a confirmation: address and code, sealed, until it is sent.
  sealed bytea,
  -- Until then the process that took it may be sending it.
  leased_until timestamptz,
  reason text,
  error text,
  error_at timestamptz(3),
  created_at timestamptz(3) not null,
  ended_at timestamptz(3),
  primary key (enterprise_id, delivery_id),
  unique (enterprise_id, person_id, notification_id, channel),
  check ((mode in ('at_once', 'daily')) = (notification_id is not null)),
  check (state <> 'gathered' or digest_id is not null)
);
create index deliveries_due on notifications.deliveries (due_at) where state = 'waiting';
create index deliveries_leased on notifications.deliveries (leased_until) where state = 'sending';
create index deliveries_of_digest on notifications.deliveries (enterprise_id, digest_id) where digest_id is not null;
create index deliveries_of_reader on notifications.deliveries (enterprise_id, person_id, delivery_id desc);
create index deliveries_ended on notifications.deliveries (state, ended_at) where ended_at is not null;
create index deliveries_troubled on notifications.deliveries (error_at desc) where error is not null;
create index deliveries_by_age on notifications.deliveries (created_at);

alter table notifications.notifications enable row level security;
alter table notifications.notifications force row level security;
alter table notifications.settings enable row level security;
alter table notifications.settings force row level security;
alter table notifications.preferences enable row level security;
alter table notifications.preferences force row level security;
alter table notifications.deliveries enable row level security;
alter table notifications.deliveries force row level security;

-- The audience test of facts, asked of what the notification is about: told is told only while it may still be seen. An
-- enterprise that no bank attests sees facts of itself only. Which person reads is the statement's to say.
create policy shown_notifications on notifications.notifications for select to guildhall_app using (
  enterprise_id = (select platform.current_enterprise())
  and (
    subject_category is null
    or subject_enterprise_id = (select platform.current_enterprise())
    or (
      (select m.verified from enterprises.audience_members m where m.enterprise_id = (select platform.current_enterprise()))
      and (subject_source_id is null or exists (select 1 from enterprises.audience_sources s
        where s.enterprise_id = subject_enterprise_id and s.source_id = subject_source_id and s.state <> 'withdrawn'
          and not subject_category = any (s.withdrawn_categories)))
      and exists (select 1 from enterprises.audience_disclosures d
        where d.enterprise_id = subject_enterprise_id and d.category = subject_category and (
          d.audience in ('public', 'network')
          or (d.audience = 'partners' and exists (select 1 from enterprises.audience_partners p
            where p.enterprise_id = subject_enterprise_id and p.partner_id = (select platform.current_enterprise()))))))));
create policy notifications_blocks on notifications.notifications as restrictive for select to guildhall_app using (
  subject_enterprise_id is null or subject_enterprise_id not in (select b.other_id from enterprises.audience_blocks b
    where b.enterprise_id = (select platform.current_enterprise())));
create policy own_notifications_marked on notifications.notifications for update to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_settings on notifications.settings to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_preferences on notifications.preferences to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_deliveries on notifications.deliveries for select to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()));
-- A request may ask for the confirmation of an address; all other e-mails are the network's own.
create policy own_confirmations on notifications.deliveries for insert to guildhall_app
  with check (enterprise_id = (select platform.current_enterprise()) and mode = 'confirmation' and state = 'waiting');

create policy system_notifications on notifications.notifications to guildhall_system using (true) with check (true);
create policy system_settings on notifications.settings to guildhall_system using (true) with check (true);
create policy system_preferences on notifications.preferences to guildhall_system using (true) with check (true);
create policy system_deliveries on notifications.deliveries to guildhall_system using (true) with check (true);

grant usage on schema notifications to guildhall_app, guildhall_system;
grant select on notifications.notifications to guildhall_app;
grant update (read_at) on notifications.notifications to guildhall_app;
grant select, insert, update on notifications.settings, notifications.preferences to guildhall_app;
grant select, insert on notifications.deliveries to guildhall_app;
grant select, insert, delete on notifications.notifications to guildhall_system;
grant select, insert, update on notifications.settings, notifications.preferences to guildhall_system;
grant select, insert, update, delete on notifications.deliveries to guildhall_system;
