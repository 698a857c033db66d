import type { Finding, Tree } from './tree.ts';

const document = 'openapi/guildhall.v1.json';
const methods = ['get', 'post', 'put', 'patch', 'delete'];

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null | undefined;

/** Every operation has a name and a sentence, every parameter and property a description. */
export function openapiRule(tree: Tree): Finding[] {
  const text = tree.texts.get(document);
  if (text === undefined) return [];
  const root = JSON.parse(text) as Json;
  const findings: Finding[] = [];
  const report = (place: string, message: string): void => {
    findings.push({ rule: 'openapi', path: document, message: `${place} ${message}` });
  };
  operations(root, report);
  describe(at(root, 'paths'), 'paths', report);
  describe(at(root, 'components'), 'components', report);
  return findings;
}

function operations(root: Json, report: (place: string, message: string) => void): void {
  const seen = new Set<string>();
  for (const [path, item] of entries(at(root, 'paths'))) {
    for (const [method, operation] of entries(item)) {
      if (!methods.includes(method)) continue;
      const place = `${method.toUpperCase()} ${path}`;
      const id = at(operation, 'operationId');
      if (typeof id !== 'string' || !/^[a-z][a-z_A-Z]*(\.[a-z][a-z_A-Z]*)+$/.test(id))
        report(place, 'has no operationId noun.verb');
      else if (seen.has(id)) report(place, `shares the operationId ${id}`);
      else seen.add(id);
      unbounded(at(operation, 'parameters'), `${place} parameters`, report);
      unbounded(at(operation, 'requestBody'), `${place} body`, report);
      if (typeof at(operation, 'summary') !== 'string') report(place, 'has no summary');
    }
  }
}

/** Walks every schema; a property is described by itself or by the schema that it refers to. */
function describe(value: Json, place: string, report: (place: string, message: string) => void): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      const name = at(item, 'name');
      const isParameter = typeof name === 'string' && typeof at(item, 'in') === 'string';
      if (isParameter && !described(item) && !described(at(item, 'schema')))
        report(`${place} ${name}`, 'has no description');
      describe(item, `${place}/${index}`, report);
    });
    return;
  }
  for (const [key, inner] of entries(value)) {
    if (key === 'example' || key === 'examples' || key === 'default') continue;
    if (key === 'properties') {
      // Below stand names that are given to schemas: one of them may be "properties" itself.
      for (const [name, property] of entries(inner)) {
        if (!described(property)) report(`${place}.${name}`, 'has no description');
        describe(property, `${place}/${name}`, report);
      }
      continue;
    }
    describe(inner, `${place}/${key}`, report);
  }
}

/** A number that a caller sends has both bounds: everything is bounded, and an endless one reads as Infinity. */
function unbounded(value: Json, place: string, report: (place: string, message: string) => void): void {
  const type = at(value, 'type');
  const isNumber = type === 'integer' || type === 'number';
  const bounds = [at(value, 'minimum'), at(value, 'maximum')];
  if (isNumber && bounds.some((bound) => typeof bound !== 'number') && at(value, 'enum') === undefined) {
    report(place, 'is a number without minimum and maximum');
  }
  const inner = Array.isArray(value) ? [...value.entries()] : entries(value);
  for (const [key, part] of inner) unbounded(part, `${place}.${key}`, report);
}

function described(schema: Json): boolean {
  return typeof at(schema, 'description') === 'string' || typeof at(schema, '$ref') === 'string';
}

function entries(value: Json): [string, Json][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function at(value: Json, key: string): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value[key] : undefined;
}
