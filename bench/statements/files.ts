const schema = 'camt.053.001.08';

/** A statement of one account as banks write it, with so many entries; another `day` gives other entries. */
export function statementFile(accountNumber: string, day: number, entries: number): Buffer {
  const date = new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
  const amounts = Array.from({ length: entries }, (_, n) => 100 + ((n * 7_919 + day * 104_729) % 9_000_000));
  const closing = amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);
  const text = amounts.map((amount, n) => entryXml({ date, day, n, amount })).join('\n');
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${schema}">
  <BkToCstmrStmt>
    <GrpHdr><MsgId>M-${date}</MsgId><CreDtTm>${date}T21:00:00Z</CreDtTm></GrpHdr>
    <Stmt>
      <Id>S-${date}</Id>
      <ElctrncSeqNb>${day + 1}</ElctrncSeqNb>
      <CreDtTm>${date}T21:00:00Z</CreDtTm>
      <Acct><Id><Othr><Id>${accountNumber}</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
      ${balanceXml('OPBD', 0n, date)}
      ${balanceXml('CLBD', closing, date)}
${text}
    </Stmt>
  </BkToCstmrStmt>
</Document>
`);
}

function balanceXml(type: string, minor: bigint, date: string): string {
  return `<Bal>
        <Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp>
        <Amt Ccy="CNY">${decimal(minor)}</Amt>
        <CdtDbtInd>CRDT</CdtDbtInd>
        <Dt><Dt>${date}</Dt></Dt>
      </Bal>`;
}

function decimal(minor: bigint): string {
  return `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`;
}

interface Made {
  readonly date: string;
  readonly day: number;
  readonly n: number;
  readonly amount: number;
}

function entryXml({ date, day, n, amount }: Made): string {
  const reference = `${day}-${String(n).padStart(6, '0')}`;
  return `      <Ntry>
        <NtryRef>${n + 1}</NtryRef>
        <Amt Ccy="CNY">${decimal(BigInt(amount))}</Amt>
        <CdtDbtInd>CRDT</CdtDbtInd>
        <Sts>
          <Cd>BOOK</Cd>
        </Sts>
        <BookgDt>
          <Dt>${date}</Dt>
        </BookgDt>
        <ValDt>
          <Dt>${date}</Dt>
        </ValDt>
        <AcctSvcrRef>B${reference}</AcctSvcrRef>
        <BkTxCd>
          <Domn>
            <Cd>PMNT</Cd>
            <Fmly>
              <Cd>RCDT</Cd>
              <SubFmlyCd>DMCT</SubFmlyCd>
            </Fmly>
          </Domn>
        </BkTxCd>
        <NtryDtls>
          <TxDtls>
            <Refs>
              <AcctSvcrRef>B${reference}</AcctSvcrRef>
              <InstrId>I${reference}</InstrId>
              <EndToEndId>E${reference}</EndToEndId>
            </Refs>
            <Amt Ccy="CNY">${decimal(BigInt(amount))}</Amt>
            <CdtDbtInd>CRDT</CdtDbtInd>
            <RltdPties>
              <Dbtr>
                <Pty>
                  <Nm>恒信贸易有限公司 ${n % 500}</Nm>
                  <PstlAdr>
                    <TwnNm>Shanghai</TwnNm>
                    <Ctry>CN</Ctry>
                  </PstlAdr>
                </Pty>
              </Dbtr>
              <DbtrAcct>
                <Id>
                  <Othr>
                    <Id>62284801000${String(n % 5_000).padStart(5, '0')}</Id>
                  </Othr>
                </Id>
              </DbtrAcct>
            </RltdPties>
            <RltdAgts>
              <DbtrAgt>
                <FinInstnId>
                  <BICFI>ABOCCNBJXXX</BICFI>
                </FinInstnId>
              </DbtrAgt>
            </RltdAgts>
            <RmtInf>
              <Ustrd>货款 合同 ${reference}</Ustrd>
              <Ustrd>Invoice ${n}</Ustrd>
            </RmtInf>
          </TxDtls>
        </NtryDtls>
      </Ntry>`;
}
