import type { Bilingual, Identifier, RecordKind } from './bank-seed.ts';
import type { City } from './cities.ts';
import type { Industry } from './industries.ts';

export type BankId = 'huayue' | 'lanjiang';
export const bankIds: readonly BankId[] = ['huayue', 'lanjiang'];

/** A text of which one language may be missing. */
export type PartialText = { zh?: string; en?: string };
export type Holder = { name: string; kind: 'person' | 'enterprise'; share: string };

export type Identification = {
  legalNameZh?: string;
  legalNameEn: string;
  tradeName: string;
  identifiers: Identifier[];
  registeredAddress: PartialText;
  city: Bilingual;
  country: string;
  legalRepresentative: { nameZh?: string; nameEn: string };
  incorporatedOn: string;
  registeredCapital: { amount: string; currency: string };
  legalForm: Bilingual;
  status: 'active' | 'suspended' | 'dissolved';
};

export type Ownership = { holders: Holder[] };

export const revenueBands = ['lt_5m', '5m_20m', '20m_100m', '100m_500m', 'gt_500m'] as const;

export type Qualification = {
  industryCode: string;
  industry: Bilingual;
  mainProducts: Bilingual;
  revenueBand: (typeof revenueBands)[number];
  revenueYear: number;
  employees: number;
};

export type Standing = {
  taxCreditRating: 'A' | 'B' | 'M' | 'C' | 'D';
  taxpayerKind: Bilingual;
  ratingYear: number;
  overdue: boolean;
};

/** What is true of an enterprise, whoever attests it. The tax office of China does not rate enterprises abroad. */
export type Truth = {
  identification: Identification;
  ownership: Ownership;
  qualification: Qualification;
  standing?: Standing;
};

/** What can change, and the record that tells of it. */
export const topics = {
  address: 'identification',
  capital: 'identification',
  representative: 'identification',
  holders: 'ownership',
  products: 'qualification',
  employees: 'qualification',
  revenue: 'qualification',
  rating: 'standing',
  overdue: 'standing',
} as const satisfies Record<string, Exclude<RecordKind, 'relationship'>>;

export type Topic = keyof typeof topics;

/** Something that happened to an enterprise: `apply` gives what is true afterwards. */
export type Change = {
  topic: Topic;
  /** Days before the world's today; below 1 it is the part of a day before its very moment. */
  daysAgo: number;
  /** Banks that were not told. */
  unknownTo: readonly BankId[];
  apply: (truth: Truth) => Truth;
};

export type ConsentState = 'full' | 'partial' | 'none' | 'withdrawn' | 'expired';

/** Being a customer of one bank. */
export type Presence = {
  customerId: string;
  consent: ConsentState;
  /** Days until the consent ends. */
  consentDays: number;
  /** The bank last looked long ago, and has not heard of anything since. */
  outdated: boolean;
  /** Days since the account was opened, null when that was long ago. */
  openedDaysAgo: number | null;
  /** What this bank holds otherwise than is true. */
  mistaken: (truth: Truth) => Truth;
};

export type Enterprise = {
  key: string;
  nameZh?: string;
  nameEn: string;
  shortName: Bilingual;
  city: City;
  industry: Industry;
  identifiers: Identifier[];
  /** An LEI that only the registry knows, null without one. */
  registryLei: string | null;
  /** True at the beginning of the six months. */
  start: Truth;
  /** Oldest first. */
  changes: Change[];
  presences: Partial<Record<BankId, Presence>>;
};

/** The identifier that the network matches by first: the credit code in China, the LEI abroad. */
export function mainIdentifier(enterprise: Enterprise): Identifier {
  const found = enterprise.identifiers[0];
  if (found === undefined) throw new Error(`${enterprise.key} has no identifier`);
  return found;
}
