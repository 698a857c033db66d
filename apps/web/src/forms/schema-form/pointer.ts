/** What is filled in: a tree of values, addressed by JSON Pointer (RFC 6901). */
export type FormData = { readonly [key: string]: unknown };

/** The parts of a pointer, unescaped. */
export function partsOf(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A name as a part of a pointer. */
export function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

export function valueAt(data: unknown, pointer: string): unknown {
  return partsOf(pointer).reduce<unknown>((value, part) => {
    if (Array.isArray(value)) return value[Number(part)];
    return isObject(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  }, data);
}

/** The same data with another value at a place; `undefined` takes it away. */
export function withValue(data: FormData, pointer: string, value: unknown): FormData {
  const changed = changedAt(data, partsOf(pointer), value);
  return isObject(changed) ? changed : {};
}

function changedAt(value: unknown, [part, ...rest]: string[], next: unknown): unknown {
  if (part === undefined) return next;
  if (Array.isArray(value)) {
    const items: unknown[] = [...(value as unknown[])];
    items[Number(part)] = changedAt(items[Number(part)], rest, next);
    return items;
  }
  const { [part]: before, ...others } = isObject(value) ? value : {};
  const inner = changedAt(before, rest, next);
  if (inner === undefined) return others;
  // The place of what was there stays where it was.
  return isObject(value) && part in value ? { ...value, [part]: inner } : { ...others, [part]: inner };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
