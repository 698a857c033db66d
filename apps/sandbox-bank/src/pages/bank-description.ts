import type { Queryable } from '../db/database.ts';
import { readSetting } from '../db/settings-store.ts';
import type { BankDescription } from '../seed/bank-seed.ts';

/** How the bank calls itself; a bank without a seed still has pages. */
export async function describeBank(db: Queryable, bankId: string): Promise<BankDescription> {
  const kept = await readSetting<BankDescription>(db, 'bank');
  return kept ?? { id: bankId, nameZh: '沙盒银行', nameEn: 'Sandbox Bank', mark: '银', color: '#22406F' };
}
