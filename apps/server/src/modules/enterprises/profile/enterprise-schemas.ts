import { Type, type Static } from 'typebox';
import { Instant, Nullable, Text, Uuid, oneOf } from '../../../platform/http/schemas.ts';
import { CategorySchema } from '../facts/fact-schemas.ts';

export const EnterpriseParams = Type.Object({
  enterpriseId: Type.String({ ...Uuid, description: 'Id of the enterprise' }),
});

export const BankRefSchema = Type.Object(
  {
    slug: Type.String({ description: 'Short name of the bank in addresses' }),
    name: Text,
    mark: Type.String({ description: "The bank's mark, one character" }),
    color: Type.String({ description: "The bank's colour, #RRGGBB" }),
  },
  { description: 'A connected bank' },
);

const refProperties = {
  id: Type.String({ ...Uuid, description: 'Id of the enterprise' }),
  name: Text,
  verified: Type.Boolean({ description: 'True when a bank attests its identification' }),
};
export const EnterpriseRefSchema = Type.Object(refProperties, { description: 'An enterprise, by name' });

export const RelationSchema = Type.Object(
  {
    partner: oneOf(
      ['none', 'requested', 'received', 'active', 'ended'],
      'How your enterprise stands to it: requested = you asked, received = it asked you',
    ),
    since: Nullable(Instant, 'Since when it stands so'),
    watching: Type.Boolean({ description: 'True when your enterprise watches it' }),
    isOwn: Type.Boolean({ description: 'True when it is your own enterprise' }),
  },
  { description: 'What the enterprise is to yours' },
);

const summaryProperties = {
  ...refProperties,
  status: oneOf(
    ['unclaimed', 'registered', 'verified'],
    'unclaimed: known from a registry only; registered: has joined; verified: attested by a bank',
  ),
  city: Nullable(Text, 'Where it is registered, where that is shown to you'),
  industry: Nullable(Text, 'What it does, where that is shown to you'),
  identifiers: Type.Array(
    Type.Object({
      scheme: oneOf(['uscc', 'lei', 'vat', 'national'], 'Kind of number'),
      value: Type.String({ description: 'The number' }),
    }),
    { description: 'Its official numbers' },
  ),
  relation: RelationSchema,
  attestedBy: Type.Array(BankRefSchema, { description: 'The banks that attest its identification' }),
};
export const EnterpriseSummarySchema = Type.Object(summaryProperties, { description: 'An enterprise in a list' });

const viewProperties = {
  ...summaryProperties,
  factCount: Type.Integer({ description: 'How many facts you see' }),
  latestAsOf: Nullable(Instant, 'The newest date among them'),
  differing: Type.Array(Type.String({ description: 'Key of a fact' }), {
    description: 'Keys on which the sources differ',
  }),
  hiddenCategories: Type.Array(CategorySchema, { description: 'Categories that are not shown to you' }),
  can: Type.Array(
    oneOf(
      ['request_partner', 'accept_partner', 'end_partner', 'watch', 'unwatch', 'block', 'manage'],
      'One thing that you may do',
    ),
    { description: 'What you may do here under your mandate' },
  ),
};
export const EnterpriseViewSchema = Type.Object(viewProperties, { description: 'The page of an enterprise' });
export const OwnEnterpriseSchema = Type.Object(
  {
    ...viewProperties,
    disclosures: Type.Array(
      Type.Object({
        category: CategorySchema,
        audience: oneOf(
          ['private', 'partners', 'network', 'public'],
          'private: your members; partners; network: every verified member; public: anyone',
        ),
      }),
      { description: 'Who sees which category of your facts' },
    ),
  },
  { description: 'The page of your own enterprise' },
);
export type EnterpriseView = Static<typeof EnterpriseViewSchema>;
