import type { Letter } from './mailbox.ts';
import { html } from './mail-html.ts';
import type { Html } from './mail-html.ts';
import { countText, texts } from './mail-texts.ts';
import type { Language } from './mail-texts.ts';

export type PageState = {
  language: Language;
  /** Path and search of the page, so that the other language leads back to it. */
  address: string;
  isDown: boolean;
  counts: { kept: number; distinct: number; unread: number };
};

export type Filter = { to: string; unread: boolean };

/** The list of what has arrived, the newest first. */
export function listPage(state: PageState, letters: readonly Letter[], { to, unread }: Filter): string {
  const { language } = state;
  const filtered = to !== '' || unread;
  const newest = letters[0]?.id ?? 0;
  return house(
    state,
    texts.title[language],
    html`<form class="search" method="get" action="/" role="search">
        <label>${texts.search[language]} <input type="search" name="to" value="${to}" autocomplete="off" /></label>
        <label class="check"
          ><input type="checkbox" name="unread" value="1" ${unread ? html`checked` : null} /> ${
            texts.unreadOnly[language]
          }</label
        >
        <button>${texts.find[language]}</button>
        ${filtered ? html`<a href="/">${texts.all[language]}</a>` : null}
      </form>
      <p class="quiet">${countText(language, state.counts)}</p>
      <p role="status">
        <a class="more" href="${state.address}" data-newest="${newest}" hidden>${texts.more[language]}</a>
      </p>
      ${
        letters.length === 0
          ? html`<p class="card">${(filtered ? texts.none : texts.nothingYet)[language]}</p>`
          : html`<ul class="card letters">
              ${letters.map((letter) => listRow(letter, language))}
            </ul>`
      }
      ${switches(state)}`,
  );
}

function listRow(letter: Letter, language: Language): Html {
  return html`<li>
    <a href="/messages/${letter.id}" class="${letter.read ? 'read' : 'unread'}">
      <span class="subject">${letter.subject || texts.noSubject[language]}</span>
      <span class="quiet">${letter.envelope.to.join(', ')}</span>
      <span class="quiet">${timeText(letter.receivedAt, language)}</span>
      ${letter.read ? null : html`<span class="chip">${texts.unread[language]}</span>`}
    </a>
  </li>`;
}

/** One message: both bodies, what is attached, and all its headers. */
export function letterPage(state: PageState, letter: Letter): string {
  const { language } = state;
  const subject = letter.subject || texts.noSubject[language];
  const rows = [
    [texts.from[language], letter.from || letter.envelope.from],
    [texts.to[language], letter.envelope.to.join(', ')],
    [texts.receivedAt[language], timeText(letter.receivedAt, language)],
    ['Message-ID', letter.messageId],
  ];
  return house(
    state,
    subject,
    html`<p><a href="/">${texts.back[language]}</a></p>
      <article class="card">
        <h1>${subject}</h1>
        <dl>
          ${rows.map(
            ([name = '', value = '']) =>
              html`<div>
                <dt>${name}</dt>
                <dd>${value}</dd>
              </div>`,
          )}
        </dl>
        ${letter.text === null && letter.html === null ? html`<p>${texts.noBody[language]}</p>` : null}
        ${letter.html === null ? null : htmlPart(letter, language)}
        ${
          letter.text === null
            ? null
            : html`<h2>${texts.asText[language]}</h2>
                <pre>${linked(letter.text)}</pre>`
        }
        ${
          letter.attachments.length === 0
            ? null
            : html`<h2>${texts.attachments[language]}</h2>
                <ul>
                  ${letter.attachments.map(
                    ({ type, fileName, sizeBytes }) => html`<li>${fileName} ${type}, ${sizeBytes} B</li>`,
                  )}
                </ul>`
        }
        <details>
          <summary>${texts.headers[language]}</summary>
          <pre>${letter.headers.map(({ name, value }) => `${name}: ${value}`).join('\n')}</pre>
        </details>
      </article>`,
  );
}

/** The HTML stands in a frame without scripts and without this page's origin; its links open beside. */
function htmlPart({ id }: Letter, language: Language): Html {
  return html`<h2>${texts.asHtml[language]}</h2>
    <iframe
      src="/messages/${id}/html"
      title="${texts.asHtml[language]}"
      sandbox="allow-popups allow-popups-to-escape-sandbox"
    ></iframe>`;
}

/** That there is nothing at an address. */
export function missingPage(state: PageState): string {
  const text = texts.notFound[state.language];
  return house(
    state,
    text,
    html`<p class="card">${text}</p>
      <p><a href="/">${texts.back[state.language]}</a></p>`,
  );
}

function switches({ language, isDown }: PageState): Html {
  return html`<div class="switches">
    <form method="post" action="/switch">
      <input type="hidden" name="down" value="${isDown ? 'false' : 'true'}" />
      <button>${(isDown ? texts.switchOn : texts.switchOff)[language]}</button>
    </form>
    <form method="post" action="/empty"><button>${texts.emptyBox[language]}</button></form>
  </div>`;
}

function linked(text: string): Html[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((piece, index) =>
      index % 2 === 1 ? html`<a href="${piece}" target="_blank" rel="noreferrer">${piece}</a>` : html`${piece}`,
    );
}

function timeText(instant: string, language: Language): string {
  return new Date(instant).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
}

function house({ language, address, isDown }: PageState, title: string, body: Html): string {
  const other = language === 'zh' ? 'en' : 'zh';
  const turned = `${address}${address.includes('?') ? '&' : '?'}lang=${other}`;
  return html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - ${texts.title[language]}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/mail.css" />
        <script src="/assets/mail.js" defer></script>
      </head>
      <body>
        <header>
          <p class="strip">${texts.strip[language]}</p>
          <div class="bar">
            <a href="/"><strong>${texts.title[language]}</strong></a>
            <a href="${turned}" hreflang="${other === 'zh' ? 'zh-CN' : 'en'}" lang="${other === 'zh' ? 'zh-CN' : 'en'}"
              >${other === 'zh' ? '中文' : 'English'}</a
            >
          </div>
          <p class="state ${isDown ? 'down' : 'up'}" role="status">${(isDown ? texts.down : texts.up)[language]}</p>
        </header>
        <main>${body}</main>
      </body>
    </html>`.markup;
}
