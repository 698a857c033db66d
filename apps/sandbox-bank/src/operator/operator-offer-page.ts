import type { OfferEntry, OfferSource, OfferState } from '../offers/offer.ts';
import { offerKinds, offerSources } from '../offers/offer.ts';
import type { Responses } from '../offers/response-store.ts';
import { html, type Html } from '../pages/html.ts';
import { renderPage } from '../pages/layout.ts';
import { say } from '../pages/locale.ts';
import type { Locale } from '../people/person-store.ts';
import type { BankDescription } from '../seed/bank-seed.ts';
import { bankForms } from '../submissions/forms/forms.ts';
import type { OfferFields } from './offer-form.ts';

const sourceNames = {
  online_banking: { zh: '网上银行', en: 'Online banking' },
  commerce: { zh: '商务', en: 'Commerce' },
  financial_services: { zh: '金融服务', en: 'Financial services' },
} as const;
const kindNames = {
  loan: { zh: '贷款', en: 'Loan' },
  trade: { zh: '贸易融资', en: 'Trade' },
  payment_guarantee: { zh: '付款保函', en: 'Payment guarantee' },
  reconciliation_service: { zh: '对账服务', en: 'Reconciliation service' },
  deposit: { zh: '存款', en: 'Deposit' },
} as const;
const stateNames: Record<OfferState, { zh: string; en: string }> = {
  scheduled: { zh: '待生效', en: 'Not yet valid' },
  published: { zh: '已发布', en: 'Published' },
  replaced: { zh: '已被替换', en: 'Replaced' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  expired: { zh: '已到期', en: 'Expired' },
};
const rounds: Record<OfferSource, { zh: string; en: string }> = {
  online_banking: { zh: '立即发布', en: 'publishes at once' },
  commerce: { zh: '每整分钟发布', en: 'publishes each full minute' },
  financial_services: { zh: '每五分钟发布', en: 'publishes every five minutes' },
};

export type OffersView = {
  bank: BankDescription;
  locale: Locale;
  offers: { entry: OfferEntry; state: OfferState; responses: Responses }[];
  waiting: { source: OfferSource; offerId: string; withdrawal: boolean; dueAt: Date }[];
  fields: OfferFields;
  notice: string | null;
};

/** All offers by subsystem, what waits for the next round, and the form for a new one. */
export function operatorOffersPage(view: OffersView): string {
  const { bank, locale } = view;
  const title = say(locale, { zh: '产品发布', en: 'Offers' });
  return renderPage({
    bank,
    locale,
    title,
    otherLanguage: `/operator/offers?lang=${locale === 'en' ? 'zh-CN' : 'en'}`,
    body: html`<p><a href="/operator">${say(locale, { zh: '银行操作台', en: 'Bank operator' })}</a></p>
      <h1 class="page-title">${title}</h1>
      ${view.notice === null ? null : html`<p class="notice" role="status">${view.notice}</p>`}
      <div class="columns">
        <div class="stack">${offerSources.map((source) => sourcePart(view, source))}${waitingPart(view)}</div>
        <section class="card" aria-labelledby="new-title">
          <h2 id="new-title">${say(locale, { zh: '新产品', en: 'A new offer' })}</h2>
          ${offerForm(view.fields, locale, { action: '/operator/offers', isNew: true })}
        </section>
      </div>`,
  });
}

function sourcePart({ locale, offers }: OffersView, source: OfferSource): Html {
  const own = offers.filter(({ entry }) => entry.source === source);
  return html`<section class="card" aria-labelledby="source-${source}">
    <h2 id="source-${source}">
      ${say(locale, sourceNames[source])} <span class="quiet">${say(locale, rounds[source])}</span>
    </h2>
    <ul class="rows">
      ${own.map(
        ({ entry, state, responses }) =>
          html`<li>
            <span
              ><a href="/operator/offers/${encodeURIComponent(entry.offerId)}">${say(locale, entry.document.title)}</a
              ><span class="quiet"
                >${entry.offerId}<i class="dot"></i>${say(locale, kindNames[entry.document.kind])}<i class="dot"></i
                >${shownTo(locale, responses)}</span
              ></span
            ><span class="chip">${say(locale, stateNames[state])}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}

function shownTo(locale: Locale, { customers, others, acceptedBy }: Responses): string {
  return say(locale, {
    zh: `已展示给 ${customers} 位客户和另外 ${others} 家企业，${acceptedBy.length} 家接受`,
    en: `shown to ${customers} customers and ${others} others, accepted by ${acceptedBy.length}`,
  });
}

function waitingPart({ locale, waiting }: OffersView): Html | null {
  if (waiting.length === 0) return null;
  const at = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone: 'Asia/Shanghai' });
  return html`<section class="card" aria-labelledby="waiting-title">
    <h2 id="waiting-title">${say(locale, { zh: '等待下一轮发布', en: 'Waiting for the next round' })}</h2>
    <ul class="rows">
      ${waiting.map(
        ({ offerId, withdrawal, dueAt }) =>
          html`<li>
            <span>${offerId}${withdrawal ? say(locale, { zh: '（撤回）', en: ' (withdrawal)' }) : ''}</span
            ><span>${at.format(dueAt)}</span>
          </li>`,
      )}
    </ul>
    <form method="post" action="/operator/offers/rounds">
      <button type="submit">${say(locale, { zh: '现在全部发布', en: 'Publish them all now' })}</button>
    </form>
  </section>`;
}

