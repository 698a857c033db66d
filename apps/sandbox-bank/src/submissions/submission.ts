import { createHash } from 'node:crypto';

export const statuses = [
  'received',
  'in_review',
  'information_wanted',
  'approved',
  'declined',
  'funded',
  'withdrawn',
] as const;
export type Status = (typeof statuses)[number];

/** Where the staff may lead a submission from each status. */
const onward: Record<Status, Status[]> = {
  received: ['in_review', 'information_wanted', 'approved', 'declined'],
  in_review: ['information_wanted', 'approved', 'declined'],
  information_wanted: ['in_review', 'approved', 'declined'],
  approved: ['funded'],
  declined: [],
  funded: [],
  withdrawn: [],
};

export function nextStatuses(status: Status): Status[] {
  return onward[status];
}

/** While the bank has not decided, the customer may take it back. */
export function mayBeWithdrawn(status: Status): boolean {
  return status === 'received' || status === 'in_review' || status === 'information_wanted';
}

export type Party = { subject: string; roleId: string; departmentId: string };
export type NamedAttachment = { attachmentId: string; name: string; mediaType: string; size: number; sha256: string };

/** What a customer submits. */
export type SubmissionContent = {
  submissionId: string;
  formId: string;
  formVersion: number;
  offerId: string | null;
  data: Record<string, unknown>;
  attachments: NamedAttachment[];
  submittedBy: Party;
  submittedAt: string;
};

/** What a customer writes afterwards. */
export type Letter = {
  letterId: string;
  kind: 'supplement' | 'message' | 'withdrawal';
  body: string | null;
  attachments: NamedAttachment[];
  by: Party;
  receivedAt: Date;
};

export type BankMessage = { messageId: string; author: { zh: string; en: string }; body: string };

/** One thing that the bank said of a submission. */
export type LogEntry = {
  sequence: number;
  status: Status;
  reason: string | null;
  wanted: string | null;
  message: BankMessage | null;
  at: Date;
};

export type Submission = {
  clientId: string;
  submissionId: string;
  customerId: string;
  formId: string;
  formVersion: number;
  kind: string;
  offerId: string | null;
  content: SubmissionContent;
  contentHash: string;
  receipt: string;
  receiptNumber: string;
  status: Status;
  sequence: number;
  receivedAt: Date;
};

/** SHA-256 in base64url over the canonical form of a JSON value (RFC 8785): members sorted, no spaces. */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('base64url');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  // RFC 8785 §3.2.3: by UTF-16 code units, which is how JavaScript sorts texts.
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
}
