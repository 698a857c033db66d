import { formatMoney } from '../../../platform/money.ts';
import type { EntryDetail } from './entry.ts';
import type { WholeEntry } from './entry-store.ts';
import type { StatementRow } from './statement.ts';

/** A statement with its entries, to be written. */
export interface WholeStatement {
  readonly statement: StatementRow;
  readonly entries: readonly WholeEntry[];
}

const namespace = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08';

/**
 * Writes statements as camt.053.001.08, valid against its schema, with the balances and references of the bank, so that whoever reads it
 * finds the same entries. @param messageId at most 35 characters.
 */
export function writeCamt053(statements: readonly WholeStatement[], messageId: string, now: Date): Buffer {
  const header = tag('GrpHdr', leaf('MsgId', messageId, 35) + leaf('CreDtTm', now.toISOString()));
  const body = tag('BkToCstmrStmt', header + statements.map(statementText).join(''));
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${namespace}">${body}</Document>\n`);
}

function statementText({ statement, entries }: WholeStatement): string {
  const { bankId, electronicSequence, legalSequence, isCopy, createdAt, fromOn, day, currency } = statement;
  const from = tag('FrDtTm', `${fromOn ?? day}T00:00:00`) + tag('ToDtTm', `${day}T23:59:59`);
  const parts = [
    leaf('Id', bankId, 35),
    paginationText(statement),
    leaf('ElctrncSeqNb', electronicSequence),
    leaf('LglSeqNb', legalSequence),
    leaf('CreDtTm', createdAt?.toISOString() ?? null),
    tag('FrToDt', from),
    isCopy ? leaf('CpyDplctInd', 'COPY') : '',
    tag('Acct', accountText(statement.accountNumber) + leaf('Ccy', currency)),
    ...statement.balances.map(balanceText),
    ...entries.map(entryText),
  ];
  return tag('Stmt', parts.join(''));
}

/** Where the bank does not say which page is the last, it is the one that closes. */
function paginationText({ page, lastPage, closingMinor }: StatementRow): string {
  if (page === null) return '';
  const isLast = lastPage ?? closingMinor !== null;
  return tag('StmtPgntn', leaf('PgNb', String(page)) + leaf('LastPgInd', String(isLast)));
}

function balanceText({ type, subType, amountMinor, currency, on }: StatementRow['balances'][number]): string {
  const minor = BigInt(amountMinor);
  const kind = (name: string, text: string): string =>
    tag(name, /^\w{1,4}$/.test(text) ? leaf('Cd', text) : leaf('Prtry', text, 35));
  const parts = [
    tag('Tp', kind('CdOrPrtry', type) + (subType === null ? '' : kind('SubTp', subType))),
    money({ amountMinor: minor < 0n ? -minor : minor, currency }),
    leaf('CdtDbtInd', minor < 0n ? 'DBIT' : 'CRDT'),
    tag('Dt', leaf('Dt', on)),
  ];
  return tag('Bal', parts.join(''));
}

const statuses = { booked: 'BOOK', pending: 'PDNG', information: 'INFO' } as const;

function entryText(entry: WholeEntry): string {
  const [only] = entry.details.length === 1 ? entry.details : [];
  const isTold = only !== undefined && only.remittance === entry.remittance;
  const parts = [
    leaf('NtryRef', entry.entryReference, 35),
    money(entry),
    leaf('CdtDbtInd', indicators[entry.direction]),
    leaf('RvslInd', entry.reversal ? 'true' : null),
    tag('Sts', leaf('Cd', statuses[entry.status])),
    entry.bookedOn === null ? '' : tag('BookgDt', leaf('Dt', entry.bookedOn)),
    entry.valueOn === null ? '' : tag('ValDt', leaf('Dt', entry.valueOn)),
    leaf('AcctSvcrRef', entry.servicerReference, 35),
    tag('BkTxCd', codeText(entry.transactionCode)),
    detailsText(entry),
    isTold ? '' : leaf('AddtlNtryInf', entry.remittance, 500),
  ];
  return tag('Ntry', parts.join(''));
}

const indicators = { credit: 'CRDT', debit: 'DBIT' } as const;

function codeText(code: string | null): string {
  if (code === null) return '';
  const [domain = '', family = '', subFamily = '', ...rest] = code.split('/');
  const isDomain = rest.length === 0 && [domain, family, subFamily].every((one) => /^\w{1,4}$/.test(one));
  if (!isDomain) return tag('Prtry', leaf('Cd', code, 35));
  return tag('Domn', leaf('Cd', domain) + tag('Fmly', leaf('Cd', family) + leaf('SubFmlyCd', subFamily)));
}

