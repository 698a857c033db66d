import type { FieldError } from '../api/problem.ts';
import type { Consent } from '../consents/consent.ts';
import type { Customer } from '../customers/customer-store.ts';
import { isRecordKind, recordKinds, type RecordKind } from '../journal/journal-entry.ts';
import type { KeptEntry } from '../journal/journal-store.ts';
import { html, type Html } from '../pages/html.ts';
import { renderPage } from '../pages/layout.ts';
import { say } from '../pages/locale.ts';
import type { Locale } from '../people/person-store.ts';
import type { KeptTable } from '../permissions/table-store.ts';
import type { BankDescription } from '../seed/bank-seed.ts';
import type { DeliveryState } from './operator-store.ts';
import { kindFields, kindNames } from './record-fields.ts';
import { recordInputs } from './record-inputs.ts';

export type CustomerView = {
  bank: BankDescription;
  locale: Locale;
  customer: Customer;
  kind: RecordKind;
  /** What the form shows: the newest record, or what was just posted and did not fit. */
  data: unknown;
  errors: FieldError[];
  journal: KeptEntry[];
  deliveries: DeliveryState[];
  consents: Consent[];
  /** The permission table in force; null before the first. */
  table: KeptTable | null;
  notice: string | null;
};

/** One customer: a form for the record of a kind, the journal growing beside it, the consents below. */
export function operatorCustomerPage(view: CustomerView): string {
  const { bank, locale, customer, kind } = view;
  const name = locale === 'en' ? customer.nameEn : (customer.nameZh ?? customer.nameEn);
  const path = `/operator/customers/${encodeURIComponent(customer.customerId)}`;
  return renderPage({
    bank,
    locale,
    title: name,
    otherLanguage: `${path}?kind=${kind}&lang=${locale === 'en' ? 'zh-CN' : 'en'}`,
    script: 'operator.js',
    body: html`<p><a href="/operator">${say(locale, { zh: '全部客户', en: 'All customers' })}</a></p>
      <h1 class="page-title">${name} <span class="quiet">${customer.customerId}</span></h1>
      ${view.notice === null ? null : html`<p class="notice" role="status">${view.notice}</p>`}
      <div class="columns">
        <section class="card" aria-labelledby="record-title">
          <h2 id="record-title">${say(locale, { zh: '银行掌握的信息', en: 'What the bank holds' })}</h2>
          <nav class="tabs" aria-label="${say(locale, { zh: '信息类别', en: 'Kinds of record' })}">
            ${recordKinds.map(
              (each) =>
                html`<a href="${path}?kind=${each}" ${each === kind ? html` aria-current="page"` : null}
                  >${say(locale, kindNames[each])}</a
                >`,
            )}
          </nav>
          ${errorsPart(view)}
          <form method="post" action="${path}/records/${kind}" class="fields">
            ${recordInputs(kind, view.data, view.errors, locale)}
            <p class="actions wide">
              <button class="primary" type="submit">
                ${say(locale, {
                  zh: '保存并签名',
                  en: 'Save and sign',
                })}
              </button>
            </p>
          </form>
        </section>
        <div class="stack">
          ${booksPart(view, path)}${tablePart(view, path)}${journalPart(view)}${consentsPart(view)}
        </div>
      </div>`,
  });
}

function errorsPart({ locale, errors, kind }: CustomerView): Html | null {
  if (errors.length === 0) return null;
  const named = new Set(errors.map(({ field }) => fieldName(field.replace(/^data\./, ''), kind, locale)));
  const what = {
    zh: '没有保存。以下内容缺失或格式不对：',
    en: 'Nothing was saved. These are missing or not in the expected form:',
  };
  return html`<div class="problem" role="alert">
    <p>${say(locale, what)}</p>
    <ul>
      ${[...named].map((name) => html`<li>${name}</li>`)}
    </ul>
  </div>`;
}

function fieldName(path: string, kind: RecordKind, locale: Locale): string {
  const row = /^holders\.(\d+)/.exec(path)?.[1];
  if (row !== undefined) return say(locale, { zh: `第 ${Number(row) + 1} 位股东`, en: `Owner ${Number(row) + 1}` });
  const label = kindFields[kind].find((field) => field.path === path || field.path.startsWith(`${path}.`))?.label;
  return label === undefined ? path : say(locale, label);
}

