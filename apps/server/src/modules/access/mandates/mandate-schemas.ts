import { Type, type Static } from 'typebox';
import { limits } from '../../../platform/limits.ts';
import { Nullable, Text } from '../../../platform/http/schemas.ts';
import { Mandate } from '../../identity/index.ts';

const Amount = (description: string) =>
  Nullable(Type.String(), `${description}, a decimal string; null: without limit`);
const Count = (description: string) => Nullable(Type.Integer(), `${description}; null: without limit`);

const OpenedAction = Type.Object(
  {
    action: Type.String({ description: 'What it opens, noun:verb' }),
    perPayment: Amount('At most so much in one payment'),
    dayAmount: Amount('At most so much in a day'),
    dayCount: Count('At most so many payments in a day'),
    monthAmount: Amount('At most so much in a month'),
    monthCount: Count('At most so many payments in a month'),
  },
  {
    $id: 'OpenedAction',
    description: 'What a mandate opens of an account, with its limits in the currency of the account',
  },
);

export const OpenedAccount = Type.Object(
  {
    accountNumber: Type.String({ description: 'As the bank numbers it' }),
    name: Text,
    product: Type.String({ description: 'Kind of account, as the bank calls it' }),
    currency: Type.String({ description: 'ISO 4217 code' }),
    lastDigits: Type.String({ description: 'How the number ends' }),
    actions: Type.Array(OpenedAction, { description: 'In the order of the columns of a matrix' }),
  },
  { $id: 'OpenedAccount', description: 'An account that a mandate opens today' },
);
export type OpenedAccount = Static<typeof OpenedAccount>;

export const ListedMandate = Type.Object(
  {
    ...Mandate.properties,
    tableVersion: Nullable(
      Type.Integer(),
      'The version of the permission table that is in force; null when none is held',
    ),
    base: Nullable(Type.String(), 'The standard role from which follows what it may do on the network'),
    opens: Type.Array(OpenedAccount, {
      description: `What it opens today, at most ${limits.accountsShownPerMandate} accounts`,
    }),
    opensTotal: Type.Integer({ description: 'How many accounts it opens today' }),
  },
  { $id: 'ListedMandate', description: 'A mandate with what it opens' },
);
export type ListedMandate = Static<typeof ListedMandate>;

export const MandateList = Type.Object({
  items: Type.Array(ListedMandate, {
    description: 'The one that a bank returned last first; all of them, their number is bounded',
  }),
});