export type OfferView = {
  bank: BankDescription;
  locale: Locale;
  entry: OfferEntry;
  state: OfferState;
  responses: Responses;
  fields: OfferFields;
  notice: string | null;
};

/** One offer: to whom it was shown, who accepted it, and the form for its next version. */
export function operatorOfferPage(view: OfferView): string {
  const { bank, locale, entry, state, responses } = view;
  const path = `/operator/offers/${encodeURIComponent(entry.offerId)}`;
  return renderPage({
    bank,
    locale,
    title: say(locale, entry.document.title),
    otherLanguage: `${path}?lang=${locale === 'en' ? 'zh-CN' : 'en'}`,
    body: html`<p><a href="/operator/offers">${say(locale, { zh: '产品发布', en: 'Offers' })}</a></p>
      <h1 class="page-title">
        ${say(locale, entry.document.title)} <span class="quiet">${say(locale, stateNames[state])}</span>
      </h1>
      ${view.notice === null ? null : html`<p class="notice" role="status">${view.notice}</p>`}
      <div class="columns">
        <section class="card" aria-labelledby="responses-title">
          <h2 id="responses-title">${say(locale, { zh: '反馈', en: 'What came of it' })}</h2>
          <p>${shownTo(locale, responses)}</p>
          <p class="quiet">
            ${say(locale, { zh: `第 ${entry.version} 版`, en: `Version ${entry.version}` })}<i class="dot"></i
            >${say(locale, sourceNames[entry.source])}<i class="dot"></i>${entry.offerId}
          </p>
          <ul class="rows">
            ${responses.acceptedBy.map((customerId) => html`<li><span>${customerId}</span></li>`)}
          </ul>
          ${
            entry.state === 'published'
              ? html`<form method="post" action="${path}/withdrawal">
                  <button type="submit">${say(locale, { zh: '撤回这个产品', en: 'Withdraw this offer' })}</button>
                </form>`
              : null
          }
        </section>
        <section class="card" aria-labelledby="next-title">
          <h2 id="next-title">${say(locale, { zh: '发布新版本', en: 'Publish a new version' })}</h2>
          ${offerForm(view.fields, locale, { action: path, isNew: false })}
        </section>
      </div>`,
  });
}

