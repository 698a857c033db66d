import { Type, type Static } from 'typebox';
import { Day, Instant, Nullable, oneOf, pageOf, PageQuery, Text, Uuid } from '../../../platform/http/schemas.ts';
import { AssuranceSchema, SourceSchema } from '../../enterprises/index.ts';
import { BankRef } from '../../identity/index.ts';
import { formKinds, formSources, widgets } from './forms/form.ts';
import { submissionLimits } from './submission-limits.ts';
import { submissionDeeds, submissionStatuses } from './submission.ts';

const BothTexts = Type.Object(
  { zh: Type.String({ description: 'In Chinese' }), en: Type.String({ description: 'In English' }) },
  { description: 'A text in both languages' },
);
const Pointer = Type.String({ description: 'JSON Pointer (RFC 6901) into what is filled in' });
const FormId = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$', description: 'As the bank calls the form' });
const Kind = oneOf(formKinds, 'What is asked of the bank');

const formFields = {
  formId: FormId,
  version: Type.Integer({ description: 'One more with every change of the form' }),
  kind: Kind,
  source: oneOf(formSources, 'The part of the bank that it goes to'),
  title: BothTexts,
  summary: BothTexts,
};
export const SubmissionFormSummary = Type.Object(formFields, {
  $id: 'SubmissionFormSummary',
  description: 'A form that the bank offers',
});
export const SubmissionFormView = Type.Object(
  {
    ...formFields,
    schema: Type.Record(Type.String(), Type.Unknown(), {
      description:
        'JSON Schema 2020-12 without references: object, array, string, number, integer, boolean; x-title, x-description and x-enum in both languages',
    }),
    layout: Type.Object(
      {
        sections: Type.Array(
          Type.Object({
            title: BothTexts,
            fields: Type.Array(Pointer, { description: 'In the order in which they are shown' }),
            when: Nullable(
              Type.Object({ pointer: Pointer, equals: Type.Unknown({ description: 'The value' }) }),
              'The section is shown only while the value there is this one; what stands in a hidden one is not sent',
            ),
          }),
          { description: 'The parts of the form, in order' },
        ),
        widgets: Type.Record(Type.String(), oneOf(widgets, 'How the field is shown'), {
          description: 'By JSON Pointer; a money field is an object of amount and currency',
        }),
      },
      { description: 'How the form is laid out' },
    ),
    attachments: Type.Object(
      {
        maxCount: Type.Integer({ description: '0: none' }),
        maxBytes: Type.Integer({ description: 'Of each' }),
        mediaTypes: Type.Array(Type.String(), { description: 'What is taken' }),
      },
      { description: 'Files that may come with it' },
    ),
    corrects: Type.Array(Type.String(), { description: 'Keys of the facts that a correction is about' }),
  },
  { $id: 'SubmissionForm', description: 'A form with everything that is needed to fill it in' },
);
export type SubmissionFormView = Static<typeof SubmissionFormView>;

export const SubmissionFormList = Type.Object({
  items: Type.Array(SubmissionFormSummary, { description: 'What the bank of the acting mandate offers, by formId' }),
  bank: BankRef,
  readAt: Nullable(Instant, 'When the forms were last read from the bank; null before the first time'),
  reachable: Type.Boolean({ description: 'Whether the bank answered when it was asked last' }),
});
export type SubmissionFormList = Static<typeof SubmissionFormList>;

const Person = Type.Object({ id: Uuid, name: Text }, { description: 'A member' });

export const SubmissionAttachment = Type.Object(
  {
    id: Uuid,
    fileName: Type.String({ description: 'Name of the file' }),
    mediaType: Type.String({ description: 'What it is, by its content' }),
    sizeBytes: Type.Integer({ description: 'Its size' }),
    sha256: Type.String({ description: 'In hex' }),
    uploadedAt: Instant,
    sent: Type.Boolean({ description: 'It was sent with something and cannot be removed any more' }),
    delivered: Type.Boolean({ description: 'The bank has it' }),
  },
  { $id: 'SubmissionAttachment', description: 'A file that goes to the bank' },
);
export type SubmissionAttachmentView = Static<typeof SubmissionAttachment>;

export const SubmissionMessage = Type.Object(
  {
    id: Uuid,
    from: oneOf(['us', 'bank'], 'Who wrote it'),
    person: Nullable(Person, 'The member who wrote it; null for the bank'),
    author: Nullable(Text, 'Who wrote it at the bank; null for our own'),
    body: Type.String({ description: 'The text' }),
    at: Instant,
    supplement: Type.Boolean({ description: 'It answers information that the bank wanted' }),
    delivery: Nullable(
      oneOf(['queued', 'delivered', 'refused'], 'State'),
      'Of our own: whether the bank has it; null for the bank',
    ),
    attachments: Type.Array(SubmissionAttachment, { description: 'Files that came with it' }),
  },
  { $id: 'SubmissionMessage', description: 'A word in the conversation about a submission' },
);
export type SubmissionMessageView = Static<typeof SubmissionMessage>;

const Queue = Type.Object(
  {
    position: Type.Integer({ description: '1 is sent next; counted among everything for this customer of the bank' }),
    waitingSince: Instant,
    attempts: Type.Integer({ description: 'How often it was tried' }),
    nextAttemptAt: Instant,
    bankReachable: Type.Boolean({ description: 'False while the bank does not answer' }),
  },
  { description: 'Its place in the queue to the bank' },
);

