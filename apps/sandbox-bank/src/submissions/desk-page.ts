import type { Customer } from '../customers/customer-store.ts';
import { readAmount } from '../ledger/amount.ts';
import { html, type Html } from '../pages/html.ts';
import { renderPage } from '../pages/layout.ts';
import { say } from '../pages/locale.ts';
import { formatAmount } from '../pages/money.ts';
import type { Locale, Person } from '../people/person-store.ts';
import type { BankDescription, Bilingual } from '../seed/bank-seed.ts';
import { formOf } from './forms/forms.ts';
import { filesPart } from './desk-files.ts';
import { letterNames, statusNames } from './desk-words.ts';
import {
  nextStatuses,
  type Letter,
  type LogEntry,
  type NamedAttachment,
  type Status,
  type Submission,
} from './submission.ts';

export type DeskView = { bank: BankDescription; locale: Locale; submissions: Submission[]; status: Status | null };

export function titleOf(locale: Locale, { formId }: Submission): string {
  const form = formOf(formId);
  return form === null ? formId : say(locale, form.title);
}

/** What customers have submitted, the newest first. */
export function deskPage({ bank, locale, submissions, status }: DeskView): string {
  const title = say(locale, { zh: '客户申请', en: 'Submissions' });
  const at = timeOf(locale);
  const query = status === null ? '' : `&status=${status}`;
  return renderPage({
    bank,
    locale,
    title,
    otherLanguage: `/operator/submissions?lang=${locale === 'en' ? 'zh-CN' : 'en'}${query}`,
    body: html`<p><a href="/operator">${say(locale, { zh: '银行操作台', en: 'Bank operator' })}</a></p>
      <h1 class="page-title">${title}</h1>
      <section class="card" aria-labelledby="list-title">
        <h2 id="list-title">
          ${status === null ? say(locale, { zh: '全部', en: 'All' }) : say(locale, statusNames[status])}
        </h2>
        <p class="views">
          <a href="/operator/submissions">${say(locale, { zh: '全部', en: 'All' })}</a>${Object.entries(
            statusNames,
          ).map(([word, name]) => html` <a href="/operator/submissions?status=${word}">${say(locale, name)}</a>`)}
        </p>
        ${
          submissions.length === 0
            ? html`<p class="nobody">
                ${say(locale, { zh: '这里还没有申请。', en: 'Nothing was submitted here yet.' })}
              </p>`
            : null
        }
        <ul class="rows">
          ${submissions.map(
            (one) =>
              html`<li>
                <span
                  ><a href="/operator/submissions/${one.receiptNumber}">${titleOf(locale, one)}</a
                  ><span class="quiet">${one.customerId}<i class="dot"></i>${one.receiptNumber}</span></span
                ><span
                  ><span class="chip">${say(locale, statusNames[one.status])}</span
                  ><span class="quiet">${at.format(one.receivedAt)}</span></span
                >
              </li>`,
          )}
        </ul>
      </section>`,
  });
}

export type DeskDetailView = {
  bank: BankDescription;
  locale: Locale;
  submission: Submission;
  customer: Customer | null;
  log: LogEntry[];
  letters: Letter[];
  /** Those who submitted and wrote. */
  people: Person[];
  notice: string | null;
};

/** One submission: what it says, the conversation, and what becomes of it. */
export function deskDetailPage(view: DeskDetailView): string {
  const { bank, locale, submission, customer } = view;
  const title = titleOf(locale, submission);
  const path = `/operator/submissions/${submission.receiptNumber}`;
  const name =
    customer === null
      ? submission.customerId
      : locale === 'en'
        ? customer.nameEn
        : (customer.nameZh ?? customer.nameEn);
  return renderPage({
    bank,
    locale,
    title: `${title} ${submission.receiptNumber}`,
    otherLanguage: `${path}?lang=${locale === 'en' ? 'zh-CN' : 'en'}`,
    body: html`<p>
        <a href="/operator/submissions">${say(locale, { zh: '客户申请', en: 'Submissions' })}</a><i class="dot"></i
        ><a href="/operator/customers/${encodeURIComponent(submission.customerId)}">${name}</a>
      </p>
      <h1 class="page-title">${title} <span class="quiet">${submission.receiptNumber}</span></h1>
      ${view.notice === null ? null : html`<p class="notice" role="status">${view.notice}</p>`}
      <div class="columns">
        <div class="stack">${contentPart(view)}</div>
        <div class="stack">${decisionPart(view, path)}${conversationPart(view, path)}</div>
      </div>`,
  });
}

function nameOf({ locale, people }: DeskDetailView, subject: string): string {
  const person = people.find(({ personId }) => personId === subject);
  return person === undefined ? subject : say(locale, person.name);
}

