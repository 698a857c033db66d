import { Problem, type FieldError } from '../../../platform/errors.ts';
import type { Text } from '../../../platform/http/schemas.ts';
import { IdentifierError, readIdentifier } from '../identifiers/identifier.ts';
import type { StatementInput } from './registration-schemas.ts';
import type { StatedIdentifier, Statement } from './statement.ts';

type IdentifierInput = NonNullable<StatementInput['identifiers']>[number];

/**
 * The statement with what was written into it: every text cleaned, every number in its one spelling. A part that is absent stays.
 * @throws Problem 400 that names every field that cannot be what it is said to be.
 */
export function readStatement(before: Statement, input: StatementInput): Statement {
  const reader = new StatementReader();
  const { licence = {}, tax = {} } = input;
  const statement: Statement = {
    legalName: reader.text('legalName', before.legalName, input.legalName),
    identifiers:
      input.identifiers === undefined ? before.identifiers : reader.identifiers('identifiers', input.identifiers),
    licence: {
      number: reader.line('licence.number', before.licence.number, licence.number),
      holder: reader.line('licence.holder', before.licence.holder, licence.holder),
      validUntil: reader.day('licence.validUntil', before.licence.validUntil, licence.validUntil),
    },
    tax: {
      number: reader.line('tax.number', before.tax.number, tax.number),
      kind: reader.kind('tax.kind', before.tax.kind, tax.kind),
      rating: tax.rating === undefined ? before.tax.rating : tax.rating,
    },
    legalRepresentative: reader.line('legalRepresentative', before.legalRepresentative, input.legalRepresentative),
    registeredAddress: reader.line('registeredAddress', before.registeredAddress, input.registeredAddress),
  };
  reader.checkChinese(statement);
  reader.throwIfWrong();
  return statement;
}

class StatementReader {
  readonly #errors: FieldError[] = [];

  throwIfWrong(): void {
    const [first] = this.#errors;
    if (first === undefined) return;
    const detail = `${first.field}: ${first.reason}`;
    throw new Problem(400, 'platform.invalid_request', detail, { errors: this.#errors });
  }

  line(field: string, before: string | null, input: string | null | undefined): string | null {
    if (input === undefined) return before;
    const text = cleanLine(input ?? '');
    if (text === '') return null;
    if (!/[\p{L}\p{N}]/u.test(text)) this.#refuse(field, 'holds neither a letter nor a digit');
    return text;
  }

  text(field: string, before: Text, input: { zh?: string | null; en?: string | null } | undefined): Text {
    return {
      zh: this.line(`${field}.zh`, before.zh, input?.zh),
      en: this.line(`${field}.en`, before.en, input?.en),
    };
  }

  kind(
    field: string,
    before: Text | null,
    input: { zh?: string | null; en?: string | null } | null | undefined,
  ): Text | null {
    if (input === undefined) return before;
    const text = this.text(field, before ?? { zh: null, en: null }, input ?? { zh: null, en: null });
    return text.zh === null && text.en === null ? null : text;
  }

  day(field: string, before: string | null, input: string | null | undefined): string | null {
    if (input === undefined || input === null || input === '') return input === undefined ? before : null;
    const day = new Date(`${input}T00:00:00Z`);
    if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== input)
      this.#refuse(field, 'is no day of the calendar');
    return input;
  }

  identifiers(field: string, inputs: readonly IdentifierInput[]): StatedIdentifier[] {
    const read = inputs.flatMap((input, place) => this.#identifier(`${field}.${place}`, input) ?? []);
    for (const [place, { scheme }] of inputs.entries()) {
      if (inputs.findIndex((other) => other.scheme === scheme) < place)
        this.#refuse(`${field}.${place}.scheme`, `${scheme} is named twice: state one number of each kind`);
    }
    return read;
  }

  /** Since 2015 the USCC is the number of the business licence and, since 2016, of the taxpayer too: its check digit tells a slip. */
  checkChinese({ identifiers, licence, tax }: Statement): void {
    if (!identifiers.some(({ scheme }) => scheme === 'uscc')) return;
    for (const [field, value] of [
      ['licence.number', licence.number],
      ['tax.number', tax.number],
    ] as const) {
      if (value !== null && value.replaceAll(/\s/g, '').length === 18)
        this.#identifier(field, { scheme: 'uscc', value }, '');
    }
  }

  #identifier(field: string, input: IdentifierInput, member = '.'): StatedIdentifier | null {
    try {
      checkCountry(input);
      return readIdentifier(input);
    } catch (error) {
      if (!(error instanceof IdentifierError)) throw error;
      this.#refuse(member === '' ? field : `${field}.${error.field}`, error.message);
      return null;
    }
  }

  #refuse(field: string, reason: string): void {
    this.#errors.push({ field: `body.${field}`, reason });
  }
}

/** One line of visible characters: no control, no mark that turns the direction, no second space. */
function cleanLine(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
}

/** A number of one country under the name of another is more likely a slip in the country than in the number. */
function checkCountry({ scheme, country, value }: IdentifierInput): void {
  const stated = (country ?? '').trim().toUpperCase();
  if (scheme === 'uscc' && stated !== '' && stated !== 'CN')
    throw new IdentifierError('country', `a USCC is given in China: the country is CN, not ${stated}`);
  if (scheme !== 'vat' || stated === '') return;
  const prefix = /^[A-Z]{2}(?=.*\d)/.exec(value.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase())?.[0];
  const own = stated === 'GR' ? 'EL' : stated;
  if (prefix !== undefined && prefix !== own && europe.has(prefix) && europe.has(own))
    throw new IdentifierError('country', `this VAT number begins with ${prefix}, but the country is ${stated}`);
}

/** Prefixes of the VAT numbers of the European Union (Council Directive 2006/112/EC, article 215) and of Northern Ireland. */
const europe = new Set(
  'AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI'.split(' '),
);

/** What is missing before a statement can be submitted on that day (YYYY-MM-DD); fields as in the body that writes it. */
export function missingIn({ legalName, identifiers, licence, tax }: Statement, today: string): FieldError[] {
  const errors: FieldError[] = [];
  const need = (field: string, isThere: boolean, reason: string): void => {
    if (!isThere) errors.push({ field: `body.${field}`, reason });
  };
  need(
    'legalName',
    legalName.zh !== null || legalName.en !== null,
    'is missing: state the name on the business licence',
  );
  need('identifiers', identifiers.length > 0, 'are missing: state at least one official number');
  need('licence.number', licence.number !== null, 'is missing');
  need('licence.holder', licence.holder !== null, 'is missing: state the name on the business licence');
  need(
    'licence.validUntil',
    licence.validUntil === null || licence.validUntil >= today,
    `was ${licence.validUntil ?? ''}: state the licence that holds now`,
  );
  need('tax.number', tax.number !== null, 'is missing');
  return errors;
}
