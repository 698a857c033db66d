/** One notification as an e-mail tells it. */
export interface MailItem {
  readonly title: string;
  readonly sentence: string;
  readonly why: string;
  readonly url: string;
}

/** What an e-mail says, before it becomes text and HTML. */
export interface MailContent {
  readonly language: 'zh-CN' | 'en';
  readonly subject: string;
  /** Above the items; null when there is one and nothing to add. */
  readonly lead: string | null;
  readonly items: readonly MailItem[];
  /** Below them: what else there is. */
  readonly rest: string | null;
  /** Words of the link to each item's page. */
  readonly open: string;
  readonly footer: readonly { readonly text: string; readonly url: string }[];
}

/** The same for programs that show no HTML. */
export function textBody({ lead, items, rest, footer }: MailContent): string {
  const parts = [
    ...(lead === null ? [] : [lead]),
    ...items.map((item) => [item.title, item.sentence, item.url, item.why].filter((line) => line !== '').join('\n')),
    ...(rest === null ? [] : [rest]),
    ['--', ...footer.map(({ text, url }) => `${text}: ${url}`)].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Small on purpose: no picture, no script, nothing that is loaded from elsewhere. */
export function htmlBody(content: MailContent): string {
  const { language, subject, lead, items, rest, open, footer } = content;
  const sections = items.map(
    (item) => `<div style="margin:0 0 24px">
<h2 style="font-size:17px;line-height:1.4;margin:0 0 6px">${escaped(item.title)}</h2>
<p style="margin:0 0 8px">${escaped(item.sentence)}</p>
${item.url === '' ? '' : `<p style="margin:0 0 8px"><a href="${escaped(item.url)}" style="color:#22406f">${escaped(open)}</a></p>`}
${item.why === '' ? '' : `<p style="margin:0;color:#5b6470;font-size:13px">${escaped(item.why)}</p>`}
</div>`,
  );
  const links = footer.map(({ text, url }) => `<a href="${escaped(url)}" style="color:#5b6470">${escaped(text)}</a>`);
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px;background:#f6f7f9">
<div style="max-width:560px;margin:0 auto;padding:24px;background:#fff;color:#1d2733;font:15px/1.6 sans-serif">
${lead === null ? '' : `<p style="margin:0 0 24px">${escaped(lead)}</p>`}
${sections.join('\n')}
${rest === null ? '' : `<p style="margin:0 0 24px">${escaped(rest)}</p>`}
<p style="margin:0;padding-top:16px;border-top:1px solid #e3e6ea;color:#5b6470;font-size:13px">${links.join(' · ')}</p>
</div></body></html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
