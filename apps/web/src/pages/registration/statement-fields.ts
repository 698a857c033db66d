import type { ComparedField, Fact, Statement, StatementInput } from '../../api/types.ts';

/** The fields of the form, in their order. */
export const FIELDS = [
  'nameZh',
  'nameEn',
  'uscc',
  'lei',
  'vat',
  'vatCountry',
  'national',
  'nationalCountry',
  'licenceNumber',
  'licenceHolder',
  'licenceValidUntil',
  'taxNumber',
  'taxKind',
  'taxRating',
  'legalRepresentative',
  'registeredAddress',
] as const;
export type FieldName = (typeof FIELDS)[number];
export type FormValues = Record<FieldName, string>;

const SCHEMES = ['uscc', 'lei', 'vat', 'national'] as const;
type Scheme = (typeof SCHEMES)[number];

export const TAX_RATINGS = ['A', 'B', 'M', 'C', 'D'] as const;

/** The kinds of taxpayer that the form knows, as they stand in a statement. */
export const TAX_KINDS = [
  { value: 'general', text: { zh: '一般纳税人', en: 'General VAT taxpayer' } },
  { value: 'small', text: { zh: '小规模纳税人', en: 'Small-scale VAT taxpayer' } },
] as const;

/** What the form shows of a statement. */
export function valuesOf(statement: Statement | null): FormValues {
  const number = (scheme: Scheme) => statement?.identifiers.find((one) => one.scheme === scheme);
  const { licence, tax } = statement ?? { licence: null, tax: null };
  return {
    nameZh: statement?.legalName.zh ?? '',
    nameEn: statement?.legalName.en ?? '',
    uscc: number('uscc')?.value ?? '',
    lei: number('lei')?.value ?? '',
    vat: number('vat')?.value ?? '',
    vatCountry: number('vat')?.country ?? '',
    national: number('national')?.value ?? '',
    nationalCountry: number('national')?.country ?? '',
    licenceNumber: licence?.number ?? '',
    licenceHolder: licence?.holder ?? '',
    licenceValidUntil: licence?.validUntil ?? '',
    taxNumber: tax?.number ?? '',
    taxKind: taxKindOf(tax?.kind ?? null),
    taxRating: tax?.rating ?? '',
    legalRepresentative: statement?.legalRepresentative ?? '',
    registeredAddress: statement?.registeredAddress ?? '',
  };
}

/** A kind that the form does not know stays as its words. */
function taxKindOf(kind: Statement['tax']['kind']): string {
  if (kind === null) return '';
  const known = TAX_KINDS.find(({ text }) => text.zh === kind.zh || text.en === kind.en);
  return known?.value ?? kind.zh ?? kind.en ?? '';
}

/** The part of the statement that these fields write; numbers are written all together, because they are one list. */
export function partOf(fields: readonly FieldName[], values: FormValues): StatementInput {
  return fields.reduce<StatementInput>((part, field) => merge(part, inputOf(field, values)), {});
}

function merge(a: StatementInput, b: StatementInput): StatementInput {
  return {
    ...a,
    ...b,
    ...(a.legalName === undefined && b.legalName === undefined
      ? {}
      : { legalName: { ...a.legalName, ...b.legalName } }),
    ...(a.licence === undefined && b.licence === undefined ? {} : { licence: { ...a.licence, ...b.licence } }),
    ...(a.tax === undefined && b.tax === undefined ? {} : { tax: { ...a.tax, ...b.tax } }),
  };
}

function inputOf(field: FieldName, values: FormValues): StatementInput {
  const text = values[field].trim() === '' ? null : values[field];
  switch (field) {
    case 'nameZh':
      return { legalName: { zh: text } };
    case 'nameEn':
      return { legalName: { en: text } };
    case 'uscc':
    case 'lei':
    case 'vat':
    case 'vatCountry':
    case 'national':
    case 'nationalCountry':
      return { identifiers: numbersOf(values).map(({ input }) => input) };
    case 'licenceNumber':
      return { licence: { number: text } };
    case 'licenceHolder':
      return { licence: { holder: text } };
    case 'licenceValidUntil':
      return { licence: { validUntil: text } };
    case 'taxNumber':
      return { tax: { number: text } };
    case 'taxKind':
      return { tax: { kind: kindInput(text) } };
    case 'taxRating':
      return { tax: { rating: TAX_RATINGS.find((rating) => rating === text) ?? null } };
    case 'legalRepresentative':
    case 'registeredAddress':
      return { [field]: text };
  }
}

function kindInput(value: string | null): { zh: string; en?: string } | null {
  if (value === null) return null;
  return TAX_KINDS.find((kind) => kind.value === value)?.text ?? { zh: value };
}

