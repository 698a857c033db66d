/** Markup that is safe to send: everything put into it was escaped or was markup already. */
export type Html = { markup: string };

type Part = Html | string | number | null | false | readonly Part[];

/** Builds markup; every text put in is escaped, so that no name or note can become markup. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  const markup = strings
    .map((text, index) => text + (index < parts.length ? render(parts[index] ?? null) : ''))
    .join('');
  return { markup };
}

function render(part: Part): string {
  if (part === null || part === false) return '';
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  if ('markup' in part) return part.markup;
  return part.map(render).join('');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeText(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** Markup that this bank or oidc-provider wrote, taken as it is. Never for anything that came from outside. */
export function trusted(markup: string): Html {
  return { markup };
}
