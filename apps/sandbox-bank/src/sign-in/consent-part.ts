import type { Consent } from '../consents/consent.ts';
import type { Permission } from '../journal/journal-entry.ts';
import { html, type Html } from '../pages/html.ts';
import { icon } from '../pages/icons.ts';
import { say } from '../pages/locale.ts';
import type { Bilingual } from '../seed/bank-seed.ts';
import type { SignInView } from './sign-in-page.ts';

/** What each permission lets be read, in plain words. */
export const permissionWords: Record<Permission, Bilingual> = {
  ReadIdentification: {
    zh: '企业身份：名称、证件号码、地址、法定代表人、注册资本',
    en: 'Identity: names, identifiers, address, legal representative, registered capital',
  },
  ReadOwnership: { zh: '股东与持股比例', en: 'Owners and their shares' },
  ReadQualification: {
    zh: '经营情况：行业、主要产品、营业收入区间、员工人数',
    en: 'Business: industry, main products, band of revenue, number of employees',
  },
  ReadRelationship: {
    zh: '与本行的关系：开户时间、使用的产品、客户经理',
    en: 'Relationship with this bank: since when, products in use, relationship manager',
  },
  ReadStanding: {
    zh: '资信：纳税信用等级、纳税人类型、有无逾期',
    en: 'Standing: tax credit rating, kind of taxpayer, whether anything is overdue',
  },
};

/** The question of a consent: what is asked, and until when. */
export function consentAsk(consent: Consent, { locale, clientName }: SignInView): Html {
  const until = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(
    consent.expiresAt,
  );
  return html`<p>${say(locale, { zh: `${clientName} 想读取：`, en: `${clientName} wants to read:` })}</p>
    <ul class="ask-list">
      ${consent.permissions.map(
        (permission) => html`<li>${icon('check', 18)}<span>${say(locale, permissionWords[permission])}</span></li>`,
      )}
    </ul>
    <p class="until">
      ${say(locale, { zh: '有效期至 ', en: 'Until ' })}<b>${until}</b>${say(locale, {
        zh: '，到期自动结束。由企业负责人或司库决定：',
        en: '; it ends by itself then. An owner or treasurer decides:',
      })}
    </p>`;
}
