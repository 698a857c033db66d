import { Validator, type OutputUnit } from '@cfworker/json-schema';
import type { SubmissionForm } from '../../api/types.ts';
import { escaped, isObject, partsOf, valueAt, type FormData } from './pointer.ts';
import { visibleData } from './model.ts';

/** Why a field does not fit: a key of the texts, with the bound that it names. */
export type Fault = { key: FaultKey; limit?: string };
export type FaultKey =
  | 'missing'
  | 'tooShort'
  | 'tooLong'
  | 'pattern'
  | 'date'
  | 'email'
  | 'choice'
  | 'kind'
  | 'atLeast'
  | 'atMost'
  | 'moreThan'
  | 'lessThan'
  | 'tooFew'
  | 'tooMany'
  | 'unknown'
  | 'other';

const wrappers = new Set(['if', 'then', 'else', 'allOf', 'properties', 'items', '$ref', 'prefixItems']);

/** What does not fit, by JSON Pointer; empty when everything does. The schema is interpreted, never made into code. */
export function faultsOf(form: Pick<SubmissionForm, 'schema' | 'layout'>, data: FormData): Map<string, Fault> {
  const sent = visibleData(form, data);
  // The server has vetted the schema: JSON Schema 2020-12 without references.
  const validator = new Validator(form.schema, '2020-12', false);
  const { valid, errors } = validator.validate(sent);
  const faults = new Map<string, Fault>();
  if (valid) return faults;
  for (const error of errors) {
    if (wrappers.has(error.keyword)) continue;
    for (const [pointer, fault] of read(error, form.schema, sent)) if (!faults.has(pointer)) faults.set(pointer, fault);
  }
  if (faults.size === 0) faults.set('', { key: 'other' });
  return faults;
}

function read(error: OutputUnit, schema: Record<string, unknown>, data: FormData): [string, Fault][] {
  const pointer = decoded(error.instanceLocation);
  const bound = boundAt(schema, decoded(error.keywordLocation));
  if (error.keyword === 'required') {
    const names: unknown[] = Array.isArray(bound) ? bound : [];
    const there = valueAt(data, pointer);
    return names
      .filter((name): name is string => typeof name === 'string' && !(isObject(there) && Object.hasOwn(there, name)))
      .map((name) => [`${pointer}/${escaped(name)}`, { key: 'missing' }]);
  }
  return [[pointer, faultOf(error.keyword, bound)]];
}

function faultOf(keyword: string, bound: unknown): Fault {
  const limit = String(typeof bound === 'number' ? bound : '');
  switch (keyword) {
    case 'minLength':
      return limit === '1' ? { key: 'missing' } : { key: 'tooShort', limit };
    case 'maxLength':
      return { key: 'tooLong', limit };
    case 'pattern':
      return { key: 'pattern' };
    case 'format':
      return { key: bound === 'date' ? 'date' : bound === 'email' ? 'email' : 'other' };
    case 'enum':
    case 'const':
      return { key: 'choice' };
    case 'type':
      return { key: 'kind' };
    case 'minimum':
      return { key: 'atLeast', limit };
    case 'maximum':
      return { key: 'atMost', limit };
    case 'exclusiveMinimum':
      return { key: 'moreThan', limit };
    case 'exclusiveMaximum':
      return { key: 'lessThan', limit };
    case 'minItems':
      return { key: 'tooFew', limit };
    case 'maxItems':
      return { key: 'tooMany', limit };
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return { key: 'unknown' };
    default:
      return { key: 'other' };
  }
}

/** A location of the validator as a JSON Pointer: it begins with a hash, and is encoded as in an address. */
function decoded(location: string): string {
  const plain = location.replace(/^#/, '');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

function boundAt(schema: unknown, pointer: string): unknown {
  return partsOf(pointer).reduce<unknown>((value, part) => {
    if (Array.isArray(value)) return value[Number(part)];
    return isObject(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  }, schema);
}
