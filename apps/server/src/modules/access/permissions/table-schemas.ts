import { Type, type Static } from 'typebox';
import { Day, Nullable, oneOf } from '../../../platform/http/schemas.ts';
import { limits } from '../../../platform/limits.ts';
import { accountActionWords, type AccountAction } from './account-actions.ts';
import { signatureClasses } from './table.ts';

/** The permission table as it goes over the wire: amounts are decimal strings, null is without limit. */
const { codeMaxCharacters, nameMaxCharacters, zoneMaxCharacters } = limits.permissionTable;
const most = limits.permissionTable;

// What banks call their things (OpenID Connect Core §2 allows the same of a subject): visible ASCII.
const Code = (description: string) =>
  Type.String({ minLength: 1, maxLength: codeMaxCharacters, pattern: '^[\\x21-\\x7e]+$', description });
const Name = (description: string) => Type.String({ minLength: 1, maxLength: nameMaxCharacters, description });
const Currency = (description: string) => Type.String({ pattern: '^[A-Z]{3}$', description });
const Amount = (description: string) =>
  Nullable(Type.String({ pattern: '^-?(0|[1-9]\\d{0,24})(\\.\\d{1,5})?$', description }), description);
const Count = (description: string) =>
  Nullable(Type.Integer({ minimum: -1_000_000_000, maximum: 1_000_000_000, description }), description);
