/** Markup in which every text put in was escaped. */
export type Html = { markup: string };
type Part = Html | string | number | null | readonly Part[];

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Builds markup; nothing that stands in a message can become markup. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return {
    markup: strings.map((text, index) => text + (index < parts.length ? render(parts[index] ?? null) : '')).join(''),
  };
}

function render(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return part.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
  if (typeof part === 'number') return String(part);
  if ('markup' in part) return part.markup;
  return part.map(render).join('');
}
