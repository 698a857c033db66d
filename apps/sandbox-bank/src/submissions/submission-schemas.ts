import { Type } from 'typebox';
import { statuses } from './submission.ts';

const strict = { additionalProperties: false };
const Id = Type.String({ pattern: '^[\\x21-\\x7e]{1,100}$', description: 'An identifier without spaces.' });
const CustomerId = Type.String({ maxLength: 100, description: 'Identifier of the customer at this bank.' });
const OwnId = Type.String({
  pattern: '^[\\x21-\\x7e]{8,100}$',
  description: "The client's own identifier; done once.",
});
const Party = Type.Object(
  { subject: Id, roleId: Id, departmentId: Id },
  { ...strict, description: 'Who did it, and under which mandate.' },
);
const Attachments = Type.Array(
  Type.Object(
    {
      attachmentId: OwnId,
      name: Type.String({ minLength: 1, maxLength: 255, description: 'Name of the file.' }),
      mediaType: Type.String({ maxLength: 100, description: 'What it is.' }),
      size: Type.Integer({ minimum: 1, description: 'Bytes.' }),
      sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Of its bytes, in hex.' }),
    },
    strict,
  ),
  { maxItems: 50, description: 'Files that were brought before.' },
);

export const CustomerParams = Type.Object({ customerId: CustomerId });
export const SubmissionParams = Type.Object({ customerId: CustomerId, submissionId: OwnId });
export const AttachmentParams = Type.Object({ customerId: CustomerId, attachmentId: OwnId });
export const LogQuery = Type.Object({
  afterSequence: Type.Integer({ minimum: 0, default: 0, description: 'Only what was said after this.' }),
});
export const KeyHeaders = Type.Object({
  'idempotency-key': Type.String({ minLength: 1, maxLength: 100, description: 'The identifier in the body.' }),
});

export const SubmissionBody = Type.Object(
  {
    submissionId: OwnId,
    formId: Id,
    formVersion: Type.Integer({ minimum: 1, description: 'The version that was filled in.' }),
    offerId: Type.Union([Id, Type.Null()], { description: 'The offer whose acceptance opened it.' }),
    data: Type.Record(Type.String(), Type.Unknown(), { description: 'What was filled in.' }),
    attachments: Attachments,
    submittedBy: Party,
    submittedAt: Type.String({ format: 'date-time', description: 'When the customer sent it off.' }),
  },
  strict,
);
export const SupplementBody = Type.Object(
  {
    supplementId: OwnId,
    body: Type.String({ minLength: 1, maxLength: 4_000, description: 'The answer.' }),
    attachments: Attachments,
    by: Party,
  },
  strict,
);
export const MessageBody = Type.Object(
  {
    messageId: OwnId,
    body: Type.String({ minLength: 1, maxLength: 4_000, description: 'The message.' }),
    attachments: Attachments,
    by: Party,
  },
  strict,
);
export const WithdrawalBody = Type.Object({ withdrawalId: OwnId, by: Party }, strict);

const Status = Type.Enum([...statuses], { description: 'Where it stands.' });
export const SubmissionTaken = Type.Object(
  {
    submissionId: Type.String({ description: 'As it was sent.' }),
    receipt: Type.String({
      description: 'Compact JWS (typ submission-receipt+jwt) that names the hash of what was received.',
    }),
  },
  { $id: 'SubmissionTaken', description: 'The bank has it.' },
);
export const SubmissionState = Type.Object(
  {
    submissionId: Type.String({ description: 'As it was sent.' }),
    status: Status,
    sequence: Type.Integer({ description: 'Place of the last thing that was said of it.' }),
  },
  { $id: 'SubmissionState', description: 'Where a submission stands.' },
);
export const SubmissionLog = Type.Object(
  {
    submissionId: Type.String({ description: 'As it was sent.' }),
    status: Status,
    sequence: Type.Integer({ description: 'Place of the last thing that was said of it.' }),
    receipt: Type.String({ description: 'The receipt again.' }),
    log: Type.Array(
      Type.Object({
        sequence: Type.Integer({ description: 'From 1 without gaps; 1 is the receipt.' }),
        status: Status,
        reason: Type.Union([Type.String(), Type.Null()], { description: 'Why.' }),
        wanted: Type.Union([Type.String(), Type.Null()], { description: 'What the customer should send.' }),
        message: Type.Union(
          [
            Type.Object({
              messageId: Type.String({ description: "The bank's identifier." }),
              author: Type.Object({ zh: Type.String(), en: Type.String() }, { description: 'Who wrote it.' }),
              body: Type.String({ description: 'The text.' }),
            }),
            Type.Null(),
          ],
          { description: 'A message of the bank.' },
        ),
        at: Type.String({ description: 'When.' }),
      }),
      { description: 'What was said, in order.' },
    ),
  },
  { $id: 'SubmissionLog', description: 'What became of a submission.' },
);
