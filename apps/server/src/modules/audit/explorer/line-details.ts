/** One detail of a line, as text. */
export interface LineDetail {
  readonly name: string;
  readonly value: string;
}

const detailsMost = 60;
const valueMaxCharacters = 500;
const depthMost = 4;

/** The details of a line flat and bounded: whatever was written down, what is shown stays text of a known size. */
export function flattenDetails(details: Readonly<Record<string, unknown>>): LineDetail[] {
  const found: LineDetail[] = [];
  walk('', details, 0);
  return found;

  function walk(path: string, value: unknown, depth: number): void {
    if (found.length >= detailsMost) return;
    if (typeof value === 'object' && value !== null && depth < depthMost) {
      for (const [key, part] of Object.entries(value)) walk(path === '' ? key : `${path}.${key}`, part, depth + 1);
      return;
    }
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    found.push({ name: path.slice(0, 200), value: shorten(text ?? '') });
  }
}

function shorten(text: string): string {
  return text.length <= valueMaxCharacters ? text : `${text.slice(0, valueMaxCharacters)}…`;
}
