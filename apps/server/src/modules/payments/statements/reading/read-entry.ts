import { isSameAccount } from '../../../../platform/account-number.ts';
import type { Direction, EntryContent, EntryDetail, EntryStatus } from '../entry.ts';
import { at, attributeOf, childOf, childrenOf, textAt, type XmlElementNode } from './xml-tree.ts';
import { amountOf, dayIn, directionOf, flagIn, required, ValueFault } from './values.ts';

/** What a bank says of a batch in place of its payments, or beside them. */
export interface Batch {
  readonly messageId: string | null;
  readonly paymentInformationId: string | null;
  readonly count: string | null;
}

/** An entry as it stands in a message. */
export interface ReadEntry extends EntryContent {
  readonly servicerReference: string | null;
  readonly entryReference: string | null;
  readonly batch: Batch | null;
  /** References of the details that no column holds, which still tell entries apart. */
  readonly otherReferences: readonly string[];
  /** The unique end-to-end transaction reference of the only detail. */
  readonly uetr: string | null;
}

const statuses: Readonly<Record<string, EntryStatus>> = {
  BOOK: 'booked',
  PDNG: 'pending',
  // Of a day to come (external code set, ExternalEntryStatus1Code): nothing is booked yet.
  FUTR: 'pending',
  INFO: 'information',
};

/** @param own is the account; @param statementDay where the entry names no day. @throws ValueFault */
export function readEntry(node: XmlElementNode, own: string, statementDay: string): ReadEntry {
  const { amountMinor, currency } = amountOf(required(node, 'Amt'));
  const direction = directionOf(node);
  const reversal = flagIn(node, 'RvslInd');
  const status = statusOf(required(node, 'Sts'));
  const bookedOn = dayIn(childOf(node, 'BookgDt'));
  const valueOn = dayIn(childOf(node, 'ValDt'));
  const side = { direction, reversal, own };
  const transactions = transactionsOf(node);
  const details = transactions.map((one) => readDetail(one, side));
  const [only] = details.length === 1 ? details : [];
  const servicerReference = referenceAt(node, 'AcctSvcrRef');
  const entryReference = referenceAt(node, 'NtryRef');
  return {
    status,
    direction,
    reversal,
    amountMinor,
    currency,
    day: bookedOn ?? valueOn ?? statementDay,
    bookedOn,
    valueOn,
    counterpartyName: only?.counterpartyName ?? null,
    counterpartyAccount: only?.counterpartyAccount ?? null,
    counterpartyBank: only?.counterpartyBank ?? null,
    remittance: only?.remittance ?? informationIn(node, 'AddtlNtryInf'),
    creditorReference: only?.creditorReference ?? null,
    endToEndId: only?.endToEndId ?? null,
    bankReference: servicerReference ?? only?.bankReference ?? entryReference,
    transactionCode: codeOf(childOf(node, 'BkTxCd')),
    details,
    detailsCount: details.length,
    servicerReference,
    entryReference,
    batch: batchOf(node),
    otherReferences: details.flatMap((one) => one.otherReferences),
    uetr: only === undefined ? null : textAt(transactions[0], 'Refs', 'UETR'),
  };
}

function statusOf(node: XmlElementNode): EntryStatus {
  // A code by itself until version 07, an element `Cd` from 08 on.
  const text = textAt(node) ?? textAt(node, 'Cd') ?? textAt(node, 'Prtry') ?? '';
  const status = statuses[text];
  if (status === undefined) throw new ValueFault('value', node.place, { element: node.name, value: text });
  return status;
}

/** In the first version they stand in the entry itself. */
function transactionsOf(node: XmlElementNode): XmlElementNode[] {
  return [...childrenOf(node, 'NtryDtls').flatMap((one) => childrenOf(one, 'TxDtls')), ...childrenOf(node, 'TxDtls')];
}

function batchOf(node: XmlElementNode): Batch | null {
  const found = childOf(node, 'Btch') ?? childrenOf(node, 'NtryDtls').map((one) => childOf(one, 'Btch'))[0];
  if (found === undefined) return null;
  return {
    messageId: textAt(found, 'MsgId'),
    paymentInformationId: textAt(found, 'PmtInfId'),
    count: textAt(found, 'NbOfTxs'),
  };
}

interface Side {
  readonly direction: Direction;
  readonly reversal: boolean;
  readonly own: string;
}

function readDetail(node: XmlElementNode, side: Side): EntryDetail {
  const amount = amountTextOf(node);
  const indicator = textAt(node, 'CdtDbtInd');
  const remittance = childOf(node, 'RmtInf');
  const structured = at(remittance, 'Strd', 'CdtrRefInf');
  const reference = textAt(structured, 'Ref') ?? textAt(structured, 'CdtrRef');
  const refs = childOf(node, 'Refs');
  return {
    amount: amount?.text ?? null,
    currency: amount?.currency ?? null,
    direction: indicator === 'CRDT' ? 'credit' : indicator === 'DBIT' ? 'debit' : null,
    ...counterpartyOf(node, side),
    remittance: unstructured(remittance) ?? informationIn(node, 'AddtlTxInf'),
    creditorReference: reference?.replaceAll(/\s/g, '') ?? null,
    endToEndId: referenceAt(refs, 'EndToEndId'),
    instructionId: referenceAt(refs, 'InstrId'),
    transactionId: referenceAt(refs, 'TxId'),
    bankReference: referenceAt(refs, 'AcctSvcrRef'),
    mandateId: referenceAt(refs, 'MndtId'),
    otherReferences: otherReferencesOf(refs),
  };
}

