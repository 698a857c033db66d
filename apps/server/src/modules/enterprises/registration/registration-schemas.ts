import { Type, type Static } from 'typebox';
import { Day, Instant, Nullable, Text, oneOf } from '../../../platform/http/schemas.ts';
import { limits } from '../../../platform/limits.ts';
import { SourceSchema } from '../facts/fact-schemas.ts';
import { comparedFields } from '../verification/compared-field.ts';
import { registrationStates } from './registration.ts';

const { textMaxCharacters, nameMaxCharacters, numberMaxCharacters, identifiersMaxItems } = limits.statement;
const scheme = oneOf(['uscc', 'lei', 'vat', 'national'], 'Kind of number');
const rating = oneOf(['A', 'B', 'M', 'C', 'D'], 'Tax credit rating');

const line = (maxLength: number, description: string) => Nullable(Type.String({ maxLength }), description);
const textInput = (description: string) =>
  Type.Object(
    {
      zh: Type.Optional(line(nameMaxCharacters, 'In Chinese')),
      en: Type.Optional(line(nameMaxCharacters, 'In English')),
    },
    { additionalProperties: false, description },
  );

/** What a member writes; a part that is absent stays as it was, null or empty takes it away. */
export const StatementInput = Type.Object(
  {
    legalName: Type.Optional(textInput('The name on the business licence')),
    identifiers: Type.Optional(
      Type.Array(
        Type.Object(
          {
            scheme,
            country: Type.Optional(line(2, 'Two letters (ISO 3166-1); needed for vat and national')),
            value: Type.String({ minLength: 1, maxLength: numberMaxCharacters, description: 'The number' }),
          },
          { additionalProperties: false, description: 'An official number' },
        ),
        { maxItems: identifiersMaxItems, description: 'Official numbers, one of each kind at most' },
      ),
    ),
    licence: Type.Optional(
      Type.Object(
        {
          number: Type.Optional(line(numberMaxCharacters, 'Number of the business licence')),
          holder: Type.Optional(line(nameMaxCharacters, 'Whose name stands on it')),
          validUntil: Type.Optional(Nullable(Day, 'Its last day; null when it has no end')),
        },
        { additionalProperties: false, description: 'The business licence' },
      ),
    ),
    tax: Type.Optional(
      Type.Object(
        {
          number: Type.Optional(line(numberMaxCharacters, 'Tax number')),
          kind: Type.Optional(Nullable(textInput('Kind of taxpayer'), 'Kind of taxpayer')),
          rating: Type.Optional(Nullable(rating, 'Tax credit rating')),
        },
        { additionalProperties: false, description: 'Tax number and standing' },
      ),
    ),
    legalRepresentative: Type.Optional(line(nameMaxCharacters, 'Who represents the enterprise by law')),
    registeredAddress: Type.Optional(line(textMaxCharacters, 'Where it is registered')),
  },
  { additionalProperties: false, description: 'What the enterprise states of itself, or a part of it' },
);
export type StatementInput = Static<typeof StatementInput>;

const said = (description: string) => Nullable(Type.String(), description);
export const StatementSchema = Type.Object(
  {
    legalName: Text,
    identifiers: Type.Array(
      Type.Object({
        scheme,
        country: Type.String({ description: 'Two letters; empty for a LEI' }),
        value: Type.String({ description: 'The number, in its one spelling' }),
      }),
      { description: 'Official numbers' },
    ),
    licence: Type.Object(
      {
        number: said('Number of the business licence'),
        holder: said('Whose name stands on it'),
        validUntil: Nullable(Day, 'Its last day; null when it has no end'),
      },
      { description: 'The business licence' },
    ),
    tax: Type.Object(
      { number: said('Tax number'), kind: Nullable(Text, 'Kind of taxpayer'), rating: Nullable(rating, 'Rating') },
      { description: 'Tax number and standing' },
    ),
    legalRepresentative: said('Who represents the enterprise by law'),
    registeredAddress: said('Where it is registered'),
  },
  { $id: 'Statement', description: 'What an enterprise states of itself; null where nothing is stated' },
);

export const ComparedFieldSchema = Type.Object(
  {
    field: oneOf(comparedFields, 'What is compared'),
    stated: said('What the enterprise states'),
    sources: Type.Array(
      Type.Object({
        source: SourceSchema,
        value: said('What this source says; null when it is silent'),
        asOf: Type.String({ ...Instant, description: 'When it was so, according to the source' }),
      }),
      { description: 'What banks and registries say' },
    ),
    result: oneOf(
      ['equal', 'differs', 'not_attested'],
      'equal: a source says the same and none says otherwise; differs: one says otherwise; not_attested: none speaks of it',
    ),
  },
  { $id: 'ComparedField', description: 'A field of the statement beside what banks and registries say' },
);
export type ComparedFieldView = Static<typeof ComparedFieldSchema>;

export const RegistrationSchema = Type.Object(
  {
    state: oneOf(['none', ...registrationStates], 'How far the registration has come'),
    statement: Nullable(StatementSchema, 'What is being written, else what was submitted last'),
    edited: Type.Boolean({ description: 'True when what is shown has not been submitted yet' }),
    submittedAt: Nullable(Instant, 'When it was submitted last'),
    comparison: Nullable(
      Type.Object({
        checkedAt: Instant,
        fields: Type.Array(ComparedFieldSchema, { description: 'Field by field' }),
      }),
      'What was submitted beside what banks and registries say',
    ),
    message: said("The operator's reason, when it was returned or refused"),
    checklist: Type.Object(
      {
        registered: Type.Boolean({
          description: 'The statement has been submitted, or a bank has verified the enterprise',
        }),
        documents: Type.Boolean({ description: 'Evidence documents are there' }),
        verified: Type.Boolean({ description: 'The enterprise is verified' }),
        disclosureChosen: Type.Boolean({ description: 'It has chosen who sees what' }),
        firstPartner: Type.Boolean({ description: 'It has a partner' }),
      },
      { description: 'The way onto the network' },
    ),
    can: Type.Array(oneOf(['edit', 'submit', 'withdraw'], 'One thing that you may do'), {
      description: 'What you may do next',
    }),
  },
  { $id: 'Registration', description: 'The registration of your enterprise' },
);
export type RegistrationView = Static<typeof RegistrationSchema>;
