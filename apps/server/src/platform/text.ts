/** True for a text that the database can keep as it is: PostgreSQL takes no NUL, and half of a surrogate pair is no character. */
export function isCleanText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** The text with U+FFFD in place of what the database cannot keep. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '\ufffd').toWellFormed();
}
