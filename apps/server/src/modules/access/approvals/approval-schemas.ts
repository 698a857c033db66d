import { Type, type Static } from 'typebox';
import { Day, Instant, Nullable, oneOf, PageQuery, pageOf, Text, Uuid } from '../../../platform/http/schemas.ts';
import { limits } from '../../../platform/limits.ts';
import { PasskeyAssertion } from '../../identity/index.ts';
import { signatureClasses } from '../permissions/table.ts';
import { approvalStates } from './approval.ts';

export const approvalTabs = ['waiting', 'signed', 'done'] as const;
export type ApprovalTab = (typeof approvalTabs)[number];

export const ApprovalsQuery = Type.Object({
  ...PageQuery.properties,
  tab: oneOf(approvalTabs, 'What waits for my signature, what I signed, what is over'),
});
export const ApprovalParams = Type.Object({ approvalId: Uuid });
const ContentHash = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of everything that is signed' });
const Amount = Nullable(
  Type.Object({
    amount: Type.String({ description: 'A decimal string with all decimals of the currency' }),
    currency: Type.String({ description: 'ISO 4217' }),
  }),
  'Null where no money moves',
);
const Party = Type.Object({
  name: Text,
  accountNumber: Type.String({ description: 'As the bank numbers it' }),
  lastDigits: Nullable(Type.String(), 'The last digits by which people know it'),
  bank: Nullable(Type.String(), 'Name of the bank, where known'),
});
const RoleAndDepartment = {
  role: Type.Object({ id: Type.String({ description: 'Id at the bank' }), name: Text }, { description: 'The role' }),
  department: Nullable(
    Type.Object({ id: Type.String({ description: 'Id at the bank' }), name: Text }),
    'The department; null: any',
  ),
};
const PersonName = Type.Object({ name: Text, ...RoleAndDepartment }, { description: 'Somebody under a mandate' });
const SignatureClassSchema = oneOf(signatureClasses, 'E alone, A with A or B, B with A, T transports only');

const summary = {
  id: Uuid,
  kind: Type.String({ description: 'What is signed: payment, permission_change' }),
  subjectId: Type.String({ ...Uuid, description: 'Id of what is signed' }),
  state: oneOf(approvalStates, 'How it stands'),
  reference: Type.String({ description: 'What its owner calls it' }),
  amount: Amount,
  debtor: Nullable(Party, 'From where'),
  creditor: Nullable(Party, 'To whom'),
  purpose: Nullable(Type.String(), 'What for, as the maker wrote it'),
  lines: Type.Array(Type.Object({ label: Text, value: Text }), { description: 'Whatever else is signed' }),
  maker: PersonName,
  given: Type.Integer({ minimum: 0, description: 'Signatures that count' }),
  needed: Type.Integer({ minimum: 0, description: 'Signatures that it takes in all' }),
  openedAt: Instant,
  changedAt: Instant,
  deadlineAt: Instant,
  endedAt: Nullable(Instant, 'When it was released, rejected, withdrawn, or expired'),
  signedAt: Nullable(Instant, 'When the reader signed, and his signature stands'),
  can: Type.Array(oneOf(['sign', 'reject', 'withdraw'], 'A deed'), { description: 'What the reader may do now' }),
};
export const ApprovalSummary = Type.Object(summary, { description: 'Something that is or was up for signing' });
export type ApprovalSummary = Static<typeof ApprovalSummary>;
export const ApprovalsPage = pageOf(ApprovalSummary);

