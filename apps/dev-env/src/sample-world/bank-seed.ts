/** A text in both languages. */
export type Bilingual = { zh: string; en: string };

export function bilingual(zh: string, en: string): Bilingual {
  return { zh, en };
}

export type Identifier = { scheme: 'uscc' | 'lei' | 'vat' | 'national'; value: string; country: string };

export type RecordKind = 'identification' | 'ownership' | 'qualification' | 'relationship' | 'standing';

export type JournalEntry = {
  kind: RecordKind;
  recordId: string;
  /** Instant of the attestation. */
  asOf: string;
  /** Day until which the bank stands by it. */
  validUntil?: string;
  assurance: 'bank_verified' | 'bank_reported';
  data: object;
};

export type Consent = {
  consentId: string;
  permissions: string[];
  status: 'AUTH' | 'EXPD' | 'CANC';
  authorisedAt: string;
  expiresAt: string;
};

export type Department = { departmentId: string; nameZh: string; nameEn: string; parentId?: string };

export type Account = {
  accountId: string;
  nameZh: string;
  nameEn: string;
  product: string;
  currency: string;
  lastDigits: string;
  openedOn: string;
  balanceMinor: string;
};

export type Customer = {
  customerId: string;
  nameZh?: string;
  nameEn: string;
  identifiers: Identifier[];
  departments: Department[];
  accounts: Account[];
  journal: JournalEntry[];
  consents: Consent[];
};

export type Mandate = {
  customerId: string;
  roleId: string;
  departmentId: string;
  accountIds: string[];
  note?: Bilingual;
};

export type Person = {
  personId: string;
  label: Bilingual;
  name: Bilingual;
  goodFor: Bilingual;
  listed: boolean;
  tags: string[];
  mandates: Mandate[];
};

/** What one sandbox bank holds on its first day. The bank has a reading of its own of the same contract. */
export type BankSeed = {
  bank: { id: string; nameZh: string; nameEn: string; mark: string; color: string };
  roles: { roleId: string; nameZh: string; nameEn: string }[];
  customers: Customer[];
  people: Person[];
};
