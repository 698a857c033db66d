/** One statement of a migration. */
export interface Statement {
  /** Without comments, white space folded, lower case outside quotes is kept as written. */
  text: string;
  /** The comment lines directly before it. */
  comment: string;
  line: number;
}

/** Splits SQL at its semicolons; those in quotes, comments and dollar-quoted bodies do not count. */
export function statementsOf(sql: string): Statement[] {
  const found: Statement[] = [];
  let text = '';
  let comment = '';
  let line = 1;
  let startedAt = 1;
  let at = 0;
  const take = (end: number, into: 'text' | 'comment' | 'nothing'): void => {
    const part = sql.slice(at, end);
    if (into === 'text') {
      if (text.trim() === '' && part.trim() !== '') startedAt = line;
      text += part;
    } else if (into === 'comment') {
      // A comment inside a statement belongs to it as well as one before.
      comment += `${part}\n`;
      text += ' ';
    }
    line += part.split('\n').length - 1;
    at = end;
  };
  while (at < sql.length) {
    const rest = sql.slice(at, at + 80);
    const dollar = /^\$[a-z_]*\$/i.exec(rest)?.[0];
    if (rest.startsWith('--')) take(until(sql, '\n', at), 'comment');
    else if (rest.startsWith('/*')) take(until(sql, '*/', at + 2) + 2, 'comment');
    else if (rest.startsWith("'")) take(until(sql, "'", at + 1) + 1, 'text');
    else if (rest.startsWith('"')) take(until(sql, '"', at + 1) + 1, 'text');
    else if (dollar !== undefined) take(until(sql, dollar, at + dollar.length) + dollar.length, 'text');
    else if (rest.startsWith(';')) {
      take(at + 1, 'nothing');
      found.push({ text: fold(text), comment, line: startedAt });
      text = '';
      comment = '';
    } else take(at + 1, 'text');
  }
  if (text.trim() !== '') found.push({ text: fold(text), comment, line: startedAt });
  return found;
}

function until(sql: string, needle: string, from: number): number {
  const end = sql.indexOf(needle, from);
  return end < 0 ? sql.length : end;
}

function fold(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Splits the inside of parentheses at its outer commas: the columns and constraints of a table. */
export function parts(list: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of list) {
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (char === ',' && depth === 0) {
      found.push(part.trim());
      part = '';
    } else part += char;
  }
  if (part.trim() !== '') found.push(part.trim());
  return found;
}
