/** A message of ISO 20022 that tells what was booked. */
export type MessageName = 'camt.052' | 'camt.053' | 'camt.054';

export interface MessageKind {
  readonly name: MessageName;
  /** As the namespace names it, such as `camt.053.001.08`: also the name of its schema. */
  readonly schema: string;
  /** The element below `Document`, and the one of each account in it. */
  readonly body: string;
  readonly part: string;
}

const bodies: Readonly<Record<MessageName, { readonly body: string; readonly part: string }>> = {
  'camt.052': { body: 'BkToCstmrAcctRpt', part: 'Rpt' },
  'camt.053': { body: 'BkToCstmrStmt', part: 'Stmt' },
  'camt.054': { body: 'BkToCstmrDbtCdtNtfctn', part: 'Ntfctn' },
};
/** Versions that ISO has published. */
const newest = 12;
const pattern = /^urn:iso:std:iso:20022:tech:xsd:(camt\.05[234])\.001\.(\d\d)$/;

/** @returns null for what is no such message, 'unknown_version' for one of a version that ISO has not published. */
export function messageKindOf(namespace: string): MessageKind | 'unknown_version' | null {
  const [, name, digits] = pattern.exec(namespace) ?? [];
  if (name === undefined || digits === undefined) return null;
  const version = Number(digits);
  if (version < 1 || version > newest) return 'unknown_version';
  // Held against the pattern.
  const message = name as MessageName;
  const { body, part } = bodies[message];
  // The first version had its number in the name of the element.
  return { name: message, schema: `${message}.001.${digits}`, body: version === 1 ? `${body}V01` : body, part };
}
