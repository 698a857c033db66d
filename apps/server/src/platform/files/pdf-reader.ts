import type { ContentFault, ContentReader } from './structure-reader.ts';

/** ISO 32000-2 §7.5.2: the header, at the very beginning: what stands before it could be read as something else. */
const header = /^%PDF-[12]\.\d[\r\n %]/;
/** §7.5.5: the last lines. Nothing but blank may follow. */
const trailer = /startxref[\s\0]+(\d{1,10})[\s\0]+%%EOF[\s\0]*$/;
const trailerMaxBytes = 2_048;
/** Longer than anything that is looked for: so much of a piece is looked at again together with the next. */
const overlapBytes = 128;

/** §7.3.5: a character of a name may be written as # and its code. */
function nameOf(text: string): string {
  const code = (one: string): string =>
    one
      .charCodeAt(0)
      .toString(16)
      .replace(/[a-f]/, (digit) => `[${digit}${digit.toUpperCase()}]`);
  const letter = (one: string): string => `(?:${one}|#${code(one)})`;
  return `/${[...text].map(letter).join('')}(?![\\w#])`;
}
const encrypted = `${nameOf('Encrypt')}[\\s\\0]{0,16}(?:<<|\\d{1,10}[\\s\\0]{1,8}\\d{1,5}[\\s\\0]{1,8}R)`;
const crossReference = `(?<!start)xref[\\s\\0]|${nameOf('Type')}[\\s\\0]{0,16}${nameOf('XRef')}`;
const object = '\\d[\\s\\0]{1,8}obj\\b';
/** §7.3.8: the keyword behind the dictionary that describes the stream. */
const stream = '>>[\\s\\0]{0,16}stream\\r?\\n';
const streamEnd = 'endstream';

/**
 * Judges a PDF by header, trailer and what stands outside its streams: whether it is whole, and whether it is encrypted. The
 * dictionary that says so is never inside a stream, not even where the cross-reference is one (§7.5.8).
 */
export class PdfReader implements ContentReader {
  readonly #marks = new RegExp(`(${stream})|(${encrypted})|(${crossReference})|(${object})`, 'g');
  #window = '';
  #inStream = false;
  #tail = '';
  #sizeBytes = 0;
  #begun = false;
  #hasObject = false;
  #hasCrossReference = false;
  #fault: ContentFault | null = null;

  get fault(): ContentFault | null {
    return this.#fault;
  }

  push(piece: Buffer): void {
    this.#sizeBytes += piece.length;
    const text = piece.toString('latin1');
    this.#tail = (this.#tail + text).slice(-trailerMaxBytes);
    this.#window += text;
    if (!this.#begun && this.#window.length < overlapBytes) return;
    this.#begin();
    this.#look(this.#window.length - overlapBytes);
  }

  end(): ContentFault | null {
    this.#begin();
    this.#look(this.#window.length);
    const place = Number(trailer.exec(this.#tail)?.[1] ?? Number.NaN);
    // A file that was cut off has lost its last lines; one that was cut in between is shorter than its trailer says.
    const isWhole = place < this.#sizeBytes && this.#hasObject && this.#hasCrossReference;
    if (this.#fault === null && !isWhole) this.#fault = 'broken';
    return this.#fault;
  }

  #begin(): void {
    if (!this.#begun && !header.test(this.#window)) this.#fault = 'broken';
    this.#begun = true;
  }

  /** Looks for marks that begin before `until`; what lies behind waits for the next piece. */
  #look(until: number): void {
    let place = 0;
    while (place < until) {
      if (this.#inStream) {
        const end = this.#window.indexOf(streamEnd, place);
        place = end < 0 ? Math.max(place, this.#window.length - streamEnd.length) : end + streamEnd.length;
        this.#inStream = end < 0;
        if (end < 0) break;
        continue;
      }
      this.#marks.lastIndex = place;
      const mark = this.#marks.exec(this.#window);
      if (mark === null || mark.index >= until) {
        place = Math.max(place, until);
        break;
      }
      this.#note(mark);
      place = this.#marks.lastIndex;
    }
    this.#window = this.#window.slice(Math.max(0, Math.min(place, this.#window.length)));
  }

  #note([, isStream, isEncrypted, isCrossReference, isObject]: RegExpExecArray): void {
    if (isStream !== undefined) this.#inStream = true;
    if (isEncrypted !== undefined) this.#fault = 'password_protected';
    if (isCrossReference !== undefined) this.#hasCrossReference = true;
    if (isObject !== undefined) this.#hasObject = true;
  }
}
