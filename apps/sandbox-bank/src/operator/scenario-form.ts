import { html, type Html } from '../pages/html.ts';
import { say } from '../pages/locale.ts';
import type { Locale } from '../people/person-store.ts';
import { calmScenario, type Scenario } from '../scenario/scenario.ts';
import type { Bilingual } from '../seed/bank-seed.ts';
import type { FormBody } from './record-form.ts';

const labels: Record<keyof Scenario, Bilingual> = {
  slowMs: { zh: '每次应答和推送延迟（毫秒）', en: 'Delay of every answer and push (ms)' },
  serverErrorRate: { zh: '应答 503 的比例', en: 'Share of answers that are 503' },
  truncateRate: { zh: '中途断开的比例', en: 'Share cut off half way' },
  duplicateRate: { zh: '重复送达的比例', en: 'Share delivered twice' },
  reorderRate: { zh: '乱序送达的比例', en: 'Share delivered out of order' },
  replayRate: { zh: '已确认的再次送达的比例', en: 'Share replayed after acknowledgement' },
  wrongSignatureRate: { zh: '签名错误的比例', en: 'Share with a wrong signature' },
  wrongAnswerSignatureRate: {
    zh: '付款答复签名错误的比例',
    en: 'Share of answers about payments with a wrong signature',
  },
  malformedRate: { zh: '格式错误的比例', en: 'Share that is malformed' },
  clockSkewSeconds: { zh: '时钟偏差（秒）', en: 'Clock off by (s)' },
  paymentDelayMs: { zh: '付款执行前等待（毫秒）', en: 'Payments wait before they are executed (ms)' },
  paymentRejectRate: { zh: '付款被拒绝的比例', en: 'Share of payments that are rejected' },
  payTwiceRate: { zh: '同一笔付款重复扣款的比例', en: 'Share of payments that are paid twice' },
  statementReissueRate: { zh: '重复签发对账单文件的比例', en: 'Share of statement files issued twice' },
  statementOverlapRate: { zh: '对账单与前一日重叠的比例', en: 'Share of statements that overlap with the day before' },
  pushNeverArrives: { zh: '推送从不到达', en: 'Pushes never arrive' },
  badTableSignature: { zh: '权限表签名错误', en: 'Permission tables with a wrong signature' },
  oldTableVersion: { zh: '送出上一版权限表', en: 'The version before instead of a new permission table' },
};

/** Inputs for every fault; rates are chances between 0 and 1. */
export function scenarioForm(scenario: Scenario, locale: Locale): Html {
  const rows = Object.entries(labels).map(([name, label]) => {
    const value = scenario[name as keyof Scenario];
    if (typeof value === 'boolean') {
      return html`<label class="check"
        ><input
          type="checkbox"
          name="${name}"
          value="true"
          ${value ? html` checked` : null}
        />${say(locale, label)}</label
      >`;
    }
    const [min, max, step] = name.endsWith('Rate')
      ? [0, 1, '0.01']
      : name === 'slowMs' || name === 'paymentDelayMs'
        ? [0, name === 'slowMs' ? 60_000 : 600_000, '1']
        : [-86_400, 86_400, '1'];
    return html`<label class="field"
      ><span>${say(locale, label)}</span
      ><input type="number" name="${name}" value="${String(value)}" min="${min}" max="${max}" step="${step}"
    /></label>`;
  });
  return html`<form method="post" action="/operator/scenario" class="fields">
    ${rows}
    <p class="actions wide">
      <button class="primary" type="submit">${say(locale, { zh: '启用此场景', en: 'Put in force' })}</button
      ><button type="submit" name="calm" value="true">${say(locale, { zh: '全部关闭', en: 'Switch all off' })}</button>
    </p>
  </form>`;
}

/** Reads the form; a number that is none stays a text and is refused by the schema. */
export function readScenario(body: FormBody): Record<string, unknown> {
  if (body['calm'] !== undefined) return {};
  return Object.fromEntries(
    Object.keys(labels).map((name) => {
      if (typeof calmScenario[name as keyof Scenario] === 'boolean') return [name, body[name] === 'true'];
      const text = body[name];
      const value = typeof text === 'string' && text.trim() !== '' ? Number(text) : 0;
      return [name, Number.isNaN(value) ? text : value];
    }),
  );
}
