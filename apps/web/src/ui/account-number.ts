/** Whether both are the number of one account: spaces, dashes and the case of letters only part it for the eye. */
export function isSameAccount(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(accountNumber: string): string {
  return accountNumber.replaceAll(/[\s-]/g, '').toUpperCase();
}
