import type { Account } from '../accounts/account-store.ts';
import type { Customer } from '../customers/customer-store.ts';
import type { BookedEntry } from '../ledger/ledger-store.ts';
import { signedOrder, type Payment } from '../payments/payment.ts';
import { html, type Html } from '../pages/html.ts';
import { renderPage } from '../pages/layout.ts';
import { say } from '../pages/locale.ts';
import { formatAmount } from '../pages/money.ts';
import type { Locale } from '../people/person-store.ts';
import type { TableHolder } from '../permissions/table.ts';
import type { BankDescription } from '../seed/bank-seed.ts';
import type { StatementFile } from '../statements/statement-file.ts';
import { statementsPart } from './operator-statements-part.ts';

export type BooksView = {
  bank: BankDescription;
  locale: Locale;
  customer: Customer;
  accounts: Account[];
  /** Whose entries are shown; null when the customer has no account. */
  chosen: Account | null;
  booked: BookedEntry[];
  payments: Payment[];
  /** Who may still sign, of each payment that waits for signatures. */
  signers: Map<string, TableHolder[]>;
  /** Issued last. */
  files: StatementFile[];
};

/** A customer's accounts, what was booked on one of them, and its payments with what the bank thought of each. */
export function operatorBooksPage(view: BooksView): string {
  const { bank, locale, customer, chosen } = view;
  const name = locale === 'en' ? customer.nameEn : (customer.nameZh ?? customer.nameEn);
  const customerPath = `/operator/customers/${encodeURIComponent(customer.customerId)}`;
  const path = `${customerPath}/books`;
  const query = chosen === null ? '' : `account=${encodeURIComponent(chosen.accountNumber)}&`;
  return renderPage({
    bank,
    locale,
    title: say(locale, { zh: `账户与付款：${name}`, en: `Accounts and payments: ${name}` }),
    otherLanguage: `${path}?${query}lang=${locale === 'en' ? 'zh-CN' : 'en'}`,
    body: html`<p><a href="${customerPath}">${name}</a></p>
      <h1 class="page-title">
        ${say(locale, { zh: '账户与付款', en: 'Accounts and payments' })}
        <span class="quiet">${customer.customerId}</span>
      </h1>
      <div class="columns">
        <div class="stack">${accountsPart(view, path)}${bookedPart(view)}</div>
        <div class="stack">${paymentsPart(view)}${statementsPart(customer.customerId, view.files, locale)}</div>
      </div>`,
  });
}

function accountsPart({ locale, accounts, chosen }: BooksView, path: string): Html {
  return html`<section class="card" aria-labelledby="accounts-title">
    <h2 id="accounts-title">${say(locale, { zh: '账户', en: 'Accounts' })}</h2>
    ${accounts.length === 0 ? html`<p class="quiet">${say(locale, { zh: '还没有账户。', en: 'No accounts yet.' })}</p>` : null}
    <ul class="rows">
      ${accounts.map((account) => {
        const { accountNumber, nameZh, nameEn, currency, bookedMinor, reservedMinor } = account;
        const here = accountNumber === chosen?.accountNumber;
        const available = `${formatAmount(bookedMinor - reservedMinor, currency)} ${currency}`;
        return html`<li>
          <span
            ><a href="${path}?account=${encodeURIComponent(accountNumber)}" ${here ? html` aria-current="true"` : null}
              >${locale === 'en' ? nameEn : nameZh}</a
            ><span class="quiet">${accountNumber}</span></span
          ><span
            >${formatAmount(bookedMinor, currency)}
            ${currency}${
              reservedMinor === 0n
                ? null
                : html`<span class="quiet"
                    >${say(locale, { zh: `可用 ${available}`, en: `${available} available` })}</span
                  >`
            }</span
          >
        </li>`;
      })}
    </ul>
  </section>`;
}