const summaryFields = {
  id: Uuid,
  formId: FormId,
  kind: Kind,
  title: BothTexts,
  bank: BankRef,
  status: oneOf(submissionStatuses, 'Where it stands'),
  offerId: Nullable(Type.String(), 'The offer whose acceptance opened it'),
  createdBy: Person,
  createdAt: Instant,
  updatedAt: Instant,
  queuedAt: Nullable(Instant, 'When it was sent off by the member; null for a draft'),
  receiptNumber: Nullable(Type.String(), "The bank's number of it"),
  wanted: Nullable(Type.String(), 'What the bank wants to know'),
  alarm: Nullable(
    oneOf(['receipt_differs', 'refused', 'contradiction'], 'Kind'),
    'Something to look at: the bank received another content, refuses it, or contradicts itself',
  ),
  withdrawing: Type.Boolean({ description: 'A withdrawal is on its way to the bank' }),
};
export const SubmissionSummary = Type.Object(summaryFields, {
  $id: 'SubmissionSummary',
  description: 'Something that a member typed in for the bank',
});
export type SubmissionSummaryView = Static<typeof SubmissionSummary>;

export const SubmissionView = Type.Object(
  {
    ...summaryFields,
    revision: Type.Integer({ description: 'One more with every save' }),
    form: SubmissionFormView,
    formOffered: oneOf(['same', 'newer', 'ended'], 'Whether the bank offers this version now, a newer one, or none'),
    data: Type.Record(Type.String(), Type.Unknown(), { description: 'What is filled in' }),
    prefilled: Type.Array(
      Type.Object({
        pointer: Pointer,
        factKey: Type.String({ description: 'The fact from which it was filled in' }),
        source: SourceSchema,
        asOf: Type.String({ ...Instant, description: 'When it was so, according to the source' }),
        assurance: AssuranceSchema,
        evidenceId: Nullable(Uuid, 'The signed record behind it'),
      }),
      { description: 'Fields that still hold what a fact says' },
    ),
    attachments: Type.Array(SubmissionAttachment, { description: 'All files, also those of messages' }),
    history: Type.Array(
      Type.Object({
        step: Type.String({
          description: 'What happened: a status, or created, supplemented, withdrawal_asked, alarm, attested',
        }),
        status: oneOf(submissionStatuses, 'Where it stood then'),
        at: Instant,
        person: Nullable(Person, 'Who did it; null where the bank did'),
        reason: Nullable(Type.String(), "The bank's reason"),
        wanted: Nullable(Type.String(), 'What the bank wanted to know'),
      }),
      { description: 'What happened, in order' },
    ),
    queue: Nullable(Queue, 'Null when nothing of it waits to be sent'),
    receipt: Nullable(
      Type.Object({
        number: Type.String({ description: "The bank's number" }),
        receivedAt: Instant,
        contentHash: Type.String({ description: 'SHA-256 of what was received, base64url' }),
        jws: Type.String({ description: 'The receipt as the bank signed it' }),
      }),
      'What the bank confirmed',
    ),
    reason: Nullable(Type.String(), 'Why it stands as it does, in the words of the bank'),
    attested: Type.Array(
      Type.Object({
        factKey: Type.String({ description: 'The fact' }),
        evidenceId: Nullable(Uuid, 'The signed record'),
        asOf: Day,
      }),
      { description: 'What the bank attested anew after a correction' },
    ),
    can: Type.Array(oneOf(submissionDeeds, 'One thing that may be done'), {
      description: 'What may be done with it now by this member',
    }),
  },
  { $id: 'Submission', description: 'A submission with everything that is known of it' },
);
export type SubmissionView = Static<typeof SubmissionView>;

export const FormParams = Type.Object({ formId: FormId });
export const SubmissionParams = Type.Object({ submissionId: Uuid });
export const AttachmentParams = Type.Object({ submissionId: Uuid, attachmentId: Uuid });
export const SubmissionsQuery = Type.Object({
  ...PageQuery.properties,
  status: Type.Optional(oneOf(submissionStatuses, 'Only those that stand so')),
});
export const SubmissionsPage = pageOf(SubmissionSummary);
export const MessagesPage = pageOf(SubmissionMessage);
export const SubmissionBody = Type.Object({ formId: FormId }, { additionalProperties: false });
export const SubmissionUpdateBody = Type.Object(
  {
    revision: Type.Integer({ minimum: 1, maximum: 2_147_483_647, description: 'The one that was read' }),
    data: Type.Record(Type.String(), Type.Unknown(), { description: 'All that is filled in so far' }),
  },
  { additionalProperties: false },
);
export const RevisionBody = Type.Object(
  { revision: Type.Integer({ minimum: 1, maximum: 2_147_483_647, description: 'The one that was read' }) },
  { additionalProperties: false },
);
export const MessageBody = Type.Object(
  {
    body: Type.String({ minLength: 1, maxLength: submissionLimits.messageMaxCharacters, description: 'The text' }),
    attachmentIds: Type.Optional(
      Type.Array(Uuid, { maxItems: submissionLimits.attachmentsMost, description: 'Files that were added before' }),
    ),
  },
  { additionalProperties: false },
);
export type MessageBody = Static<typeof MessageBody>;
export const AddAttachmentQuery = Type.Object({
  fileName: Type.String({ minLength: 1, maxLength: 255, description: 'Name of the file' }),
});
