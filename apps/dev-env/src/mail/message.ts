import { decodeBody, decodeText, decodeWords, readParameters } from './decode.ts';

/** How deep parts may stand in parts, and how many a message may have; what lies beyond is left out. */
const depthMax = 8;
const partsMax = 100;

export type Header = { name: string; value: string };

/** What a person reads of a message. */
export type ParsedMessage = {
  headers: Header[];
  subject: string;
  from: string;
  to: string;
  /** Of the header `Message-ID`, without the brackets; empty where there is none. */
  messageId: string;
  text: string | null;
  html: string | null;
  /** Parts that are neither the text nor the HTML. */
  attachments: { type: string; fileName: string; sizeBytes: number }[];
};

type Part = { headers: Header[]; body: Buffer };
type Budget = { parts: number };

/** Reads a message (RFC 5322, RFC 2045 to 2047). Never throws: what is broken is shown as far as it can be read. */
export function parseMessage(raw: Buffer): ParsedMessage {
  const whole = splitPart(raw);
  const found: Pick<ParsedMessage, 'text' | 'html' | 'attachments'> = { text: null, html: null, attachments: [] };
  for (const part of leaves(whole, 0, { parts: 0 })) addPart(found, part);
  const header = (name: string): string => headerOf(whole.headers, name);
  return {
    headers: whole.headers.map(({ name, value }) => ({ name, value: decodeWords(value) })),
    subject: decodeWords(header('subject')),
    from: decodeWords(header('from')),
    to: decodeWords(header('to')),
    messageId: header('message-id').replaceAll(/^<|>$/g, ''),
    ...found,
  };
}

function addPart(found: Pick<ParsedMessage, 'text' | 'html' | 'attachments'>, part: Part): void {
  const type = readParameters(headerOf(part.headers, 'content-type') || 'text/plain');
  const disposition = readParameters(headerOf(part.headers, 'content-disposition'));
  const bytes = decodeBody(part.body, headerOf(part.headers, 'content-transfer-encoding'));
  const attached = disposition.value === 'attachment';
  if (!attached && type.value === 'text/plain' && found.text === null) {
    found.text = decodeText(bytes, type.parameters.get('charset') ?? 'utf-8');
  } else if (!attached && type.value === 'text/html' && found.html === null) {
    found.html = decodeText(bytes, type.parameters.get('charset') ?? 'utf-8');
  } else {
    const fileName = disposition.parameters.get('filename') ?? type.parameters.get('name') ?? '';
    found.attachments.push({ type: type.value, fileName: decodeWords(fileName), sizeBytes: bytes.length });
  }
}

/** The parts that hold no parts themselves, in their order. */
function leaves(part: Part, depth: number, budget: Budget): Part[] {
  budget.parts += 1;
  if (budget.parts > partsMax) return [];
  const { value, parameters } = readParameters(headerOf(part.headers, 'content-type'));
  const boundary = parameters.get('boundary');
  if (!value.startsWith('multipart/') || boundary === undefined || boundary === '' || depth >= depthMax) return [part];
  return splitAt(part.body, boundary).flatMap((body) => leaves(splitPart(body), depth + 1, budget));
}

/** The pieces between the lines of a boundary (RFC 2046 §5.1.1); a missing last line ends the last piece with the body. */
function splitAt(body: Buffer, boundary: string): Buffer[] {
  // Latin-1 keeps every byte as one character, so that positions in the text are positions in the bytes.
  const text = body.toString('latin1');
  const mark = `--${Buffer.from(boundary).toString('latin1')}`;
  const pieces: Buffer[] = [];
  let start = -1;
  let at = lineOf(text, mark, 0);
  while (at >= 0 && pieces.length < partsMax) {
    if (start >= 0) pieces.push(body.subarray(start, beforeLineEnd(text, at)));
    const after = at + mark.length;
    if (text.startsWith('--', after)) return pieces;
    const lineEnd = text.indexOf('\n', after);
    start = lineEnd < 0 ? body.length : lineEnd + 1;
    at = lineOf(text, mark, start);
  }
  if (start >= 0 && start < body.length && pieces.length < partsMax) pieces.push(body.subarray(start));
  return pieces;
}

function lineOf(text: string, mark: string, from: number): number {
  let at = text.indexOf(mark, from);
  while (at > 0 && text[at - 1] !== '\n') at = text.indexOf(mark, at + 1);
  return at;
}

function beforeLineEnd(text: string, at: number): number {
  if (text[at - 1] !== '\n') return at;
  return text[at - 2] === '\r' ? at - 2 : at - 1;
}

function splitPart(raw: Buffer): Part {
  const text = raw.toString('latin1');
  // A part may begin with the empty line: then it has no headers (RFC 2046 §5.1).
  const gap = /^\r?\n|\r?\n\r?\n/.exec(text);
  const end = gap === null ? raw.length : gap.index;
  // Headers may hold raw UTF-8 (RFC 6532 §3.2).
  const lines = raw
    .subarray(0, end)
    .toString('utf8')
    .replaceAll(/\r?\n(?=[ \t])/g, '')
    .split(/\r?\n/);
  const headers = lines.flatMap((line) => {
    const at = line.indexOf(':');
    return at <= 0 ? [] : [{ name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() }];
  });
  return { headers, body: gap === null ? Buffer.alloc(0) : raw.subarray(end + gap[0].length) };
}

function headerOf(headers: readonly Header[], wanted: string): string {
  return headers.find(({ name }) => name.toLowerCase() === wanted)?.value ?? '';
}
