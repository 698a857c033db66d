import { messageKindOf, type MessageKind } from './message-kind.ts';
import { placeIn, readStatement, toldIn, type EntryPlace, type ReadStatement } from './read-statement.ts';
import type { ToldEntry } from './told-entry.ts';
import { required, ValueFault } from './values.ts';
import { isPlain } from './xml-source.ts';
import { childrenOf, ForeignElement, treeOf, UnusualTag, type XmlElementNode } from './xml-tree.ts';

interface Told {
  readonly place: EntryPlace;
  readonly entries: ToldEntry[];
}

/** What the statements of a message say. @throws ValueFault */
export function statementsOf(
  root: XmlElementNode,
  { body, part }: MessageKind,
  told: ReadonlyMap<XmlElementNode, Told> = new Map(),
): ReadStatement[] {
  const message = required(root, body);
  const header = required(message, 'GrpHdr');
  const parts = childrenOf(message, part);
  if (parts.length === 0) throw new ValueFault('missing', message.place, { element: part, parent: body });
  return parts.map((one) => {
    const before = told.get(one) ?? null;
    const statement = readStatement(one, header, before?.entries);
    if (before !== null && !isSame(before.place, statement)) throw new OutOfOrder();
    return statement;
  });
}

/** A balance or an account that comes behind the entries, which only a schema rules out. */
class OutOfOrder extends Error {}

/**
 * The same, from the text of the message, with each entry told as soon as it is read: the elements of a large file are never all in
 * memory, and what is let go of early costs the collector next to nothing.
 * @returns null where this is not the way to read it, or there is something wrong with it: then its whole tree has to be looked at.
 */
export function statementsAlong(text: string, kind: MessageKind): ReadStatement[] | null {
  const told = new Map<XmlElementNode, Told>();
  const take = (entry: XmlElementNode, [, message, part]: readonly XmlElementNode[]): void => {
    if (message === undefined || part === undefined) return;
    let known = told.get(part);
    if (known === undefined) {
      known = { place: placeIn(part, required(message, 'GrpHdr')), entries: [] };
      told.set(part, known);
    }
    known.entries.push(toldIn(entry, known.place));
  };
  try {
    return statementsOf(treeOf(text, { name: 'Ntry', depth: 3, take }), kind, told);
  } catch (error) {
    if (isReason(error)) return null;
    throw error;
  }
}

/** What the statements of a file say under the condition that it turns out to be well-formed and of this schema, in UTF-8. */
export interface SupposedStatements {
  readonly schema: string;
  readonly statements: readonly ReadStatement[];
}

/** Reads a file of which nobody knows yet whether it is well-formed. @returns null where this is not the way to read it. */
export function supposedStatements(bytes: Buffer): SupposedStatements | null {
  if (!isPlain(bytes)) return null;
  const text = bytes.toString('utf8');
  const [, namespace = ''] = /"(urn:iso:std:iso:20022:tech:xsd:camt[^"]*)"/.exec(text.slice(0, headCharacters)) ?? [];
  const kind = messageKindOf(namespace);
  if (kind === null || kind === 'unknown_version') return null;
  try {
    const statements = statementsAlong(text, kind);
    return statements === null ? null : { schema: kind.schema, statements };
  } catch {
    // What is not well-formed may break the reading in any way.
    return null;
  }
}

/** The root element with its namespace stands so early. */
const headCharacters = 2_000;

function isReason(error: unknown): boolean {
  const reasons = [ValueFault, ForeignElement, UnusualTag, OutOfOrder];
  return reasons.some((reason) => error instanceof reason);
}

function isSame(a: EntryPlace, b: EntryPlace): boolean {
  return a.accountNumber === b.accountNumber && a.day === b.day;
}
