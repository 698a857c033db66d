import type { MessageKey } from '../../locales/message-key.ts';
import type { Reader } from '../../locales/use-reader.ts';

type Known = { pattern: RegExp; key: MessageKey; values?: readonly string[] };

/** Reasons of the server, which are English for developers, and the text that says the same to a reader. */
const KNOWN: readonly Known[] = [
  { pattern: /^(?:is|are) missing/, key: 'registration.reasons.missing' },
  {
    pattern: /check digit of this USCC is wrong: after (\w+) it would be (\w)/,
    key: 'registration.reasons.usccCheck',
    values: ['base', 'check'],
  },
  { pattern: /a USCC has 18/, key: 'registration.reasons.usccForm' },
  { pattern: /USCC is given in China/, key: 'registration.reasons.usccCountry' },
  {
    pattern: /check digits of this LEI are wrong: after (\w+) they would be (\d+)/,
    key: 'registration.reasons.leiCheck',
    values: ['base', 'check'],
  },
  { pattern: /a LEI has 18/, key: 'registration.reasons.leiForm' },
  {
    pattern: /this is no VAT number of (\w+): it has (.+), and its check digits/,
    key: 'registration.reasons.vatExpected',
    values: ['country', 'form'],
  },
  { pattern: /this is no VAT number of (\w+)/, key: 'registration.reasons.vatCountry', values: ['country'] },
  { pattern: /a VAT number has 2 to 15/, key: 'registration.reasons.vatForm' },
  {
    pattern: /begins with (\w+), but the country is (\w+)/,
    key: 'registration.reasons.countryDiffers',
    values: ['prefix', 'country'],
  },
  { pattern: /country|two letters/i, key: 'registration.reasons.country' },
  { pattern: /no day of the calendar|must match pattern/, key: 'registration.reasons.day' },
  { pattern: /has passed|^was \d{4}/, key: 'registration.reasons.past' },
  { pattern: /neither a letter nor a digit/, key: 'registration.reasons.nothingReadable' },
  { pattern: /must NOT have more than/, key: 'registration.reasons.tooLong' },
];

/** Why a field was refused, in the reader's words; a reason that is not known here never shows its own. */
export function reasonText(reason: string, { t }: Pick<Reader, 't'>): string {
  for (const { pattern, key, values = [] } of KNOWN) {
    const match = pattern.exec(reason);
    if (match !== null) return t(key, Object.fromEntries(values.map((name, at) => [name, match[at + 1] ?? ''])));
  }
  return t('registration.reasons.other');
}
