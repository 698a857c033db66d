import { XmlDocument, XsdValidator, type XmlNode } from 'libxml2-wasm';
import { readFileSync } from 'node:fs';
import type { SampleFile } from './sample-files.ts';

/** What an independent reading by XPath alone finds in the samples. */
export interface Counted {
  /** Files that are valid by their schema. */
  readonly valid: readonly string[];
  readonly booked: number;
  readonly notBooked: number;
}

/**
 * Counts the entries of all valid files, each movement once: what has the same account, direction, amount and reference, and of what is
 * booked the same day, is one; within one statement as many as it says. What is not booked counts unless as many are booked.
 */
export function distinctEntries(files: readonly SampleFile[], schemas: string): Counted {
  const valid: string[] = [];
  const most = new Map<string, number>();
  for (const file of files) {
    const document = parsed(file.bytes);
    if (document === null) continue;
    const schema = /camt\.05[234]\.001\.\d\d$/.exec(document.root.namespaceUri)?.[0];
    if (schema !== undefined && isValid(document, `${schemas}/${schema}.xsd`)) {
      valid.push(file.name);
      for (const statement of document.find("//*[local-name()='Stmt' or local-name()='Rpt' or local-name()='Ntfctn']"))
        countIn(statement, most);
    }
    document.dispose();
  }
  return { valid, ...sums(most) };
}

function countIn(statement: XmlNode, most: Map<string, number>): void {
  // The number is what lies deepest and first: IBAN, Othr/Id or, in the first version, PrtryAcct/Id.
  const account = text(statement, "(*[local-name()='Acct']/*[local-name()='Id']//*[not(*)])[1]");
  const here = new Map<string, number>();
  for (const entry of statement.find("*[local-name()='Ntry']")) {
    const key = keyOf(account, entry);
    here.set(key, (here.get(key) ?? 0) + 1);
  }
  for (const [key, count] of here) most.set(key, Math.max(count, most.get(key) ?? 0));
}

function keyOf(account: string, entry: XmlNode): string {
  const own = (path: string): string =>
    text(
      entry,
      path.replaceAll(/\w+/g, (name) => `*[local-name()='${name}']`),
    );
  const amount = valueOf(entry, "number(*[local-name()='Amt'])");
  const currency = valueOf(entry, "string(*[local-name()='Amt']/@Ccy)");
  const isReversal = ['true', '1'].includes(own('RvslInd'));
  const isBooked = own('Sts') === 'BOOK';
  const day = (own('BookgDt') === '' ? own('ValDt') : own('BookgDt')).slice(0, 10);
  const moved = [account, amount, currency, own('CdtDbtInd'), isReversal, referenceOf(entry, own)].join('|');
  return `${isBooked ? `booked ${day}` : 'open'}|${moved}`;
}

function referenceOf(entry: XmlNode, own: (path: string) => string): string {
  const details = entry.find("*[local-name()='NtryDtls']/*[local-name()='TxDtls']");
  const refs = entry.find("*//*[local-name()='Refs']/*[not(local-name()='Prtry')]").map((ref) => ref.content.trim());
  const real = refs.filter((ref) => ref !== 'NOTPROVIDED');
  const ofOnly =
    details.length === 1 ? ['AcctSvcrRef', 'TxId', 'UETR'].map((name) => own(`NtryDtls/TxDtls/Refs/${name}`)) : [];
  const parties = ['Dbtr/Nm', 'Cdtr/Nm', 'DbtrAcct/Id', 'CdtrAcct/Id'].map((name) =>
    own(`NtryDtls/TxDtls/RltdPties/${name}`),
  );
  const words = [own('NtryDtls/TxDtls/RmtInf/Ustrd'), own('AddtlNtryInf'), ...parties].join(' ').trim();
  const candidates = [
    own('AcctSvcrRef'),
    ...ofOnly,
    own('NtryRef'),
    real.toSorted().join(','),
    own('NtryDtls/Btch'),
    words,
  ];
  return candidates.find((one) => one !== '') ?? '';
}

function sums(most: ReadonlyMap<string, number>): { booked: number; notBooked: number } {
  let booked = 0;
  const bookedBy = new Map<string, number>();
  for (const [key, count] of most) {
    if (!key.startsWith('booked')) continue;
    booked += count;
    const moved = key.slice(key.indexOf('|'));
    bookedBy.set(moved, (bookedBy.get(moved) ?? 0) + count);
  }
  let notBooked = 0;
  for (const [key, count] of most)
    if (key.startsWith('open')) notBooked += Math.max(0, count - (bookedBy.get(key.slice(key.indexOf('|'))) ?? 0));
  return { booked, notBooked };
}

function text(node: XmlNode, path: string): string {
  return valueOf(node, `normalize-space(${path})`);
}

/** What an expression comes to that selects no nodes. */
function valueOf(node: XmlNode, expression: string): string {
  const value = node.eval(expression);
  return Array.isArray(value) ? '' : `${value}`;
}

function parsed(bytes: Buffer): XmlDocument | null {
  try {
    return XmlDocument.fromBuffer(bytes);
  } catch {
    return null;
  }
}

function isValid(document: XmlDocument, schema: string): boolean {
  const source = XmlDocument.fromBuffer(readFileSync(schema));
  const validator = XsdValidator.fromDoc(source);
  try {
    validator.validate(document);
    return true;
  } catch {
    return false;
  } finally {
    validator.dispose();
    source.dispose();
  }
}
