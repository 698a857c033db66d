import { Validator } from '@cfworker/json-schema';
import type { SubmissionForm } from '../../api/types.ts';
import { escaped, isObject, partsOf, valueAt, type FormData } from './pointer.ts';

/** A text in both languages, as a bank writes it. */
export type BothTexts = { zh: string; en: string };
export type Choice = { value: string | number | boolean; text: BothTexts };

type Common = { pointer: string; title: BothTexts; help: BothTexts | null; required: boolean };
/** A field as it is shown. `lines` is a list of texts, one a line; `rows` a list of objects, each with fields of its own. */
export type Field = Common &
  (
    | { kind: 'text' | 'textarea'; maxLength: number | null }
    | { kind: 'number'; whole: boolean }
    | { kind: 'date' }
    | { kind: 'checkbox' }
    | { kind: 'lines' }
    | { kind: 'radio' | 'select' | 'checks'; choices: Choice[] }
    | { kind: 'money'; currencies: string[] }
    | { kind: 'rows'; item: (index: number) => Field[] }
  );
export type Section = { title: BothTexts; fields: Field[] };

type Schema = Record<string, unknown>;
type Widget = SubmissionForm['layout']['widgets'][string];

const yesOrNo: Choice[] = [
  { value: true, text: { zh: '是', en: 'Yes' } },
  { value: false, text: { zh: '否', en: 'No' } },
];

/** A text field that holds more than this is written in several lines. */
const longText = 300;

/** The sections that are shown for what is filled in so far. */
export function visibleSections(
  { schema, layout }: Pick<SubmissionForm, 'schema' | 'layout'>,
  data: FormData,
): Section[] {
  const demanded = demandedNow(schema, data);
  return layout.sections
    .filter(({ when }) => when === null || valueAt(data, when.pointer) === when.equals)
    .map(({ title, fields }) => ({
      title,
      fields: fields.flatMap((pointer) => {
        const field = fieldAt(schema, layout.widgets, pointer);
        return field === null ? [] : [{ ...field, required: field.required || demanded.has(pointer) }];
      }),
    }));
}

/** What the conditions of the form demand for what is filled in so far, besides what it always demands. */
function demandedNow(schema: Schema, data: FormData): Set<string> {
  const parts: unknown[] = [schema, ...(Array.isArray(schema['allOf']) ? (schema['allOf'] as unknown[]) : [])];
  const names = parts.flatMap((part): unknown[] => {
    if (!isObject(part) || !isObject(part['if'])) return [];
    // The server has vetted the schema: JSON Schema 2020-12 without references.
    const { valid } = new Validator(part['if'], '2020-12').validate(data);
    const branch = part[valid ? 'then' : 'else'];
    return isObject(branch) && Array.isArray(branch['required']) ? (branch['required'] as unknown[]) : [];
  });
  return new Set(names.filter((name) => typeof name === 'string').map((name) => `/${escaped(name)}`));
}

/** What is sent: without the fields of sections that are not shown. */
export function visibleData(form: Pick<SubmissionForm, 'schema' | 'layout'>, data: FormData): FormData {
  const shown = new Set(
    visibleSections(form, data).flatMap(({ fields }) => fields.map(({ pointer }) => partsOf(pointer)[0])),
  );
  const all = new Set(form.layout.sections.flatMap(({ fields }) => fields.map((pointer) => partsOf(pointer)[0])));
  return Object.fromEntries(Object.entries(data).filter(([key]) => shown.has(key) || !all.has(key)));
}

function fieldAt(root: Schema, widgets: Readonly<Record<string, Widget>>, pointer: string): Field | null {
  let schema: Schema = root;
  let required = false;
  for (const part of partsOf(pointer)) {
    const properties = isObject(schema['properties']) ? schema['properties'] : {};
    const inner = Object.hasOwn(properties, part) ? properties[part] : undefined;
    if (!isObject(inner)) return null;
    required = Array.isArray(schema['required']) && schema['required'].includes(part);
    schema = inner;
  }
  return fieldOf(schema, { pointer, required, widget: widgets[pointer] ?? null });
}

