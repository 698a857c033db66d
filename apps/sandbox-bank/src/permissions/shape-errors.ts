import type { TObject, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { FieldError } from '../api/problem.ts';
import { demandKinds, scopeKinds } from './table.ts';

/** Members that come in kinds: the errors are those of the kind that was meant. */
const kinds: Record<string, Record<string, TObject>> = { accounts: scopeKinds, demand: demandKinds };

const short = 'must be a text of 1 to 100 visible characters without spaces';
const day = 'must be a day such as 2026-11-22, or null';
const amount = 'must be a decimal amount that is not negative, such as 50000.00, or null';
const count = 'must be a whole number from 0 on, or null';

/** What a member must be, in words, where the schema's own reason would not tell. */
const words: Record<string, string> = {
  departmentId: short,
  roleId: short,
  subject: short,
  product: short,
  parentId: `${short}, or null`,
  validFrom: day,
  validUntil: day,
  perPayment: amount,
  dayAmount: amount,
  monthAmount: amount,
  counterpartyDay: amount,
  from: amount,
  to: amount,
  dayCount: count,
  monthCount: count,
  currency: 'must be a currency of three capital letters (ISO 4217)',
  signatureClass: 'must be E, A, B, T or null',
  accountNumbers: 'must be a list of account numbers, each once',
  counterparties: 'must be a list of account numbers, or null',
};

/**
 * Everything that keeps a value from its shape, each member by itself: the validator's own list ends after a few errors, and
 * here nobody wants to send a table twenty times.
 */
export function shapeErrors(shape: TSchema, value: unknown, path: string[]): FieldError[] {
  if (Value.Check(shape, value)) return [];
  const kind = kinds[path.at(-1) ?? ''];
  if (kind !== undefined) return kindErrors(kind, value, path);
  const inner = withoutNull(shape);
  const properties = member(inner, 'properties');
  if (isObject(properties) && isObject(value)) return memberErrors(properties, value, path);
  const items = member(inner, 'items');
  const list: unknown = value;
  if (isObject(items) && Array.isArray(list)) {
    const found = list.flatMap((item: unknown, index: number) => shapeErrors(items, item, [...path, String(index)]));
    if (found.length > 0) return found;
  }
  return [{ field: path.join('.'), reason: reasonOf(shape, value, path, properties !== undefined) }];
}

function memberErrors(properties: object, value: object, path: string[]): FieldError[] {
  const shapes = new Map<string, TSchema>(Object.entries(properties));
  const unknown = Object.keys(value).filter((name) => !shapes.has(name));
  return [
    ...unknown.map((name) => ({ field: [...path, name].join('.'), reason: 'is not known here' })),
    ...[...shapes].flatMap(([name, shape]) =>
      Object.hasOwn(value, name)
        ? shapeErrors(shape, Reflect.get(value, name), [...path, name])
        : [{ field: [...path, name].join('.'), reason: 'is missing' }],
    ),
  ];
}

function kindErrors(shapes: Record<string, TObject>, value: unknown, path: string[]): FieldError[] {
  const kind: unknown = isObject(value) ? Reflect.get(value, 'kind') : undefined;
  const meant = typeof kind === 'string' && Object.hasOwn(shapes, kind) ? shapes[kind] : undefined;
  if (meant !== undefined && isObject(value)) return memberErrors(meant.properties, value, path);
  return [{ field: [...path, 'kind'].join('.'), reason: `must be one of ${Object.keys(shapes).join(', ')}` }];
}

/** The other half of "this or null". */
function withoutNull(shape: TSchema): TSchema {
  const either = member(shape, 'anyOf');
  if (!Array.isArray(either)) return shape;
  const rest: TSchema[] = either.filter((one: TSchema) => member(one, 'type') !== 'null');
  return rest.length === 1 ? (rest[0] ?? shape) : shape;
}

function member(shape: TSchema, name: string): unknown {
  return Reflect.get(shape, name);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function reasonOf(shape: TSchema, value: unknown, path: string[], wantsObject: boolean): string {
  if (wantsObject) return 'must be an object';
  if (path.includes('window') && ['from', 'until'].includes(path.at(-1) ?? '')) return 'must be a time such as 09:00';
  const said = words[path.at(-1) ?? ''] ?? (path.at(-2) === 'accountNumbers' ? short : undefined);
  if (said !== undefined) return said;
  const allowed = member(withoutNull(shape), 'enum');
  if (Array.isArray(allowed)) return `must be one of ${allowed.join(', ')}`;
  return Value.Errors(shape, value)[0]?.message ?? 'is not right';
}