function booksPart({ locale }: CustomerView, path: string): Html {
  return html`<section class="card" aria-labelledby="books-title">
    <h2 id="books-title">${say(locale, { zh: '账户与付款', en: 'Accounts and payments' })}</h2>
    <p>
      <a href="${path}/books"
        >${say(locale, { zh: '查看余额、入账和付款', en: 'Balances, what was booked, payments' })}</a
      >
    </p>
  </section>`;
}

function tablePart({ locale, table }: CustomerView, path: string): Html | null {
  if (table === null) return null;
  const { holders } = table.table;
  return html`<section class="card" aria-labelledby="table-title">
    <h2 id="table-title">${say(locale, { zh: '权限表', en: 'Permission table' })}</h2>
    <p>
      <a href="${path}/table">${say(locale, { zh: `第 ${table.version} 版`, en: `Version ${table.version}` })}</a
      ><span class="quiet"
        ><i class="dot"></i>${say(locale, {
          zh: `${holders.length} 个授权身份`,
          en: holders.length === 1 ? '1 mandate' : `${holders.length} mandates`,
        })}</span
      >
    </p>
  </section>`;
}

function journalPart({ locale, journal, deliveries }: CustomerView): Html {
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' });
  return html`<section class="card" id="journal" aria-labelledby="journal-title" aria-live="polite">
    <h2 id="journal-title">${say(locale, { zh: '流水', en: 'Journal' })}</h2>
    <ol class="rows journal">
      ${journal.map((entry) => {
        const sent = deliveries.filter(({ sequence }) => sequence === entry.sequence);
        const waiting = sent.filter(({ acknowledged }) => !acknowledged);
        const { kind } = entry;
        const name = isRecordKind(kind) || kind === 'consent_status' ? say(locale, kindNames[kind]) : kind;
        return html`<li>
          <b>${entry.sequence}</b><span>${name}<span class="quiet">${at.format(entry.writtenAt)}</span></span
          ><span class="chip"
            >${
              entry.spoiled
                ? say(locale, { zh: '签名已破坏', en: 'Signature spoiled' })
                : sent.length === 0
                  ? say(locale, { zh: '未推送', en: 'Not sent' })
                  : waiting.length === 0
                    ? say(locale, { zh: '已送达', en: 'Delivered' })
                    : say(locale, {
                        zh: `等待送达，已试 ${waiting[0]?.attempts ?? 0} 次`,
                        en: `Waiting, tried ${waiting[0]?.attempts ?? 0} times`,
                      })
            }</span
          >
        </li>`;
      })}
    </ol>
  </section>`;
}

const statusNames = {
  AWAU: { zh: '待批准', en: 'Awaiting' },
  AUTH: { zh: '有效', en: 'In force' },
  RJCT: { zh: '已拒绝', en: 'Refused' },
  EXPD: { zh: '已到期', en: 'Expired' },
  CANC: { zh: '已撤回', en: 'Withdrawn' },
} as const;

function consentsPart({ locale, consents }: CustomerView): Html {
  return html`<section class="card" aria-labelledby="consents-title">
    <h2 id="consents-title">
      ${say(locale, {
        zh: '信息授权',
        en: 'Consents',
      })}
    </h2>
    ${consents.length === 0 ? html`<p class="quiet">${say(locale, { zh: '还没有授权。', en: 'No consents yet.' })}</p>` : null}
    <ul class="rows">
      ${consents.map(
        (consent) =>
          html`<li>
            <span
              >${consent.clientId}<i class="dot"></i>${say(locale, statusNames[consent.status])}<span class="quiet"
                >${consent.permissions
                  .map((permission) =>
                    say(
                      locale,
                      kindNames[recordKinds.find((kind) => permission.toLowerCase() === `read${kind}`) ?? 'standing'],
                    ),
                  )
                  .join(say(locale, { zh: '、', en: ', ' }))}</span
              ></span
            >${
              consent.status === 'AUTH'
                ? html`<form
                    method="post"
                    action="/operator/consents/${encodeURIComponent(consent.consentId)}/withdraw"
                  >
                    <button type="submit" class="small">${say(locale, { zh: '撤回', en: 'Withdraw' })}</button>
                  </form>`
                : null
            }
          </li>`,
      )}
    </ul>
  </section>`;
}