function fieldOf(schema: Schema, place: { pointer: string; required: boolean; widget: Widget | null }): Field {
  const { pointer, required, widget } = place;
  const name = partsOf(pointer).at(-1) ?? '';
  const common = {
    pointer,
    required,
    title: bothOf(schema['x-title'], schema['title']) ?? { zh: name, en: name },
    help: bothOf(schema['x-description'], schema['description']),
  };
  const choices = choicesOf(schema);
  switch (schema['type']) {
    case 'boolean':
      // A question that has to be answered has two answers; a box that is left alone would be none.
      if (required && schema['const'] === undefined) return { ...common, kind: 'radio', choices: yesOrNo };
      return { ...common, kind: 'checkbox' };
    case 'integer':
    case 'number':
      if (choices.length > 0) return { ...common, kind: widget === 'radio' ? 'radio' : 'select', choices };
      return { ...common, kind: 'number', whole: schema['type'] === 'integer' };
    case 'array':
      return listField(schema, common);
    case 'object': {
      const currencies = currenciesOf(schema);
      if (currencies !== null) return { ...common, kind: 'money', currencies };
      return { ...common, kind: 'text', maxLength: null };
    }
    default:
      if (choices.length > 0) return { ...common, kind: widget === 'radio' ? 'radio' : 'select', choices };
      if (widget === 'date' || schema['format'] === 'date') return { ...common, kind: 'date' };
      return { ...common, ...textOf(schema, widget) };
  }
}

function textOf(schema: Schema, widget: Widget | null): { kind: 'text' | 'textarea'; maxLength: number | null } {
  const maxLength = typeof schema['maxLength'] === 'number' ? schema['maxLength'] : null;
  const long = widget === 'textarea' || (maxLength !== null && maxLength > longText);
  return { kind: long ? 'textarea' : 'text', maxLength };
}

function listField(schema: Schema, common: Common): Field {
  const items = isObject(schema['items']) ? schema['items'] : {};
  if (items['type'] === 'object' && currenciesOf(items) === null) {
    const properties = isObject(items['properties']) ? items['properties'] : {};
    const demanded: unknown[] = Array.isArray(items['required']) ? items['required'] : [];
    const item = (index: number): Field[] =>
      Object.entries(properties).flatMap(([key, inner]) =>
        isObject(inner)
          ? [
              fieldOf(inner, {
                pointer: `${common.pointer}/${index}/${escaped(key)}`,
                required: demanded.includes(key),
                widget: null,
              }),
            ]
          : [],
      );
    return { ...common, kind: 'rows', item };
  }
  const choices = choicesOf(items);
  return choices.length > 0 ? { ...common, kind: 'checks', choices } : { ...common, kind: 'lines' };
}

function choicesOf(schema: Schema): Choice[] {
  const values: unknown[] = Array.isArray(schema['enum']) ? schema['enum'] : [];
  const words = isObject(schema['x-enum']) ? schema['x-enum'] : {};
  return values.flatMap((value) => {
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    const plain = String(value);
    return [{ value, text: bothOf(words[plain], plain) ?? { zh: plain, en: plain } }];
  });
}

/** The currencies of a money field: an object of an amount as text and a currency out of a few. */
function currenciesOf(schema: Schema): string[] | null {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const { amount, currency } = properties;
  if (!isObject(amount) || amount['type'] !== 'string' || !isObject(currency)) return null;
  const currencies = choicesOf(currency).map(({ value }) => String(value));
  return currencies.length > 0 ? currencies : null;
}

function bothOf(both: unknown, plain: unknown): BothTexts | null {
  const text = typeof plain === 'string' ? plain : null;
  if (!isObject(both)) return text === null ? null : { zh: text, en: text };
  const { zh, en } = both;
  const known = typeof zh === 'string' ? zh : typeof en === 'string' ? en : text;
  if (known === null) return null;
  return { zh: typeof zh === 'string' ? zh : known, en: typeof en === 'string' ? en : known };
}
