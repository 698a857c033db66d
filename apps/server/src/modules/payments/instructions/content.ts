import { accountKey } from '../../../platform/account-number.ts';
import { sha256 } from '../../../platform/crypto/seal.ts';

/** What is ordered, to the letter: what a signature is bound to and what the bank is sent. */
export interface InstructionContent {
  readonly debtorAccount: string;
  readonly creditorName: string;
  readonly creditorAccount: string;
  /** Null: an account at the same bank. */
  readonly creditorBank: string | null;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly remittance: string;
}

/**
 * The hash of a content. Every field stands in it with its name, so that no two contents share one text; `execution` says when the bank
 * is to carry it out, which is at once.
 */
export function contentHash(content: InstructionContent): Buffer {
  const { debtorAccount, creditorName, creditorAccount, creditorBank, amountMinor, currency, remittance } = content;
  return sha256(
    JSON.stringify({
      debtorAccount,
      creditorName,
      creditorAccount,
      creditorBank,
      amountMinor: amountMinor.toString(),
      currency,
      remittance,
      execution: 'at_once',
    }),
  );
}

/** The names of the fields in which two contents differ. */
export function changedFields(before: InstructionContent, after: InstructionContent): (keyof InstructionContent)[] {
  const fields = [
    'debtorAccount',
    'creditorName',
    'creditorAccount',
    'creditorBank',
    'amountMinor',
    'currency',
    'remittance',
  ] as const;
  return fields.filter((field) => before[field] !== after[field]);
}

/** What a list is searched in, in lower case; the account of the payee as it was written and as it is compared. */
export function searchText({ creditorName, creditorAccount, creditorBank, remittance }: InstructionContent): string {
  return [creditorName, creditorAccount, accountKey(creditorAccount), creditorBank ?? '', remittance]
    .join('\n')
    .toLowerCase();
}
