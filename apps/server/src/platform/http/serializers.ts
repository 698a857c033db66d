import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';

type Schemas = Record<string, unknown>;
type SerializerFactory = ReturnType<typeof SerializerSelector>;
type Serializer = (data: unknown) => string;

/**
 * What was compiled, by the text of its schema and of those that it refers to. A serializer is a pure function: answers of the
 * same form share one, and so do the servers of one process.
 */
const compiled = new Map<string, Serializer>();

/**
 * Serializers of answers. The compiler looks through all named schemas for every answer of every route, which with some hundred
 * of both took most of the start; here it is given those alone that the answer refers to.
 */
export function narrowSerializers(): SerializerFactory {
  const compilerOf = SerializerSelector();
  return (named, options) => (route) => {
    // Fastify gives its named schemas by their names.
    const needed = neededBy(route.schema, named as Schemas);
    const key = JSON.stringify([route.schema, needed]);
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const serializer: Serializer = compilerOf(needed, options)(route);
    compiled.set(key, serializer);
    return serializer;
  };
}

/** The named schemas that a schema refers to, directly or through others. */
function neededBy(schema: unknown, named: Schemas): Schemas {
  const needed: Schemas = {};
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === '$ref' && typeof inner === 'string') take(inner.split('#')[0] ?? '');
      else visit(inner);
    }
  };
  const take = (name: string): void => {
    if (!(name in named) || name in needed) return;
    needed[name] = named[name];
    visit(named[name]);
  };
  visit(schema);
  return needed;
}
