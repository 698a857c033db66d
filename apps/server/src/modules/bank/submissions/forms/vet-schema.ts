import { submissionLimits } from '../submission-limits.ts';
import { isRecord, type FormSchema } from './form.ts';
import { patternFault } from './vet-pattern.ts';

/** A form of a bank is not one that can be shown, filled in and checked safely. */
export class FormFault extends Error {
  constructor(place: string, reason: string) {
    super(`${place} ${reason}`);
    this.name = 'FormFault';
  }
}

const types = new Set(['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']);
const formats = new Set(['date', 'email']);
const fieldName = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

interface Walk {
  readonly definitions: Readonly<Record<string, unknown>>;
  /** Parts that may still come. */
  left: number;
  /** References under way: one that comes back to itself would never end. */
  readonly within: Set<string>;
}

/**
 * A bank's JSON Schema (2020-12) as it is used here: only keywords that are known, each in bounds, local references written out, every
 * text and list with a longest length, every object closed. What is left can be compiled and run without surprises.
 * @throws FormFault.
 */
export function vetSchema(schema: unknown): FormSchema {
  if (!isRecord(schema)) throw new FormFault('schema', 'is no object');
  const { $schema: dialect, $defs: definitions = {}, ...root } = schema;
  if (dialect !== undefined && dialect !== 'https://json-schema.org/draft/2020-12/schema')
    throw new FormFault('schema.$schema', 'is another dialect than 2020-12');
  if (!isRecord(definitions)) throw new FormFault('schema.$defs', 'is no object');
  if (root.type !== 'object') throw new FormFault('schema.type', 'is not object');
  const walk: Walk = { definitions, left: submissionLimits.schemaMaxNodes, within: new Set() };
  return vet(walk, root, { place: 'schema', depth: 0, shape: true });
}

interface Place {
  readonly place: string;
  readonly depth: number;
  /** Says what there is; false inside conditions, which only add to it. */
  readonly shape: boolean;
}

function vet(walk: Walk, node: unknown, at: Place): FormSchema {
  walk.left -= 1;
  if (walk.left < 0) throw new FormFault('schema', 'has more parts than a form may have');
  if (at.depth > submissionLimits.schemaMaxDepth) throw new FormFault(at.place, 'lies deeper than a form may go');
  if (!isRecord(node)) throw new FormFault(at.place, 'is no schema');
  if (node.$ref !== undefined) return vetReference(walk, node, at);
  const clean: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(node)) {
    const rule = Object.hasOwn(rules, keyword) ? rules[keyword] : undefined;
    if (rule === undefined) throw new FormFault(`${at.place}.${keyword}`, 'is a keyword that is not taken here');
    clean[keyword] = rule(value, { ...at, place: `${at.place}.${keyword}` }, walk);
  }
  if (at.shape) bound(clean, at.place);
  return clean;
}

/** Only `#/$defs/NAME`: nothing is fetched, and nothing is anything but this form. */
function vetReference(walk: Walk, { $ref: reference, ...beside }: Record<string, unknown>, at: Place): FormSchema {
  const name =
    typeof reference === 'string' ? /^#\/\$defs\/([A-Za-z][A-Za-z0-9_]{0,63})$/.exec(reference)?.[1] : undefined;
  if (name === undefined || !Object.hasOwn(walk.definitions, name))
    throw new FormFault(`${at.place}.$ref`, 'refers to something outside of this form');
  if (walk.within.has(name)) throw new FormFault(`${at.place}.$ref`, 'comes back to itself');
  const target = walk.definitions[name];
  if (!isRecord(target)) throw new FormFault(`schema.$defs.${name}`, 'is no schema');
  walk.within.add(name);
  const clean = vet(walk, { ...target, ...beside }, { ...at, depth: at.depth + 1 });
  walk.within.delete(name);
  return clean;
}

/** What a schema does not bound itself is bounded here. */
function bound(clean: Record<string, unknown>, place: string): void {
  if (clean.type === undefined && clean.enum === undefined && clean.const === undefined)
    throw new FormFault(place, 'does not say of which type it is');
  if (clean.type === 'object') {
    if (clean.properties === undefined) throw new FormFault(place, 'names no properties');
    clean.additionalProperties = false;
  }
  if (clean.type === 'array') {
    if (clean.items === undefined) throw new FormFault(place, 'does not say what it is a list of');
    clean.maxItems ??= submissionLimits.itemsMost;
  }
  if (clean.type === 'string') clean.maxLength ??= submissionLimits.textDefaultCharacters;
}

type Rule = (value: unknown, at: Place, walk: Walk) => unknown;

