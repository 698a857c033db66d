import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Text } from '../../../platform/http/schemas.ts';
import { presentBank } from '../../identity/index.ts';
import type { BankConnection } from '../connections/connection.ts';
import { readVerified } from '../records/jws.ts';
import type { AttachmentRow } from './attachment-store.ts';
import type { selectQueued } from './dispatch-store.ts';
import type { BankForm } from './forms/form.ts';
import type { MessageRow } from './message-store.ts';
import type {
  SubmissionAttachmentView,
  SubmissionFormView,
  SubmissionMessageView,
  SubmissionSummaryView,
  SubmissionView,
} from './submission-schemas.ts';
import type { SubmissionRow } from './submission-store.ts';
import type { SubmissionStep } from './step-store.ts';
import { deedsOf } from './submission.ts';

/** What the ids of rows are called. */
export interface Known {
  readonly connection: BankConnection;
  readonly people: ReadonlyMap<string, Text>;
}

export function presentPerson({ people }: Pick<Known, 'people'>, id: string): { id: string; name: Text } {
  return { id, name: people.get(id) ?? { zh: null, en: null } };
}

export function presentSummary(row: SubmissionRow, known: Known): SubmissionSummaryView {
  return {
    id: row.submissionId,
    formId: row.formId,
    kind: row.kind,
    title: { zh: row.titleZh, en: row.titleEn },
    bank: presentBank(known.connection.slug, [known.connection]),
    status: row.status,
    offerId: row.offerId,
    createdBy: presentPerson(known, row.createdBy),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    queuedAt: row.queuedAt?.toISOString() ?? null,
    receiptNumber: row.receiptNumber,
    wanted: row.status === 'information_wanted' ? row.wanted : null,
    alarm: row.alarm,
    withdrawing: row.withdrawing,
  };
}

export interface SubmissionParts {
  readonly row: SubmissionRow;
  readonly form: BankForm;
  readonly offered: BankForm | null;
  readonly steps: readonly SubmissionStep[];
  readonly attachments: readonly AttachmentRow[];
  readonly queued: Awaited<ReturnType<typeof selectQueued>>;
  readonly reachable: boolean;
}

export function presentSubmission(parts: SubmissionParts, known: Known, context: ActingContext): SubmissionView {
  const { row, form, offered } = parts;
  return {
    ...presentSummary(row, known),
    revision: row.revision,
    form: presentForm(form),
    formOffered: offered === null ? 'ended' : offered.version === form.version ? 'same' : 'newer',
    data: { ...row.data },
    prefilled: row.prefilled.map(({ sourceId: _id, ...one }) => one),
    attachments: parts.attachments.map(presentAttachment),
    history: parts.steps.map(({ step, status, at, personId, details }) => ({
      step,
      status,
      at: at.toISOString(),
      person: personId === null ? null : presentPerson(known, personId),
      reason: textOf(details.reason),
      wanted: textOf(details.wanted),
    })),
    queue: presentQueue(parts),
    receipt: presentReceipt(row),
    reason: row.reason,
    attested: (row.attested ?? []).map((one) => ({ ...one, asOf: one.asOf.slice(0, 10) })),
    can: context.actions.has('submissions:write') ? deedsOf(row) : [],
  };
}

function presentQueue({ queued, reachable }: SubmissionParts): SubmissionView['queue'] {
  if (queued === null) return null;
  const { position, createdAt, attempts, nextAt } = queued;
  return {
    position,
    waitingSince: createdAt.toISOString(),
    attempts,
    nextAttemptAt: nextAt.toISOString(),
    bankReachable: reachable,
  };
}

function presentReceipt({ receipt, receiptNumber, receivedAt }: SubmissionRow): SubmissionView['receipt'] {
  if (receipt === null || receiptNumber === null || receivedAt === null) return null;
  const { contentHash } = readVerified(receipt).payload;
  return {
    number: receiptNumber,
    receivedAt: receivedAt.toISOString(),
    contentHash: String(contentHash),
    jws: receipt,
  };
}

export function presentAttachment(row: AttachmentRow): SubmissionAttachmentView {
  const { attachmentId: id, fileName, mediaType, sizeBytes, sha256, uploadedAt, dispatchId, deliveredAt } = row;
  return {
    id,
    fileName,
    mediaType,
    sizeBytes,
    sha256,
    uploadedAt: uploadedAt.toISOString(),
    sent: dispatchId !== null,
    delivered: deliveredAt !== null,
  };
}

const deliveries = { waiting: 'queued', taken: 'delivered', refused: 'refused' } as const;

export function presentMessage(
  row: MessageRow,
  attachments: readonly AttachmentRow[],
  known: Pick<Known, 'people'>,
): SubmissionMessageView {
  const { messageId: id, personId, authorZh, authorEn, body, at, supplement, delivery } = row;
  return {
    id,
    from: personId === null ? 'bank' : 'us',
    person: personId === null ? null : presentPerson(known, personId),
    author: personId === null ? { zh: authorZh, en: authorEn } : null,
    body,
    at: at.toISOString(),
    supplement,
    delivery: personId === null || delivery === null ? null : deliveries[delivery],
    attachments: attachments.map(presentAttachment),
  };
}

export function presentForm({ prefill: _paths, ...form }: BankForm): SubmissionFormView {
  const { sections, widgets } = form.layout;
  return {
    ...form,
    title: { ...form.title },
    summary: { ...form.summary },
    schema: { ...form.schema },
    layout: {
      sections: sections.map(({ title, fields, when }) => ({ title, fields: [...fields], when })),
      widgets: { ...widgets },
    },
    attachments: { ...form.attachments, mediaTypes: [...form.attachments.mediaTypes] },
    corrects: [...form.corrects],
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
