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
  /** What was booked before the first day, oldest first. */
  transactions?: Transaction[];
};

export type Transaction = {
  bookedAt: string;
  /** From the side of the account. */
  direction: 'debit' | 'credit';
  amountMinor: string;
  /** `bank` null: at the same bank. */
  counterparty: { name: string; accountNumber: string | null; bank: string | null };
  remittance: string;
};

/** What a grant may open of an account. */
export type AccountAction =
  | 'accounts:read'
  | 'statements:read'
  | 'payments:read'
  | 'payments:prepare'
  | 'payments:approve'
  | 'payments:release'
  | 'payments:cancel';

export type AccountScope =
  | { kind: 'accounts'; accountNumbers: string[] }
  | { kind: 'product'; product: string }
  | { kind: 'all' };

/** Amounts are decimal texts; null is without limit. */
export type GrantLimits = {
  perPayment: string | null;
  dayAmount: string | null;
  dayCount: number | null;
  monthAmount: string | null;
  monthCount: number | null;
  counterpartyDay: string | null;
};

export type Grant = {
  roleId: string;
  departmentId: string;
  accounts: AccountScope;
  action: AccountAction;
  currency: string | null;
  limits: GrantLimits;
  counterparties: string[] | null;
  window: { days: number[]; from: string; until: string; timeZone: string } | null;
  validFrom: string | null;
  validUntil: string | null;
  signatureClass: 'E' | 'A' | 'B' | 'T' | null;
};

export type Signer = { roleId: string; departmentId: string | null };

export type ApprovalRule = {
  accounts: AccountScope;
  currency: string;
  from: string | null;
  to: string | null;
  demand: { kind: 'classes' } | { kind: 'steps'; ordered: boolean; steps: { need: number; from: Signer[] }[] };
  expiresAfterHours: number;
  stepUp: boolean;
};

export type TableRole = { roleId: string; nameZh: string; nameEn: string; base: string };

/** A customer's own permission table; its holders are the mandates. */
export type PermissionTable = {
  effectiveFrom: string;
  roles: TableRole[];
  grants: Grant[];
  approvalRules: ApprovalRule[];
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
  /** Absent where the bank's standard table holds. */
  permissionTable?: PermissionTable;
};

export type Mandate = {
  customerId: string;
  roleId: string;
  departmentId: string;
  accountIds: string[];
  /** Last day of the mandate; open when absent. */
  validUntil?: string;
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