const inner = (at: Place, shape: boolean): Place => ({ ...at, depth: at.depth + 1, shape });
const schemaOf: Rule = (value, at, walk) => vet(walk, value, inner(at, at.shape));
const condition: Rule = (value, at, walk) => vet(walk, value, inner(at, false));
const conditions: Rule = (value, at, walk) => {
  if (!Array.isArray(value) || value.length === 0) throw new FormFault(at.place, 'is no list of schemas');
  return value.map((one, place) => condition(one, { ...at, place: `${at.place}.${place}` }, walk));
};
const properties: Rule = (value, at, walk) => {
  const entries = Object.entries(isRecord(value) ? value : {});
  if (!isRecord(value) || entries.length > submissionLimits.propertiesMost)
    throw new FormFault(at.place, `is not at most ${submissionLimits.propertiesMost} properties`);
  return Object.fromEntries(
    entries.map(([name, one]) => {
      if (!fieldName.test(name)) throw new FormFault(at.place, 'has a property of a name that is not taken here');
      return [name, schemaOf(one, { ...at, place: `${at.place}.${name}` }, walk)];
    }),
  );
};
const names: Rule = (value, { place }) => {
  if (!Array.isArray(value) || value.length > submissionLimits.propertiesMost)
    throw new FormFault(place, 'is no list of names');
  const all = value.filter((one) => typeof one === 'string' && fieldName.test(one));
  if (all.length !== value.length || new Set(all).size !== all.length)
    throw new FormFault(place, 'holds what is no name, or one twice');
  return all;
};
const nameLists: Rule = (value, at, walk) => {
  if (!isRecord(value)) throw new FormFault(at.place, 'is no object');
  return Object.fromEntries(
    Object.entries(value).map(([name, list]) => {
      if (!fieldName.test(name)) throw new FormFault(at.place, 'has a property of a name that is not taken here');
      return [name, names(list, { ...at, place: `${at.place}.${name}` }, walk)];
    }),
  );
};
const text =
  (most: number): Rule =>
  (value, { place }) => {
    if (typeof value !== 'string' || value.length > most) throw new FormFault(place, `is no text of at most ${most}`);
    return value;
  };
const whole =
  (most: number): Rule =>
  (value, { place }) => {
    if (!Number.isSafeInteger(value) || Number(value) < 0 || Number(value) > most)
      throw new FormFault(place, `is no whole number of at most ${most}`);
    return value;
  };
const number: Rule = (value, { place }) => {
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
    throw new FormFault(place, 'is no number that can be kept exactly');
  return value;
};
const scalar: Rule = (value, { place }) => {
  const short = typeof value === 'string' && value.length <= 1_000;
  if (!short && typeof value !== 'boolean' && value !== null && typeof value !== 'number')
    throw new FormFault(place, 'is no short text, number, yes or no');
  return value;
};
const scalars: Rule = (value, at, walk) => {
  if (!Array.isArray(value) || value.length === 0 || value.length > submissionLimits.enumMaxValues)
    throw new FormFault(at.place, `is not 1 to ${submissionLimits.enumMaxValues} values`);
  if (new Set(value).size !== value.length) throw new FormFault(at.place, 'names a value twice');
  return value.map((one) => scalar(one, at, walk));
};
const both: Rule = (value, { place }) => {
  if (!isRecord(value)) throw new FormFault(place, 'is no text in two languages');
  const { zh, en } = value;
  if (typeof zh !== 'string' || typeof en !== 'string' || zh.length > 2_000 || en.length > 2_000)
    throw new FormFault(place, 'is no text in two languages');
  return { zh, en };
};

const rules: Readonly<Record<string, Rule>> = {
  type: (value, { place }) => {
    if (typeof value !== 'string' || !types.has(value)) throw new FormFault(place, 'is no one type');
    return value;
  },
  title: text(500),
  description: text(2_000),
  default: scalar,
  'x-title': both,
  'x-description': both,
  'x-enum': (value, at, walk) => {
    if (!isRecord(value) || Object.keys(value).length > submissionLimits.enumMaxValues)
      throw new FormFault(at.place, 'is no list of words');
    return Object.fromEntries(Object.entries(value).map(([word, one]) => [word, both(one, at, walk)]));
  },
  properties,
  required: names,
  dependentRequired: nameLists,
  additionalProperties: (value, { place }) => {
    if (typeof value !== 'boolean') throw new FormFault(place, 'is not yes or no');
    return value;
  },
  items: schemaOf,
  minItems: whole(submissionLimits.itemsMost),
  maxItems: whole(submissionLimits.itemsMost),
  minLength: whole(submissionLimits.textMaxCharacters),
  maxLength: whole(submissionLimits.textMaxCharacters),
  pattern: (value, { place }) => {
    const fault = typeof value === 'string' ? patternFault(value) : 'is no text';
    if (fault !== null) throw new FormFault(place, fault);
    return value;
  },
  format: (value, { place }) => {
    if (typeof value !== 'string' || !formats.has(value))
      throw new FormFault(place, 'is a format that is not known here');
    return value;
  },
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  enum: scalars,
  const: scalar,
  ...Object.fromEntries(['if', 'then', 'else', 'not'].map((keyword) => [keyword, condition])),
  allOf: conditions,
  anyOf: conditions,
  oneOf: conditions,
};
