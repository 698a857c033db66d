import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { narrowSerializers } from './serializers.ts';

const place = { method: 'GET', url: '/', httpStatus: '200' };
const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });

test('an answer is written by the named schemas that it refers to, directly and through others', () => {
  const named = {
    Order: object({ by: { $ref: 'Person#' } }, { $id: 'Order' }),
    Person: object({ name: { type: 'string' }, knows: { $ref: 'Person#' } }, { $id: 'Person' }),
    // The compiler would refuse to look at it.
    Unused: { $id: 'Unused', type: 'nothing that there is' },
  };
  const schema = object({ items: { type: 'array', items: { $ref: 'Order#' } } });
  const write = narrowSerializers()(named, {})({ ...place, schema });
  const by = { name: 'Li', secret: 1, knows: { name: 'Wang', secret: 2 } };
  expect(write({ items: [{ by }], secret: 3 })).toBe('{"items":[{"by":{"name":"Li","knows":{"name":"Wang"}}}]}');
});

test('answers of one form share a serializer; the same name with another content is another form', () => {
  const schema = { $ref: 'Name#' };
  const [first, second, other] = ['a', 'a', 'b'].map((property) => {
    const Name = object({ [property]: { type: 'string' } }, { $id: 'Name' });
    return narrowSerializers()({ Name }, {})({ ...place, schema });
  });
  expect(second).toBe(first);
  expect([first?.({ a: '1', b: '2' }), other?.({ a: '1', b: '2' })]).toEqual(['{"a":"1"}', '{"b":"2"}']);
});

test('a reference to a schema that nobody named fails at the start', async () => {
  const app = fastify({ schemaController: { compilersFactory: { buildSerializer: narrowSerializers() } } });
  app.get('/', { schema: { response: { 200: { $ref: 'Nowhere#' } } } }, () => ({}));
  await expect(async () => app.ready()).rejects.toThrow(/Nowhere/);
});
