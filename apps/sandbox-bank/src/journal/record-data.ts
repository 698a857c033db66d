import { Type, type TObject } from 'typebox';
import { Compile } from 'typebox/compile';
import { fieldErrors } from '../api/field-errors.ts';
import type { FieldError } from '../api/problem.ts';
import type { RecordKind } from './journal-entry.ts';

const text = { minLength: 1, maxLength: 300 };
const Text = Type.String(text);
const Both = Type.Object({ zh: Text, en: Text }, { additionalProperties: false });
const Day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' });
const Country = Type.String({ pattern: '^[A-Z]{2}$' });
const strict = { additionalProperties: false };

const Identification = Type.Object(
  {
    legalNameZh: Type.Optional(Text),
    legalNameEn: Type.Optional(Text),
    tradeName: Type.Optional(Text),
    identifiers: Type.Array(
      Type.Object({ scheme: Type.Enum(['uscc', 'lei', 'vat', 'national']), value: Text, country: Country }, strict),
      { minItems: 1, maxItems: 10 },
    ),
    registeredAddress: Type.Object({ zh: Type.Optional(Text), en: Type.Optional(Text) }, strict),
    city: Both,
    country: Country,
    legalRepresentative: Type.Object({ nameZh: Type.Optional(Text), nameEn: Type.Optional(Text) }, strict),
    incorporatedOn: Day,
    registeredCapital: Type.Object(
      {
        amount: Type.String({ pattern: '^\\d{1,18}(\\.\\d{1,4})?$' }),
        currency: Type.String({ pattern: '^[A-Z]{3}$' }),
      },
      strict,
    ),
    legalForm: Both,
    status: Type.Enum(['active', 'suspended', 'dissolved']),
  },
  strict,
);

const Ownership = Type.Object(
  {
    holders: Type.Array(
      Type.Object(
        {
          name: Text,
          kind: Type.Enum(['person', 'enterprise']),
          share: Type.String({ pattern: '^(100(\\.0{1,2})?|\\d{1,2}(\\.\\d{1,2})?)$', description: 'Per cent.' }),
        },
        strict,
      ),
      { maxItems: 200 },
    ),
  },
  strict,
);

const Qualification = Type.Object(
  {
    industryCode: Text,
    industry: Both,
    mainProducts: Both,
    revenueBand: Type.Enum(['lt_5m', '5m_20m', '20m_100m', '100m_500m', 'gt_500m']),
    revenueYear: Type.Integer({ minimum: 1900, maximum: 2200 }),
    employees: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
  },
  strict,
);

export const bankProducts = [
  'current_account',
  'payroll',
  'trade_finance',
  'working_capital_loan',
  'acquiring',
  'guarantee',
  'cash_pool',
] as const;

const Relationship = Type.Object(
  {
    customerSince: Day,
    products: Type.Array(Type.Enum([...bankProducts]), { maxItems: 7, uniqueItems: true }),
    procurators: Type.Integer({ minimum: 0, maximum: 1_000 }),
    relationshipManager: Both,
  },
  strict,
);

const Standing = Type.Object(
  {
    taxCreditRating: Type.Enum(['A', 'B', 'M', 'C', 'D']),
    taxpayerKind: Both,
    ratingYear: Type.Integer({ minimum: 1900, maximum: 2200 }),
    overdue: Type.Boolean(),
  },
  strict,
);

/** The data of each kind of record. */
export const recordData: Record<RecordKind, TObject> = {
  identification: Identification,
  ownership: Ownership,
  qualification: Qualification,
  relationship: Relationship,
  standing: Standing,
};

const validators = new Map(Object.entries(recordData).map(([kind, schema]) => [kind, Compile(schema)]));

/** What is wrong with the data of a record; empty when nothing is. */
export function checkRecordData(kind: RecordKind, data: unknown): FieldError[] {
  const validator = validators.get(kind);
  if (validator === undefined || validator.Check(data)) return [];
  return fieldErrors(validator.Errors(data), ['data']);
}
