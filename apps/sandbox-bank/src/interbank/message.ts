import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { epochSeconds } from '../clock.ts';
import { returnReasons } from './clearing.ts';

/**
 * What banks say to each other: the members of pacs.008 and pacs.002 by their ISO 20022 names, as JSON in a compact JWS that is signed
 * with the published keys of the bank that speaks.
 */
export const transferType = 'interbank-transfer+jwt';
export const reportType = 'interbank-report+jwt';

const Max35 = Type.String({ pattern: '^[\\x21-\\x7e]{1,35}$' });
const Name = Type.String({ minLength: 1, maxLength: 200 });
const Instant = Type.String({ format: 'date-time', maxLength: 40 });
/** The number of an account as people write it: spaces may stand in it. */
const Written = Type.String({ pattern: '^[\\x21-\\x7e]([\\x20-\\x7e]{0,98}[\\x21-\\x7e])?$' });
const Account = Type.Object({ Id: Type.Object({ Othr: Type.Object({ Id: Written }) }) });
const Party = Type.Object({ Nm: Name });
const Agent = Type.Object({ FinInstnId: Type.Object({ Nm: Name }) });
const envelope = { iss: Type.String({ maxLength: 300 }), aud: Type.String({ maxLength: 300 }), iat: Type.Integer() };

/** FIToFICustomerCreditTransfer with one transaction. */
export const CreditTransfer = Type.Object({
  GrpHdr: Type.Object({
    MsgId: Max35,
    CreDtTm: Instant,
    NbOfTxs: Type.Literal('1'),
    SttlmInf: Type.Object({ SttlmMtd: Type.Literal('CLRG') }),
  }),
  CdtTrfTxInf: Type.Object({
    PmtId: Type.Object({ EndToEndId: Max35, TxId: Max35 }),
    IntrBkSttlmAmt: Type.Object({
      Ccy: Type.String({ pattern: '^[A-Z]{3}$' }),
      Value: Type.String({ pattern: '^\\d{1,15}(\\.\\d{1,4})?$' }),
    }),
    ChrgBr: Type.Literal('SLEV'),
    Dbtr: Party,
    DbtrAcct: Account,
    DbtrAgt: Agent,
    CdtrAgt: Agent,
    Cdtr: Party,
    CdtrAcct: Account,
    RmtInf: Type.Optional(
      Type.Object({ Ustrd: Type.Array(Type.String({ minLength: 1, maxLength: 140 }), { minItems: 1, maxItems: 4 }) }),
    ),
  }),
});
export type CreditTransfer = Static<typeof CreditTransfer>;

const TransferMessage = Type.Object({ ...envelope, FIToFICstmrCdtTrf: CreditTransfer });
export type TransferMessage = Static<typeof TransferMessage>;
export const transferShape = Compile(TransferMessage);

/** FIToFIPaymentStatusReport about one transaction. */
const ReportMessage = Type.Object({
  ...envelope,
  FIToFIPmtStsRpt: Type.Object({
    GrpHdr: Type.Object({ MsgId: Max35, CreDtTm: Instant }),
    TxInfAndSts: Type.Object({
      OrgnlGrpInf: Type.Object({ OrgnlMsgId: Max35, OrgnlMsgNmId: Type.Literal('pacs.008') }),
      OrgnlEndToEndId: Max35,
      TxSts: Type.Enum(['ACCC', 'RJCT']),
      StsRsnInf: Type.Optional(Type.Object({ Rsn: Type.Object({ Cd: Type.Enum([...returnReasons]) }) })),
    }),
  }),
});
export type ReportMessage = Static<typeof ReportMessage>;
export const reportShape = Compile(ReportMessage);

export type TransferContent = {
  messageId: string;
  endToEndId: string;
  amount: string;
  currency: string;
  debtor: { name: string; accountNumber: string; bank: string };
  creditor: { name: string; accountNumber: string; bank: string };
  remittance: string;
  at: Date;
};

export function writeTransfer(content: TransferContent): CreditTransfer {
  const { messageId, endToEndId, amount, currency, debtor, creditor, remittance, at } = content;
  const account = (number: string) => ({ Id: { Othr: { Id: number } } });
  const agent = (name: string) => ({ FinInstnId: { Nm: name } });
  const pieces = remittance.match(/[^]{1,140}/gu) ?? [];
  return {
    GrpHdr: { MsgId: messageId, CreDtTm: at.toISOString(), NbOfTxs: '1', SttlmInf: { SttlmMtd: 'CLRG' } },
    CdtTrfTxInf: {
      PmtId: { EndToEndId: endToEndId, TxId: messageId },
      IntrBkSttlmAmt: { Ccy: currency, Value: amount },
      ChrgBr: 'SLEV',
      Dbtr: { Nm: debtor.name },
      DbtrAcct: account(debtor.accountNumber),
      DbtrAgt: agent(debtor.bank),
      CdtrAgt: agent(creditor.bank),
      Cdtr: { Nm: creditor.name },
      CdtrAcct: account(creditor.accountNumber),
      ...(pieces.length === 0 ? {} : { RmtInf: { Ustrd: pieces } }),
    },
  };
}

/** Who speaks, to whom, and when: origins of the two banks. */
export function fromTo(from: string, to: string, now: Date): { iss: string; aud: string; iat: number } {
  return { iss: from, aud: to, iat: epochSeconds(now) };
}
