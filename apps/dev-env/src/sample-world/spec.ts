import type { Bilingual } from './bank-seed.ts';
import type { BankId, Change, ConsentState } from './enterprise.ts';

/** What is decided about an enterprise before the generator fills in the rest. */
export type EnterpriseSpec = {
  key: string;
  nameZh?: string;
  nameEn: string;
  /** Name without city and legal form. */
  shortName: Bilingual;
  industry: string;
  city: string;
  /** Banks it is a customer of, with the customer number. */
  banks: Partial<Record<BankId, string>>;
  /** Registered capital in units of ten thousand. */
  capital: number;
  foundedYear: number;
  legalForm?: Bilingual;
  address?: Bilingual;
  products?: Bilingual;
  /** First 16 characters of its credit code. */
  usccStart?: string;
  /** What lanjiang still holds, from its last look long ago. */
  outdatedAtLanjiang?: { capital?: number; address?: Bilingual };
  /** What huayue holds otherwise than the licence says, the names included. */
  heldAtHuayue?: { nameZh: string; nameEn: string; address: Bilingual };
  /** Opened its account so many days ago; where absent it has been a customer for long. */
  openedDaysAgo?: number;
  consent?: ConsentState;
  consentDays?: Partial<Record<BankId, number>>;
  /** Changes of its own; others are added at random up to `eventful`. */
  changes?: Change[];
  eventful: number;
  lei?: boolean;
  /** The registry of LEIs knows it, but no bank holds its LEI. */
  registryLei?: boolean;
};
