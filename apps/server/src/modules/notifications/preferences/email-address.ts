import { createHash, randomInt } from 'node:crypto';

/** Letters and digits that nobody takes for another (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 10;

const addressPattern =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{1,253}$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/;

/**
 * What is wrong with an address, in words; null when it may be written to. Only the plain form of RFC 5321 §4.1.2 with a domain
 * is taken: no quotes, no comments, no lists, so that nothing in it can become a header or a second recipient.
 */
export function complaintOfAddress(address: string): string | null {
  if (!address.includes('@')) return 'has no @: it should look like name@company.example';
  if (/[\s<>,;:"()[\]\\]/.test(address)) return 'holds a space or a sign that no plain address has';
  const local = address.slice(0, address.lastIndexOf('@'));
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return 'has a dot too many before the @';
  return addressPattern.test(address) ? null : 'is no e-mail address of the form name@company.example';
}

/** A fresh code of 50 bits. */
export function newCode(): string {
  return Array.from({ length: codeLength }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}

/** The code as it is shown, in two groups. */
export function spelledCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** What a person typed, as the code it stands for; the hash binds it to the address it was sent to. */
export function hashOfCode(typed: string, address: string): Buffer {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return createHash('sha256').update(`${address.toLowerCase()}\n${code}`).digest();
}
