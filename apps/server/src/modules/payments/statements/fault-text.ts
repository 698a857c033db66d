import type { BothLanguages } from '../payments-ports.ts';
import { statementLimits } from './statement-limits.ts';
import type { FaultCode, FaultValues } from './reading/statement-fault.ts';

type Sentence = (values: FaultValues) => BothLanguages;

const mostMegabytes = statementLimits.fileMaxBytes / 1_048_576;

const sentences: Readonly<Record<FaultCode, Sentence>> = {
  empty: () => ({ zh: '文件是空的。', en: 'The file is empty.' }),
  too_large: () => ({
    zh: `文件超过 ${mostMegabytes} MB。请让银行按天或按账户拆分。`,
    en: `The file has more than ${mostMegabytes} MB. Ask the bank for one file a day, or one an account.`,
  }),
  not_fetched: ({ most = '' }) => ({
    zh: `银行提供的文件超过 ${most} MB，没有取回，其中的对账单未入账。请让银行按天或按账户拆分，或自行上传该文件。`,
    en: `The file that the bank offers has more than ${most} MB and was not fetched: its statements are missing here. Ask the bank for one file a day, or one an account, or bring the file yourself.`,
  }),
  encoding: () => ({
    zh: '文件不是 UTF-8 编码。ISO 20022 报文须用 UTF-8。',
    en: 'The file is not encoded in UTF-8, as messages of ISO 20022 are.',
  }),
  doctype: () => ({
    zh: '文件带有 DTD（DOCTYPE）。对账单不带 DTD，出于安全不予读取。',
    en: 'The file brings a DTD (DOCTYPE). A statement has none, and for safety such a file is not read.',
  }),
  not_xml: ({ said }) => ({
    zh: `文件不是完整的 XML。${said === undefined ? '' : `解析器提示：${said}`}`,
    en: `The file is not well-formed XML. ${said ?? ''}`.trim(),
  }),
  not_a_statement: ({ found }) => ({
    zh: `文件不是 camt.052、camt.053 或 camt.054 报文${found === undefined ? '' : `（${found}）`}。`,
    en: `The file is no camt.052, camt.053 or camt.054 message${found === undefined ? '' : ` (${found})`}.`,
  }),
  unknown_version: ({ found = '' }) => ({
    zh: `不认识这个版本的报文（${found}）。可读取 01 至 12 版。`,
    en: `This version of the message is not known (${found}). Versions 01 to 12 can be read.`,
  }),
  schema: ({ said = '' }) => ({
    zh: `不符合 ISO 20022 的报文格式：${said}`,
    en: `It does not keep to the schema of ISO 20022: ${said}`,
  }),
  foreign_namespace: () => ({
    zh: '报文中混有其他命名空间的元素。',
    en: 'An element of another namespace stands among those of the message.',
  }),
  missing: ({ element = '', parent = '' }) => ({
    zh: `${parent} 中缺少 ${element}。`,
    en: `${parent} has no ${element}.`,
  }),
  value: ({ element = '', value }) => ({
    zh: `${element} 的值${value === undefined ? '' : `“${value}”`}无法读取。`,
    en: `${element} has a value that cannot be read${value === undefined ? '' : `: ${value}`}.`,
  }),
  decimals: ({ currency = '', decimals = '', value }) => ({
    zh: `金额${value === undefined ? '' : ` ${value}`} 的小数位多于 ${currency} 的 ${decimals} 位；金额从不四舍五入。`,
    en: `The amount${value === undefined ? '' : ` ${value}`} has more decimals than the ${decimals} of ${currency}; amounts are never rounded.`,
  }),
  time_out: () => ({
    zh: '读取时间过长，已停止。请让银行按天拆分文件。',
    en: 'Reading it took too long and was stopped. Ask the bank for one file a day.',
  }),
  account_not_open: ({ account = '' }) => ({
    zh: `文件涉及账户 ${account}，该账户不在您的授权范围内。`,
    en: `The file is of account ${account}, which your mandate does not open.`,
  }),
};

/** Why a file was refused, in both languages. */
export function faultText(code: FaultCode, values: FaultValues): BothLanguages {
  return sentences[code](values);
}
