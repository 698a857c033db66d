import { Type, type Static } from 'typebox';
import { Instant, Nullable, oneOf, PageQuery, pageOf } from '../../../platform/http/schemas.ts';
import { limits } from '../../../platform/limits.ts';
import { Named } from '../../identity/index.ts';
import { accountActions } from '../permissions/account-actions.ts';
import { stepNames } from '../permissions/decision.ts';
import { ApprovalRuleView, TableGrantView } from '../permissions/table-schemas.ts';

/** What is asked of the permission table, and how it answers. */
const { codeMaxCharacters } = limits.permissionTable;
const strict = { additionalProperties: false } as const;
const Code = (description: string) => Type.String({ minLength: 1, maxLength: codeMaxCharacters, description });
const accountAction = oneOf(accountActions, 'What is to be done with the account');
const Sentence = Type.Object(
  { zh: Type.String({ description: 'In Chinese' }), en: Type.String({ description: 'In English' }) },
  { description: 'A sentence in both languages' },
);
const MoneyView = Type.Object(
  {
    amount: Type.String({ pattern: '^(0|[1-9]\\d{0,24})(\\.\\d{1,5})?$', description: 'A decimal number' }),
    currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217' }),
  },
  { ...strict, description: 'An amount of money' },
);
export type MoneyView = Static<typeof MoneyView>;

const askedVersion = Type.Integer({
  minimum: 1,
  maximum: 1_000_000_000,
  description: 'By this version of the table; without it by the one that the session follows',
});

const question = {
  action: accountAction,
  accountNumber: Code('The account, as the bank numbers it'),
  amount: Type.Optional(MoneyView),
  counterparty: Type.Optional(Code('The account number that is to be paid')),
  at: Type.Optional(Instant),
  version: Type.Optional(askedVersion),
};
export const SimulateBody = Type.Object(
  {
    who: Type.Object(
      {
        subject: Type.Optional(Code('The person, as the bank calls him; without one, anybody in that place')),
        roleId: Code('The role'),
        departmentId: Code('The department'),
      },
      { ...strict, description: 'Who would do it' },
    ),
    ...question,
  },
  { ...strict, description: 'What somebody would do' },
);
export const WhoMayBody = Type.Object(
  {
    ...question,
    except: Type.Optional(Code('Whom it does not concern, as the bank calls him: who prepared it signs nothing')),
    only: Type.Optional(oneOf(['all', 'may'], 'may: those who may; all, the default: the others too, with the reason')),
    ...PageQuery.properties,
  },
  { ...strict, description: 'What is to be done, and by whom not' },
);
export const OfPersonQuery = Type.Object({
  subject: Code('The person, as the bank calls him'),
  version: Type.Optional(askedVersion),
  ...PageQuery.properties,
});
export const MineQuery = PageQuery;
export type SimulateBody = Static<typeof SimulateBody>;
export type WhoMayBody = Static<typeof WhoMayBody>;
export type OfPersonQuery = Static<typeof OfPersonQuery>;

