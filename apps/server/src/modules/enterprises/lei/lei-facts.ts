import type { Text } from '../../../platform/http/schemas.ts';
import { parseInstant, roundToDay } from './lei-dates.ts';
import { IdentifierError, readIdentifier, type IdentifierInput } from '../identifiers/identifier.ts';
import type { FactBatch, FactValue } from '../facts/fact.ts';
import { LeiError, type LeiAddress, type LeiRecord } from './lei-record.ts';

/** What a record of GLEIF comes to on the network. */
export interface LeiFacts {
  readonly lei: string;
  readonly identifiers: readonly IdentifierInput[];
  readonly name: Text;
  readonly asOf: Date;
  readonly validUntil: Date | null;
  readonly facts: FactBatch['facts'];
}

/** The keys that a record of GLEIF speaks for. */
export const leiKeys = [
  'legal_name',
  'identifier_lei',
  'registered_address',
  'city',
  'legal_form',
  'registration_status',
  'incorporated_on',
  'jurisdiction',
] as const;

/** Registration authority RA000092 of GLEIF's list: China's register, whose numbers are USCC. */
const chinaRegister = 'RA000092';
/** GLEIF writes these for "a form that is not on the list" and "form not given" (ISO 20275). */
const noLegalForm = new Set(['8888', '9999']);
const statuses: Readonly<Record<string, string>> = { ACTIVE: 'active', INACTIVE: 'dissolved' };
const textMaxCharacters = 1_000;

/** @throws LeiError naming what is wrong, when the record cannot be taken in. */
export function leiFacts(record: LeiRecord): LeiFacts {
  const lei = checkLei(record.lei);
  const asOf = parseInstant(record.updatedAt);
  if (asOf === null) throw new LeiError('the last update is missing or no date');
  const name = nameOf(record);
  const facts: { key: string; category: 'identity'; value: FactValue }[] = [];
  const add = (key: (typeof leiKeys)[number], value: FactValue | null): void => {
    if (value !== null) facts.push({ key, category: 'identity', value });
  };
  add('legal_name', { type: 'text', text: name });
  add('identifier_lei', { type: 'plain', text: lei });
  const address = record.legalAddress;
  if (address !== null) {
    add('registered_address', inLanguage(address.language, writeAddress(address)));
    add('city', inLanguage(address.language, address.city));
  }
  add('legal_form', legalForm(record));
  if (record.status !== null)
    add('registration_status', code(statuses[record.status] ?? record.status.toLowerCase(), 'registration_status'));
  const created = record.createdOn === null ? null : parseInstant(record.createdOn);
  if (record.createdOn !== null && created === null) throw new LeiError('the creation date is no date');
  if (created !== null) add('incorporated_on', { type: 'date', date: roundToDay(created) });
  if (record.jurisdiction !== null)
    add('jurisdiction', code(checked(record.jurisdiction, 'the jurisdiction'), 'jurisdiction'));
  const validUntil = record.renewalAt === null ? null : parseInstant(record.renewalAt);
  return { lei, identifiers: identifiersOf(record, lei), name, asOf, validUntil, facts };
}

function checkLei(value: string): string {
  try {
    return readIdentifier({ scheme: 'lei', value }).value;
  } catch (error) {
    if (error instanceof IdentifierError) throw new LeiError(error.message, { cause: error });
    throw error;
  }
}

/** A USCC that China's register gave finds the enterprise that a bank knows by it; one with a wrong check digit is left out. */
function identifiersOf({ authority, authorityNumber }: LeiRecord, lei: string): IdentifierInput[] {
  const own = { scheme: 'lei', value: lei };
  if (authority !== chinaRegister || authorityNumber === null) return [own];
  try {
    return [own, readIdentifier({ scheme: 'uscc', value: authorityNumber })];
  } catch {
    return [own];
  }
}

/** The name in Chinese, and one for all others: the English one, else that of the register. */
function nameOf({ legalName, otherNames }: LeiRecord): Text {
  const legal = { ...legalName, text: checked(legalName.text, 'the legal name') };
  const all = [legal, ...otherNames.filter((name) => name.text.length <= textMaxCharacters)];
  const zh = all.find((name) => isLanguage(name.language, 'zh'))?.text ?? null;
  const en =
    all.find((name) => isLanguage(name.language, 'en'))?.text ?? (isLanguage(legal.language, 'zh') ? null : legal.text);
  return { zh, en };
}

function legalForm({ legalForm: form, otherLegalForm }: LeiRecord): FactValue | null {
  if (form !== null && !noLegalForm.has(form)) return code(checked(form, 'the legal form'), 'elf');
  return otherLegalForm === null ? null : inLanguage(null, otherLegalForm);
}

function writeAddress({ lines, city, region, postalCode, country }: LeiAddress): string | null {
  const place = [postalCode, city].filter((part) => part !== null).join(' ');
  const parts = [...lines, place, region, country].filter((part) => part !== null && part !== '');
  return parts.length === 0 ? null : parts.join(', ');
}

function inLanguage(language: string | null, text: string | null): FactValue | null {
  if (text === null) return null;
  const kept = checked(text, 'a text');
  return { type: 'text', text: isLanguage(language, 'zh') ? { zh: kept, en: null } : { zh: null, en: kept } };
}

function checked(text: string, what: string): string {
  if (text.length > textMaxCharacters) throw new LeiError(`${what} is longer than ${textMaxCharacters} characters`);
  if (text.includes('\0')) throw new LeiError(`${what} holds a null character`);
  return text;
}

function isLanguage(tag: string | null, language: string): boolean {
  return tag !== null && tag.toLowerCase().split('-')[0] === language;
}

function code(value: string, list: string): FactValue {
  return { type: 'code', code: value, list };
}
