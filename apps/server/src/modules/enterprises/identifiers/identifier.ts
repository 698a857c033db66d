import { stdnum } from 'stdnum';
import { vatForm } from './vat-forms.ts';

export type IdentifierScheme = 'uscc' | 'lei' | 'vat' | 'national';

/** An official number of an enterprise as somebody wrote it. */
export interface IdentifierInput {
  readonly scheme: string;
  readonly value: string;
  readonly country?: string | null;
}

/** An official number in its one spelling: what two writers of the same number agree on. `country` is empty for a LEI. */
export interface Identifier {
  readonly scheme: IdentifierScheme;
  readonly country: string;
  readonly value: string;
}

/** What is wrong with an identifier, naming the field. */
export class IdentifierError extends Error {
  readonly field: 'scheme' | 'value' | 'country';

  constructor(field: 'scheme' | 'value' | 'country', reason: string) {
    super(reason);
    this.name = 'IdentifierError';
    this.field = field;
  }
}

/** Where the European Union's member states keep the validator of their VAT number. */
const vatValidators: Record<string, string> = {
  AT: 'uid', BE: 'vat', BG: 'vat', CY: 'vat', CZ: 'dic', DE: 'vat', DK: 'cvr', EE: 'kmkr', ES: 'nif', FI: 'alv', FR: 'tva',
  GB: 'vat', GR: 'vat', HR: 'oib', HU: 'anum', IE: 'vat', IT: 'iva', LT: 'pvm', LU: 'tva', LV: 'pvn', MT: 'vat', NL: 'btw',
  NO: 'mva', PL: 'nip', PT: 'nif', RO: 'cif', SE: 'vat', SI: 'ddv', SK: 'dph', CH: 'vat',
}; // prettier-ignore

/**
 * Brings an identifier into its one spelling and checks what can be checked: check digits of USCC (GB 32100), LEI
 * (ISO 17442) and the VAT numbers of Europe, form of all others.
 * @throws IdentifierError naming field and reason.
 */
export function readIdentifier(input: IdentifierInput): Identifier {
  switch (input.scheme) {
    case 'uscc':
      return { scheme: 'uscc', country: 'CN', value: readUscc(input.value) };
    case 'lei':
      return { scheme: 'lei', country: '', value: readLei(input.value) };
    case 'vat':
      return readVat(input.value, readCountry(input.country));
    case 'national':
      return { scheme: 'national', country: readCountry(input.country), value: readNational(input.value) };
    default:
      throw new IdentifierError('scheme', `"${input.scheme}" is no scheme of identifiers: uscc, lei, vat or national`);
  }
}

function compact(value: string): string {
  return value.normalize('NFKC').replaceAll(/\s+/g, '').toUpperCase();
}

const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

function readUscc(value: string): string {
  const text = compact(value);
  // GB 32100-2015 leaves out I, O, S, V and Z; the last character is the check digit.
  if (!/^[0-9A-HJ-NP-RTUW-Y]{18}$/.test(text))
    throw new IdentifierError('value', 'a USCC has 18 digits and capital letters, never I, O, S, V or Z');
  const check = usccCheck(text);
  if (check !== text.charAt(17))
    throw new IdentifierError(
      'value',
      `the check digit of this USCC is wrong: after ${text.slice(0, 17)} it would be ${check}`,
    );
  return text;
}

/**
 * The check character of the first 17 (GB 32100-2015 §4.5: weights are powers of 3, modulus 31, and 31 is written 0).
 * Our own, because stdnum 1.12 refuses every code whose check character is 0, which is one in 31.
 */
function usccCheck(text: string): string {
  let sum = 0;
  for (let at = 0, weight = 1; at < 17; at++, weight = (weight * 3) % 31) {
    sum += usccAlphabet.indexOf(text.charAt(at)) * weight;
  }
  return usccAlphabet.charAt((31 - (sum % 31)) % 31);
}

/** ISO 17442: 18 letters and digits and two check digits, so that the whole modulo 97 is 1 (ISO/IEC 7064 MOD 97-10). */
function readLei(value: string): string {
  const text = compact(value);
  if (!/^[0-9A-Z]{18}\d{2}$/.test(text))
    throw new IdentifierError('value', 'a LEI has 18 letters and digits and two check digits');
  // ISO/IEC 7064 §5: check digits run from 02 to 98; 00, 01 and 99 would be second spellings of the same number.
  if (mod97(text) !== 1 || /(?:00|01|99)$/.test(text)) {
    const base = text.slice(0, 18);
    const check = String(98 - mod97(`${base}00`)).padStart(2, '0');
    throw new IdentifierError('value', `the check digits of this LEI are wrong: after ${base} they would be ${check}`);
  }
  return text;
}

/** The number that ISO/IEC 7064 MOD 97-10 sees in the text, modulo 97; letters count from A = 10. */
export function mod97(text: string): number {
  let rest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    rest = code < 58 ? (rest * 10 + code - 48) % 97 : (rest * 100 + code - 55) % 97;
  }
  return rest;
}

function readVat(value: string, country: string): Identifier {
  const text = compact(value).replaceAll(/[.\-/]/g, '');
  // Greece writes EL before its numbers (Council Directive 2006/112/EC, article 215).
  const prefix = country === 'GR' ? 'EL' : country;
  const bare = text.startsWith(prefix) ? text.slice(prefix.length) : text;
  if (!/^[0-9A-Z+*]{2,15}$/.test(bare))
    throw new IdentifierError('value', 'a VAT number has 2 to 15 letters and digits');
  const validator = stdnum[country]?.[vatValidators[country] ?? ''];
  if (validator !== undefined && !validator.validate(bare).isValid && !validator.validate(prefix + bare).isValid) {
    const form = vatForm(country);
    const expected = form === null ? '' : `: it has ${form}, and its check digits have to fit`;
    throw new IdentifierError('value', `this is no VAT number of ${country}${expected}`);
  }
  return { scheme: 'vat', country, value: prefix + bare };
}

function readNational(value: string): string {
  const text = value.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toUpperCase();
  if (text === '' || text.length > 60) throw new IdentifierError('value', 'a national number has 1 to 60 characters');
  return text;
}

function readCountry(country: string | null | undefined): string {
  const text = (country ?? '').toUpperCase();
  if (!/^[A-Z]{2}$/.test(text)) throw new IdentifierError('country', 'a country has two letters (ISO 3166-1)');
  return text;
}
