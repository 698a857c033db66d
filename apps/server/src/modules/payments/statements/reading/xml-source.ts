import { ParseOption, XmlDocument, XmlLibError } from 'libxml2-wasm';
import { StatementFault } from './statement-fault.ts';

/**
 * No DTD is read, no entity expanded, nothing loaded from anywhere; CDATA becomes text; lines are counted beyond 65,535. What libxml2
 * bounds by itself (depth of elements, length of texts) stays bounded: XML_PARSE_HUGE is not set.
 */
const parseOptions: ParseOption =
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_NOCDATA |
  ParseOption.XML_PARSE_BIG_LINES |
  ParseOption.XML_PARSE_COMPACT;

const doctype = '<!DOCTYPE';

/**
 * Lets libxml2 read a file and frees what it has made of it afterwards.
 * @throws StatementFault when it is no XML, or names a DTD: that is refused before anything reads it.
 */
export function withDocument<T>(bytes: Buffer, work: (document: XmlDocument) => T): T {
  refuseUnread(bytes);
  const document = parse(bytes);
  try {
    // What the search above could miss in an unusual encoding is met here, where nothing of it has been expanded.
    if (document.dtd !== null) throw new StatementFault('doctype', 1);
    return work(document);
  } finally {
    document.dispose();
  }
}

function refuseUnread(bytes: Buffer): void {
  if (bytes.length === 0) throw new StatementFault('empty', null);
  // UTF-16 and UTF-32 have a NUL in every tag, and XML has none anywhere (XML 1.0 §2.2).
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw new StatementFault('encoding', lineOf(bytes, nul));
  const found = bytes.indexOf(doctype, 0, 'latin1');
  if (found >= 0) throw new StatementFault('doctype', lineOf(bytes, found));
}

function lineOf(bytes: Buffer, place: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at >= 0 && at < place; at = bytes.indexOf(10, at + 1)) line += 1;
  return line;
}

/** Whether nothing in a file needs reading twice: lines end as they are read (XML 1.0 §2.11), and there is no CDATA. */
export function isPlain(bytes: Buffer): boolean {
  return bytes.indexOf('<![CDATA[', 0, 'latin1') < 0 && bytes.indexOf(13) < 0;
}

export function isUtf8(document: XmlDocument): boolean {
  return document.encoding === null || document.encoding.toUpperCase() === 'UTF-8';
}

export function writtenText(document: XmlDocument): string {
  return document.toString({ format: false });
}

function parse(bytes: Uint8Array): XmlDocument {
  try {
    return XmlDocument.fromBuffer(bytes, { option: parseOptions });
  } catch (error) {
    throw faultOf('not_xml', error);
  }
}

/** What libxml2 says of the first thing that it does not accept. */
export function faultOf(code: 'not_xml' | 'schema', error: unknown): StatementFault {
  const [first] = error instanceof XmlLibError ? error.details : [];
  const said = (first?.message ?? (error instanceof Error ? error.message : '')).trim();
  const line = first === undefined || first.line < 1 ? null : first.line;
  return new StatementFault(code, line, { said: withoutValues(said).slice(0, saidMaxCharacters) });
}

/** Names of elements stay, and what stands in the file does not: whoever reads the reason may not be one who may read the account. */
function withoutValues(said: string): string {
  return said
    .replaceAll(/\{urn:[^}]*\}/g, '')
    .replaceAll(/^(Element '[^']*': )'[^']*'/g, '$1this')
    .replaceAll(/(value|attribute) '[^']*'/g, '$1');
}

/** A message of libxml2 repeats what it read. */
const saidMaxCharacters = 500;

/** The line of an element, by its place in the document. */
export function lineOfPlace(document: XmlDocument, place: number): number | null {
  const line = document.get(`(//*)[${place}]`)?.line ?? 0;
  return line < 1 ? null : line;
}
