import { at, childOf, childrenOf, textAt, type XmlElementNode } from './xml-tree.ts';
import { checkBalance } from '../balance-check.ts';
import { accountIn, readEntry } from './read-entry.ts';
import { toldEntry, type ToldEntry } from './told-entry.ts';
import { amountOf, dayIn, dayOf, directionOf, flagIn, instantOf, numberIn, required, ValueFault } from './values.ts';

/** A balance as the bank says it. */
export interface Balance {
  /** `OPBD` opening, `PRCD` closing of the day before, `CLBD` closing, `ITBD` interim and so on; or the bank's own word. */
  readonly type: string;
  readonly subType: string | null;
  /** Below zero where the account is overdrawn. */
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly on: string;
}

/** One statement, report or notification as it stands in a message. */
export interface ReadStatement {
  readonly bankId: string;
  readonly electronicSequence: string | null;
  readonly legalSequence: string | null;
  /** Null where it is whole. */
  readonly page: number | null;
  /** Whether it is the last page; null where the bank does not say. */
  readonly lastPage: boolean | null;
  readonly isCopy: boolean;
  /** RFC 3339 in UTC. */
  readonly createdAt: string | null;
  readonly accountNumber: string;
  readonly currency: string;
  readonly fromOn: string | null;
  /** The day that it closes. */
  readonly day: string;
  readonly balances: readonly Balance[];
  readonly entries: readonly ToldEntry[];
}

/** What the entries of a statement are read with. */
export interface EntryPlace {
  readonly accountNumber: string;
  /** Of an entry that names none. */
  readonly day: string;
}

/** @param node is a `Stmt`, `Rpt` or `Ntfctn`, read at least up to its first entry; @param header the `GrpHdr` of its message. @throws ValueFault */
export function placeIn(node: XmlElementNode, header: XmlElementNode): EntryPlace {
  const account = required(node, 'Acct');
  const accountNumber = accountIn(account);
  if (accountNumber === null) throw new ValueFault('missing', account.place, { element: 'Id', parent: 'Acct' });
  const closing = childrenOf(node, 'Bal')
    .map(readBalance)
    .find((one) => one.type === 'CLBD');
  const created = createdIn(node, header);
  const to = at(node, 'FrToDt', 'ToDtTm') ?? at(node, 'FrToDt', 'ToDt');
  return { accountNumber, day: closing?.on ?? (to === undefined ? dayOf(created) : dayOf(to)) };
}

export function toldIn(entry: XmlElementNode, { accountNumber, day }: EntryPlace): ToldEntry {
  return toldEntry(readEntry(entry, accountNumber, day));
}

/**
 * @param node is a whole `Stmt`, `Rpt` or `Ntfctn`; @param header the `GrpHdr` of its message.
 * @param told are its entries where they have been read before. @throws ValueFault
 */
export function readStatement(
  node: XmlElementNode,
  header: XmlElementNode,
  told: readonly ToldEntry[] | null = null,
): ReadStatement {
  const place = placeIn(node, header);
  const account = required(node, 'Acct');
  const balances = childrenOf(node, 'Bal').map(readBalance);
  const from = at(node, 'FrToDt', 'FrDtTm') ?? at(node, 'FrToDt', 'FrDt');
  const closing = balances.find((one) => one.type === 'CLBD');
  const entries = told ?? childrenOf(node, 'Ntry').map((entry) => toldIn(entry, place));
  const currency = textAt(account, 'Ccy') ?? closing?.currency ?? balances[0]?.currency ?? entries[0]?.currency;
  if (currency === undefined) throw new ValueFault('missing', account.place, { element: 'Ccy', parent: 'Acct' });
  if (!/^[A-Z]{3}$/.test(currency))
    throw new ValueFault('value', account.place, { element: 'Ccy', value: currency.slice(0, 10) });
  const own = childOf(node, 'StmtPgntn') ?? childOf(node, 'RptPgntn') ?? childOf(node, 'NtfctnPgntn');
  return {
    bankId: required(node, 'Id').text.trim(),
    electronicSequence: numberIn(node, 'ElctrncSeqNb'),
    legalSequence: numberIn(node, 'LglSeqNb'),
    ...(own === undefined ? pageByMessage(header, { balances, entries, currency }) : pageOf(own)),
    isCopy: textAt(node, 'CpyDplctInd') !== null,
    createdAt: instantOf(createdIn(node, header)),
    accountNumber: place.accountNumber,
    currency,
    fromOn: from === undefined ? null : dayOf(from),
    day: place.day,
    balances,
    entries,
  };
}

function createdIn(node: XmlElementNode, header: XmlElementNode): XmlElementNode {
  return childOf(node, 'CreDtTm') ?? required(header, 'CreDtTm');
}

type Pagination = Pick<ReadStatement, 'page' | 'lastPage'>;

/** Which page it is, where a statement goes over several. */
function pageOf(pagination: XmlElementNode): Pagination {
  const page = Number(numberIn(pagination, 'PgNb') ?? '1');
  const lastPage = flagIn(pagination, 'LastPgInd');
  return { page: page === 1 && lastPage ? null : Math.min(page, 99_999), lastPage };
}

/**
 * A bank may split the message instead (`MsgPgntn`): what adds up on its own is whole then, on whichever page it stands; anything else
 * may go on, on another page of the message, under the same id.
 */
function pageByMessage(
  header: XmlElementNode,
  told: Pick<ReadStatement, 'balances' | 'entries' | 'currency'>,
): Pagination {
  const pagination = childOf(header, 'MsgPgntn');
  const whole = { page: null, lastPage: null };
  if (pagination === undefined || checkBalance('camt.053', told).state === 'balances') return whole;
  const { page, lastPage } = pageOf(pagination);
  return page === null ? whole : { page, lastPage: lastPage === true ? true : null };
}

function readBalance(node: XmlElementNode): Balance {
  const type = required(node, 'Tp');
  const { amountMinor, currency } = amountOf(required(node, 'Amt'));
  const on = dayIn(required(node, 'Dt'));
  if (on === null) throw new ValueFault('missing', node.place, { element: 'Dt', parent: 'Bal' });
  return {
    type:
      textAt(type, 'CdOrPrtry', 'Cd') ??
      textAt(type, 'CdOrPrtry', 'Prtry') ??
      textAt(type, 'Cd') ??
      textAt(type, 'Prtry') ??
      '',
    subType: textAt(type, 'SubTp', 'Cd') ?? textAt(type, 'SubTp', 'Prtry'),
    amountMinor: directionOf(node) === 'credit' ? amountMinor : -amountMinor,
    currency,
    on,
  };
}
