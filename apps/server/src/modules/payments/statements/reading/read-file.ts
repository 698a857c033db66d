import type { XmlDocument } from 'libxml2-wasm';
import { messageKindOf, type MessageKind, type MessageName } from './message-kind.ts';
import { readStatement, type ReadStatement } from './read-statement.ts';
import type { SchemaShelf } from './schema-shelf.ts';
import { StatementFault } from './statement-fault.ts';
import { required, ValueFault } from './values.ts';
import { childrenOf, ForeignElement, treeOf, UnusualTag, type XmlElementNode } from './xml-tree.ts';
import { lineOfPlace, plainText, withDocument, writtenText } from './xml-source.ts';

/** What a statement file says. */
export interface ReadFile {
  readonly message: MessageName;
  /** Such as `camt.053.001.08`. */
  readonly schema: string;
  /** Against what the file was held: its schema of ISO 20022, or, where there is none here, the rules of reading alone. */
  readonly checkedBy: 'schema' | 'rules';
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
    const kind = kindOf(document);
    soFar.schema = kind.schema;
    const checkedBy = schemas.check(document, kind.schema) ? 'schema' : 'rules';
    try {
      const { name, schema } = kind;
      return { message: name, schema, checkedBy, statements: statementsOf(treeIn(document, bytes), kind) };
    } catch (error) {
      throw located(document, error);
    }
  });
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

function treeIn(document: XmlDocument, bytes: Buffer): XmlElementNode {
  try {
    return treeOf(plainText(document, bytes));
  } catch (error) {
    if (!(error instanceof UnusualTag)) throw error;
    return treeOf(writtenText(document));
  }
}

function statementsOf(root: XmlElementNode, { body, part }: MessageKind): ReadStatement[] {
  const message = required(root, body);
  const header = required(message, 'GrpHdr');
  const parts = childrenOf(message, part);
  if (parts.length === 0) throw new ValueFault('missing', message.place, { element: part, parent: body });
  return parts.map((one) => readStatement(one, header));
}

function located(document: XmlDocument, error: unknown): unknown {
  if (error instanceof ValueFault)
    return new StatementFault(error.code, lineOfPlace(document, error.place), error.values);
  if (error instanceof ForeignElement)
    return new StatementFault('foreign_namespace', lineOfPlace(document, error.place));
  return error;
}
