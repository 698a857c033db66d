import { html, type Html } from '../pages/html.ts';
import { icon } from '../pages/icons.ts';
import { renderPage } from '../pages/layout.ts';
import { say } from '../pages/locale.ts';
import type { Consent } from '../consents/consent.ts';
import type { Locale } from '../people/person-store.ts';
import type { WaitingConsent } from '../payment-consents/decide-consent.ts';
import type { BankDescription, Bilingual } from '../seed/bank-seed.ts';
import { consentAsk } from './consent-part.ts';
import { mandatePart } from './mandate-part.ts';
import { paymentAsk } from './payment-part.ts';
import { peoplePart } from './people-part.ts';
import type { OpenedMandate } from '../people/opened-mandate.ts';
import type { Choice } from './sign-in-choice.ts';

/** The person who was picked, with what each of the mandates opens. */
export type OpenedChoice = { person: Choice['person']; mandates: OpenedMandate[] };

/** Everything that the page shows. */
export type SignInView = {
  bank: BankDescription;
  locale: Locale;
  /** Path of this interaction. */
  path: string;
  /** The query that leads here in the other language. */
  otherLanguage: string;
  clientName: string;
  clientHost: string;
  choices: Choice[];
  /** How many people there are without a search. */
  selected: OpenedChoice | null;
  search: string;
  oneClick: boolean;
  consent: Consent | null;
  /** The payment that is to be decided on. */
  payment: WaitingConsent | null;
  /** The request as the client sent it, for developers. */
  request: Record<string, unknown>;
};

/** The sign-in page: left who, right as which mandate, what it opens, then one button that names the role. */
export function signInPage(view: SignInView): string {
  const { bank, locale, consent, payment } = view;
  const words = wordsOf(view);
  return renderPage({
    bank,
    locale,
    title: say(locale, words.title),
    otherLanguage: view.otherLanguage,
    script: 'sign-in.js',
    body: html` <h1 class="visually-hidden">${say(locale, words.heading)}</h1>
      ${asksPart(view, words)}
      <div class="columns">
        ${peoplePart(view)}
        <section class="card" id="mandates" aria-live="polite" aria-labelledby="mandates-title">
          <h2 class="step" id="mandates-title">
            <span class="number" aria-hidden="true">2</span>${say(locale, words.step)}
          </h2>
          ${consent === null ? null : consentAsk(consent, view)}${payment === null ? null : paymentAsk(payment, view)}
          ${mandatePart(view)}
        </section>
      </div>
      ${footPart(view)}`,
  });
}

/** What the page says of the request: its title, its heading, who asks for what, and the second step. */
type Words = { title: Bilingual; heading: Bilingual; asks: Bilingual; after: Bilingual; step: Bilingual };

function wordsOf({ bank, clientName, clientHost, consent, payment }: SignInView): Words {
  const read = { zh: '看清内容，再决定', en: 'Read what is asked, then decide' };
  if (payment !== null) {
    return {
      title: { zh: '批准付款', en: 'Approve a payment' },
      heading: { zh: `${clientName} 请求付款`, en: `${clientName} asks for a payment` },
      asks: { zh: '请您在银行批准一笔付款', en: 'asks you to approve a payment at the bank' },
      after: {
        zh: `批准后，${bank.nameZh}按下列内容付款，只付一次；内容若有改动，本行不付`,
        en: `Once approved, ${bank.nameEn} pays exactly what stands below, and pays it once; anything else is not paid`,
      },
      step: read,
    };
  }
  if (consent !== null) {
    return {
      title: { zh: '授权', en: 'Consent' },
      heading: {
        zh: `${clientName} 请求读取企业信息`,
        en: `${clientName} asks to read information of an enterprise`,
      },
      asks: { zh: '请企业同意由银行提供信息', en: 'asks an enterprise to let the bank share information' },
      after: {
        zh: `同意后，${bank.nameZh}把下列信息及其变化发送给 ${clientHost}`,
        en: `Once approved, ${bank.nameEn} sends the information below, and its changes, to ${clientHost}`,
      },
      step: read,
    };
  }
  return {
    title: { zh: '登录', en: 'Sign in' },
    heading: {
      zh: `用${bank.nameZh}的授权身份登录 ${clientName}`,
      en: `Sign in to ${clientName} with ${bank.nameEn}`,
    },
    asks: { zh: `请您用${bank.nameZh}的授权身份登录`, en: `asks you to sign in with a mandate at ${bank.nameEn}` },
    after: {
      zh: `${clientHost} 在您登录后读取：企业名称与证件号码、您的岗位与部门、账户名称`,
      en: `After you sign in, ${clientHost} reads: name and identifiers of the enterprise, your role and department, names of the accounts`,
    },
    step: { zh: '这次以哪个授权身份办事', en: 'Act under which mandate' },
  };
}

function asksPart({ locale, clientName }: SignInView, { asks, after }: Words): Html {
  return html`<section class="card asks">
    <span class="who">${icon('hall')}</span>
    <div class="what">
      <p><strong>${clientName}</strong> ${say(locale, asks)}</p>
      <p>${say(locale, after)}</p>
    </div>
    <span class="chip">${icon('shield', 16)}FAPI 2.0</span>
  </section>`;
}

function footPart({ locale, request }: SignInView): Html {
  return html`<footer class="under">
    <span
      >${say(locale, { zh: '授权类型', en: 'Authorization details' })}
      ${
        describeDetails(request['authorization_details']) ??
        say(locale, { zh: '由您在本页选择', en: 'picked by you on this page' })
      }</span
    >
    <details>
      <summary>${say(locale, { zh: '开发者：查看本次请求', en: 'Developers: show this request' })}</summary>
      <pre>${JSON.stringify(request, null, 2)}</pre>
    </details>
  </footer>`;
}

/** The details of the request in one line, such as `mandate: customerId 7730-1942, roleId treasurer`. */
function describeDetails(parameter: unknown): string | null {
  if (typeof parameter !== 'string') return null;
  const details: unknown = JSON.parse(parameter);
  if (!Array.isArray(details)) return null;
  return details
    .map((detail: Record<string, unknown>) => {
      const members = Object.entries(detail).filter(([name]) => name !== 'type');
      return [detail['type'], members.map(([name, value]) => `${name} ${String(value)}`).join(', ')]
        .filter(Boolean)
        .join(': ');
    })
    .join('; ');
}
