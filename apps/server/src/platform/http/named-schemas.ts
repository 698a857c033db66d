import type { FastifyInstance } from 'fastify';
import type { App } from './server.ts';

type Json = Record<string, unknown>;

/**
 * Lets a schema with a `$id` be used anywhere inside another one: it is kept once under its name and referred to, which the
 * validator and the serializer demand and the OpenAPI document needs for its components.
 */
export function installNamedSchemas(app: App): void {
  app.addHook('onRoute', function keepNamed(this: FastifyInstance, route) {
    if (route.schema === undefined) return;
    route.schema = Object.fromEntries(
      Object.entries(route.schema).map(([part, schema]) => [part, hoisted(schema, (named) => keep(this, named))]),
    );
  });
}

function hoisted(value: unknown, found: (named: Json) => void): unknown {
  if (Array.isArray(value)) return value.map((item) => hoisted(item, found));
  if (typeof value !== 'object' || value === null) return value;
  const copy: Json = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, hoisted(inner, found)]));
  if (typeof copy.$id !== 'string') return copy;
  found(copy);
  return { $ref: `${copy.$id}#` };
}

function keep(scope: FastifyInstance, named: Json): void {
  const name = String(named.$id);
  const known = scope.getSchema(name);
  if (known === undefined) scope.addSchema(named);
  else if (JSON.stringify(known) !== JSON.stringify(named)) throw new Error(`two schemas are called ${name}`);
}