export const DenyReasonView = Type.Object(
  {
    code: Type.String({ description: 'Stable name of the reason' }),
    text: Sentence,
    limit: Nullable(MoneyView, 'The limit of an amount that is passed'),
    gap: Nullable(MoneyView, 'By how much'),
    limitCount: Nullable(Type.Integer({ description: 'Payments' }), 'The limit of a number of payments that is passed'),
  },
  { $id: 'DenyReason', description: 'Why somebody may not' },
);
const CellView = Type.Object(
  {
    row: Type.Integer({ description: 'Row of the grant in the table, from 0' }),
    departmentId: Type.String({ description: 'The department to which it was granted: this one or one above' }),
    scope: oneOf(['accounts', 'product', 'all'], 'What the grant names: single accounts, a product, or all'),
    currency: TableGrantView.properties.currency,
    limits: TableGrantView.properties.limits,
    counterparties: TableGrantView.properties.counterparties,
    window: TableGrantView.properties.window,
    validFrom: TableGrantView.properties.validFrom,
    validUntil: TableGrantView.properties.validUntil,
    signatureClass: TableGrantView.properties.signatureClass,
  },
  { $id: 'PermissionCell', description: 'The grant that counts for a role, department, account and action' },
);
const StepView = Type.Object(
  {
    step: oneOf(stepNames, 'What is looked at'),
    state: oneOf(
      ['passed', 'failed', 'not_checked', 'not_needed'],
      'not_checked: an earlier one failed; not_needed: nothing is limited',
    ),
    title: Sentence,
    detail: Sentence,
  },
  { $id: 'DecisionStep', description: 'One check of a decision' },
);
const outcome = oneOf(
  ['allow', 'deny', 'needs_approval'],
  'allow: it takes effect at once; needs_approval: with the signatures that the rule asks for',
);
const RuleRowView = Type.Object(
  { row: Type.Integer({ description: 'Row of the rule in the table, from 0' }), rule: ApprovalRuleView },
  { $id: 'RuleRow', description: 'The approval rule of the amount' },
);
export const HolderView = Type.Object(
  {
    subject: Type.String({ description: 'The person, as the bank calls him' }),
    name: Sentence,
    role: Named,
    baseRoleId: Nullable(Type.String({ description: 'A standard role' }), 'On which standard role it is based'),
    department: Named,
    validFrom: TableGrantView.properties.validFrom,
    validUntil: TableGrantView.properties.validUntil,
    accountNumbers: Nullable(
      Type.Array(Type.String({ description: 'Number of an account' })),
      'The accounts to which he is narrowed; null: to none in particular',
    ),
  },
  { $id: 'Holder', description: 'Who acts in a role and department' },
);
const SignerSteps = Type.Array(Type.Integer({ description: 'Place of the step, from 0' }), {
  description: 'The steps of the rule that his signature can fill',
});
const PlaceAnswer = Type.Object(
  {
    role: Named,
    department: Named,
    people: Type.Integer({ description: 'Who may, in this place' }),
    cell: CellView,
  },
  { $id: 'PlaceThatMay', description: 'A role in a department in which somebody may' },
);
const version = Type.Integer({ description: 'Version of the table by which it was decided' });
export const Simulation = Type.Object(
  {
    version,
    outcome,
    reason: Nullable(DenyReasonView, 'Why not; null when it may be done'),
    cell: Nullable(CellView, 'The grant by which it was decided'),
    rule: Nullable(RuleRowView, 'Who else has to sign'),
    steps: Type.Array(StepView, { description: 'The checks in their order' }),
    tookMicroseconds: Type.Integer({ description: 'How long the decision took' }),
    whoMay: Type.Array(PlaceAnswer, { description: 'Where somebody may do the same' }),
  },
  { $id: 'Simulation', description: 'What would be decided, and how that comes' },
);
const HolderAnswerView = Type.Object(
  {
    holder: HolderView,
    outcome,
    reason: Nullable(DenyReasonView, 'Why not'),
    cell: Nullable(CellView, 'By which grant'),
    steps: SignerSteps,
  },
  { $id: 'HolderAnswer', description: 'Whether a holder may' },
);
export const WhoMay = Type.Object(
  {
    ...pageOf(HolderAnswerView).properties,
    version,
    rule: Nullable(RuleRowView, 'The rule of this amount'),
    mayCount: Type.Integer({ description: 'How many may, on all pages' }),
  },
  { $id: 'WhoMay', description: 'Of every holder whether he may, and why not' },
);
const AccountView = Type.Object(
  {
    accountNumber: Type.String({ description: 'As the bank numbers it' }),
    name: Sentence,
    product: Type.String({ description: 'The product that it belongs to' }),
    currency: Type.String({ description: 'ISO 4217' }),
    lastDigits: Type.String({ description: 'How it ends' }),
  },
  { $id: 'PermissionAccount', description: 'An account of the table' },
);
const OpenedAction = Type.Object(
  { action: accountAction, cell: CellView },
  { description: 'An action that is opened, and how far' },
);
const ActionAnswer = Type.Object(
  {
    action: accountAction,
    cell: Nullable(CellView, 'How far it is opened; null when it is not'),
    reason: Nullable(DenyReasonView, 'Why it is not'),
  },
  { description: 'Whether an action is opened' },
);
export const MyPermissions = Type.Object(
  {
    version,
    customerId: Type.String({ description: 'The customer number of the table' }),
    holder: HolderView,
    ...pageOf(
      Type.Object(
        { account: AccountView, actions: Type.Array(OpenedAction, { description: 'What is opened of it' }) },
        { $id: 'AccountPermissions', description: 'An account that is opened' },
      ),
    ).properties,
  },
  { $id: 'MyPermissions', description: 'What the mandate of the session opens' },
);
export const PersonPermissions = Type.Object(
  {
    version,
    mandates: Type.Array(
      Type.Object(
        {
          holder: HolderView,
          networkActions: Type.Array(Type.String({ description: 'An action' }), {
            description: 'What the base of the role allows on the network',
          }),
        },
        { description: 'A mandate of the person' },
      ),
      { description: 'Every role and department in which the table names the person' },
    ),
    ...pageOf(
      Type.Object(
        {
          mandate: Type.Integer({ description: 'Place of the mandate in the list, from 0' }),
          account: AccountView,
          actions: Type.Array(ActionAnswer, { description: 'Every action, opened or not' }),
        },
        { $id: 'PersonAccount', description: 'What a mandate opens of an account, and why not the rest' },
      ),
    ).properties,
  },
  { $id: 'PersonPermissions', description: 'Everything that a person may do, with the reason for what he may not' },
);
export type CellView = Static<typeof CellView>;
export type DenyReasonView = Static<typeof DenyReasonView>;
export type HolderView = Static<typeof HolderView>;
export type RuleRowView = Static<typeof RuleRowView>;
export type AccountView = Static<typeof AccountView>;
export type Simulation = Static<typeof Simulation>;
export type WhoMay = Static<typeof WhoMay>;
export type MyPermissions = Static<typeof MyPermissions>;
export type PersonPermissions = Static<typeof PersonPermissions>;
