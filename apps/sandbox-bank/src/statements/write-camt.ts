import { fitted } from '../accounts/account-number.ts';
import { writeAmount } from '../ledger/amount.ts';
import { bankDay } from '../permissions/bank-day.ts';
import { bankTime, type StatementAccount, type StatementEntry, type StatementMessage } from './statement-file.ts';
import { textElement, xmlText } from './xml.ts';

/** One statement, report or notification, in a message of its own. */
export type Camt = {
  message: StatementMessage;
  messageId: string;
  statementId: string;
  number: number;
  /** When the file was written, and when the statement in it was. */
  sentAt: Date;
  createdAt: Date;
  from: Date;
  to: Date;
  /** It was issued before with the same content. */
  isDuplicate: boolean;
  account: StatementAccount;
  /** None in a notification. */
  balances: { type: 'OPBD' | 'CLBD' | 'ITBD' | 'ITAV'; minor: bigint; day: string }[];
  entries: StatementEntry[];
};

/** The versions that this bank writes. */
export function schemaOf(message: StatementMessage): string {
  return `${message}.001.08`;
}

const parts = {
  'camt.052': ['BkToCstmrAcctRpt', 'Rpt'],
  'camt.053': ['BkToCstmrStmt', 'Stmt'],
  'camt.054': ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'],
} as const;

/** The message as bytes. */
export function writeCamt(camt: Camt): Buffer {
  const [body, part] = parts[camt.message];
  const { account, balances, entries, from, to } = camt;
  return Buffer.from(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${schemaOf(camt.message)}">`,
      `<${body}>`,
      `<GrpHdr><MsgId>${xmlText(camt.messageId, 35)}</MsgId><CreDtTm>${bankTime(camt.sentAt)}</CreDtTm></GrpHdr>`,
      `<${part}>`,
      `<Id>${xmlText(camt.statementId, 35)}</Id>`,
      `<ElctrncSeqNb>${camt.number}</ElctrncSeqNb>`,
      `<CreDtTm>${bankTime(camt.createdAt)}</CreDtTm>`,
      `<FrToDt><FrDtTm>${bankTime(from)}</FrDtTm><ToDtTm>${bankTime(to)}</ToDtTm></FrToDt>`,
      camt.isDuplicate ? '<CpyDplctInd>DUPL</CpyDplctInd>' : '',
      accountElement(account),
      ...balances.map((balance) => balanceElement(balance, account.currency)),
      ...entries.map((entry) => entryElement(entry, account.currency)),
      `</${part}>`,
      `</${body}>`,
      '</Document>',
      '',
    ]
      .filter((line, index, all) => line !== '' || index === all.length - 1)
      .join('\n'),
  );
}

function accountElement({ accountId, currency, nameEn, ownerName, bankName }: StatementAccount): string {
  const owner = `<Ownr>${textElement('Nm', ownerName, 140)}</Ownr>`;
  const servicer = `<Svcr><FinInstnId>${textElement('Nm', bankName, 140)}</FinInstnId></Svcr>`;
  return `<Acct><Id><Othr><Id>${xmlText(accountId, 34)}</Id></Othr></Id><Ccy>${currency}</Ccy>${textElement('Nm', nameEn, 70)}${owner}${servicer}</Acct>`;
}

function balanceElement({ type, minor, day }: Camt['balances'][number], currency: string): string {
  return `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp>${amountElement(minor, currency)}<Dt><Dt>${day}</Dt></Dt></Bal>`;
}

/** Amounts of ISO 20022 have no sign. */
function amountElement(minor: bigint, currency: string): string {
  const size = writeAmount(minor < 0n ? -minor : minor, currency);
  return `<Amt Ccy="${currency}">${size}</Amt><CdtDbtInd>${minor < 0n ? 'DBIT' : 'CRDT'}</CdtDbtInd>`;
}

/** Transfers that were issued or received (ISO 20022 external code sets of bank transactions). */
const families = { debit: ['ICDT', 'DMCT'], credit: ['RCDT', 'DMCT'] } as const;

function entryElement(entry: StatementEntry, currency: string): string {
  const { status, direction, amountMinor, reference, entryNo, bookedAt } = entry;
  const amount = amountElement(direction === 'debit' ? -amountMinor : amountMinor, currency);
  const [family, subFamily] = families[direction];
  const day = bankDay(bookedAt);
  const days = status === 'booked' ? `<BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt>` : '';
  return [
    '<Ntry>',
    textElement('NtryRef', entryNo === null ? null : entryNo.toString(), 35),
    amount,
    `<Sts><Cd>${status === 'booked' ? 'BOOK' : 'PDNG'}</Cd></Sts>`,
    days,
    textElement('AcctSvcrRef', reference, 35),
    `<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>${family}</Cd><SubFmlyCd>${subFamily}</SubFmlyCd></Fmly></Domn></BkTxCd>`,
    `<NtryDtls>${detailsElement(entry, amount)}</NtryDtls>`,
    '</Ntry>',
  ].join('');
}

function detailsElement(
  { direction, reference, endToEndId, paymentId, remittance, counterparty }: StatementEntry,
  amount: string,
): string {
  const { name, accountNumber, bank } = counterparty;
  // Who is on the other side is the creditor of what went and the debtor of what came.
  const role = direction === 'debit' ? 'Cdtr' : 'Dbtr';
  const references = [
    textElement('AcctSvcrRef', reference, 35),
    textElement('EndToEndId', endToEndId, 35),
    textElement('TxId', paymentId?.replaceAll('-', '') ?? null, 35),
  ].join('');
  const party = name.trim() === '' ? '' : `<${role}><Pty>${textElement('Nm', name, 140)}</Pty></${role}>`;
  const account =
    accountNumber === null
      ? ''
      : `<${role}Acct><Id><Othr><Id>${xmlText(fitted(accountNumber, 34), 34)}</Id></Othr></Id></${role}Acct>`;
  const agent =
    bank === null
      ? ''
      : `<RltdAgts><${role}Agt><FinInstnId>${textElement('Nm', bank, 140)}</FinInstnId></${role}Agt></RltdAgts>`;
  const parties = party === '' && account === '' ? '' : `<RltdPties>${party}${account}</RltdPties>`;
  return `<TxDtls><Refs>${references}</Refs>${amount}${parties}${agent}${remittanceElement(remittance)}</TxDtls>`;
}

/** Max140Text holds 140 characters; what is longer goes on in the next element. */
function remittanceElement(remittance: string): string {
  const characters = [...remittance];
  const pieces: string[] = [];
  for (let from = 0; from < characters.length; from += 140) pieces.push(characters.slice(from, from + 140).join(''));
  const inner = pieces.map((piece) => textElement('Ustrd', piece, 140)).join('');
  return inner === '' ? '' : `<RmtInf>${inner}</RmtInf>`;
}
