/** An entry of a made statement. */
export interface MadeEntry {
  readonly amount: string;
  readonly currency?: string;
  readonly direction?: 'CRDT' | 'DBIT';
  readonly status?: 'BOOK' | 'PDNG' | 'INFO' | 'FUTR';
  readonly reference?: string | null;
  readonly bookedOn?: string | null;
  readonly reversal?: boolean;
  readonly text?: string;
  /** End-to-end ids of the payments in it. */
  readonly payments?: readonly string[];
}

/** A statement as a test wants it; what is not said is usual. */
export interface MadeStatement {
  readonly accountNumber: string;
  readonly currency?: string;
  readonly message?: 'camt.052' | 'camt.053' | 'camt.054';
  readonly id?: string;
  readonly day?: string;
  readonly sequence?: number | null;
  readonly createdAt?: string;
  readonly opening?: string | null;
  readonly closing?: string | null;
  /** Balance of a page that neither opens nor closes. */
  readonly interim?: string | null;
  /** Which page, and whether it is the last. */
  readonly page?: readonly [number: number, isLast: boolean] | null;
  readonly fromOn?: string;
  readonly entries?: readonly MadeEntry[];
}

const parts = {
  'camt.052': ['BkToCstmrAcctRpt', 'Rpt'],
  'camt.053': ['BkToCstmrStmt', 'Stmt'],
  'camt.054': ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'],
} as const;

/** A file of version 08 with these statements, all of the message of the first. */
export function makeStatement(...statements: readonly [MadeStatement, ...MadeStatement[]]): Buffer {
  return makeMessage(null, ...statements);
}

/** The same as one page of a message that goes over several. */
export function makeMessage(
  page: readonly [number: number, isLast: boolean] | null,
  ...statements: readonly [MadeStatement, ...MadeStatement[]]
): Buffer {
  const message = statements[0].message ?? 'camt.053';
  const [body, part] = parts[message];
  const inner = statements.map((one) => statementXml(part, one)).join('\n');
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${message}.001.08">
<${body}>
<GrpHdr><MsgId>M-1</MsgId><CreDtTm>2026-11-20T21:00:00Z</CreDtTm>${pageXml('MsgPgntn', page)}</GrpHdr>
${inner}
</${body}>
</Document>
`);
}

function statementXml(part: string, made: MadeStatement): string {
  const { accountNumber, currency = 'CNY', message = 'camt.053', day = '2026-11-20', sequence = 1 } = made;
  const { opening = '100.00', closing = '101.00', entries = [{ amount: '1.00', reference: 'R-1' }] } = made;
  const { interim = null, page = null, fromOn = day } = made;
  const isStatement = message === 'camt.053';
  return `<${part}>
<Id>${made.id ?? `S-${day}-${sequence}`}</Id>${pageXml(`${part}Pgntn`, page)}
${sequence === null ? '' : `<ElctrncSeqNb>${sequence}</ElctrncSeqNb>`}
<CreDtTm>${made.createdAt ?? `${day}T21:00:00Z`}</CreDtTm>
<FrToDt><FrDtTm>${fromOn}T00:00:00Z</FrDtTm><ToDtTm>${day}T23:59:59Z</ToDtTm></FrToDt>
<Acct><Id><Othr><Id>${accountNumber}</Id></Othr></Id><Ccy>${currency}</Ccy></Acct>
${isStatement ? balanceXml('OPBD', opening, currency, day) + balanceXml('ITBD', interim, currency, day) + balanceXml('CLBD', closing, currency, day) : ''}
${entries.map((entry) => entryXml(entry, { currency, day })).join('\n')}
</${part}>`;
}

function pageXml(name: string, page: readonly [number: number, isLast: boolean] | null): string {
  return page === null ? '' : `<${name}><PgNb>${page[0]}</PgNb><LastPgInd>${page[1]}</LastPgInd></${name}>`;
}

function balanceXml(type: string, amount: string | null, currency: string, day: string): string {
  if (amount === null) return '';
  const sign = amount.startsWith('-') ? 'DBIT' : 'CRDT';
  return `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount.replace('-', '')}</Amt><CdtDbtInd>${sign}</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>\n`;
}

function entryXml(entry: MadeEntry, statement: { readonly currency: string; readonly day: string }): string {
  const { amount, currency = statement.currency, direction = 'CRDT', status = 'BOOK', reference = null } = entry;
  const { bookedOn = statement.day, reversal = false, text = null, payments = [] } = entry;
  const details = payments.map((id) => `<TxDtls><Refs><EndToEndId>${id}</EndToEndId></Refs></TxDtls>`).join('');
  return `<Ntry>
<Amt Ccy="${currency}">${amount}</Amt>
<CdtDbtInd>${direction}</CdtDbtInd>
${reversal ? '<RvslInd>true</RvslInd>' : ''}
<Sts><Cd>${status}</Cd></Sts>
${bookedOn === null ? '' : `<BookgDt><Dt>${bookedOn}</Dt></BookgDt>`}
${reference === null ? '' : `<AcctSvcrRef>${reference}</AcctSvcrRef>`}
<BkTxCd/>
${details === '' ? '' : `<NtryDtls>${details}</NtryDtls>`}
${text === null ? '' : `<AddtlNtryInf>${text}</AddtlNtryInf>`}
</Ntry>`;
}