function detailsText({ batch, details, direction, reversal }: WholeEntry): string {
  if (batch === null && details.length === 0) return '';
  const count = batch?.count ?? null;
  const inBatch =
    batch === null
      ? ''
      : tag(
          'Btch',
          leaf('MsgId', batch.messageId, 35) +
            leaf('PmtInfId', batch.paymentInformationId, 35) +
            leaf('NbOfTxs', count !== null && /^\d{1,15}$/.test(count) ? count : null),
        );
  // What goes back keeps the parties of the payment that it takes back.
  const role = (direction === 'credit') === reversal ? 'Cdtr' : 'Dbtr';
  return tag('NtryDtls', inBatch + details.map((one) => detailText(one, role)).join(''));
}

function detailText(detail: EntryDetail, role: 'Cdtr' | 'Dbtr'): string {
  const { amount, currency, direction, counterpartyName, counterpartyAccount, counterpartyBank } = detail;
  const parties = [
    counterpartyName === null ? '' : tag(role, tag('Pty', leaf('Nm', counterpartyName, 140))),
    counterpartyAccount === null ? '' : tag(`${role}Acct`, accountText(counterpartyAccount)),
  ].join('');
  const parts = [
    referencesText(detail),
    amount === null || currency === null ? '' : `<Amt Ccy="${escaped(currency)}">${escaped(amount)}</Amt>`,
    direction === null ? '' : leaf('CdtDbtInd', indicators[direction]),
    parties === '' ? '' : tag('RltdPties', parties),
    counterpartyBank === null ? '' : tag('RltdAgts', tag(`${role}Agt`, tag('FinInstnId', bankText(counterpartyBank)))),
    remittanceText(detail),
  ];
  return tag('TxDtls', parts.join(''));
}

const uetrPattern = /^[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}$/;

function referencesText({
  bankReference,
  instructionId,
  endToEndId,
  transactionId,
  mandateId,
  otherReferences,
}: EntryDetail): string {
  const other = (name: string): string | null =>
    otherReferences.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
  const uetr = other('UETR');
  const parts = [
    leaf('MsgId', other('MsgId'), 35),
    leaf('AcctSvcrRef', bankReference, 35),
    leaf('PmtInfId', other('PmtInfId'), 35),
    leaf('InstrId', instructionId, 35),
    leaf('EndToEndId', endToEndId, 35),
    leaf('UETR', uetr !== null && uetrPattern.test(uetr) ? uetr : null),
    leaf('TxId', transactionId, 35),
    leaf('MndtId', mandateId, 35),
    leaf('ChqNb', other('ChqNb'), 35),
    leaf('ClrSysRef', other('ClrSysRef'), 35),
  ].join('');
  return parts === '' ? '' : tag('Refs', parts);
}

const lineMaxCharacters = 140;

function remittanceText({ remittance, creditorReference }: EntryDetail): string {
  const lines = remittance?.split('\n') ?? [];
  const fits = lines.every((line) => line.length <= lineMaxCharacters);
  const unstructured = fits ? lines.map((line) => leaf('Ustrd', line)).join('') : '';
  const structured =
    creditorReference === null ? '' : tag('Strd', tag('CdtrRefInf', leaf('Ref', creditorReference, 35)));
  const information = unstructured + structured === '' ? '' : tag('RmtInf', unstructured + structured);
  return information + (fits ? '' : leaf('AddtlTxInf', remittance, 500));
}

function accountText(number: string): string {
  const isIban = /^[A-Z]{2}\d{2}[a-zA-Z0-9]{1,30}$/.test(number);
  return tag('Id', isIban ? leaf('IBAN', number) : tag('Othr', leaf('Id', number, 34)));
}

function bankText(bank: string): string {
  return /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(bank) ? leaf('BICFI', bank) : leaf('Nm', bank, 140);
}

function money({ amountMinor, currency }: { amountMinor: bigint; currency: string }): string {
  return `<Amt Ccy="${currency}">${formatMoney({ amountMinor, currency })}</Amt>`;
}

function tag(name: string, inner: string): string {
  return inner === '' ? `<${name}/>` : `<${name}>${inner}</${name}>`;
}

/** An element with a text; nothing where there is none. A text that the schema does not hold is cut to what it holds. */
function leaf(name: string, text: string | null, most = Number.POSITIVE_INFINITY): string {
  if (text === null || text === '') return '';
  return `<${name}>${escaped(text.length > most ? text.slice(0, most).toWellFormed() : text)}</${name}>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"\r]/g, (char) => entities[char] ?? char);
}
