import type { Text } from '../../../platform/http/schemas.ts';
import { formatMoney, parseMoney } from '../../../platform/money.ts';
import { IdentifierError, readIdentifier, type Category, type FactValue } from '../../enterprises/index.ts';
import { assertShape, checkDay, Misfit } from './misfit.ts';
import type { AttestedIdentity } from './read-entry.ts';
import {
  recordShapes,
  type BothTexts,
  type Identification,
  type Ownership,
  type Qualification,
  type RecordKind,
  type Relationship,
  type Standing,
} from './record-schemas.ts';

interface FactOfRecord {
  readonly key: string;
  readonly category: Category;
  readonly value: FactValue;
}
export interface FactsOfRecord {
  /** The keys that a record of this kind speaks for: those it does not name have ended. */
  readonly covers: readonly string[];
  readonly facts: readonly FactOfRecord[];
}

const identificationKeys = [
  'legal_name', 'trade_name', 'identifier_uscc', 'identifier_lei', 'identifier_vat', 'identifier_national', 'registered_address',
  'city', 'legal_representative', 'incorporated_on', 'registered_capital', 'legal_form', 'registration_status',
]; // prettier-ignore

/** Turns the data of a record into facts. @throws Misfit when they do not fit the kind. */
export function factsOf(kind: Exclude<RecordKind, 'consent_status'>, data: unknown): FactsOfRecord {
  switch (kind) {
    case 'identification':
      assertShape(recordShapes.identification, data, 'data');
      return { covers: identificationKeys, facts: identificationFacts(data) };
    case 'ownership':
      assertShape(recordShapes.ownership, data, 'data');
      return { covers: ['holders'], facts: ownershipFacts(data) };
    case 'qualification':
      assertShape(recordShapes.qualification, data, 'data');
      return { covers: ['industry', 'main_products', 'revenue_band', 'employees'], facts: qualificationFacts(data) };
    case 'relationship':
      assertShape(recordShapes.relationship, data, 'data');
      return {
        covers: ['customer_since', 'bank_products', 'procurators', 'relationship_manager'],
        facts: relationshipFacts(data),
      };
    case 'standing':
      assertShape(recordShapes.standing, data, 'data');
      return { covers: ['tax_credit_rating', 'taxpayer_kind', 'overdue'], facts: standingFacts(data) };
  }
}

/** Name and identifiers of an identification record. @throws Misfit. */
export function identityOf(data: unknown): AttestedIdentity {
  assertShape(recordShapes.identification, data, 'data');
  return {
    name: { zh: data.legalNameZh ?? null, en: data.legalNameEn ?? null },
    identifiers: data.identifiers.map((identifier, place) => ({
      ...identifier,
      value: checkIdentifier(identifier, place),
    })),
  };
}

function identificationFacts(data: Identification): FactOfRecord[] {
  const facts: FactOfRecord[] = [];
  const add = (key: string, value: FactValue | null): void => {
    if (value !== null) facts.push({ key, category: 'identity', value });
  };
  const name = { zh: data.legalNameZh ?? null, en: data.legalNameEn ?? null };
  if (name.zh === null && name.en === null)
    throw new Misfit('data.legalNameZh', 'a legal name is missing in both languages');
  add('legal_name', { type: 'text', text: name });
  if (data.tradeName !== undefined) add('trade_name', { type: 'text', text: inItsLanguage(data.tradeName) });
  for (const [place, identifier] of data.identifiers.entries()) {
    add(`identifier_${identifier.scheme}`, { type: 'plain', text: checkIdentifier(identifier, place) });
  }
  const schemes = data.identifiers.map((identifier) => identifier.scheme);
  if (new Set(schemes).size < schemes.length) throw new Misfit('data.identifiers', 'one scheme is named twice');
  add('registered_address', textOf(data.registeredAddress));
  add('city', textOf(data.city));
  add(
    'legal_representative',
    textOf({ zh: data.legalRepresentative.nameZh ?? null, en: data.legalRepresentative.nameEn ?? null }),
  );
  add('incorporated_on', { type: 'date', date: checkDay('data.incorporatedOn', data.incorporatedOn) });
  add('registered_capital', moneyOf(data.registeredCapital));
  add('legal_form', textOf(data.legalForm));
  add('registration_status', { type: 'code', code: data.status, list: 'registration_status' });
  return facts;
}

