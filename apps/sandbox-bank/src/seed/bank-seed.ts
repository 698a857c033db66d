import type { PermissionTable } from '../permissions/table.ts';

/** A text in both languages. */
export type Bilingual = { zh: string; en: string };
export type Identifier = { scheme: 'uscc' | 'lei' | 'vat' | 'national'; value: string; country: string };
export type RoleSeed = { roleId: string; nameZh: string; nameEn: string };
export type DepartmentSeed = { departmentId: string; nameZh: string; nameEn: string; parentId?: string };

export type AccountSeed = {
  accountId: string;
  nameZh: string;
  nameEn: string;
  product: string;
  currency: string;
  lastDigits: string;
  openedOn: string;
  balanceMinor: string;
  /** What was booked before the first day, oldest first; the opening balance is what is left of the balance without it. */
  transactions?: TransactionSeed[];
};

export type TransactionSeed = {
  /** Instant at which it was booked. */
  bookedAt: string;
  /** From the side of this account. */
  direction: 'debit' | 'credit';
  amountMinor: string;
  counterparty: { name: string; accountNumber: string | null; bank: string | null };
  remittance: string;
};

export type EntrySeed = {
  kind: string;
  recordId: string;
  /** Instant or day on which the bank attested it; a day means its first instant in UTC. */
  asOf: string;
  validUntil?: string;
  assurance: 'bank_verified' | 'bank_reported';
  data: Record<string, unknown>;
};

export type ConsentSeed = {
  consentId: string;
  permissions: string[];
  status: string;
  authorisedAt: string;
  expiresAt: string;
};

/** The customer's own table; who holds a role in it say the mandates. Without one the bank's standard table holds. */
export type TableSeed = Pick<PermissionTable, 'roles' | 'grants' | 'approvalRules'> & {
  /** Instant since which it is in force. */
  effectiveFrom: string;
};

export type CustomerSeed = {
  customerId: string;
  nameZh?: string;
  nameEn: string;
  identifiers: Identifier[];
  departments: DepartmentSeed[];
  accounts: AccountSeed[];
  journal: EntrySeed[];
  consents: ConsentSeed[];
  permissionTable?: TableSeed;
};

export type MandateSeed = {
  customerId: string;
  roleId: string;
  departmentId: string;
  /** All of the customer's: the table's grants alone say which; fewer: they are narrowed to these. */
  accountIds: string[];
  validFrom?: string;
  validUntil?: string;
  note?: Bilingual;
};

export type PersonSeed = {
  personId: string;
  label: Bilingual;
  name: Bilingual;
  goodFor: Bilingual;
  listed: boolean;
  tags: string[];
  mandates: MandateSeed[];
};

export type BankDescription = { id: string; nameZh: string; nameEn: string; mark: string; color: string };

/** What a bank holds on its first day; written by the sample world. */
export type BankSeed = {
  bank: BankDescription;
  roles: RoleSeed[];
  customers: CustomerSeed[];
  people: PersonSeed[];
};
