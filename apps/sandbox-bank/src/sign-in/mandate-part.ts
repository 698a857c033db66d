import { html, type Html } from '../pages/html.ts';
import { say } from '../pages/locale.ts';
import { formatAmount } from '../pages/money.ts';
import type { OpenedMandate } from '../people/opened-mandate.ts';
import { openingWords } from './opening-words.ts';
import { mandateValue } from './sign-in-choice.ts';
import type { SignInView } from './sign-in-page.ts';

/** The right side: the mandates of the chosen person, the accounts that one opens, and the button. */
export function mandatePart(view: SignInView): Html {
  const { locale, selected, path } = view;
  if (selected === null) {
    return html`<p class="wait">
        ${say(locale, {
          zh: '先在左边选一个演示身份，这里会列出它的授权身份。',
          en: 'Pick a demo identity first; its mandates appear here.',
        })}
      </p>
      <form method="post" action="${path}/cancel"><p class="actions">${refuseButton(view)}</p></form>`;
  }
  return html`<form method="post" action="${path}">
    <input type="hidden" name="person" value="${selected.person.personId}" /><input
      type="hidden"
      name="lang"
      value="${locale}"
    />
    <fieldset class="mandates">
      <legend class="visually-hidden">
        ${
          isDecision(view)
            ? say(locale, { zh: '代表哪家企业决定', en: 'For which enterprise' })
            : say(locale, { zh: '授权身份', en: 'Mandates' })
        }
      </legend>
      ${selected.mandates.map((mandate, index) => mandateRow(mandate, index === 0, view))}
    </fieldset>
  </form>`;
}

function mandateRow(mandate: OpenedMandate, checked: boolean, view: SignInView): Html {
  const { locale } = view;
  const name = enterpriseName(mandate, view);
  return html`<label class="mandate"
      ><span class="tile tint-${tint(mandate.customerId)}" aria-hidden="true">${name.slice(0, 1)}</span
      ><span class="words"
        ><b>${name}</b
        ><span>${say(locale, mandate.departmentName)}<i class="dot"></i>${say(locale, mandate.roleName)}</span
        >${isDecision(view) ? null : html`<span class="scope">${scopeOf(mandate, view)}</span>`}</span
      ><input type="radio" name="mandate" value="${mandateValue(mandate)}" ${checked ? html` checked` : null}
    /></label>
    <div class="mandate-end">
      ${isDecision(view) ? null : accountsOf(mandate, view)}
      <p class="actions">
        ${refuseButton(view)}<button class="primary" type="submit">${submitLabel(mandate, view)}</button>
      </p>
      <p class="after">${afterwards(view)}</p>
    </div>`;
}

function enterpriseName({ enterprise }: OpenedMandate, { locale }: SignInView): string {
  return locale === 'en' ? enterprise.nameEn : (enterprise.nameZh ?? enterprise.nameEn);
}

/** Tiles of one customer keep their colour from page to page. */
function tint(customerId: string): number {
  return Buffer.from(customerId).reduce((sum, byte) => sum + byte, 0) % 6;
}

/** What the mandate opens, after what the bank noted of it. */
function scopeOf({ accounts, note }: OpenedMandate, { locale }: SignInView): Html {
  const words = openingWords(accounts, locale);
  return note === null ? html`${words}` : html`${say(locale, note)}<i class="dot"></i>${words}`;
}

function accountsOf({ accounts }: OpenedMandate, { locale }: SignInView): Html | null {
  if (accounts.length === 0) return null;
  return html`<div class="accounts">
    <h3>${say(locale, { zh: '登录后可见的账户', en: 'Accounts that this opens' })}</h3>
    <ul>
      ${accounts.map(
        ({ account }) =>
          html`<li>
            <span
              >${locale === 'en' ? account.nameEn : account.nameZh}<i class="dot"></i>${say(locale, {
                zh: `尾号 ${account.lastDigits}`,
                en: `ending ${account.lastDigits}`,
              })}</span
            ><span>${formatAmount(account.bookedMinor, account.currency)} ${account.currency}</span>
          </li>`,
      )}
    </ul>
  </div>`;
}

/** Whether the person decides on something, rather than signing in. */
function isDecision({ consent, payment }: SignInView): boolean {
  return consent !== null || payment !== null;
}

function submitLabel({ roleName }: OpenedMandate, { locale, consent, payment }: SignInView): string {
  if (payment !== null) {
    return say(locale, { zh: `以${roleName.zh}身份批准付款`, en: `Approve the payment as ${roleName.en}` });
  }
  return consent === null
    ? say(locale, { zh: `以${roleName.zh}身份登录`, en: `Sign in as ${roleName.en}` })
    : say(locale, { zh: `以${roleName.zh}身份同意`, en: `Approve as ${roleName.en}` });
}

function refuseButton(view: SignInView): Html {
  const { locale, path, payment, selected } = view;
  // A payment is refused by somebody who may decide on it; before one is picked there is only the way back.
  const refuses = isDecision(view) && (payment === null || selected !== null);
  return html`<button class="secondary" type="submit" formaction="${path}/cancel">
    ${refuses ? say(locale, { zh: '拒绝', en: 'Refuse' }) : say(locale, { zh: '取消', en: 'Cancel' })}
  </button>`;
}

function afterwards({ locale, consent, clientName, payment }: SignInView): string {
  if (payment !== null) {
    return say(locale, {
      zh: '批准只对这一笔有效；拒绝后这笔不会支付',
      en: 'Approving counts for this payment alone; once refused it is not paid',
    });
  }
  return consent === null
    ? say(locale, {
        zh: `只授权本次会话；随时可在银行或 ${clientName} 结束`,
        en: `For this session only; end it at the bank or at ${clientName} at any time`,
      })
    : say(locale, {
        zh: `随时可在银行或 ${clientName} 撤回；撤回后不再发送`,
        en: `Withdraw it at the bank or at ${clientName} at any time; nothing is sent after that`,
      });
}
