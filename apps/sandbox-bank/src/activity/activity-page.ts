import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { BankContext } from '../bank-context.ts';
import { operatorLocale } from '../operator/operator-locale.ts';
import { describeBank } from '../pages/bank-description.ts';
import { html } from '../pages/html.ts';
import { pageHeaders, renderPage } from '../pages/layout.ts';
import { say } from '../pages/locale.ts';
import type { Locale } from '../people/person-store.ts';
import type { BankDescription, Bilingual } from '../seed/bank-seed.ts';
import { listSharers, type SharedBy } from './activity-store.ts';

/** Sharers that the page shows. */
const most = 100;

const words: Readonly<Record<string, Bilingual>> = {
  offer_viewed: { zh: '查看产品', en: 'offers looked at' },
  offer_compared: { zh: '比较产品', en: 'offers compared' },
  offer_accepted: { zh: '接受产品', en: 'offers accepted' },
  application_started: { zh: '开始填写申请', en: 'applications begun' },
  application_sent: { zh: '提交申请', en: 'applications sent' },
  service_viewed: { zh: '查看服务', en: 'services looked at' },
  service_ordered: { zh: '预订服务', en: 'services ordered' },
  app_viewed: { zh: '查看应用', en: 'apps looked at' },
  app_used: { zh: '使用应用', en: 'apps used' },
};

/** What the bank's staff see of shared activity: a pseudonym and what was done, and a customer where it chose to be named. */
export function activityDeskRoutes(bank: BankContext): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/operator/activity', { schema: { hide: true } }, async (request, reply) => {
      const page = activityPage({
        bank: await describeBank(bank.db, bank.config.bankId),
        locale: operatorLocale(bank, request, reply),
        sharers: await listSharers(bank.db, most),
      });
      return reply.headers(pageHeaders()).send(page);
    });
  };
}

function activityPage(view: { bank: BankDescription; locale: Locale; sharers: SharedBy[] }): string {
  const { bank, locale, sharers } = view;
  const title = say(locale, { zh: '客户共享的使用情况', en: 'Activity that customers share' });
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' });
  return renderPage({
    bank,
    locale,
    title,
    otherLanguage: `/operator/activity?lang=${locale === 'en' ? 'zh-CN' : 'en'}`,
    body: html`<p><a href="/operator">${say(locale, { zh: '银行操作台', en: 'Bank operator' })}</a></p>
      <h1 class="page-title">${title}</h1>
      <section class="card" aria-label="${title}">
        ${
          sharers.length === 0
            ? html`<p class="nobody">
                ${say(locale, { zh: '还没有客户共享。', en: 'No customer shares anything so far.' })}
              </p>`
            : null
        }
        <ul class="rows">
          ${sharers.map(
            ({ pseudonym, customerId, kinds, lastAt }) =>
              html`<li>
                <span
                  >${customerId ?? pseudonym}<span class="quiet"
                    >${kinds
                      .map(
                        ({ kind, count }) => `${words[kind] === undefined ? kind : say(locale, words[kind])} ${count}`,
                      )
                      .join(' · ')}</span
                  ></span
                ><span class="quiet">${at.format(lastAt)}</span>
              </li>`,
          )}
        </ul>
      </section>`,
  });
}
