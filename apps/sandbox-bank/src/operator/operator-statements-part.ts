import { html, type Html } from '../pages/html.ts';
import { say } from '../pages/locale.ts';
import type { Locale } from '../people/person-store.ts';
import type { StatementFile } from '../statements/statement-file.ts';

const orders = [
  { what: 'notifications', text: { zh: '签发入账通知', en: 'Notify of bookings' } },
  { what: 'intraday_report', text: { zh: '签发日间报告', en: 'Report the day so far' } },
  { what: 'end_of_day', text: { zh: '结束今天并签发对账单', en: 'End the day with a statement' } },
] as const;

/** The statement files of a customer, newest first, and what the desk may issue without waiting for the hour. */
export function statementsPart(customerId: string, files: readonly StatementFile[], locale: Locale): Html {
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Asia/Shanghai' });
  const path = `/operator/customers/${encodeURIComponent(customerId)}/statement-files`;
  return html`<section class="card" aria-labelledby="statements-title">
    <h2 id="statements-title">${say(locale, { zh: '对账单文件', en: 'Statement files' })}</h2>
    <form method="post" action="${path}">
      <p class="actions">
        ${orders.map(
          ({ what, text }) =>
            html`<button type="submit" class="small" name="what" value="${what}">${say(locale, text)}</button>`,
        )}
      </p>
    </form>
    ${files.length === 0 ? html`<p class="quiet">${say(locale, { zh: '还没有签发过文件。', en: 'No file was issued yet.' })}</p>` : null}
    <ol class="rows">
      ${files.map(
        ({ fileId, sequence, schema, accountNumber, createdAt, size }) =>
          html`<li>
            <span
              ><a href="${path}/${encodeURIComponent(fileId)}">${schema}</a
              ><span class="quiet">${accountNumber}<i class="dot"></i>${at.format(createdAt)}</span></span
            ><span
              >${say(locale, { zh: `第 ${sequence} 份`, en: `No. ${sequence}` })}<span class="quiet"
                >${say(locale, { zh: `${size} 字节`, en: `${size} bytes` })}</span
              ></span
            >
          </li>`,
      )}
    </ol>
  </section>`;
}
