import { Type, type Static } from 'typebox';

/** What a grant may open of an account. */
export const accountActions = [
  'accounts:read',
  'statements:read',
  'payments:read',
  'payments:prepare',
  'payments:approve',
  'payments:release',
  'payments:cancel',
] as const;
export type AccountAction = (typeof accountActions)[number];

/** Roles that every bank knows; a role of a customer's own is based on one of them. */
export const standardRoles = [
  'owner',
  'treasurer',
  'accountant',
  'viewer',
  'asset_manager',
  'trustee',
  'settlor',
  'beneficiary',
  'fund_administrator',
  'operator',
  'relationship_manager',
] as const;

const strict = { additionalProperties: false };
const Id = Type.String({ pattern: '^[\\x21-\\x7e]{1,100}$', description: 'A short identifier without spaces.' });
const Name = Type.String({ minLength: 1, maxLength: 200, description: 'What people call it.' });
const Day = Type.String({ format: 'date', description: 'A calendar day, inclusive.' });
const Amount = Type.String({
  pattern: '^(0|[1-9]\\d{0,14})(\\.\\d{1,4})?$',
  description: 'A decimal amount, not negative, such as 50000.00.',
});
const Count = Type.Integer({ minimum: 0, maximum: 1_000_000_000, description: 'How many.' });
const Currency = Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217.' });

function nullable<Schema extends Type.TSchema>(schema: Schema) {
  return Type.Union([schema, Type.Null()]);
}

export const TableDepartment = Type.Object(
  { departmentId: Id, nameZh: Name, nameEn: Name, parentId: nullable(Id) },
  { ...strict, $id: 'TableDepartment' },
);
export type TableDepartment = Static<typeof TableDepartment>;

export const TableRole = Type.Object(
  {
    roleId: Id,
    nameZh: Name,
    nameEn: Name,
    base: Type.Enum([...standardRoles], { description: 'The standard role that it is based on.' }),
  },
  { ...strict, $id: 'TableRole' },
);
export type TableRole = Static<typeof TableRole>;

export const TableAccount = Type.Object(
  { accountNumber: Id, nameZh: Name, nameEn: Name, product: Id, currency: Currency, lastDigits: Type.String() },
  { ...strict, $id: 'TableAccount', description: 'An account of the customer, filled in by the bank.' },
);
export type TableAccount = Static<typeof TableAccount>;

export const TableHolder = Type.Object(
  {
    subject: Id,
    nameZh: Name,
    nameEn: Name,
    roleId: Id,
    departmentId: Id,
    accountNumbers: nullable(
      Type.Array(Id, { maxItems: 500, description: 'Narrows the grants to these; null narrows nothing.' }),
    ),
    validFrom: nullable(Day),
    validUntil: nullable(Day),
  },
  { ...strict, $id: 'TableHolder', description: 'Who acts in a role and department.' },
);
export type TableHolder = Static<typeof TableHolder>;

/** The kinds of account scope, each with its shape. */
export const scopeKinds = {
  accounts: Type.Object(
    {
      kind: Type.Literal('accounts'),
      accountNumbers: Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true }),
    },
    strict,
  ),
  product: Type.Object({ kind: Type.Literal('product'), product: Id }, strict),
  all: Type.Object({ kind: Type.Literal('all') }, strict),
};
const AccountScope = Type.Union([scopeKinds.accounts, scopeKinds.product, scopeKinds.all], {
  description: 'Single accounts, all of a product, or all.',
});
export type AccountScope = Static<(typeof scopeKinds)[keyof typeof scopeKinds]>;

export const GrantLimits = Type.Object(
  {
    perPayment: nullable(Amount),
    dayAmount: nullable(Amount),
    dayCount: nullable(Count),
    monthAmount: nullable(Amount),
    monthCount: nullable(Count),
    counterpartyDay: nullable(Amount),
  },
  { ...strict, $id: 'GrantLimits', description: 'null is without limit.' },
);
export type GrantLimits = Static<typeof GrantLimits>;

const Time = Type.String({ pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$', description: 'HH:MM.' });

export const TableGrant = Type.Object(
  {
    roleId: Id,
    departmentId: Id,
    accounts: AccountScope,
    action: Type.Enum([...accountActions], { description: 'What is opened.' }),
    currency: nullable(Currency),
    limits: GrantLimits,
    counterparties: nullable(Type.Array(Id, { minItems: 1, maxItems: 500 })),
    window: nullable(
      Type.Object(
        {
          days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7, uniqueItems: true }),
          from: Time,
          until: Time,
          timeZone: Type.String({ minLength: 1, maxLength: 60 }),
        },
        strict,
      ),
    ),
    validFrom: nullable(Day),
    validUntil: nullable(Day),
    signatureClass: nullable(Type.Enum(['E', 'A', 'B', 'T'])),
  },
  { ...strict, $id: 'TableGrant', description: 'Role × department × accounts × action, with limits.' },
);
export type TableGrant = Static<typeof TableGrant>;

const Signer = Type.Object({ roleId: Id, departmentId: nullable(Id) }, strict);
const Step = Type.Object(
  { need: Type.Integer({ minimum: 1, maximum: 20 }), from: Type.Array(Signer, { minItems: 1, maxItems: 50 }) },
  strict,
);

/** The kinds of demand, each with its shape. */
export const demandKinds = {
  classes: Type.Object({ kind: Type.Literal('classes') }, strict),
  steps: Type.Object(
    { kind: Type.Literal('steps'), ordered: Type.Boolean(), steps: Type.Array(Step, { minItems: 1, maxItems: 10 }) },
    strict,
  ),
};

export const ApprovalRule = Type.Object(
  {
    accounts: AccountScope,
    currency: Currency,
    from: nullable(Amount),
    to: nullable(Amount),
    demand: Type.Union([demandKinds.classes, demandKinds.steps], { description: 'By class alone, or by steps.' }),
    expiresAfterHours: Type.Integer({ minimum: 1, maximum: 8_760 }),
    stepUp: Type.Boolean(),
  },
  { ...strict, $id: 'ApprovalRule', description: 'Which signatures a payment needs, by its amount.' },
);
export type ApprovalRule = Static<typeof ApprovalRule>;

/** The permission table of a customer as it travels: amounts are decimal texts, days YYYY-MM-DD. */
export type PermissionTable = {
  departments: TableDepartment[];
  roles: TableRole[];
  accounts: TableAccount[];
  holders: TableHolder[];
  grants: TableGrant[];
  approvalRules: ApprovalRule[];
};

/** The part of a table that a customer decides on; the accounts are the bank's to fill in. */
export type WantedTable = Omit<PermissionTable, 'accounts'>;

/** A mandate: a person in a role and department of one customer. */
export type HolderKey = { subject: string; roleId: string; departmentId: string };
