/** Spaces and dashes only part a number for the eye: ISO 13616-1 prints an IBAN in groups, and the number is without them. */
const partings = /[\s\p{Dash_Punctuation}]+/gu;

/**
 * An account number as it is compared: without spaces and dashes, in upper case; empty when nothing else is there. What is shown,
 * signed and sent stays as it was written.
 */
export function accountKey(accountNumber: string): string {
  return accountNumber.replaceAll(partings, '').toUpperCase();
}

/** Whether two spellings name one account of a bank. */
export function isSameAccount(one: string, other: string): boolean {
  return accountKey(one) === accountKey(other);
}
