import { Type, type Static } from 'typebox';
import { Instant, Nullable, Text, Uuid, oneOf } from '../../../platform/http/schemas.ts';
import { categories } from './fact.ts';

const kind = <T extends string>(name: T) => Type.Literal(name, { description: 'Which kind of value this is' });

const SingleValue = Type.Union(
  [
    Type.Object(
      { type: kind('text'), text: Text },
      { description: 'Words, in the languages in which the source gives them' },
    ),
    Type.Object(
      { type: kind('plain'), text: Type.String({ description: 'The same in every language' }) },
      { description: 'A number or name' },
    ),
    Type.Object(
      { type: kind('date'), date: Type.String({ description: 'YYYY-MM-DD' }) },
      { description: 'A calendar day' },
    ),
    Type.Object(
      {
        type: kind('money'),
        amount: Type.String({ description: 'Decimal, such as 20000000.00' }),
        currency: Type.String({ description: 'ISO 4217' }),
      },
      { description: 'An amount of money' },
    ),
    Type.Object(
      {
        type: kind('code'),
        code: Type.String({ description: 'The code' }),
        list: Type.String({ description: 'The list that explains it' }),
      },
      { description: 'One of a list of codes' },
    ),
    Type.Object(
      { type: kind('count'), count: Type.Integer({ description: 'How many' }) },
      { description: 'A number of things' },
    ),
    Type.Object(
      { type: kind('boolean'), value: Type.Boolean({ description: 'Yes or no' }) },
      { description: 'Yes or no' },
    ),
    Type.Object(
      {
        type: kind('holding'),
        name: Type.String({ description: 'Who holds it' }),
        kind: oneOf(['person', 'enterprise'], 'What the holder is'),
        share: Type.String({ description: 'Per cent, such as 35.50' }),
      },
      { description: 'A share in the enterprise' },
    ),
  ],
  { description: 'One value' },
);

export const FactValueSchema = Type.Union(
  [
    ...SingleValue.anyOf,
    Type.Object(
      { type: kind('list'), items: Type.Array(SingleValue, { description: 'The values, in the order of the source' }) },
      { description: 'Several values' },
    ),
  ],
  { description: 'What is said, in a shape that its `type` tells' },
);

export const CategorySchema = oneOf(categories, 'What the fact is about; who sees it is decided for the category');

export const SourceSchema = Type.Object(
  {
    kind: oneOf(['bank', 'registry', 'enterprise'], 'What the source is'),
    id: Type.String({ description: 'Id of the source; of a bank, its connection' }),
    name: Text,
    mark: Nullable(Type.String(), "The bank's mark, one character"),
    color: Nullable(Type.String(), "The bank's colour, #RRGGBB"),
  },
  { description: 'Who says it' },
);

export const AssuranceSchema = oneOf(
  ['bank_verified', 'bank_reported', 'registry', 'stated'],
  'How sure it is: checked by the bank, told by the bank, from a registry, or stated by the enterprise itself',
);

const factProperties = {
  key: Type.String({ description: 'What it says something of, such as legal_name' }),
  category: CategorySchema,
  value: FactValueSchema,
  source: SourceSchema,
  asOf: Type.String({ ...Instant, description: 'When it was so, according to the source' }),
  receivedAt: Type.String({ ...Instant, description: 'When the network received it' }),
  validUntil: Nullable(Instant, 'Until when the source stands by it'),
  assurance: AssuranceSchema,
  stale: Type.Boolean({ description: 'True when its validity has passed or the source may no longer confirm it' }),
  evidenceId: Nullable(Uuid, 'The signed record behind it'),
  differs: Type.Boolean({ description: 'True when another source that you see gives another value' }),
};

export const FactSchema = Type.Object(factProperties, { description: 'One thing that is known of an enterprise' });
export const FactVersionSchema = Type.Object(
  {
    ...factProperties,
    shownFrom: Type.String({ ...Instant, description: 'Since when the network showed it' }),
    shownUntil: Nullable(Instant, 'Until when; equal to shownFrom for one that came too late to be shown'),
    sequence: Nullable(Type.Integer(), "Place of the record in the bank's journal"),
  },
  { description: 'One value that a fact had' },
);
export type FactView = Static<typeof FactSchema>;
export type FactVersionView = Static<typeof FactVersionSchema>;
export type SourceView = Static<typeof SourceSchema>;