function contentPart(view: DeskDetailView): Html {
  const { locale, submission } = view;
  const form = formOf(submission.formId);
  const properties = (form?.schema['properties'] ?? {}) as Record<
    string,
    { 'x-title'?: Bilingual; 'x-enum'?: Record<string, Bilingual> }
  >;
  return html`<section class="card" aria-labelledby="content-title">
    <h2 id="content-title">${say(locale, { zh: '填写内容', en: 'What was filled in' })}</h2>
    <ul class="rows">
      ${Object.entries(submission.content.data).map(([name, value]) => {
        const field = properties[name];
        const title = field?.['x-title'];
        return html`<li>
          <span class="quiet">${title === undefined ? name : say(locale, title)}</span
          ><span>${shown(locale, value, field?.['x-enum'])}</span>
        </li>`;
      })}
    </ul>
    ${filesPart(locale, submission, submission.content.attachments)}
    <p class="quiet">
      ${say(locale, { zh: '提交人', en: 'Submitted by' })} ${nameOf(view, submission.content.submittedBy.subject)}<i
        class="dot"
      ></i
      >${timeOf(locale).format(submission.receivedAt)}
    </p>
  </section>`;
}

function shown(locale: Locale, value: unknown, words: Record<string, Bilingual> | undefined): string {
  if (typeof value === 'boolean') return say(locale, value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' });
  if (typeof value === 'string' || typeof value === 'number') {
    const word = words?.[String(value)];
    return word === undefined ? String(value) : say(locale, word);
  }
  if (typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value)
    return amountOf(String(value.amount), String(value.currency));
  return JSON.stringify(value);
}

/** With its thousands apart where it is an amount of the currency; otherwise as it was typed. */
function amountOf(amount: string, currency: string): string {
  const minor = readAmount(amount, currency);
  return `${minor === null ? amount : formatAmount(minor, currency)} ${currency}`;
}

function decisionPart({ locale, submission }: DeskDetailView, path: string): Html {
  const next = nextStatuses(submission.status);
  return html`<section class="card" aria-labelledby="decision-title">
    <h2 id="decision-title">${say(locale, { zh: '办理', en: 'What becomes of it' })}</h2>
    <p><span class="chip">${say(locale, statusNames[submission.status])}</span></p>
    ${
      next.length === 0
        ? html`<p class="quiet">${say(locale, { zh: '已办结。', en: 'This has ended.' })}</p>`
        : html`<form class="fields" method="post" action="${path}/say">
            <fieldset>
              <legend>${say(locale, { zh: '下一步', en: 'Next' })}</legend>
              ${next.map(
                (status, place) =>
                  html`<label class="check wide"
                    ><input type="radio" name="status" value="${status}" ${place === 0 ? html` checked` : null} />${say(
                      locale,
                      statusNames[status],
                    )}</label
                  >`,
              )}
            </fieldset>
            <label class="field wide"
              ><span>${say(locale, { zh: '原因（拒绝时必填）', en: 'Reason (needed when declined)' })}</span
              ><textarea name="reason" rows="2" maxlength="2000"></textarea></label
            ><label class="field wide"
              ><span>${say(locale, { zh: '需要客户补充什么', en: 'What the customer should send' })}</span
              ><textarea name="wanted" rows="2" maxlength="2000"></textarea>
            </label>
            <p class="actions wide">
              <button class="primary" type="submit">${say(locale, { zh: '确定', en: 'Decide' })}</button>
            </p>
          </form>`
    }
  </section>`;
}

function conversationPart(view: DeskDetailView, path: string): Html {
  const { locale, submission, log, letters } = view;
  const at = timeOf(locale);
  const said = log.map((entry) => ({
    at: entry.at,
    who: html`${entry.message === null ? say(locale, statusNames[entry.status]) : say(locale, entry.message.author)}`,
    text: entry.message?.body ?? entry.wanted ?? entry.reason ?? '',
    files: [] as NamedAttachment[],
  }));
  const written = letters.map((letter) => ({
    at: letter.receivedAt,
    who: html`${say(locale, letterNames[letter.kind])}<i class="dot"></i>${nameOf(view, letter.by.subject)}`,
    text: letter.body ?? '',
    files: letter.attachments,
  }));
  const all = [...said, ...written].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return html`<section class="card" aria-labelledby="talk-title">
    <h2 id="talk-title">${say(locale, { zh: '往来', en: 'Conversation' })}</h2>
    <ol class="rows">
      ${all.map(
        (one) =>
          html`<li>
            <span>${one.who}<span class="quiet">${one.text}</span>${filesPart(locale, submission, one.files)}</span
            ><span class="quiet">${at.format(one.at)}</span>
          </li>`,
      )}
    </ol>
    <form class="fields" method="post" action="${path}/say">
      <label class="field wide"
        ><span>${say(locale, { zh: '给客户留言', en: 'Write to the customer' })}</span
        ><textarea name="message" rows="3" maxlength="4000" required></textarea>
      </label>
      <p class="actions wide">
        <button class="primary" type="submit">${say(locale, { zh: '发送', en: 'Send' })}</button>
      </p>
    </form>
  </section>`;
}

function timeOf(locale: Locale): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' });
}
