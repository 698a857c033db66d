const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** What XML 1.0 §2.2 forbids or advises against: control characters but for tab and line ends, halves of pairs, noncharacters. */
const forbidden = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

/** A text with at most so many characters, as ISO 20022 counts them, ready to stand in an element. */
export function xmlText(text: string, most: number): string {
  const allowed = [...text.replaceAll(forbidden, ' ')].slice(0, most).join('');
  return allowed.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** An element with text; nothing where there is no text, because ISO 20022 knows no empty one. */
export function textElement(name: string, text: string | null, most: number): string {
  return text === null || text.trim() === '' ? '' : `<${name}>${xmlText(text, most)}</${name}>`;
}
