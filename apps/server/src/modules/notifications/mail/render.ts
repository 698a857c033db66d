import type { Text } from '../../../platform/http/schemas.ts';
import type { Why } from '../announcements/announcement.ts';
import type { NotificationKind } from '../announcements/kinds.ts';
import type { Language, Topic } from '../announcements/topics.ts';
import { spelledCode } from '../preferences/email-address.ts';
import type { MailContent, MailItem } from './mail-body.ts';
import { plainLine } from './plain-line.ts';
import { TextParams } from './text-params.ts';
import { textsEn } from './texts-en.ts';
import { textsZh } from './texts-zh.ts';
import { whyText } from './why-text.ts';

/** Pages of the web client to which e-mails lead. */
const pages = {
  preferences: '/me/notifications',
  preferencesOf: (topic: Topic) => `/me/notifications#topic-${topic}`,
  confirm: (code: string) => `/me/notifications/confirm?code=${code}`,
  unsubscribe: (token: string) => `/unsubscribe?token=${token}`,
} as const;

/** A notification with the names that its text needs. */
export interface Tellable {
  readonly topic: Topic;
  readonly kind: NotificationKind;
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
  readonly why: Why;
  readonly link: string;
  readonly subject: Text | null;
}

/** For whom the texts are written. */
export interface Addressee {
  readonly language: Language;
  readonly own: Text;
  readonly publicUrl: string;
  readonly banks: readonly { readonly slug: string; readonly nameZh: string; readonly nameEn: string }[];
}

/** A name in the reader's language, or else in the other one. */
export function nameIn(language: Language, name: Text | null): string | null {
  const [first, second] = language === 'en' ? [name?.en, name?.zh] : [name?.zh, name?.en];
  const line = plainLine(first ?? second ?? '');
  return line === '' ? null : line;
}

/** Heading, sentence and reason of one notification, in the reader's language. */
export function itemOf(told: Tellable, { language, own, publicUrl, banks }: Addressee): MailItem {
  const ownName = nameIn(language, own) ?? (language === 'en' ? 'your enterprise' : '贵公司');
  const source = {
    params: told.params,
    subject: nameIn(language, told.subject),
    own: ownName,
    banks: new Map(banks.map((bank) => [bank.slug, language === 'en' ? bank.nameEn : bank.nameZh])),
  };
  const texts = language === 'en' ? textsEn : textsZh;
  const telling = texts[told.kind](new TextParams(source, language));
  return { ...telling, why: whyText(told.why, ownName, language), url: `${publicUrl}${told.link}` };
}

const frames = {
  en: {
    open: 'Open in Guildhall',
    change: 'Choose what you are told',
    stop: (daily: boolean) => (daily ? 'No more daily e-mails' : 'No more e-mails of this kind'),
    digest: (n: number, own: string) => `${n === 1 ? 'One thing' : `${n} things`} you may want to know of ${own}`,
    digestLead: 'What has come in since the last daily e-mail and is still open to you:',
    more: (n: number) => `And ${n} more, which you find in Guildhall under the bell.`,
    confirm: 'Confirm your address',
    confirmSentence: (code: string, minutes: number) =>
      `Open the page and enter the code ${code} within ${minutes} minutes.`,
    confirmWhy:
      'You get this because somebody entered your address. If that was not you, do nothing: without the code nothing is sent here.',
  },
  'zh-CN': {
    open: '在 Guildhall 中打开',
    change: '通知设置',
    stop: (daily: boolean) => (daily ? '不再接收每日邮件' : '不再接收此类邮件'),
    digest: (n: number, own: string) => `${own}：今日 ${n} 条通知`,
    digestLead: '自上一封每日邮件以来，您仍可查看的通知：',
    more: (n: number) => `另有 ${n} 条，请在 Guildhall 的通知中查看。`,
    confirm: '请确认您的邮箱',
    confirmSentence: (code: string, minutes: number) => `请在 ${minutes} 分钟内打开页面，填写验证码 ${code}。`,
    confirmWhy: '您收到这封邮件，是因为有人填写了此邮箱。如果不是您，请忽略；没有验证码，不会再向此邮箱发送任何内容。',
  },
} as const;

/** One notification at once. */
export function singleMail(told: Tellable, reader: Addressee, unsubscribeToken: string): MailContent {
  const item = itemOf(told, reader);
  return {
    ...frameOf(reader, unsubscribeToken, told.topic),
    subject: plainLine(item.title),
    lead: null,
    items: [item],
    rest: null,
  };
}

/** What a day brought; `more` is how many are not spelled out. */
export function digestMail(
  told: readonly Tellable[],
  more: number,
  reader: Addressee,
  unsubscribeToken: string,
): MailContent {
  const frame = frames[reader.language];
  const own = nameIn(reader.language, reader.own) ?? 'Guildhall';
  return {
    ...frameOf(reader, unsubscribeToken, null),
    subject: plainLine(frame.digest(told.length + more, own)),
    lead: frame.digestLead,
    items: told.map((one) => itemOf(one, reader)),
    rest: more === 0 ? null : frame.more(more),
  };
}

/** The code for an address. */
export function confirmationMail(
  code: string,
  minutes: number,
  { language, publicUrl }: Pick<Addressee, 'language' | 'publicUrl'>,
): MailContent {
  const frame = frames[language];
  return {
    language,
    subject: frame.confirm,
    lead: null,
    items: [
      {
        title: frame.confirm,
        sentence: frame.confirmSentence(spelledCode(code), minutes),
        why: frame.confirmWhy,
        url: `${publicUrl}${pages.confirm(code)}`,
      },
    ],
    rest: null,
    open: frame.open,
    footer: [{ text: frame.change, url: `${publicUrl}${pages.preferences}` }],
  };
}

/** `topic` is null for the e-mail of a day. */
function frameOf({ language, publicUrl }: Addressee, unsubscribeToken: string, topic: Topic | null) {
  const frame = frames[language];
  const preferences = topic === null ? pages.preferences : pages.preferencesOf(topic);
  return {
    language,
    open: frame.open,
    footer: [
      { text: frame.change, url: `${publicUrl}${preferences}` },
      { text: frame.stop(topic === null), url: `${publicUrl}${pages.unsubscribe(unsubscribeToken)}` },
    ],
  };
}
