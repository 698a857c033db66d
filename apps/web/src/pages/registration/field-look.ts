import type { MessageKey } from '../../locales/message-key.ts';
import type { Reader } from '../../locales/use-reader.ts';
import { formatDay } from '../../ui/format-date.ts';
import { identifierText } from '../../ui/fact-text.ts';
import { TAX_KINDS, TAX_RATINGS } from './statement-fields.ts';
import type { FieldName } from './statement-fields.ts';

/** How a field is entered: a line of text, a day, or one of a few. */
export type FieldLook = {
  hint?: MessageKey;
  kind?: 'day' | 'choice';
  autoComplete?: string;
  /** Characters; the server's own bound is wider. */
  width?: 'half';
};

export const LOOKS: Record<FieldName, FieldLook> = {
  nameZh: { autoComplete: 'organization' },
  nameEn: {},
  uscc: { hint: 'registration.hints.uscc' },
  lei: { hint: 'registration.hints.lei' },
  vat: { width: 'half' },
  vatCountry: { hint: 'registration.hints.country', width: 'half' },
  national: { width: 'half' },
  nationalCountry: { hint: 'registration.hints.country', width: 'half' },
  licenceNumber: { hint: 'registration.hints.licenceNumber' },
  licenceHolder: {},
  licenceValidUntil: { hint: 'registration.hints.licenceValidUntil', kind: 'day' },
  taxNumber: { hint: 'registration.hints.taxNumber' },
  taxKind: { kind: 'choice', width: 'half' },
  taxRating: { kind: 'choice', width: 'half' },
  legalRepresentative: {},
  registeredAddress: {},
};

/** A value of a field as it is read; codes become words. */
export function shownValue(field: FieldName, value: string, reader: Reader): string {
  if (field === 'taxKind' || field === 'taxRating') {
    return choicesOf(field, value, reader).find((choice) => choice.value === value)?.label ?? value;
  }
  if (field === 'licenceValidUntil') return formatDay(value, reader.language);
  if (field === 'uscc' || field === 'licenceNumber' || field === 'taxNumber') return identifierText(value, 'uscc');
  return value;
}

/** What can be chosen in a field; a value that is stated already can stay. */
export function choicesOf(field: FieldName, stated: string, reader: Reader): { value: string; label: string }[] {
  const { t, say, find } = reader;
  const known =
    field === 'taxKind'
      ? TAX_KINDS.map(({ value, text }) => ({ value, label: say(text) }))
      : TAX_RATINGS.map((value) => ({ value, label: find(`codes.tax_credit_rating.${value}`) ?? value }));
  const other = stated === '' || known.some(({ value }) => value === stated) ? [] : [{ value: stated, label: stated }];
  return [{ value: '', label: t('registration.notStated') }, ...known, ...other];
}
