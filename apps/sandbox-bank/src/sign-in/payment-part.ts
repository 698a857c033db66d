import { html, type Html } from '../pages/html.ts';
import { say } from '../pages/locale.ts';
import { formatAmount } from '../pages/money.ts';
import type { WaitingConsent } from '../payment-consents/decide-consent.ts';
import type { Party, PaymentOrder, Signature } from '../payments/payment.ts';
import type { Locale } from '../people/person-store.ts';
import type { PermissionTable } from '../permissions/table.ts';
import type { SignInView } from './sign-in-page.ts';

/** Exactly what will be paid, who prepared it and who signed it, by the names of the bank's own table. */
export function paymentAsk({ consent, stage, checked }: WaitingConsent, { bank, locale }: SignInView): Html {
  const { order, table } = checked;
  const { creditor, currency, remittance } = order;
  const line = (label: string, value: Html | string): Html =>
    html`<div>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`;
  const payee = html`${creditor.name}<span class="quiet"
      >${creditor.accountNumber}<i class="dot"></i
      >${creditor.bank ?? say(locale, { zh: bank.nameZh, en: bank.nameEn })}</span
    >`;
  return html`<dl class="payment">
      ${line(
        say(locale, { zh: '金额', en: 'Amount' }),
        html`<b class="sum">${formatAmount(consent.amountMinor, currency)} ${currency}</b>`,
      )}
      ${line(say(locale, { zh: '收款方', en: 'Paid to' }), payee)}
      ${line(say(locale, { zh: '付款账户', en: 'From account' }), accountOf(order, table, locale))}
      ${remittance === '' ? null : line(say(locale, { zh: '附言', en: 'Remittance' }), remittance)}
      ${line(say(locale, { zh: '制单人', en: 'Prepared by' }), partyWords(order.preparedBy, table, locale))}
      ${line(say(locale, { zh: '已签署', en: 'Signed by' }), signaturesOf(order, table, locale))}
    </dl>
    <p class="until">
      ${
        stage === 'further'
          ? say(locale, {
              zh: '按本行的权限表，这笔付款还需要下列人员之一签署：',
              en: 'By the permission table of this bank this payment needs one more signature:',
            })
          : say(locale, {
              zh: '由已签署的人在银行最后确认：',
              en: 'One of those who signed it confirms it at the bank:',
            })
      }
    </p>`;
}

function accountOf({ debtorAccount }: PaymentOrder, { accounts }: PermissionTable, locale: Locale): Html {
  const account = accounts.find(({ accountNumber }) => accountNumber === debtorAccount);
  const name = account === undefined ? '' : say(locale, { zh: account.nameZh, en: account.nameEn });
  return html`${name}<span class="quiet">${debtorAccount}</span>`;
}

function signaturesOf({ signatures }: PaymentOrder, table: PermissionTable, locale: Locale): Html {
  if (signatures.length === 0) return html`${say(locale, { zh: '无需他人签署', en: 'Nobody else has to sign' })}`;
  return html`<ol>
    ${signatures.map(
      (signature) =>
        html`<li>
          ${partyWords(signature, table, locale)}<span class="quiet"
            >${momentOf(signature, locale)}<i class="dot"></i
            >${methodWords(signature, locale)}${insteadWords(signature, table, locale)}</span
          >
        </li>`,
    )}
  </ol>`;
}

function momentOf({ signedAt }: Signature, locale: Locale): string {
  const format = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' } as const;
  return new Intl.DateTimeFormat(locale, format).format(new Date(signedAt));
}

const methods = {
  session: { zh: '会话内签署', en: 'signed in the session' },
  passkey: { zh: '通行密钥签署', en: 'signed with a passkey' },
  bank: { zh: '在银行签署', en: 'signed at the bank' },
} as const;

function methodWords({ method }: Signature, locale: Locale): string {
  return say(locale, methods[method]);
}

function insteadWords({ inSteadOf = null }: Signature, table: PermissionTable, locale: Locale): Html | null {
  if (inSteadOf === null) return null;
  const name = personName(inSteadOf, table, locale);
  return html`<i class="dot"></i>${say(locale, { zh: `代${name}签署`, en: `in stead of ${name}` })}`;
}

/** Name, role and department as the table has them; the identifiers where it has none. */
function partyWords({ subject, roleId, departmentId }: Party, table: PermissionTable, locale: Locale): Html {
  const role = table.roles.find((one) => one.roleId === roleId);
  const department = table.departments.find((one) => one.departmentId === departmentId);
  const name = (found: { nameZh: string; nameEn: string } | undefined, id: string): string =>
    found === undefined ? id : say(locale, { zh: found.nameZh, en: found.nameEn });
  return html`${personName(subject, table, locale)}<span class="quiet"
      >${name(department, departmentId)}<i class="dot"></i>${name(role, roleId)}</span
    >`;
}

function personName(subject: string, { holders }: PermissionTable, locale: Locale): string {
  const holder = holders.find((one) => one.subject === subject);
  return holder === undefined ? subject : say(locale, { zh: holder.nameZh, en: holder.nameEn });
}