function unstructured(remittance: XmlElementNode | undefined): string | null {
  return linesOf(childrenOf(remittance, 'Ustrd').map((line) => line.text));
}

/** The lines of texts without the space around them; null where they say nothing. */
function linesOf(texts: readonly string[]): string | null {
  const lines = texts.flatMap((text) => text.split('\n')).map((line) => line.trim());
  const text = lines.filter((line) => line !== '').join('\n');
  return text === '' ? null : text;
}

/** An information in free words. */
function informationIn(node: XmlElementNode, name: string): string | null {
  const text = textAt(node, name);
  return text === null || !text.includes('\n') ? text : linesOf([text]);
}

/** As it stands: of the payment, or else of the way on which its amount is told. */
function amountTextOf(node: XmlElementNode): { text: string; currency: string | null } | null {
  const found = childOf(node, 'Amt') ?? at(node, 'AmtDtls', 'TxAmt', 'Amt') ?? at(node, 'AmtDtls', 'InstdAmt', 'Amt');
  const text = found?.text.trim() ?? '';
  if (found === undefined || !/^\d{0,18}(?:\.\d{1,17})?$/.test(text) || text === '') return null;
  return { text, currency: attributeOf(found, 'Ccy') };
}

/** Who is on the other side. What goes back keeps the parties of the payment that it takes back. */
function counterpartyOf(
  node: XmlElementNode,
  { direction, reversal, own }: Side,
): Pick<EntryDetail, 'counterpartyName' | 'counterpartyAccount' | 'counterpartyBank'> {
  const payer = partyOf(node, 'Dbtr');
  const payee = partyOf(node, 'Cdtr');
  const [other, ours] = (direction === 'credit') === reversal ? [payee, payer] : [payer, payee];
  const isOwn = isNumbered(other, own);
  const isNobody = other.counterpartyName === null && other.counterpartyAccount === null;
  const mayBeOurs = ours.counterpartyAccount === null || isNumbered(ours, own);
  return isOwn || (isNobody && !mayBeOurs) ? ours : other;
}

function isNumbered({ counterpartyAccount }: Pick<EntryDetail, 'counterpartyAccount'>, own: string): boolean {
  return counterpartyAccount !== null && isSameAccount(counterpartyAccount, own);
}

function partyOf(
  node: XmlElementNode,
  role: 'Dbtr' | 'Cdtr',
): Pick<EntryDetail, 'counterpartyName' | 'counterpartyAccount' | 'counterpartyBank'> {
  const parties = childOf(node, 'RltdPties');
  const party = childOf(parties, role);
  const ultimate = childOf(parties, `Ultmt${role}`);
  const institution = at(node, 'RltdAgts', `${role}Agt`, 'FinInstnId');
  return {
    // The name lies one deeper from version 08 on, where a party may be a bank.
    counterpartyName:
      textAt(party, 'Nm') ??
      textAt(party, 'Pty', 'Nm') ??
      textAt(party, 'Agt', 'FinInstnId', 'Nm') ??
      textAt(ultimate, 'Nm') ??
      textAt(ultimate, 'Pty', 'Nm'),
    counterpartyAccount: accountIn(childOf(parties, `${role}Acct`)),
    counterpartyBank:
      textAt(institution, 'BICFI') ??
      textAt(institution, 'BIC') ??
      textAt(institution, 'Nm') ??
      textAt(institution, 'ClrSysMmbId', 'MmbId'),
  };
}

/** The number of an account, without spaces; null where none is named. */
export function accountIn(account: XmlElementNode | undefined): string | null {
  const id = childOf(account, 'Id');
  const text =
    textAt(id, 'IBAN') ??
    textAt(id, 'Othr', 'Id') ??
    textAt(id, 'BBAN') ??
    textAt(id, 'UPIC') ??
    textAt(id, 'PrtryAcct', 'Id');
  return text?.replaceAll(/\s/g, '') ?? null;
}

function codeOf(node: XmlElementNode | undefined): string | null {
  const domain = childOf(node, 'Domn');
  const parts = [textAt(domain, 'Cd'), textAt(domain, 'Fmly', 'Cd'), textAt(domain, 'Fmly', 'SubFmlyCd')];
  const code = parts.filter((part) => part !== null).join('/');
  return code === '' ? textAt(node, 'Prtry', 'Cd') : code;
}

/** What banks write where they have no reference. */
const placeholders = new Set(['NOTPROVIDED', 'NONREF', 'NONE', 'NOREF', 'N/A', '0']);

function referenceAt(node: XmlElementNode | undefined, ...path: readonly string[]): string | null {
  const text = textAt(node, ...path);
  if (text === null || (text.length > placeholderMaxCharacters && !text.startsWith('0'))) return text;
  return placeholders.has(text.toUpperCase()) || /^0+$/.test(text) ? null : text;
}

const placeholderMaxCharacters = 11;

const otherNames = ['ClrSysRef', 'ChqNb', 'PmtInfId', 'MsgId', 'UETR'];

function otherReferencesOf(refs: XmlElementNode | undefined): string[] {
  const found: string[] = [];
  for (const name of otherNames) {
    const value = referenceAt(refs, name);
    if (value !== null) found.push(`${name}=${value}`);
  }
  return found;
}
