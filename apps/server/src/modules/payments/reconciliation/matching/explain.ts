import type { BothLanguages } from '../../payments-ports.ts';
import type { Reason } from './matching.ts';

/** Why entries and items belong together, in words. */
export function explain(reasons: readonly Reason[]): BothLanguages {
  const parts = reasons.map(sentencePart);
  const en = parts.map((part) => part.en).join('; ');
  return { zh: parts.map((part) => part.zh).join('，'), en: en.charAt(0).toUpperCase() + en.slice(1) };
}

function sentencePart(reason: Reason): BothLanguages {
  switch (reason.code) {
    case 'days_apart':
      return { zh: `日期相差 ${reason.days} 天，在窗口内`, en: `${reason.days} days apart, within the window` };
    case 'one_for_many':
      return { zh: `一笔款对 ${reason.count} 张单`, en: `one transfer for ${reason.count} records` };
    case 'many_for_one':
      return { zh: `${reason.count} 笔款合为一张单`, en: `${reason.count} transfers for one record` };
    case 'part_of':
      return reason.percent === null
        ? { zh: '金额少于单据，按部分付款处理', en: 'less than the record: a part payment' }
        : { zh: `金额等于单据的 ${reason.percent}%`, en: `${reason.percent}% of the record` };
    case 'same_amount':
      return {
        zh: `同额的共有 ${reason.count} 笔，请看对方`,
        en: `${reason.count} of the same amount, please look at the other party`,
      };
    case 'bank_code':
      return reason.as === 'interest'
        ? { zh: '银行交易代码：利息', en: 'the bank books it as interest' }
        : { zh: '银行交易代码：手续费', en: 'the bank books it as a charge' };
    default:
      return plain[reason.code];
  }
}

type PlainCode = Exclude<
  Reason['code'],
  'days_apart' | 'one_for_many' | 'many_for_one' | 'part_of' | 'same_amount' | 'bank_code'
>;
const plain: Readonly<Record<PlainCode, BothLanguages>> = {
  reference: { zh: '附言中有单号', en: 'the purpose names the record' },
  amount: { zh: '金额一致', en: 'same amount' },
  party_account: { zh: '对方账号一致', en: 'same account of the other party' },
  party_name: { zh: '对方名称一致', en: 'same name of the other party' },
  other_party: { zh: '对方与单据所载不同', en: 'another party than the record says' },
  no_reference: { zh: '附言缺少单号', en: 'no number in the purpose' },
  no_party: { zh: '没有可比的对方', en: 'no party to compare' },
  fee: { zh: '差额等于手续费', en: 'the difference is a fee' },
  too_much: { zh: '金额偏多，原因不明', en: 'more than the record, for an unknown reason' },
  too_little: { zh: '金额偏少，原因不明', en: 'less than the record, for an unknown reason' },
  several_sums: { zh: '还有别的组合也合得上', en: 'other sums would do as well' },
  taken_out: { zh: '曾由人工撤回', en: 'a person has taken it out before' },
};