const OptionalDay = (description: string) => Nullable(Day, description);
const TimeOfDay = (description: string) => Type.String({ pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$', description });
const strict = { additionalProperties: false } as const;

export const TableDepartmentView = Type.Object(
  {
    departmentId: Code('As the bank calls it'),
    nameZh: Name('Its name in Chinese'),
    nameEn: Name('Its name in English'),
    parentId: Nullable(Code('Of the department above'), 'The department above it; null at the top'),
  },
  { ...strict, $id: 'TableDepartment', description: 'A department of the enterprise at its bank' },
);
export const TableRoleView = Type.Object(
  {
    roleId: Code('As the bank calls it'),
    nameZh: Name('Its name in Chinese'),
    nameEn: Name('Its name in English'),
    base: Code('The standard role from which follows what it may do on the network'),
  },
  {
    ...strict,
    $id: 'TableRole',
    description: 'A role at the bank; one of its own says on which standard role it is based',
  },
);
export const TableAccountView = Type.Object(
  {
    accountNumber: Code('As the bank numbers it'),
    nameZh: Name('Its name in Chinese'),
    nameEn: Name('Its name in English'),
    product: Code('The product that it belongs to'),
    currency: Currency('ISO 4217'),
    lastDigits: Type.String({ maxLength: 12, description: 'How it ends' }),
  },
  { ...strict, $id: 'TableAccount', description: 'An account of the customer' },
);
export const TableHolderView = Type.Object(
  {
    subject: Code('The person, as the bank calls him'),
    nameZh: Name('His name in Chinese'),
    nameEn: Name('His name in English'),
    roleId: Code('The role in which he acts'),
    departmentId: Code('The department in which he acts'),
    accountNumbers: Nullable(
      Type.Array(Code('Number of an account'), { maxItems: most.accounts }),
      'The accounts to which his grants are narrowed; null: to none in particular',
    ),
    validFrom: OptionalDay('First day; null: from ever'),
    validUntil: OptionalDay('Last day, inclusive; null: for ever'),
  },
  { ...strict, $id: 'TableHolder', description: 'Who acts in a role and department' },
);
export const AccountScopeView = Type.Union(
  [
    Type.Object(
      {
        kind: Type.Literal('accounts', { description: 'Single accounts' }),
        accountNumbers: Type.Array(Code('Number of an account'), {
          minItems: 1,
          maxItems: most.accounts,
          description: 'The accounts',
        }),
      },
      strict,
    ),
    Type.Object(
      { kind: Type.Literal('product', { description: 'Every account of a product' }), product: Code('The product') },
      strict,
    ),
    Type.Object({ kind: Type.Literal('all', { description: 'Every account' }) }, strict),
  ],
  { $id: 'AccountScope', description: 'Which accounts a grant or a rule is about' },
);
const GrantLimitsView = Type.Object(
  {
    perPayment: Amount('At most so much in one payment'),
    dayAmount: Amount('At most so much in a day'),
    dayCount: Count('At most so many payments in a day'),
    monthAmount: Amount('At most so much in a month'),
    monthCount: Count('At most so many payments in a month'),
    counterpartyDay: Amount('At most so much in a day to each counterparty'),
  },
  { ...strict, description: 'Limits; null is without limit' },
);
const TimeWindowView = Type.Object(
  {
    days: Type.Array(Type.Integer({ minimum: 1, maximum: 7, description: '1 is Monday' }), {
      minItems: 1,
      maxItems: 7,
      description: 'The days of the week',
    }),
    from: TimeOfDay('From then on'),
    until: TimeOfDay('Until before then'),
    timeZone: Type.String({ minLength: 1, maxLength: zoneMaxCharacters, description: 'IANA name of the zone' }),
  },
  { ...strict, description: 'The hours in which a grant works' },
);
export const TableGrantView = Type.Object(
  {
    roleId: Code('The role to which it is given'),
    departmentId: Code('The department in which, and below which, it holds'),
    accounts: AccountScopeView,
    action: oneOf(Object.keys(accountActionWords) as AccountAction[], 'What it opens'),
    currency: Nullable(Currency('ISO 4217'), 'Currency of its limits; it covers accounts of this currency only'),
    limits: GrantLimitsView,
    counterparties: Nullable(
      Type.Array(Code('Number of an account'), { maxItems: most.counterparties }),
      'The account numbers that may be paid; null: any',
    ),
    window: Nullable(TimeWindowView, 'The hours in which it works; null: always'),
    validFrom: OptionalDay('First day; null: from ever'),
    validUntil: OptionalDay('Last day, inclusive; null: for ever'),
    signatureClass: Nullable(
      oneOf(signatureClasses, 'E alone, A with A or B, B with A, T transports only'),
      'What the signature is worth, of checking and releasing; null elsewhere',
    ),
  },
  { ...strict, $id: 'TableGrant', description: 'Role × department × accounts × action, with limits' },
);
const SignerView = Type.Object(
  {
    roleId: Code('Somebody in this role'),
    departmentId: Nullable(Code('In this department'), 'In this department; null: in any'),
  },
  strict,
);
const DemandView = Type.Union(
  [
    Type.Object({ kind: Type.Literal('classes', { description: 'By the classes of the signatures' }) }, strict),
    Type.Object(
      {
        kind: Type.Literal('steps', { description: 'So many of those named in each step' }),
        ordered: Type.Boolean({ description: 'Whether the steps are taken in their order' }),
        steps: Type.Array(
          Type.Object(
            {
              need: Type.Integer({ minimum: 1, maximum: 20, description: 'So many signatures' }),
              from: Type.Array(SignerView, { minItems: 1, maxItems: most.signers, description: 'Of these' }),
            },
            strict,
          ),
          { minItems: 1, maxItems: most.steps, description: 'The steps' },
        ),
      },
      strict,
    ),
  ],
  { description: 'Which signatures release' },
);
export const ApprovalRuleView = Type.Object(
  {
    accounts: AccountScopeView,
    currency: Currency('ISO 4217'),
    from: Amount('From this amount on, inclusive; null: from the smallest'),
    to: Amount('Below this amount; null: without end'),
    demand: DemandView,
    expiresAfterHours: Type.Integer({ minimum: 1, maximum: 8_760, description: 'What is not signed by then expires' }),
    stepUp: Type.Boolean({ description: 'Whether every signature needs a passkey' }),
  },
  {
    ...strict,
    $id: 'ApprovalRule',
    description: 'Which signatures a payment from these accounts needs, by its amount',
  },
);

/** What a change may change: everything but the accounts, which are the bank's to open. */
const contents = {
  departments: Type.Array(TableDepartmentView, { maxItems: most.departments, description: 'The tree of departments' }),
  roles: Type.Array(TableRoleView, { maxItems: most.roles, description: 'The roles' }),
  holders: Type.Array(TableHolderView, {
    maxItems: most.holders,
    description: 'Who acts in which role and department',
  }),
  grants: Type.Array(TableGrantView, { maxItems: most.grants, description: 'The grants' }),
  approvalRules: Type.Array(ApprovalRuleView, {
    maxItems: most.approvalRules,
    description: 'Which signatures are needed',
  }),
};
export const TableContentsView = Type.Object(contents, {
  ...strict,
  $id: 'PermissionTableContents',
  description: 'What a change may change of a permission table: everything but the accounts',
});
export const PermissionTableView = Type.Object(
  {
    departments: contents.departments,
    roles: contents.roles,
    accounts: Type.Array(TableAccountView, { maxItems: most.accounts, description: 'The accounts of the customer' }),
    holders: contents.holders,
    grants: contents.grants,
    approvalRules: contents.approvalRules,
  },
  { ...strict, $id: 'PermissionTable', description: 'The permission table of one customer of one bank' },
);
export type TableGrantView = Static<typeof TableGrantView>;
export type ApprovalRuleView = Static<typeof ApprovalRuleView>;
export type AccountScopeView = Static<typeof AccountScopeView>;
export type TableContentsView = Static<typeof TableContentsView>;
/** The lists of a table that a change may change. */
export type TablePart = keyof TableContentsView;
export type PermissionTableView = Static<typeof PermissionTableView>;
