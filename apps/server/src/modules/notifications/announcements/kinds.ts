/** Every kind of notification; each has its text in both languages (`mail/texts-*.ts`; the web has its own). */
export const kinds = [
  'facts_changed',
  'partner_requested',
  'partner_accepted',
  'partner_declined',
  'partner_cancelled',
  'partner_ended',
  'consent_ending',
  'consent_ended',
  'registration_submitted',
  'case_opened',
  'case_decided',
  'enterprise_verified',
  'verification_lost',
  'document_expiring',
  'document_expired',
  'disclosure_changed',
  'member_invited',
  'member_joined',
  'member_left',
  'email_changed',
] as const;
export type NotificationKind = (typeof kinds)[number];