const labels: readonly [name: string, zh: string, en: string, required: boolean][] = [
  ['titleZh', '名称（中文）', 'Title (Chinese)', true],
  ['titleEn', '名称（英文）', 'Title (English)', true],
  ['summaryZh', '摘要（中文）', 'Summary (Chinese)', true],
  ['summaryEn', '摘要（英文）', 'Summary (English)', true],
  ['detailsZh', '说明（中文）', 'Details (Chinese)', false],
  ['detailsEn', '说明（英文）', 'Details (English)', false],
  ['currency', '币种', 'Currency', true],
  ['annualRatePercent', '年利率（%）', 'Rate a year (%)', false],
  ['amountFrom', '最低金额', 'Amount from', true],
  ['amountTo', '最高金额', 'Amount up to', true],
  ['termMonthsFrom', '最短期限（月）', 'Months from', true],
  ['termMonthsTo', '最长期限（月）', 'Months up to', true],
  ['feePercent', '费率（%）', 'Fee (%)', false],
  ['payoutDays', '到账工作日', 'Working days to payout', false],
  ['securityZh', '担保（中文）', 'Security (Chinese)', false],
  ['securityEn', '担保（英文）', 'Security (English)', false],
  ['earlyRepaymentPercent', '提前还款费（%）', 'Early repayment (%)', false],
  ['signatures', '申请需几人签字', 'Signatures of the application', false],
  ['industries', '行业（逗号分隔）', 'Industries (commas)', false],
  ['cities', '城市（逗号分隔）', 'Cities (commas)', false],
  ['revenueBands', '营收区间（逗号分隔）', 'Revenue bands (commas)', false],
  ['taxRatings', '纳税等级（逗号分隔）', 'Tax grades (commas)', false],
  ['registeredBefore', '注册日期不晚于', 'Registered by', false],
  ['customerIds', '仅限这些客户号', 'Only these customers', false],
  ['replaces', '替换产品编号', 'Replaces the offer', false],
  ['days', '有效天数', 'Valid for days', true],
];

function offerForm(fields: OfferFields, locale: Locale, { action, isNew }: { action: string; isNew: boolean }): Html {
  const value = (name: string): string => fields[name] ?? '';
  const select = (name: string, words: { zh: string; en: string }, options: [string, string][]): Html =>
    html`<label class="field"
      ><span>${say(locale, words)}</span
      ><select name="${name}">
        ${options.map(
          ([key, label]) =>
            html`<option value="${key}" ${key === value(name) ? html`selected` : null}>${label}</option>`,
        )}
      </select></label
    >`;
  return html`<form method="post" action="${action}" class="fields">
    ${
      isNew
        ? html`<label class="field"
              ><span>${say(locale, { zh: '产品编号', en: 'Number of the offer' })}</span
              ><input name="offerId" required maxlength="60" value="${value('offerId')}" /></label
            >${select(
              'source',
              { zh: '子系统', en: 'Subsystem' },
              offerSources.map((one) => [one, say(locale, sourceNames[one])]),
            )}`
        : html`<input type="hidden" name="offerId" value="${value('offerId')}" /><input
              type="hidden"
              name="source"
              value="${value('source')}"
            />`
    }
    ${select(
      'kind',
      { zh: '种类', en: 'Kind' },
      offerKinds.map((one) => [one, say(locale, kindNames[one])]),
    )}
    ${select('audience', { zh: '面向', en: 'Meant for' }, [
      ['customers', say(locale, { zh: '本行客户', en: 'Customers of the bank' })],
      ['any', say(locale, { zh: '网络上的所有企业', en: 'Every enterprise' })],
    ])}
    ${labels.map(
      ([name, zh, en, required]) =>
        html`<label class="field"
          ><span>${say(locale, { zh, en })}</span
          ><input name="${name}" maxlength="300" value="${value(name)}" ${required ? html`required` : null}
        /></label>`,
    )}
    ${select('formId', { zh: '接受后填写的表格', en: 'Form that accepting opens' }, [
      ['', say(locale, { zh: '无', en: 'None' })],
      ...bankForms.map(({ formId, title }): [string, string] => [formId, say(locale, title)]),
    ])}
    <p class="actions wide">
      <button class="primary" type="submit">${say(locale, { zh: '发布', en: 'Publish' })}</button>
    </p>
  </form>`;
}
