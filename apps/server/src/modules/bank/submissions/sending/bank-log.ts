import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { bankStatuses } from '../submission.ts';
import { submissionLimits } from '../submission-limits.ts';

const text = Type.String({ maxLength: submissionLimits.bankTextMaxCharacters });
const Instant = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})$',
});

const entryFields = {
  sequence: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  status: Type.Unsafe<(typeof bankStatuses)[number]>({ type: 'string', enum: [...bankStatuses] }),
  reason: Type.Union([text, Type.Null()]),
  wanted: Type.Union([text, Type.Null()]),
  message: Type.Union([
    Type.Object({
      messageId: Type.String({ minLength: 1, maxLength: 100 }),
      author: Type.Object({ zh: Type.String({ maxLength: 200 }), en: Type.String({ maxLength: 200 }) }),
      body: Type.String({ minLength: 1, maxLength: submissionLimits.bankTextMaxCharacters }),
    }),
    Type.Null(),
  ]),
  at: Instant,
};

/** One thing that a bank said of a submission, in its place from 1 without gaps. */
const LogEntry = Type.Object(entryFields);
export type LogEntry = Static<typeof LogEntry>;

export const readSubmissionEvent = Compile(
  Type.Object({
    customerId: Type.String(),
    submissionId: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
    ...entryFields,
  }),
);

const SubmissionLog = Type.Object({
  submissionId: Type.String(),
  sequence: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  receipt: Type.String({ maxLength: 8_192 }),
  log: Type.Array(LogEntry, { maxItems: submissionLimits.logMostEntries }),
});
export type SubmissionLog = Static<typeof SubmissionLog>;
export const readSubmissionLog = Compile(SubmissionLog);

export const readSubmissionTaken = Compile(
  Type.Object({ submissionId: Type.String(), receipt: Type.String({ maxLength: 8_192 }) }),
);
export const readSubmissionState = Compile(
  Type.Object({ submissionId: Type.String(), sequence: Type.Integer({ minimum: 0 }) }),
);
export const readAttachmentTaken = Compile(
  Type.Object({ attachmentId: Type.String(), sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
);
