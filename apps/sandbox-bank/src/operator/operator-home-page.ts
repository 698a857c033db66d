import type { Customer } from '../customers/customer-store.ts';
import type { PublicJwk } from '../keys/signing-key.ts';
import { limits } from '../limits.ts';
import { html, type Html } from '../pages/html.ts';
import { icon } from '../pages/icons.ts';
import { renderPage } from '../pages/layout.ts';
import { say } from '../pages/locale.ts';
import type { Locale, Person } from '../people/person-store.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { BankDescription } from '../seed/bank-seed.ts';
import { scenarioForm } from './scenario-form.ts';

export type HomeView = {
  bank: BankDescription;
  locale: Locale;
  customers: Customer[];
  search: string;
  scenario: Scenario;
  keys: PublicJwk[];
  signedIn: Person[];
  notice: string | null;
};

/** The operator's first page: customers, and what concerns the whole bank. */
export function operatorHomePage(view: HomeView): string {
  const { bank, locale } = view;
  const title = say(locale, { zh: '银行操作台', en: 'Bank operator' });
  const query = view.search === '' ? '' : `&q=${encodeURIComponent(view.search)}`;
  return renderPage({
    bank,
    locale,
    title,
    otherLanguage: `/operator?lang=${locale === 'en' ? 'zh-CN' : 'en'}${query}`,
    body: html`<h1 class="page-title">${title}</h1>
      ${view.notice === null ? null : html`<p class="notice" role="status">${view.notice}</p>`}
      <div class="columns">
        ${customersPart(view)}
        <div class="stack">
          ${submissionsPart(view)}${activityPart(view)}${offersPart(view)}${escrowsPart(view)}${clearingPart(view)}${keysPart(view)}${peoplePart(view)}
          <section class="card" aria-labelledby="scenario-title">
            <h2 id="scenario-title">
              ${say(locale, { zh: '场景：让银行故意出错', en: 'Scenario: let the bank misbehave' })}
            </h2>
            ${scenarioForm(view.scenario, locale)}
          </section>
        </div>
      </div>`,
  });
}

function customersPart({ locale, customers, search }: HomeView): Html {
  return html`<section class="card" aria-labelledby="customers-title">
    <h2 class="step" id="customers-title">${say(locale, { zh: '客户', en: 'Customers' })}</h2>
    <form method="get" action="/operator" role="search">
      <label class="search"
        >${icon('search', 18)}<span class="visually-hidden"
          >${say(locale, { zh: '查找客户', en: 'Find a customer' })}</span
        ><input
          type="search"
          name="q"
          value="${search}"
          maxlength="${limits.searchChars}"
          placeholder="${say(locale, {
            zh: '名称、客户号或证件号码',
            en: 'Name, customer number or identifier',
          })}"
      /></label>
    </form>
    ${customers.length === 0 ? html`<p class="nobody">${say(locale, { zh: '没有找到。', en: 'Nothing found.' })}</p>` : null}
    <ul class="rows">
      ${customers.map(
        (customer) =>
          html`<li>
            <a href="/operator/customers/${encodeURIComponent(customer.customerId)}"
              >${locale === 'en' ? customer.nameEn : (customer.nameZh ?? customer.nameEn)}</a
            ><span class="quiet"
              >${customer.customerId}<i class="dot"></i>${say(locale, {
                zh: `${customer.lastSequence} 条`,
                en: customer.lastSequence === 1 ? '1 entry' : `${customer.lastSequence} entries`,
              })}</span
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

function offersPart({ locale }: HomeView): Html {
  return html`<section class="card" aria-labelledby="offers-title">
    <h2 id="offers-title">${say(locale, { zh: '产品发布', en: 'Offers' })}</h2>
    <p>
      <a href="/operator/offers"
        >${say(locale, { zh: '发布、替换与撤回产品', en: 'Publish, replace and withdraw offers' })}</a
      >
    </p>
  </section>`;
}

function activityPart({ locale }: HomeView): Html {
  return html`<section class="card" aria-labelledby="activity-title">
    <h2 id="activity-title">${say(locale, { zh: '共享的使用情况', en: 'Shared activity' })}</h2>
    <p>
      <a href="/operator/activity">${say(locale, { zh: '客户同意共享了什么', en: 'What customers chose to share' })}</a>
    </p>
  </section>`;
}

function submissionsPart({ locale }: HomeView): Html {
  return html`<section class="card" aria-labelledby="submissions-title">
    <h2 id="submissions-title">${say(locale, { zh: '客户申请', en: 'Submissions' })}</h2>
    <p>
      <a href="/operator/submissions">${say(locale, { zh: '查看并办理', en: 'What customers have submitted' })}</a>
    </p>
  </section>`;
}

function escrowsPart({ locale }: HomeView): Html {
  return html`<section class="card" aria-labelledby="escrows-title">
    <h2 id="escrows-title">${say(locale, { zh: '交易托管', en: 'Escrows' })}</h2>
    <p>
      <a href="/operator/escrows">${say(locale, { zh: '查看托管与争议', en: 'What is held, and what is disputed' })}</a>
    </p>
  </section>`;
}

function clearingPart({ locale }: HomeView): Html {
  return html`<section class="card" aria-labelledby="clearing-title">
    <h2 id="clearing-title">${say(locale, { zh: '同业清算', en: 'Clearing' })}</h2>
    <p>
      <a href="/operator/clearing"
        >${say(locale, { zh: '与其他银行的头寸和往来', en: 'How this bank stands with other banks' })}</a
      >
    </p>
  </section>`;
}

function keysPart({ locale, keys }: HomeView): Html {
  return html`<section class="card" aria-labelledby="keys-title">
    <h2 id="keys-title">
      ${say(locale, {
        zh: '签名密钥',
        en: 'Signing keys',
      })}
    </h2>
    <p class="quiet">
      ${say(locale, {
        zh: '旧公钥一直公布，多年后仍可验证当时的签名。',
        en: 'Old public keys stay published, so that a signature can be verified years later.',
      })}
    </p>
    <ul class="rows">
      ${keys.map(
        (key, index) =>
          html`<li>
            <code>${key.kid}</code
            >${index === 0 ? html`<span class="chip">${say(locale, { zh: '正在使用', en: 'In use' })}</span>` : null}
          </li>`,
      )}
    </ul>
    <form method="post" action="/operator/keys/rotate">
      <button type="submit">
        ${say(locale, {
          zh: '更换密钥',
          en: 'Rotate keys',
        })}
      </button>
    </form>
  </section>`;
}

function peoplePart({ locale, signedIn }: HomeView): Html {
  return html`<section class="card" aria-labelledby="signed-in-title">
    <h2 id="signed-in-title">
      ${say(locale, {
        zh: '已登录的人',
        en: 'Who is signed in',
      })}
    </h2>
    ${signedIn.length === 0 ? html`<p class="quiet">${say(locale, { zh: '现在没有人登录。', en: 'Nobody is signed in now.' })}</p>` : null}
    <ul class="rows">
      ${signedIn.map(
        (person) =>
          html`<li>
            <span>${say(locale, person.label)} ${say(locale, person.name)}</span>
            <form method="post" action="/operator/people/${encodeURIComponent(person.personId)}/sign-out">
              <button type="submit" class="small">${say(locale, { zh: '强制退出', en: 'Sign out' })}</button>
            </form>
          </li>`,
      )}
    </ul>
  </section>`;
}
