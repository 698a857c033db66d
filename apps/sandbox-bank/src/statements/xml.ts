const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** XML 1.0 §2.2: what no document may hold, not even as a reference. */
// oxlint-disable-next-line no-control-regex -- these very characters are meant.
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text with at most so many characters, as ISO 20022 counts them, ready to stand in an element. */
export function xmlText(text: string, most: number): string {
  const allowed = [...text.replaceAll(forbidden, ' ')].slice(0, most).join('');
  return allowed.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** An element with text; nothing where there is no text, because ISO 20022 knows no empty one. */
export function textElement(name: string, text: string | null, most: number): string {
  return text === null || text.trim() === '' ? '' : `<${name}>${xmlText(text, most)}</${name}>`;
}
