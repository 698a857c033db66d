/** Decodes what a header or a body says in one of the transfer encodings of MIME; broken input yields what can be read. */

const encodedWord = /=\?([\w.:+-]{1,40})(?:\*[\w-]*)?\?([bq])\?([^?\s]*)\?=/gi;

/** Bytes to text; an unknown character set is read as UTF-8. */
export function decodeText(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Encoded words of a header become text (RFC 2047 §2, §6.2: white space between two of them is none). */
export function decodeWords(value: string): string {
  const joined = value.replaceAll(/(\?=)\s+(?==\?)/g, '$1');
  let text = '';
  let end = 0;
  let charsetBefore = '';
  let bytes: Buffer[] = [];
  const flush = (): void => {
    text += decodeText(Buffer.concat(bytes), charsetBefore);
    bytes = [];
  };
  for (const word of joined.matchAll(encodedWord)) {
    const [whole, charset = '', encoding = '', body = ''] = word;
    const between = joined.slice(end, word.index);
    // A character may be torn between two words that stand together; their bytes are read as one.
    if (between !== '' || charset !== charsetBefore) flush();
    text += between;
    charsetBefore = charset;
    bytes.push(encoding.toLowerCase() === 'b' ? Buffer.from(body, 'base64') : unescapeBytes(body.replaceAll('_', ' ')));
    end = word.index + whole.length;
  }
  flush();
  return text + joined.slice(end);
}

/** A body in its transfer encoding (RFC 2045 §6) becomes bytes. */
export function decodeBody(body: Buffer, encoding: string): Buffer {
  const name = encoding.trim().toLowerCase();
  if (name === 'base64') return Buffer.from(body.toString('latin1'), 'base64');
  if (name === 'quoted-printable') return quotedPrintable(body.toString('latin1'));
  return body;
}

/** White space at the end of a line was added on the way, `=` there joins it with the next (RFC 2045 §6.7). */
function quotedPrintable(text: string): Buffer {
  return unescapeBytes(text.replaceAll(/[ \t]+(?=\r?$)/gm, '').replaceAll(/=\r?\n/g, ''));
}

function unescapeBytes(text: string): Buffer {
  const bytes = text.replaceAll(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}

/** A header such as `text/plain; charset="utf-8"`: its value in lower case, and its parameters. */
export function readParameters(header: string): { value: string; parameters: Map<string, string> } {
  const [value = '', ...rest] = header.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const parameters = new Map<string, string>();
  for (const part of rest) {
    const at = part.indexOf('=');
    if (at < 0) continue;
    const name = part.slice(0, at).trim().toLowerCase();
    parameters.set(
      name,
      part
        .slice(at + 1)
        .trim()
        .replaceAll(/^"|"$/g, '')
        .replaceAll(/\\(.)/g, '$1'),
    );
  }
  return { value: value.trim().toLowerCase(), parameters };
}
