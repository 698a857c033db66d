/** A text that is there in both languages. */
export interface BothTexts {
  readonly zh: string;
  readonly en: string;
}

export const formKinds = ['application', 'enquiry', 'fact_correction', 'service_request'] as const;
export type FormKind = (typeof formKinds)[number];
export const formSources = ['online_banking', 'commerce', 'financial_services'] as const;
export const widgets = ['textarea', 'money', 'date', 'radio', 'select', 'checkbox'] as const;

export type Scalar = string | number | boolean | null;

/** A part of a JSON Schema 2020-12 as it is left when it was vetted: known keywords only, no reference. */
export interface FormSchema {
  readonly [keyword: string]: unknown;
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';
  readonly properties?: Readonly<Record<string, FormSchema>>;
  readonly items?: FormSchema;
  readonly enum?: readonly Scalar[];
}

export interface FormSection {
  readonly title: BothTexts;
  /** JSON Pointers (RFC 6901) into what is filled in. */
  readonly fields: readonly string[];
  /** The section is there only while the value at the pointer is this one. */
  readonly when: { readonly pointer: string; readonly equals: Scalar } | null;
}

/** A form of a bank that was found sound. */
export interface BankForm {
  readonly formId: string;
  readonly version: number;
  readonly kind: FormKind;
  readonly source: (typeof formSources)[number];
  readonly title: BothTexts;
  readonly summary: BothTexts;
  readonly schema: FormSchema;
  readonly layout: {
    readonly sections: readonly FormSection[];
    readonly widgets: Readonly<Record<string, (typeof widgets)[number]>>;
  };
  readonly attachments: {
    readonly maxCount: number;
    readonly maxBytes: number;
    readonly mediaTypes: readonly string[];
  };
  /** From which fact of the enterprise a field is filled in: `key`, or `key.zh`, `key.en`, `key.amount`, `key.currency`. */
  readonly prefill: Readonly<Record<string, string>>;
  /** Keys of the facts that a correction is about. */
  readonly corrects: readonly string[];
}

/** The schema of the field at a JSON Pointer; null when the form has no such field. */
export function fieldAt(schema: FormSchema, pointer: string): FormSchema | null {
  if (!pointer.startsWith('/')) return null;
  let at: FormSchema | undefined = schema;
  for (const name of pointer.slice(1).split('/')) {
    const properties: FormSchema['properties'] = at?.properties;
    at = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
  }
  return at ?? null;
}

/** The value at a JSON Pointer; undefined when there is none. Names of fields hold no character that a pointer escapes. */
export function valueAt(data: unknown, pointer: string): unknown {
  let at: unknown = data;
  for (const name of pointer.slice(1).split('/')) {
    if (!isRecord(at) || !Object.hasOwn(at, name)) return undefined;
    at = at[name];
  }
  return at;
}

/** The data with a value at a JSON Pointer, or without one where the value is undefined; what it was is left as it is. */
export function withValue(
  data: Readonly<Record<string, unknown>>,
  pointer: string,
  value: unknown,
): Record<string, unknown> {
  return put(data, pointer.slice(1).split('/'), value);
}

function put(
  data: Readonly<Record<string, unknown>>,
  path: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const [name = '', ...rest] = path;
  const copy = { ...data };
  if (rest.length > 0) {
    const inner = copy[name];
    copy[name] = put(isRecord(inner) ? inner : {}, rest, value);
    if (value === undefined && Object.keys(copy[name] as object).length === 0) delete copy[name];
  } else if (value === undefined) delete copy[name];
  else copy[name] = value;
  return copy;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
