export type Language = 'zh' | 'en';

/** What the mail sink's pages say. */
export const texts = {
  title: { zh: '演示邮箱', en: 'Demo mailbox' },
  strip: {
    zh: '沙盒环境：网络发出的邮件都停在这里，不会送到真实邮箱',
    en: 'Sandbox: every e-mail of the network ends here, none reaches a real mailbox',
  },
  search: { zh: '收件地址', en: 'Recipient' },
  find: { zh: '查找', en: 'Find' },
  unreadOnly: { zh: '只看未读', en: 'Unread only' },
  all: { zh: '全部', en: 'All' },
  none: { zh: '没有符合条件的邮件。', en: 'No e-mail matches.' },
  nothingYet: {
    zh: '还没有邮件。在网络的“通知设置”里填一个邮箱地址，确认邮件就会出现在这里。',
    en: 'No e-mail yet. Enter an address in the notification settings of the network, and its confirmation appears here.',
  },
  unread: { zh: '未读', en: 'Unread' },
  back: { zh: '返回列表', en: 'Back to the list' },
  from: { zh: '发件人', en: 'From' },
  to: { zh: '收件人', en: 'To' },
  receivedAt: { zh: '收到', en: 'Received' },
  noSubject: { zh: '（无主题）', en: '(no subject)' },
  asText: { zh: '文本', en: 'Text' },
  asHtml: { zh: '网页', en: 'HTML' },
  headers: { zh: '邮件头', en: 'Headers' },
  attachments: { zh: '附件', en: 'Attachments' },
  noBody: { zh: '这封邮件没有可读的正文。', en: 'This e-mail has no text to read.' },
  emptyBox: { zh: '清空', en: 'Empty the mailbox' },
  switchOff: { zh: '关停邮件服务器', en: 'Switch the mail server off' },
  switchOn: { zh: '恢复邮件服务器', en: 'Switch the mail server on' },
  up: { zh: '邮件服务器正常收信', en: 'The mail server takes e-mail in' },
  down: {
    zh: '邮件服务器已关停：现在拒收邮件，发信方要等它恢复',
    en: 'The mail server is off: it refuses e-mail, and whoever sends has to wait',
  },
  notFound: { zh: '这封邮件已经不在了', en: 'This e-mail is no longer here' },
  more: { zh: '有新邮件，点此刷新', en: 'New e-mail has arrived: show it' },
} as const satisfies Record<string, Record<Language, string>>;

/** How many messages there are, and how many different ones. */
export function countText(language: Language, { kept, distinct, unread }: Counts): string {
  return language === 'zh'
    ? `共 ${kept} 封，不同的 ${distinct} 封（按 Message-ID），未读 ${unread} 封`
    : `${kept} kept, ${distinct} distinct by Message-ID, ${unread} unread`;
}

type Counts = { kept: number; distinct: number; unread: number };

/** The language of a page: the one asked for, an earlier choice, else the browser's. */
export function pickLanguage(chosen: string | null, cookie: string, acceptLanguage: string): Language {
  const kept = /(?:^|;\s*)mail_language=(zh|en)/.exec(cookie)?.[1];
  const wishes = [chosen, kept, ...acceptLanguage.split(',').map((range) => range.trim())];
  for (const wish of wishes) {
    if (wish?.startsWith('zh')) return 'zh';
    if (wish?.startsWith('en')) return 'en';
  }
  return 'zh';
}
