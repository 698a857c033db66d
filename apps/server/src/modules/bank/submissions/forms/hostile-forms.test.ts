import { describe, expect, test } from 'vitest';
import { processorMs } from '../../../../../../../tests/support/processor-time.ts';
import { compileForm, dataFault, faultsOf } from './check-data.ts';
import { readForm } from './read-form.ts';
import { patternFault } from './vet-pattern.ts';

const both = { zh: '文', en: 'text' };
const field = { type: 'string', 'x-title': both };

function formWith(schema: object, more: object = {}): object {
  return {
    formId: 'f',
    version: 1,
    kind: 'enquiry',
    source: 'commerce',
    title: both,
    summary: both,
    schema: { type: 'object', properties: { a: field }, ...schema },
    layout: { sections: [{ title: both, fields: ['/a'] }], widgets: {} },
    attachments: { maxCount: 1, maxBytes: 1, mediaTypes: ['application/pdf', 'text/html'] },
    ...more,
  };
}

function nested(depth: number): object {
  let inner: object = field;
  for (let level = 0; level < depth; level += 1) inner = { type: 'object', properties: { a: inner } };
  return inner;
}

describe('a form that a bank must not give', () => {
  const wide = Object.fromEntries(Array.from({ length: 300 }, (_, place) => [`p${place}`, field]));
  const bomb = Object.fromEntries(
    Array.from({ length: 6 }, (_, place) => [
      `d${place}`,
      place === 5
        ? field
        : {
            type: 'object',
            properties: Object.fromEntries([...'abcdefgh'].map((name) => [name, { $ref: `#/$defs/d${place + 1}` }])),
          },
    ]),
  );
  test.each([
    [
      'a reference to elsewhere',
      { properties: { a: { $ref: 'https://evil.example/schema' } } },
      /refers to something outside/,
    ],
    ['a file', { properties: { a: { $ref: 'file:///etc/passwd' } } }, /refers to something outside/],
    [
      'a loop',
      { $defs: { x: { $ref: '#/$defs/x' } }, properties: { a: { $ref: '#/$defs/x' } } },
      /comes back to itself/,
    ],
    ['references that multiply', { $defs: bomb, properties: { a: { $ref: '#/$defs/d0' } } }, /more parts/],
    ['more depth than a form has', { properties: { a: nested(40) } }, /deeper/],
    ['too many fields', { properties: { a: field, ...wide } }, /at most 200 properties/],
    ['a dynamic reference', { properties: { a: { $dynamicRef: '#x' } } }, /not taken here/],
    ['names that match a pattern', { patternProperties: { '(a+)+$': field } }, /not taken here/],
    ['a catastrophic pattern', { properties: { a: { ...field, pattern: '^(a+)+$' } } }, /repeats a group/],
    ['a text without end', { properties: { a: { ...field, maxLength: 9_999_999 } } }, /at most 10000/],
    ['a list without end', { properties: { a: { type: 'array', items: field, maxItems: 1e9 } } }, /at most 100/],
    ['a prototype', { properties: { a: field, ['__proto__x']: field } }, /not taken here/],
    ['no type', { properties: { a: {} } }, /which type/],
    ['another dialect', { $schema: 'http://json-schema.org/draft-07/schema#' }, /another dialect/],
  ])('%s', (_what, schema, reason) => {
    expect(() => readForm(formWith(schema))).toThrow(reason);
  });

  test('a layout with a field that is not there, or is shown twice', () => {
    const layout = (fields: string[]) => ({ layout: { sections: [{ title: both, fields }] } });
    expect(() => readForm(formWith({}, layout(['/b'])))).toThrow(/does not have/);
    expect(() => readForm(formWith({}, layout(['/a', '/a'])))).toThrow(/twice/);
  });
});

test.each([
  ['^[0-9A-Z]{18}$', null],
  ['^(?:0|[1-9][0-9]{0,12})(?:\\.[0-9]{1,2})?$', null],
  ['^[+0-9][0-9 -]{4,28}$', null],
  ['[a-z]+', 'does not begin with ^'],
  ['^(a|a)*$', 'repeats a group'],
  ['^a*a*b$', 'repeats more than can be tried in time'],
  ['^(?=a)b', 'looks around or names a group'],
  ['^(a)\\1$', 'has an escape that is not known here, or refers to a group'],
  ['^a{1,900}b{1,900}$', 'repeats more than can be tried in time'],
])('the pattern %s', (pattern, fault) => {
  expect(patternFault(pattern)).toBe(fault);
});

test('a pattern that is taken judges the longest text at once', () => {
  const form = readForm(
    formWith({ properties: { a: { type: 'string', maxLength: 10_000, pattern: '^[a-z]*[0-9]$' } } }),
  );
  // Compiled before: what counts is the judging.
  faultsOf('long', form, { a: 'a1' });
  const begun = processorMs();
  expect(faultsOf('long', form, { a: 'a'.repeat(10_000) })).toHaveLength(1);
  expect(processorMs() - begun).toBeLessThan(1_000);
});

test('local references are written out, lists and objects are closed, and what cannot be judged is not taken in', () => {
  const form = readForm(
    formWith({
      $defs: { t: field },
      properties: { a: { $ref: '#/$defs/t' }, b: { type: 'array', items: { $ref: '#/$defs/t' } } },
    }),
  );
  expect(form.schema).toMatchObject({
    additionalProperties: false,
    properties: { a: { maxLength: 4_000 }, b: { maxItems: 100 } },
  });
  expect(form.attachments.mediaTypes).toEqual(['application/pdf']);
  expect(() => compileForm(form)).not.toThrow();
  expect(faultsOf('closed', form, { c: 1 })).toMatchObject([{ field: '/c', reason: 'is not asked for in this form' }]);
});

test('data that are too long or too deep are not looked at', () => {
  let deep: Record<string, unknown> = {};
  for (let level = 0; level < 40; level += 1) deep = { deep };
  expect(dataFault(deep)).toMatch(/deeper/);
  expect(dataFault({ a: 'x'.repeat(200_000) })).toMatch(/longer/);
  expect(dataFault({ a: 'x' })).toBeNull();
});
