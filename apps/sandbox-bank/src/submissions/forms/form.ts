import type { Bilingual } from '../../seed/bank-seed.ts';

/** A form of this bank as it is published. `schema` is JSON Schema 2020-12, the words of the fields stand in it. */
export type BankForm = {
  formId: string;
  version: number;
  kind: 'application' | 'enquiry' | 'fact_correction' | 'service_request';
  source: 'online_banking' | 'commerce' | 'financial_services';
  title: Bilingual;
  summary: Bilingual;
  schema: Record<string, unknown>;
  layout: {
    sections: { title: Bilingual; fields: string[]; when?: { pointer: string; equals: string | number | boolean } }[];
    widgets: Record<string, 'textarea' | 'money' | 'date' | 'radio' | 'select' | 'checkbox'>;
  };
  attachments: { maxCount: number; maxBytes: number; mediaTypes: string[] };
  prefill: Record<string, string>;
  /** Facts that a correction is about. */
  corrects?: string[];
};

const mebibyte = 1_048_576;

/** Papers as the bank takes them. */
export function papers(maxCount: number): BankForm['attachments'] {
  return { maxCount, maxBytes: 10 * mebibyte, mediaTypes: ['application/pdf', 'image/jpeg', 'image/png'] };
}

type Field = Record<string, unknown>;

/** The words of a field in both languages; `en` is what a reader without our extension sees. */
function named(zh: string, en: string, more: Field, help?: Bilingual): Field {
  const described = help === undefined ? {} : { description: help.en, 'x-description': help };
  return { title: en, 'x-title': { zh, en }, ...described, ...more };
}

export function textField(zh: string, en: string, more: Field = {}, help?: Bilingual): Field {
  return named(zh, en, { type: 'string', minLength: 1, maxLength: 200, ...more }, help);
}

/** An amount in one of these currencies; decimals as the currency has them. */
export function moneyField(zh: string, en: string, currencies: string[], help?: Bilingual): Field {
  return named(
    zh,
    en,
    {
      type: 'object',
      properties: {
        amount: {
          ...named('金额', 'Amount', { type: 'string', maxLength: 20 }),
          pattern: '^(?:0|[1-9][0-9]{0,12})(?:\\.[0-9]{1,2})?$',
        },
        currency: choiceField(
          '币种',
          'Currency',
          Object.fromEntries(currencies.map((one) => [one, { zh: one, en: one }])),
        ),
      },
      required: ['amount', 'currency'],
      additionalProperties: false,
    },
    help,
  );
}

export function dayField(zh: string, en: string, help?: Bilingual): Field {
  return named(zh, en, { type: 'string', format: 'date' }, help);
}

export function choiceField(zh: string, en: string, words: Record<string, Bilingual>, help?: Bilingual): Field {
  return named(zh, en, { type: 'string', enum: Object.keys(words), 'x-enum': words }, help);
}

export function countField(zh: string, en: string, minimum: number, maximum: number, help?: Bilingual): Field {
  return named(zh, en, { type: 'integer', minimum, maximum }, help);
}

export function yesField(zh: string, en: string, help?: Bilingual): Field {
  return named(zh, en, { type: 'boolean' }, help);
}

/** A closed object with these fields. `more` adds conditions. */
export function formSchema(
  properties: Record<string, Field>,
  required: string[],
  more: Field = {},
): Record<string, unknown> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties,
    required,
    additionalProperties: false,
    ...more,
  };
}

/** While a field has this value, these others have to be there. */
export function whenThen(field: string, value: string | boolean, required: string[]): Field {
  const holds = { properties: { [field]: { const: value } }, required: [field] };
  return Object.fromEntries([
    ['if', holds],
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    ['then', { required }],
  ]);
}

export const contactFields = {
  contactName: textField('联系人', 'Contact', { maxLength: 80 }),
  contactPhone: textField('联系电话', 'Telephone', { maxLength: 30, pattern: '^[+0-9][0-9 -]{4,28}$' }),
};
export const contactSection = {
  title: { zh: '联系方式', en: 'Whom to ask' },
  fields: ['/contactName', '/contactPhone'],
};
