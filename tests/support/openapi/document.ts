/** A JSON Schema as it stands in the document; only what the tests look at is named. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
}

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  schema?: Schema;
}

interface RawOperation {
  operationId?: string;
  'x-action'?: string;
  parameters?: Parameter[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
}

export interface Document {
  paths: Record<string, Record<string, RawOperation>>;
  components?: { schemas?: Record<string, Schema> };
}

/** One operation of the network, as its document tells it. */
export interface Operation {
  id: string;
  method: string;
  /** With `{name}` for each parameter. */
  path: string;
  /** What the caller must be allowed to do; `public` anyone, `session` anyone signed in. */
  action: string;
  parameters: Parameter[];
  body: Schema | undefined;
  contentType: string | undefined;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** All operations of the document. @throws Error when one has no name or says no action. */
export function operationsOf(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.includes(method))
      .map(([method, raw]) => {
        const { operationId: id, 'x-action': action } = raw;
        if (id === undefined || action === undefined) throw new Error(`${method} ${path} lacks its name or its action`);
        const content = Object.entries(raw.requestBody?.content ?? {})[0];
        return {
          id,
          method: method.toUpperCase(),
          path,
          action,
          parameters: raw.parameters ?? [],
          body: content?.[1].schema,
          contentType: content?.[0],
        };
      }),
  );
}

/** The schema that a reference names. */
export function resolve(document: Document, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const found = document.components?.schemas?.[schema.$ref.split('/').at(-1) ?? ''];
  if (found === undefined) throw new Error(`the document refers to ${schema.$ref}, which it does not hold`);
  return resolve(document, found);
}

/** The address of an operation, its path filled and its query written out. */
export function addressOf(operation: Operation, path: Record<string, string>, query: [string, string][] = []): string {
  const filled = operation.path.replaceAll(/\{([^}]+)\}/g, (_match, name: string) =>
    encodeURIComponent(path[name] ?? 'x'),
  );
  const search = query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
  return search === '' ? filled : `${filled}?${search}`;
}
