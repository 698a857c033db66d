/** An account number as it is compared: people part it with spaces and dashes, and write its letters large or small. */
export function comparable(accountNumber: string): string {
  return accountNumber.replaceAll(/[\s-]/g, '').toUpperCase();
}

/** Whether both are the number of one account, however each is written. */
export function isSameNumber(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

/** As a message carries it that has room for no more than `most` characters: the partings go before anything of the number does. */
export function fitted(accountNumber: string, most: number): string {
  return accountNumber.length > most ? accountNumber.replaceAll(/[\s-]/g, '') : accountNumber;
}
