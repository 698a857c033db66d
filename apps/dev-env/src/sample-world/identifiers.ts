import type { Random } from './random.ts';

const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const plainAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** Unified social credit code of an enterprise (GB 32100-2015): 91, division, organisation code, check character. */
export function makeUscc(random: Random, division: string): string {
  for (;;) {
    const code = completeUscc(`91${division}MA${random.int(1, 9)}${letters(random, usccAlphabet, 5)}`);
    // A check character 0 is valid, but common checkers (stdnum 1.12 among them) refuse it: those codes are left out.
    if (!code.endsWith('0')) return code;
  }
}

/** Adds both check characters to the first 16 characters of a code. */
export function completeUscc(first16: string): string {
  const organisation = first16.slice(8);
  // GB 11714: letters count from 10, weights as above, modulus 11, X for 10.
  const sum = weigh(organisation, plainAlphabet, organisationWeights);
  const organisationCheck = '0123456789X0'[11 - (sum % 11)];
  const first17 = `${first16}${organisationCheck}`;
  // GB 32100-2015 §4.5: weight of place i is 3 to the power of i, modulus 31.
  const weights = Array.from({ length: 17 }, (_, place) => Number(3n ** BigInt(place) % 31n));
  return `${first17}${usccAlphabet[(31 - (weigh(first17, usccAlphabet, weights) % 31)) % 31]}`;
}

/** Legal entity identifier (ISO 17442): 18 characters and the two check digits of ISO 7064 mod 97-10. */
export function makeLei(random: Random, issuer: string): string {
  const body = `${issuer}00${letters(random, plainAlphabet, 12)}`;
  const digits = `${body}00`
    .split('')
    .map((character) => plainAlphabet.indexOf(character))
    .join('');
  return `${body}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}`;
}

const vatMakers: Record<string, (random: Random) => string> = {
  // Germany: ISO 7064 mod 11,10 over the first eight digits.
  DE: (random) => {
    const body = `${random.int(1, 9)}${digits(random, 7)}`;
    let product = 10;
    for (const digit of body) product = (2 * ((Number(digit) + product) % 10 || 10)) % 11;
    return `DE${body}${(11 - product) % 10}`;
  },
  // Netherlands: weights 9 to 2, modulus 11; a remainder of 10 is not given out.
  NL: (random) => {
    for (;;) {
      const body = digits(random, 8);
      const check = weigh(body, plainAlphabet, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
      if (check < 10 && Number(body) > 0) return `NL${body}${check}B01`;
    }
  },
  // Italy: seven digits, a province office from 001 to 100, Luhn check digit.
  IT: (random) => withLuhn(`${digits(random, 7)}${String(random.int(1, 100)).padStart(3, '0')}`, 'IT'),
  // France: a SIREN, which is a Luhn number, behind a key of two digits.
  FR: (random) => {
    const siren = withLuhn(`${random.int(3, 9)}${digits(random, 7)}`, '');
    return `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`;
  },
};

/** VAT number with its country prefix, valid for the country. Throws for a country whose rule is not known here. */
export function makeVat(random: Random, country: string): string {
  const make = vatMakers[country];
  if (make === undefined) throw new Error(`no rule for VAT numbers of ${country}`);
  return make(random);
}

function withLuhn(body: string, prefix: string): string {
  const sum = body
    .split('')
    .toReversed()
    .reduce((total, digit, place) => {
      const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return `${prefix}${body}${(10 - (sum % 10)) % 10}`;
}

function weigh(text: string, alphabet: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * alphabet.indexOf(text.charAt(place)), 0);
}

function letters(random: Random, alphabet: string, count: number): string {
  return Array.from({ length: count }, () => alphabet.charAt(random.int(0, alphabet.length - 1))).join('');
}

function digits(random: Random, count: number): string {
  return letters(random, '0123456789', count);
}
