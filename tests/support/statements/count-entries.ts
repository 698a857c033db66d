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
 * booked the same day, is one; within one statement as many as it says, over all its pages. What is not booked counts unless as many are booked.
 */
export function distinctEntries(files: readonly SampleFile[], schemas: string): Counted {
  const valid: string[] = [];
  const most = new Map<string, number>();
  const paged: PagesOf = new Map();
  for (const file of files) {
    const document = parsed(file.bytes);
    if (document === null) continue;
    const schema = /camt\.05[234]\.001\.\d\d$/.exec(document.root.namespaceUri)?.[0];
    if (schema !== undefined && isValid(document, `${schemas}/${schema}.xsd`)) {
      valid.push(file.name);
      for (const statement of document.find("//*[local-name()='Stmt' or local-name()='Rpt' or local-name()='Ntfctn']"))
        countIn(statement, most, paged);
    }
    document.dispose();
  }
  for (const pages of paged.values()) keepMost(most, addedUp(pages));
  return { valid, ...sums(most) };
}

/** By account, id and number of a statement, and by the number of the page, how many there are of each. */
type PagesOf = Map<string, Map<string, Map<string, number>>>;

function addedUp(pages: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, number> {
  const all = new Map<string, number>();
  for (const page of pages.values()) for (const [key, count] of page) all.set(key, (all.get(key) ?? 0) + count);
  return all;
}

function keepMost(most: Map<string, number>, counts: ReadonlyMap<string, number>): void {
  for (const [key, count] of counts) most.set(key, Math.max(count, most.get(key) ?? 0));
}

function countIn(statement: XmlNode, most: Map<string, number>, paged: PagesOf): void {
  // The number is what lies deepest and first: IBAN, Othr/Id or, in the first version, PrtryAcct/Id.
  const account = text(statement, "(*[local-name()='Acct']/*[local-name()='Id']//*[not(*)])[1]");
  const here = new Map<string, number>();
  for (const entry of statement.find("*[local-name()='Ntry']")) {
    const key = keyOf(account, entry);
    here.set(key, (here.get(key) ?? 0) + 1);
  }
  const page = text(statement, "*[contains(local-name(),'Pgntn')]/*[local-name()='PgNb']");
  if (page === '') {
    keepMost(most, here);
    return;
  }
  const name = ['Id', 'ElctrncSeqNb', 'LglSeqNb'].map((one) => text(statement, `*[local-name()='${one}']`));
  const key = [valueOf(statement, 'local-name()'), account, ...name].join('|');
  const pages = paged.get(key) ?? new Map<string, Map<string, number>>();
  const same = pages.get(page) ?? new Map<string, number>();
  keepMost(same, here);
  pages.set(page, same);
  paged.set(key, pages);
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
