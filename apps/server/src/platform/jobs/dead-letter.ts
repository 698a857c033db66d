/** A named id out of a job's payload. */
export interface PayloadId {
  readonly name: string;
  readonly value: string;
}

const idsMost = 12;
const depthMost = 4;
const idNames = /^(topic|kind|reason|slug|bank|sequence|id|[a-z][A-Za-z]*Ids?)$/;
/** What an id, a code or a number looks like; anything else in a payload may be somebody's words. */
const idValues = /^[\w.:-]{1,80}$/;

/** The ids in a payload, which are all that is shown of it: a payload may hold what is no operator's to read. */
export function idsIn(payload: unknown): PayloadId[] {
  const found: PayloadId[] = [];
  walk(payload, 'payload', 0);
  return found;

  function walk(value: unknown, name: string, depth: number): void {
    if (found.length >= idsMost || depth > depthMost || value === null) return;
    if (Array.isArray(value)) for (const part of value) walk(part, name, depth + 1);
    else if (typeof value === 'object') for (const [key, part] of Object.entries(value)) walk(part, key, depth + 1);
    else if ((typeof value === 'string' || typeof value === 'number') && idNames.test(name)) {
      if (idValues.test(String(value))) found.push({ name, value: String(value) });
    }
  }
}

const wordsMaxCharacters = 300;

/**
 * What a job left as its error, as one line that may be shown: without credentials in addresses, tokens, keys and long
 * opaque texts.
 */
export function errorInWords(output: unknown): string {
  const text = messageIn(output, 0) ?? 'no reason was left';
  const line = text.split(/\r?\n/, 1)[0] ?? '';
  const redacted = line
    .replaceAll(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, '$1…@')
    .replaceAll(/\b(bearer|dpop|basic)\s+[^\s,;]+/gi, '$1 …')
    .replaceAll(/\b(password|secret|token|key)(["']?\s*[=:]\s*["']?)[^\s"',;]+/gi, '$1$2…')
    .replaceAll(/[A-Za-z0-9_/+=-]{40,}/g, '…');
  return redacted.length > wordsMaxCharacters ? `${redacted.slice(0, wordsMaxCharacters)}…` : redacted;
}

function messageIn(output: unknown, depth: number): string | null {
  if (typeof output === 'string') return output;
  if (typeof output !== 'object' || output === null || depth > 2) return null;
  if ('message' in output && typeof output.message === 'string') return output.message;
  return 'value' in output ? messageIn(output.value, depth + 1) : null;
}
