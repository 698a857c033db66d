import fc from 'fast-check';
import { resolve, type Document, type Operation, type Schema } from './document.ts';

/** A request that somebody careless or hostile might send. */
export interface WildRequest {
  path: Record<string, string>;
  query: [string, string][];
  /** Undefined sends no body at all. */
  body: unknown;
}

/** Texts that have broken programs before: control characters, other alphabets, numbers out of range, pieces of paths. */
const nastyTexts = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\u202Etxt',
  '💥',
  '盛达',
  "'; select 1; --",
  '%',
  '_',
  '\\',
  '../../etc/passwd',
  'null',
  '-1',
  '1e400',
  '99999999999999999999',
  'NaN',
  '0000-00-00',
  '9999-12-31',
  '2026-02-30',
  '+275760-09-13T00:00:00Z',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'eyJ4IjoxfQ',
  '__proto__',
  'constructor',
  '{}',
  'x'.repeat(5_000),
];

const nastyValues = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  [],
  {},
  [[]],
  JSON.parse('{"__proto__":1}'),
  ...nastyTexts,
];

/** Wild requests to one operation: mostly of the right shape, each part wrong now and then. */
export function wildRequest(document: Document, operation: Operation): fc.Arbitrary<WildRequest> {
  const pathNames = [...operation.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
  const schemaOf = (name: string): Schema => operation.parameters.find((one) => one.name === name)?.schema ?? {};
  const query = operation.parameters.filter((one) => one.in === 'query');
  return fc.record({
    path: fc.record(Object.fromEntries(pathNames.map((name) => [name, wildText(document, schemaOf(name))]))),
    query: fc
      .tuple(
        ...query.map(({ name }) =>
          fc.option(wildText(document, schemaOf(name)).map((value) => [name, value] as const)),
        ),
      )
      .map((pairs) => pairs.flatMap((pair): [string, string][] => (pair === null ? [] : [[pair[0], pair[1]]]))),
    body: operation.body === undefined ? fc.constant(undefined) : wildValue(document, operation.body, 3),
  });
}

function wildText(document: Document, schema: Schema): fc.Arbitrary<string> {
  const sound = wildValue(document, schema, 0).map((value) =>
    typeof value === 'string' ? value : JSON.stringify(value),
  );
  return fc.oneof(
    { weight: 2, arbitrary: sound },
    { weight: 2, arbitrary: fc.constantFrom(...nastyTexts) },
    fc.string({ unit: 'binary' }),
  );
}

function wildValue(document: Document, given: Schema, depth: number): fc.Arbitrary<unknown> {
  const nasty = { weight: 1, arbitrary: fc.constantFrom<unknown>(...nastyValues) };
  return fc.oneof({ weight: 6, arbitrary: soundValue(document, given, depth) }, nasty);
}

function soundValue(document: Document, given: Schema, depth: number): fc.Arbitrary<unknown> {
  const schema = resolve(document, given);
  const either = schema.anyOf ?? schema.oneOf;
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (either !== undefined && either.length > 0) {
    return fc.oneof(...either.map((one) => soundValue(document, one, depth)));
  }
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return soundObject(document, schema, depth);
    case 'array':
      return fc.array(depth > 0 ? wildValue(document, schema.items ?? {}, depth - 1) : fc.constant(null), {
        maxLength: 4,
      });
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -10, max: schema.maximum ?? 1_000_000 });
    case 'number':
      return fc.double({ noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return soundText(schema);
    default:
      return fc.jsonValue();
  }
}

function soundObject(document: Document, schema: Schema, depth: number): fc.Arbitrary<unknown> {
  if (depth === 0) return fc.constant({});
  const fields = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const value = wildValue(document, property, depth - 1);
    return [name, schema.required?.includes(name) === true ? value : fc.option(value, { nil: undefined })] as const;
  });
  return fc.record(Object.fromEntries(fields));
}

function soundText({ format, pattern, minLength, maxLength }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  if (format === 'uri') return fc.webUrl();
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ unit: 'grapheme', minLength: minLength ?? 0, maxLength: Math.min(maxLength ?? 200, 1_000) });
}