const Step = Type.Object({
  need: Type.Integer({ description: 'How many signatures' }),
  from: Type.Array(Type.Object(RoleAndDepartment), { description: 'Whose' }),
});
const Rule = Type.Object(
  {
    kind: oneOf(['classes', 'steps'], 'By the classes of signatures alone, or by steps'),
    ordered: Type.Boolean({ description: 'Whether the steps are taken in their order' }),
    steps: Type.Array(Step, { description: 'Empty for a demand by class' }),
    from: Nullable(Type.String(), 'From which amount on, inclusive'),
    to: Nullable(Type.String(), 'Up to which amount, exclusive'),
    stepUp: Type.Boolean({ description: 'Whether each signature needs a passkey' }),
    expiresAfterHours: Type.Number({
      description: 'Hours after which what is not signed expires, and nothing happens',
    }),
  },
  { description: 'The rule of the permission table that fits' },
);
const SignatureView = Type.Object({
  ...PersonName.properties,
  signatureClass: SignatureClassSchema,
  signedAt: Instant,
  method: oneOf(['session', 'passkey'], 'How it was given'),
  inSteadOf: Nullable(Text, 'Who was away; role and department are his'),
  voidAt: Nullable(Instant, 'Since when it counts no more'),
  voidReason: Nullable(
    oneOf(['content_changed', 'authority_lost', 'out_of_turn', 'not_released'], 'Why it counts no more'),
    'Why it counts no more',
  ),
});
const NextSignerView = Type.Object({
  ...PersonName.properties,
  signatureClass: SignatureClassSchema,
  deputies: Type.Array(Type.Object({ name: Text, untilOn: Type.String({ ...Day, description: 'Last day' }) }), {
    description: 'Who signs in his stead while he is away',
  }),
});
const SignAs = Type.Object({
  delegationId: Nullable(Uuid, 'In whose stead; null: for himself'),
  inSteadOf: Nullable(Text, 'His name'),
  ...RoleAndDepartment,
  signatureClass: SignatureClassSchema,
});

export const refusalCodes = [
  'over',
  'expired',
  'content_changed',
  'own',
  'own_in_stead',
  'already_signed',
  'already_signed_in_stead',
  'transports_only',
  'not_needed',
  'no_authority',
] as const;

export const ApprovalDetail = Type.Object(
  {
    ...summary,
    contentHash: ContentHash,
    rule: Rule,
    signatures: Type.Array(SignatureView, { description: 'In the order in which they were given, void ones included' }),
    next: Type.Array(NextSignerView, { description: 'Who may sign next' }),
    last: Type.Boolean({ description: "Whether the reader's signature would release it" }),
    signAs: Nullable(SignAs, 'As whom the reader would sign; null when he cannot'),
    whyNot: Nullable(oneOf(refusalCodes, 'A reason'), 'Why the reader cannot sign'),
    endedBy: Nullable(Text, 'Who rejected, withdrew or released it'),
    endReason: Nullable(Type.String(), 'What was said with it'),
  },
  { $id: 'Approval', description: 'Something that is or was up for signing, with everything that is signed' },
);
export type ApprovalDetail = Static<typeof ApprovalDetail>;

export const ApprovalCount = Type.Object(
  {
    waiting: Type.Integer({
      minimum: 0,
      maximum: limits.approvalsCounted,
      description: `How many wait for the reader, counted up to ${limits.approvalsCounted}`,
    }),
  },
  { description: 'What the badge shows' },
);

export const SignBody = Type.Object(
  {
    contentHash: ContentHash,
    delegationId: Type.Optional(Nullable(Uuid, 'In whose stead; without it, whichever way counts, his own first')),
    assertion: Type.Optional(Nullable(PasskeyAssertion, 'The answer to begin_sign, where the rule asks for a passkey')),
  },
  { additionalProperties: false, description: 'What was read, and the proof' },
);
export const BeginSignBody = Type.Object(
  { contentHash: ContentHash },
  { additionalProperties: false, description: 'What was read' },
);
export const RejectBody = Type.Object(
  {
    reason: Type.String({
      minLength: 1,
      maxLength: limits.approvalReasonMaxCharacters,
      pattern: '\\S',
      description: 'What the maker is told',
    }),
  },
  { additionalProperties: false },
);
export const SignOutcome = Type.Object(
  { state: oneOf(approvalStates, 'How it stands after it') },
  { description: 'What came of it' },
);
