import { Type, type Static } from 'typebox';
import { Instant, Text, Uuid } from '../../../platform/http/schemas.ts';

export const BankRef = Type.Object(
  {
    slug: Type.String({ description: 'Short name of the connection, as in addresses' }),
    name: Text,
    mark: Type.String({ description: 'One character that stands for the bank' }),
    color: Type.String({ description: "The bank's colour, #RRGGBB" }),
  },
  { $id: 'BankRef', description: 'A connected bank' },
);
export type BankRef = Static<typeof BankRef>;

export const EnterpriseRef = Type.Object(
  { id: Uuid, name: Text, verified: Type.Boolean({ description: 'A bank attests its identification' }) },
  { $id: 'EnterpriseRef', description: 'An enterprise, as it is named elsewhere' },
);
export type EnterpriseRef = Static<typeof EnterpriseRef>;

export const Named = Type.Object(
  { id: Type.String({ description: 'As the bank calls it' }), name: Text },
  { $id: 'Named', description: 'Something of the bank, with its name' },
);

export const MandateAccount = Type.Object(
  {
    id: Type.String({ description: 'As the bank calls it' }),
    name: Text,
    currency: Type.String({ description: 'ISO 4217 code' }),
    lastDigits: Type.String({ description: 'The last digits of the account number' }),
    product: Type.String({ description: 'Kind of account, as the bank calls it' }),
  },
  { $id: 'MandateAccount', description: 'An account that the mandate may touch' },
);

export const Mandate = Type.Object(
  {
    id: Uuid,
    current: Type.Boolean({ description: 'The one this session acts under' }),
    enterprise: EnterpriseRef,
    role: Named,
    department: Named,
    bank: BankRef,
    customerId: Type.String({ description: "The enterprise's number at the bank" }),
    accounts: Type.Array(MandateAccount, { description: 'The accounts that the mandate may touch' }),
    seenAt: Type.String({ format: 'date-time', description: 'When the bank last returned this mandate' }),
  },
  { $id: 'Mandate', description: "A person's authority at one enterprise: role and department, as the bank said" },
);
export type Mandate = Static<typeof Mandate>;

export const Session = Type.Object(
  {
    person: Type.Object({ id: Uuid, name: Text }, { description: 'Who is signed in' }),
    mandate: Mandate,
    signedInAt: Instant,
    expiresAt: Type.String({ format: 'date-time', description: 'When it ends if nothing more is done' }),
    can: Type.Array(Type.String(), { description: 'What the mandate allows, noun:verb' }),
  },
  { $id: 'Session', description: 'The session of this browser' },
);
export type Session = Static<typeof Session>;

export const OpenSession = Type.Object(
  {
    id: Uuid,
    current: Type.Boolean({ description: 'The session that asks' }),
    bank: BankRef,
    enterprise: EnterpriseRef,
    role: Named,
    createdAt: Instant,
    lastSeenAt: Type.String({ format: 'date-time', description: 'Last use, to the minute' }),
    expiresAt: Type.String({ format: 'date-time', description: 'When it ends if nothing more is done' }),
    client: Type.String({ description: 'Browser and system, where known' }),
  },
  { $id: 'OpenSession', description: 'One of my sessions' },
);
export type OpenSession = Static<typeof OpenSession>;

export const SessionList = Type.Object({
  items: Type.Array(OpenSession, { description: 'The newest first; all of them, their number is bounded' }),
});
export const SessionParams = Type.Object({ sessionId: Uuid });
export const SignedOut = Type.Object({
  redirectTo: Type.Union([Type.String(), Type.Null()], {
    description: 'Where the browser goes to end its session at the bank too; null where the bank offers no such place',
  }),
});
