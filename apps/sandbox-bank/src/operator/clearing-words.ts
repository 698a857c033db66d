import type { DeliveryFailure } from '../interbank/delivery-failure.ts';
import type { Bilingual } from '../seed/bank-seed.ts';

/** ISO 20022 ExternalStatusReason1Code, as far as banks give it for a credit transfer that they return. */
const reasons: Readonly<Record<string, Bilingual>> = {
  AC01: { zh: '收款账号不存在', en: 'there is no such account' },
  AC04: { zh: '收款账户已销户', en: 'the account is closed' },
  AC06: { zh: '收款账户已冻结', en: 'the account is blocked' },
  AG01: { zh: '该账户不办理此类交易', en: 'the account does not take such a transfer' },
  AM02: { zh: '金额超出限额', en: 'the amount is above what is allowed' },
  AM03: { zh: '收款账户不是该币种', en: 'the account is held in another currency' },
  AM05: { zh: '对方认为重复', en: 'they hold it for a repetition' },
  AM09: { zh: '金额与应收不符', en: 'it is not the amount that they expect' },
  BE01: { zh: '户名与账号不符', en: 'the name does not belong to the account' },
  MS03: { zh: '对方未说明原因', en: 'they give no reason' },
  NARR: { zh: '对方另行说明', en: 'they give the reason in words of their own' },
  RR04: { zh: '因监管要求退回', en: 'the law demands it' },
};

/** What a bank's reason code means, with the code itself. */
export function reasonWords(code: string): Bilingual {
  const known = reasons[code];
  if (known === undefined)
    return { zh: `原因代码 ${code}，本行没有它的释义`, en: `reason code ${code}, of which we have no explanation` };
  return { zh: `${known.zh}（${code}）`, en: `${known.en} (${code})` };
}

const failures: Readonly<Record<DeliveryFailure, Bilingual>> = {
  message_malformed: {
    zh: '对方银行无法解析这份报文，拒收。',
    en: 'The other bank cannot read this message, and refuses it.',
  },
  message_misdirected: {
    zh: '对方银行称报文并非发给它，拒收。',
    en: 'The other bank says that the message is not for it, and refuses it.',
  },
  message_reused: {
    zh: '对方银行称此报文编号用于另一笔汇款，拒收。',
    en: 'The other bank knows another transfer under this number, and refuses it.',
  },
  bank_unknown: {
    zh: '对方银行没有与本行约定清算，拒收。',
    en: 'The other bank has no clearing agreement with this one, and refuses it.',
  },
  signature_invalid: {
    zh: '对方银行验证不了本行的签名，拒收。',
    en: 'The other bank cannot verify our signature, and refuses the message.',
  },
  refused: { zh: '对方银行拒收这份报文。', en: 'The other bank refuses this message.' },
  unavailable: {
    zh: '对方银行暂时不能受理，稍后自动重发。',
    en: 'The other bank cannot take it at the moment. It is sent again by itself.',
  },
  unreachable: {
    zh: '联系不上对方银行，稍后自动重发。',
    en: 'The other bank cannot be reached. It is sent again by itself.',
  },
  no_answer: {
    zh: '没有收到对方银行的回复，对方可能已经入账。稍后以同一编号重发，不会重复入账。',
    en: 'The other bank did not answer; it may have booked it. It is sent again under the same number, and is never booked twice.',
  },
  answer_not_believed: {
    zh: '对方银行的回复不可信，未予采纳。稍后以同一编号重发，不会重复入账。',
    en: 'The answer of the other bank cannot be believed, and was not taken. It is sent again under the same number, and is never booked twice.',
  },
  unknown: {
    zh: '没有送达，原因不明。稍后以同一编号重发，不会重复入账。',
    en: 'It was not delivered, and we cannot tell why. It is sent again under the same number, and is never booked twice.',
  },
};

/** Why a transfer waits, or waited when it was set aside: what happened, and what happens to it next. */
export function failureWords(failure: DeliveryFailure): Bilingual {
  return failures[failure];
}