type NumberInput = NonNullable<StatementInput['identifiers']>[number];

/** The numbers that are filled in, in the order in which they are sent. */
function numbersOf(values: FormValues): { scheme: Scheme; input: NumberInput }[] {
  return SCHEMES.filter((scheme) => values[scheme].trim() !== '').map((scheme) => {
    const country = scheme === 'vat' ? values.vatCountry : scheme === 'national' ? values.nationalCountry : '';
    const input = { scheme, value: values[scheme], ...(country.trim() === '' ? {} : { country: country.trim() }) };
    return { scheme, input };
  });
}

const BY_PATH: Readonly<Record<string, FieldName>> = {
  legalName: 'nameZh',
  'legalName.zh': 'nameZh',
  'legalName.en': 'nameEn',
  identifiers: 'uscc',
  'licence.number': 'licenceNumber',
  'licence.holder': 'licenceHolder',
  'licence.validUntil': 'licenceValidUntil',
  'tax.number': 'taxNumber',
  'tax.kind': 'taxKind',
  'tax.rating': 'taxRating',
  legalRepresentative: 'legalRepresentative',
  registeredAddress: 'registeredAddress',
};

/** The field of the form that the server means by a path such as `body.identifiers.1.value`. */
export function fieldOfPath(path: string, values: FormValues): FieldName | null {
  const inner = path.replace(/^body\.?/, '');
  const number = /^identifiers\.(\d+)(?:\.(\w+))?$/.exec(inner);
  if (number === null) return BY_PATH[inner] ?? BY_PATH[inner.split('.').slice(0, 2).join('.')] ?? null;
  const scheme = numbersOf(values)[Number(number[1])]?.scheme;
  if (scheme === undefined) return null;
  if (number[2] === 'country' && scheme === 'vat') return 'vatCountry';
  if (number[2] === 'country' && scheme === 'national') return 'nationalCountry';
  return scheme;
}

/** Where a compared field is stated in the form. */
export function fieldOfCompared(field: ComparedField['field']): FieldName | null {
  const map: Partial<Record<ComparedField['field'], FieldName>> = {
    legal_name: 'nameZh',
    identifier_uscc: 'uscc',
    identifier_lei: 'lei',
    identifier_vat: 'vat',
    identifier_national: 'national',
    licence_number: 'licenceNumber',
    licence_holder: 'licenceHolder',
    tax_number: 'taxNumber',
    tax_standing: 'taxRating',
    legal_representative: 'legalRepresentative',
    registered_address: 'registeredAddress',
  };
  return map[field] ?? null;
}

/** What a fact of the own enterprise would be in a field; null where it says nothing for it. */
export function attestedValue(field: FieldName, facts: readonly Fact[]): { fact: Fact; value: string } | null {
  for (const key of FACT_KEYS[field] ?? []) {
    for (const fact of facts) {
      if (fact.key !== key || fact.stale || fact.source.kind === 'enterprise') continue;
      const value = textOfFact(field, fact);
      if (value !== null && value !== '') return { fact, value };
    }
  }
  return null;
}

/** Since 2015 a Chinese licence, and since 2016 its taxpayer, bears the credit code. */
const FACT_KEYS: Partial<Record<FieldName, readonly string[]>> = {
  nameZh: ['legal_name'],
  nameEn: ['legal_name'],
  uscc: ['identifier_uscc'],
  lei: ['identifier_lei'],
  licenceNumber: ['licence_number', 'identifier_uscc'],
  licenceHolder: ['licence_holder', 'legal_name'],
  licenceValidUntil: ['licence_valid_until'],
  taxNumber: ['tax_number', 'identifier_uscc'],
  taxKind: ['taxpayer_kind'],
  taxRating: ['tax_credit_rating'],
  legalRepresentative: ['legal_representative'],
  registeredAddress: ['registered_address'],
};

function textOfFact(field: FieldName, { value }: Fact): string | null {
  switch (value.type) {
    case 'text':
      if (field === 'nameEn') return value.text.en;
      if (field === 'nameZh') return value.text.zh;
      if (field === 'taxKind') return taxKindOf(value.text);
      return value.text.zh ?? value.text.en;
    case 'plain':
      return value.text;
    case 'date':
      return value.date;
    case 'code':
      return value.code;
    default:
      return null;
  }
}

/** Official numbers and their countries are saved together, because they are one list. */
export function isNumber(field: FieldName): boolean {
  return ['uscc', 'lei', 'vat', 'vatCountry', 'national', 'nationalCountry'].includes(field);
}
