/**
 * A small scanner of TypeScript sources: just enough to tell code from comments, strings and regular expressions.
 * Every view has the length and the line breaks of the source, so that a position means the same in each.
 */
export interface Scan {
  /** Comments blanked. */
  code: string;
  /** Comments and the contents of strings, templates and regular expressions blanked. */
  bare: string;
  /** Only the contents of strings and templates. */
  strings: string;
  /** Only the comments. */
  comments: string;
}

type Kind = 'code' | 'string' | 'comment' | 'regex';

/** Splits `source` into its views. Sources that do not parse give views that are merely useless, never an error. */
export function scan(source: string): Scan {
  const kinds = classify(source);
  const view = (keep: (kind: Kind) => boolean): string => {
    const out: string[] = [];
    for (let i = 0; i < source.length; i += 1) {
      const char = source.charAt(i);
      out.push(char === '\n' || keep(kinds[i] ?? 'code') ? char : ' ');
    }
    return out.join('');
  };
  return {
    code: view((kind) => kind !== 'comment'),
    bare: view((kind) => kind === 'code'),
    strings: view((kind) => kind === 'string'),
    comments: view((kind) => kind === 'comment'),
  };
}

function classify(source: string): Kind[] {
  const kinds: Kind[] = Array.from({ length: source.length }, () => 'code');
  // Each open `${` of a template remembers how many braces were open when it began.
  const templates: number[] = [];
  let braces = 0;
  let at = 0;
  const mark = (end: number, kind: Kind): void => {
    kinds.fill(kind, at, end);
    at = end;
  };
  const template = (): void => {
    const end = templateEnd(source, at);
    mark(end, 'string');
    if (source.startsWith('${', end)) {
      templates.push(braces);
      at = end + 2;
    } else at = end + 1;
  };
  while (at < source.length) {
    const char = source.charAt(at);
    const next = source.charAt(at + 1);
    if (char === '/' && next === '/') mark(lineEnd(source, at), 'comment');
    else if (char === '/' && next === '*') mark(blockEnd(source, at), 'comment');
    else if (char === "'" || char === '"') {
      at += 1;
      mark(stringEnd(source, at, char), 'string');
      at += 1;
    } else if (char === '`') {
      at += 1;
      template();
    } else if (char === '/' && regexMayStart(source, at)) {
      at += 1;
      mark(regexEnd(source, at), 'regex');
      at += 1;
    } else if (char === '}' && templates.length > 0 && templates.at(-1) === braces) {
      templates.pop();
      at += 1;
      template();
    } else {
      if (char === '{') braces += 1;
      if (char === '}') braces -= 1;
      at += 1;
    }
  }
  return kinds;
}

function lineEnd(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  return end < 0 ? source.length : end;
}

function blockEnd(source: string, from: number): number {
  const end = source.indexOf('*/', from + 2);
  return end < 0 ? source.length : end + 2;
}

function stringEnd(source: string, from: number, quote: string): number {
  for (let i = from; i < source.length; i += 1) {
    const char = source.charAt(i);
    if (char === '\\') i += 1;
    // An apostrophe in JSX text opens no string: a string ends with its line at the latest.
    else if (char === quote || char === '\n') return i;
  }
  return source.length;
}

function templateEnd(source: string, from: number): number {
  for (let i = from; i < source.length; i += 1) {
    const char = source.charAt(i);
    if (char === '\\') i += 1;
    else if (char === '`' || (char === '$' && source.charAt(i + 1) === '{')) return i;
  }
  return source.length;
}

function regexEnd(source: string, from: number): number {
  let inClass = false;
  for (let i = from; i < source.length; i += 1) {
    const char = source.charAt(i);
    if (char === '\\') i += 1;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if ((char === '/' && !inClass) || char === '\n') return i;
  }
  return source.length;
}

/** A slash divides after a value and opens a regular expression elsewhere; `</` and `/>` belong to JSX. */
function regexMayStart(source: string, at: number): boolean {
  if (source.charAt(at + 1) === '>' || source.charAt(at - 1) === '<') return false;
  const before = source.slice(Math.max(0, at - 40), at).trimEnd();
  if (before === '') return true;
  return /[(,=:[!&|?{};+\-*%~^>]$/.test(before) || /\b(return|typeof|case|in|of|await|yield)$/.test(before);
}