function bookedPart({ locale, chosen, booked }: BooksView): Html | null {
  if (chosen === null) return null;
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' });
  const name = locale === 'en' ? chosen.nameEn : chosen.nameZh;
  return html`<section class="card" aria-labelledby="booked-title">
    <h2 id="booked-title">${say(locale, { zh: `${name}：最近入账`, en: `${name}: booked last` })}</h2>
    ${booked.length === 0 ? html`<p class="quiet">${say(locale, { zh: '还没有交易。', en: 'Nothing was booked yet.' })}</p>` : null}
    <ol class="rows">
      ${booked.map(({ direction, amountMinor, currency, counterparty, remittance, bookedAt, balanceAfterMinor }) => {
        const signed = direction === 'debit' ? -amountMinor : amountMinor;
        const other = locale === 'en' ? counterparty.nameEn : (counterparty.nameZh ?? counterparty.nameEn);
        return html`<li>
          <span
            >${other}<span class="quiet">${remittance}<i class="dot"></i>${at.format(bookedAt)}</span></span
          ><span
            >${formatAmount(signed, currency)}<span class="quiet"
              >${say(locale, {
                zh: `余额 ${formatAmount(balanceAfterMinor, currency)}`,
                en: `balance ${formatAmount(balanceAfterMinor, currency)}`,
              })}</span
            ></span
          >
        </li>`;
      })}
    </ol>
  </section>`;
}

const statusNames = {
  PATC: { zh: '待签署', en: 'Waits for signatures' },
  RCVD: { zh: '处理中', en: 'Under way' },
  ACSP: { zh: '已划往他行，等待入账', en: 'On its way to the other bank' },
  ACSC: { zh: '已执行', en: 'Executed' },
  RJCT: { zh: '已拒绝', en: 'Rejected' },
} as const;

function paymentsPart(view: BooksView): Html {
  const { locale, payments } = view;
  return html`<section class="card" aria-labelledby="payments-title">
    <h2 id="payments-title">${say(locale, { zh: '付款', en: 'Payments' })}</h2>
    <p class="quiet">
      ${say(locale, {
        zh: '本行执行前，按本行的权限表再次核对制单人、签署人和限额。',
        en: 'Before executing one, the bank holds preparer, signatures and limits against its own permission table.',
      })}
    </p>
    ${payments.length === 0 ? html`<p class="quiet">${say(locale, { zh: '还没有付款。', en: 'No payments yet.' })}</p>` : null}
    <ol class="rows">
      ${payments.map((payment) => {
        const { order, amountMinor, status, reason, detail } = payment;
        const signers = signedOrder(payment)
          .signatures.map(({ subject }) => subject)
          .join(say(locale, { zh: '、', en: ', ' }));
        return html`<li>
          <span
            >${order.creditor.name}<span class="quiet"
              >${formatAmount(amountMinor, order.currency)} ${order.currency}<i class="dot"></i
              >${order.debtorAccount}</span
            ><span class="quiet"
              >${say(locale, { zh: '制单', en: 'Prepared by' })}
              ${order.preparedBy.subject}${
                signers === ''
                  ? null
                  : html`<i class="dot"></i>${say(locale, { zh: '签署', en: 'signed by' })} ${signers}`
              }</span
            >${reason === null ? null : html`<span class="quiet">${reason}: ${detail ?? ''}</span>`}${signingForm(payment, view)}</span
          ><span class="chip">${say(locale, statusNames[status])}</span>
        </li>`;
      })}
    </ol>
  </section>`;
}

/** The value by which a form names a holder. */
export function holderValue({ subject, roleId, departmentId }: TableHolder): string {
  return JSON.stringify([subject, roleId, departmentId]);
}

/** Where the bank's table demands more signatures: the sandbox lets one of the holders who may give them sign or refuse here. */
function signingForm({ paymentId, status }: Payment, { customer, locale, signers }: BooksView): Html | null {
  if (status !== 'PATC') return null;
  const who = signers.get(paymentId) ?? [];
  if (who.length === 0) {
    return html`<span class="quiet"
      >${say(locale, { zh: '现在没有人可以再签署。', en: 'Nobody may sign it further now.' })}</span
    >`;
  }
  const customerPath = `/operator/customers/${encodeURIComponent(customer.customerId)}`;
  return html`<form method="post" action="${customerPath}/payments/${encodeURIComponent(paymentId)}/signatures">
    <label class="field"
      ><span>${say(locale, { zh: '在银行签署的人', en: 'Who signs at the bank' })}</span
      ><select name="holder">
        ${who.map(
          (holder) =>
            html`<option value="${holderValue(holder)}">
              ${say(locale, { zh: holder.nameZh, en: holder.nameEn })} (${holder.roleId}, ${holder.departmentId})
            </option>`,
        )}
      </select></label
    >
    <p class="actions">
      <button type="submit" class="small" name="decision" value="refuse">
        ${say(locale, { zh: '拒绝', en: 'Refuse' })}</button
      ><button type="submit" class="small" name="decision" value="sign">
        ${say(locale, { zh: '签署', en: 'Sign' })}
      </button>
    </p>
  </form>`;
}