function ownershipFacts(data: Ownership): FactOfRecord[] {
  // In millionths of a per cent: sums of decimals must not be off by a rounding.
  const sum = data.holders.reduce((total, { share }) => total + millionths(share), 0n);
  if (sum > 100_000_000n) throw new Misfit('data.holders', 'the shares add up to more than 100 per cent');
  if (data.holders.length === 0) return [];
  const items = data.holders.map(({ name, kind, share }) => ({ type: 'holding' as const, name, kind, share }));
  return [{ key: 'holders', category: 'ownership', value: { type: 'list', items } }];
}

function qualificationFacts(data: Qualification): FactOfRecord[] {
  const facts: FactOfRecord[] = [
    { key: 'revenue_band', category: 'size', value: { type: 'code', code: data.revenueBand, list: 'revenue_band' } },
    { key: 'employees', category: 'size', value: { type: 'count', count: data.employees } },
  ];
  const industry = textOf(data.industry);
  const products = textOf(data.mainProducts);
  if (industry !== null) facts.push({ key: 'industry', category: 'activity', value: industry });
  if (products !== null) facts.push({ key: 'main_products', category: 'activity', value: products });
  return facts;
}

function relationshipFacts(data: Relationship): FactOfRecord[] {
  const items = data.products.map((code) => ({ type: 'code' as const, code, list: 'bank_product' }));
  const manager = textOf(data.relationshipManager);
  const facts: FactOfRecord[] = [
    {
      key: 'customer_since',
      category: 'relationship',
      value: { type: 'date', date: checkDay('data.customerSince', data.customerSince) },
    },
    { key: 'bank_products', category: 'relationship', value: { type: 'list', items } },
    { key: 'procurators', category: 'relationship', value: { type: 'count', count: data.procurators } },
  ];
  if (manager !== null) facts.push({ key: 'relationship_manager', category: 'relationship', value: manager });
  return facts;
}

function standingFacts(data: Standing): FactOfRecord[] {
  const facts: FactOfRecord[] = [
    {
      key: 'tax_credit_rating',
      category: 'standing',
      value: { type: 'code', code: data.taxCreditRating, list: 'tax_credit_rating' },
    },
    { key: 'overdue', category: 'standing', value: { type: 'boolean', value: data.overdue } },
  ];
  const kind = textOf(data.taxpayerKind);
  if (kind !== null) facts.push({ key: 'taxpayer_kind', category: 'standing', value: kind });
  return facts;
}

function checkIdentifier(identifier: Identification['identifiers'][number], place: number): string {
  try {
    return readIdentifier(identifier).value;
  } catch (error) {
    if (!(error instanceof IdentifierError)) throw error;
    throw new Misfit(`data.identifiers.${place}.${error.field}`, error.message);
  }
}

function textOf({ zh, en }: BothTexts): FactValue | null {
  const text: Text = { zh: zh ?? null, en: en ?? null };
  return text.zh === null && text.en === null ? null : { type: 'text', text };
}

/** A text without a language is Chinese when it holds a Chinese character. */
function inItsLanguage(text: string): Text {
  return /\p{Script=Han}/u.test(text) ? { zh: text, en: null } : { zh: null, en: text };
}

function moneyOf({ amount, currency }: Identification['registeredCapital']): FactValue {
  try {
    const money = parseMoney(amount, currency);
    if (money.amountMinor < 0n) throw new RangeError('is less than nothing');
    return { type: 'money', amount: formatMoney(money), currency };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Misfit('data.registeredCapital', error.message);
  }
}

function millionths(share: string): bigint {
  const [whole = '0', fraction = ''] = share.split('.');
  return BigInt(whole + fraction.padEnd(6, '0'));
}
