import type { XmlDocument } from 'libxml2-wasm';
import { messageKindOf, type MessageKind, type MessageName } from './message-kind.ts';
import type { ReadStatement } from './read-statement.ts';
import { statementsAlong, statementsOf } from './read-statements.ts';
import type { SchemaShelf } from './schema-shelf.ts';
import { StatementFault } from './statement-fault.ts';
import { ValueFault } from './values.ts';
import { isPlain, isUtf8, lineOfPlace, withDocument, writtenText } from './xml-source.ts';
import { ForeignElement, treeOf, UnusualTag, type XmlElementNode } from './xml-tree.ts';

/** What a file is found to be. */
export interface CheckedFile {
  readonly message: MessageName;
  /** Such as `camt.053.001.08`. */
  readonly schema: string;
  /** Against what the file was held: its schema of ISO 20022, or, where there is none here, the rules of reading alone. */
  readonly checkedBy: 'schema' | 'rules';
}

/** What a statement file says. */
export interface ReadFile extends CheckedFile {
  readonly statements: readonly ReadStatement[];
}

/** What could be told of a file before it was refused. */
export interface ReadSoFar {
  schema: string | null;
}

/**
 * Reads a statement file as a whole or not at all. The bytes are bounded by whoever calls.
 * @throws StatementFault with the line and the reason.
 */
export function readFile(bytes: Buffer, schemas: SchemaShelf, soFar: ReadSoFar = { schema: null }): ReadFile {
  return withDocument(bytes, (document) => {
    const { kind, ...checked } = check(document, schemas, soFar);
    try {
      return { ...checked, statements: statementsIn(document, bytes, kind) };
    } catch (error) {
      throw located(document, error);
    }
  });
}

/**
 * Whether a file is well-formed and what its schema asks for; nothing is taken from it.
 * @throws StatementFault with the line and the reason.
 */
export function checkFile(
  bytes: Buffer,
  schemas: SchemaShelf,
  soFar: ReadSoFar,
): CheckedFile & { readonly isUtf8: boolean } {
  return withDocument(bytes, (document) => {
    const { kind: _, ...checked } = check(document, schemas, soFar);
    return { ...checked, isUtf8: isUtf8(document) };
  });
}

function check(
  document: XmlDocument,
  schemas: SchemaShelf,
  soFar: ReadSoFar,
): CheckedFile & { readonly kind: MessageKind } {
  const kind = kindOf(document);
  const { name, schema } = kind;
  soFar.schema = schema;
  const checkedBy = schemas.check(document, schema) ? 'schema' : 'rules';
  return { kind, message: name, schema, checkedBy };
}

function kindOf(document: XmlDocument): MessageKind {
  const { root } = document;
  const kind = root.name === 'Document' ? messageKindOf(root.namespaceUri) : null;
  const found = root.namespaceUri === '' ? root.name : root.namespaceUri;
  const line = root.line < 1 ? null : root.line;
  if (kind === null) throw new StatementFault('not_a_statement', line, { found: found.slice(0, foundMaxCharacters) });
  if (kind === 'unknown_version')
    throw new StatementFault('unknown_version', line, { found: found.slice(0, foundMaxCharacters) });
  return kind;
}

/** A namespace that is no statement's is repeated so far. */
const foundMaxCharacters = 120;

/** As it came where nothing in it needs reading twice, otherwise as libxml2 writes it: in UTF-8, with line feeds and without CDATA. */
function statementsIn(document: XmlDocument, bytes: Buffer, kind: MessageKind): ReadStatement[] {
  const text = isPlain(bytes) && isUtf8(document) ? bytes.toString('utf8') : writtenText(document);
  return statementsAlong(text, kind) ?? statementsOf(treeIn(document, text), kind);
}

function treeIn(document: XmlDocument, text: string): XmlElementNode {
  try {
    return treeOf(text);
  } catch (error) {
    if (!(error instanceof UnusualTag)) throw error;
    return treeOf(writtenText(document));
  }
}

function located(document: XmlDocument, error: unknown): unknown {
  if (error instanceof ValueFault)
    return new StatementFault(error.code, lineOfPlace(document, error.place), error.values);
  if (error instanceof ForeignElement)
    return new StatementFault('foreign_namespace', lineOfPlace(document, error.place));
  return error;
}
