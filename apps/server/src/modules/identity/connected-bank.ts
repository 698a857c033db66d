import type { BankRef } from './sessions/session-schemas.ts';

/** A bank of the configuration, as it is shown to people. */
export interface ConnectedBank {
  readonly slug: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly mark: string;
  readonly color: string;
}

/** A bank that is no longer configured is still named by its slug: what it said stays said. */
export function presentBank(slug: string, banks: readonly ConnectedBank[]): BankRef {
  const bank = banks.find((one) => one.slug === slug);
  if (bank === undefined) {
    return { slug, name: { zh: slug, en: slug }, mark: slug.slice(0, 1).toUpperCase(), color: '#475069' };
  }
  return { slug, name: { zh: bank.nameZh, en: bank.nameEn }, mark: bank.mark, color: bank.color };
}
