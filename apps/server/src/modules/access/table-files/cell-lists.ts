/** What separates the items of a list in a cell, whichever keyboard it was typed on. */
const separators = new Set([';', '；', '、', '\n', '\r']);
const bare = /^[\p{Script=Han}A-Za-z0-9_.-]+$/u;

/** Splits a cell at separators that stand outside quotes; `"` within quotes is doubled. Null when a quote is left open. */
export function splitList(text: string, by: ReadonlySet<string> = separators): string[] | null {
  const items: string[] = [];
  let item = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '"') {
      quoted = !quoted;
      item += char;
    } else if (!quoted && by.has(char)) {
      items.push(item);
      item = '';
    } else item += char;
  }
  items.push(item);
  return quoted ? null : items.map((one) => one.trim()).filter((one) => one !== '');
}

/** The code that an item stands for: quoted where it holds something that would be read otherwise. */
export function unquote(item: string): string {
  return item.length > 1 && item.startsWith('"') && item.endsWith('"') ? item.slice(1, -1).replaceAll('""', '"') : item;
}

export function isQuoted(item: string): boolean {
  return item.startsWith('"');
}

/** @param reserved whether the bare text would mean something else. */
export function quote(code: string, reserved: (text: string) => boolean = () => false): string {
  return bare.test(code) && !reserved(code) ? code : `"${code.replaceAll('"', '""')}"`;
}

export function joinList(codes: readonly string[], reserved?: (text: string) => boolean): string {
  return codes.map((code) => quote(code, reserved)).join('; ');
}
