import type { ErrorObject } from 'ajv';
import type { BothTexts } from './form.ts';

/** What is wrong with a field, for the person who filled it in. */
export function faultText({ keyword, params }: Pick<ErrorObject, 'keyword' | 'params'>): BothTexts {
  // Ajv gives what it was held against by the name of the keyword.
  const { limit: bound, format } = params as { limit?: number; format?: string };
  const limit = bound === undefined ? '' : bound.toString();
  switch (keyword) {
    case 'required':
    case 'dependentRequired':
      return { zh: '还没有填写', en: 'is missing' };
    case 'minLength':
      return limit === '1'
        ? { zh: '还没有填写', en: 'is missing' }
        : { zh: `至少需要 ${limit} 个字符`, en: `needs at least ${limit} characters` };
    case 'maxLength':
      return { zh: `最多 ${limit} 个字符`, en: `has more than ${limit} characters` };
    case 'pattern':
      return { zh: '格式不符合银行的要求', en: 'is not written as the bank asks for it' };
    case 'format':
      return formatTexts[format ?? ''] ?? other;
    case 'enum':
    case 'const':
      return { zh: '请从给出的选项中选择', en: 'is none of the choices' };
    case 'type':
      return { zh: '内容的类型不对', en: 'is of the wrong kind' };
    case 'minimum':
      return { zh: `不能小于 ${limit}`, en: `is less than ${limit}` };
    case 'maximum':
      return { zh: `不能大于 ${limit}`, en: `is more than ${limit}` };
    case 'exclusiveMinimum':
      return { zh: `必须大于 ${limit}`, en: `must be more than ${limit}` };
    case 'exclusiveMaximum':
      return { zh: `必须小于 ${limit}`, en: `must be less than ${limit}` };
    case 'minItems':
      return { zh: `至少需要 ${limit} 项`, en: `needs at least ${limit} entries` };
    case 'maxItems':
      return { zh: `最多 ${limit} 项`, en: `has more than ${limit} entries` };
    case 'additionalProperties':
      return { zh: '这张表单没有这一项', en: 'is not asked for in this form' };
    default:
      return other;
  }
}

const other: BothTexts = { zh: '与其他内容不一致', en: 'does not go together with the other entries' };
const formatTexts: Readonly<Record<string, BothTexts>> = {
  date: { zh: '请填写日期，例如 2026-11-30', en: 'is no day, such as 2026-11-30' },
  email: { zh: '请填写完整的邮箱地址', en: 'is no complete e-mail address' },
};
