import type { PeerConfig } from '../config.ts';
import { deliveryFailureOf } from '../interbank/delivery-failure.ts';
import type { ReturnedFunds } from '../interbank/returned-store.ts';
import type { ClearingPosition, ReceivedTransfer, SentTransfer } from '../interbank/interbank-store.ts';
import { html, type Html } from '../pages/html.ts';
import { renderPage } from '../pages/layout.ts';
import { say } from '../pages/locale.ts';
import { formatAmount } from '../pages/money.ts';
import type { Locale } from '../people/person-store.ts';
import type { BankDescription } from '../seed/bank-seed.ts';
import { failureWords, reasonWords } from './clearing-words.ts';
import { placedPart, returnedPart, setAsideForm } from './operator-returned-part.ts';

export type ClearingView = {
  bank: BankDescription;
  locale: Locale;
  peers: PeerConfig[];
  positions: ClearingPosition[];
  sent: SentTransfer[];
  received: ReceivedTransfer[];
  returned: ReturnedFunds[];
  placed: ReturnedFunds[];
  done: Done | null;
};

/** What staff have just done. */
export type Done = 'placed' | 'placed-before' | 'set-aside' | 'set-aside-before';

const doneWords: Record<Done, { zh: string; en: string }> = {
  placed: { zh: '退汇已处理，已入账并告知相关各方。', en: 'Placed: it is booked, and those concerned are told.' },
  'placed-before': {
    zh: '这笔退汇此前已处理，没有重复入账。',
    en: 'It had been placed before; nothing was booked again.',
  },
  'set-aside': { zh: '报文已搁置，后面的汇款继续发送。', en: 'Set aside; those behind it go on.' },
  'set-aside-before': {
    zh: '这份报文此前已搁置，没有重复退款。',
    en: 'It had been set aside before; nothing was booked again.',
  },
};

const sentNames = {
  queued: { zh: '等待送达', en: 'Waiting' },
  settled: { zh: '已入账', en: 'Credited there' },
  returned: { zh: '已退回', en: 'Returned' },
  set_aside: { zh: '已搁置', en: 'Set aside' },
} as const;

/** What this bank and those that it clears with owe each other, and the transfers behind it. */
export function operatorClearingPage(view: ClearingView): string {
  const { bank, locale, peers, done } = view;
  const desk = { locale, peers, at: timeFormat(locale) };
  const title = say(locale, { zh: '同业清算', en: 'Clearing with other banks' });
  return renderPage({
    bank,
    locale,
    title,
    otherLanguage: `/operator/clearing?lang=${locale === 'en' ? 'zh-CN' : 'en'}`,
    body: html`<p><a href="/operator">${say(locale, { zh: '全部客户', en: 'All customers' })}</a></p>
      <h1 class="page-title">${title}</h1>
      ${done === null ? null : html`<p class="notice" role="status">${say(locale, doneWords[done])}</p>`}
      <div class="columns">
        <div class="stack">${positionsPart(view)}${returnedPart(desk, view.returned)}${sentPart(view)}</div>
        <div class="stack">${receivedPart(view)}${placedPart(desk, view.placed)}</div>
      </div>`,
  });
}

function positionsPart({ locale, peers, positions }: ClearingView): Html {
  return html`<section class="card" aria-labelledby="positions-title">
    <h2 id="positions-title">${say(locale, { zh: '头寸', en: 'Positions' })}</h2>
    ${positions.length === 0 ? html`<p class="quiet">${say(locale, { zh: '还没有同业往来。', en: 'Nothing was cleared yet.' })}</p>` : null}
    <ul class="rows">
      ${positions.map(({ peer, currency, balanceMinor, waitingMinor, waiting }) => {
        const owes =
          balanceMinor < 0n ? { zh: '对方应付本行', en: 'They owe us' } : { zh: '本行应付对方', en: 'We owe them' };
        const size = balanceMinor < 0n ? -balanceMinor : balanceMinor;
        const behind = `${formatAmount(waitingMinor, currency)} ${currency}`;
        return html`<li>
          <span
            >${nameOf(peers, peer, locale)}${
              waiting === 0
                ? null
                : html`<span class="quiet"
                    >${say(locale, { zh: `其中 ${waiting} 笔待送达，共 ${behind}`, en: `${waiting} not delivered yet: ${behind}` })}</span
                  >`
            }</span
          ><span class="sum"
            >${formatAmount(size, currency)} ${currency}<span class="quiet">${say(locale, owes)}</span></span
          >
        </li>`;
      })}
    </ul>
  </section>`;
}

function sentPart({ locale, peers, sent }: ClearingView): Html {
  const at = timeFormat(locale);
  return html`<section class="card" aria-labelledby="sent-title">
    <h2 id="sent-title">${say(locale, { zh: '汇出', en: 'Sent' })}</h2>
    ${sent.length === 0 ? html`<p class="quiet">${say(locale, { zh: '还没有汇出。', en: 'Nothing was sent yet.' })}</p>` : null}
    <ol class="rows">
      ${sent.map((one) => {
        const { peer, creditorName, amountMinor, currency, endToEndId, status, createdAt } = one;
        return html`<li>
          <span
            >${creditorName}<span class="quiet"
              >${nameOf(peers, peer, locale)}<i class="dot"></i>${at.format(createdAt)}<i class="dot"></i
              >${endToEndId}</span
            >${saidOf(locale, one)}</span
          ><span class="sum"
            >${formatAmount(amountMinor, currency)} ${currency}<span class="chip"
              >${say(locale, sentNames[status])}</span
            ></span
          >${rawOf(locale, one)}${setAsideForm(locale, one)}
        </li>`;
      })}
    </ol>
  </section>`;
}

/** Why a transfer waits, has come back or was set aside. */
function saidOf(locale: Locale, { status, reason, setAsideNote, lastError }: SentTransfer): Html[] {
  const failure = lastError === null ? null : say(locale, failureWords(deliveryFailureOf(lastError)));
  const said = [
    reason === null ? null : say(locale, reasonWords(reason)),
    setAsideNote,
    status === 'queued' ? failure : null,
  ];
  return said.filter((one) => one !== null).map((one) => html`<span class="quiet">${one}</span>`);
}

/** What was noted of the last attempt, as it is, for those who mend it. */
function rawOf(locale: Locale, { lastError }: SentTransfer): Html | null {
  if (lastError === null) return null;
  return html`<details class="raw">
    <summary>${say(locale, { zh: '技术细节', en: 'Technical detail' })}</summary>
    <code>${lastError}</code>
  </details>`;
}

function receivedPart({ locale, peers, received }: ClearingView): Html {
  const at = timeFormat(locale);
  return html`<section class="card" aria-labelledby="received-title">
    <h2 id="received-title">${say(locale, { zh: '汇入', en: 'Received' })}</h2>
    ${received.length === 0 ? html`<p class="quiet">${say(locale, { zh: '还没有汇入。', en: 'Nothing was received yet.' })}</p>` : null}
    <ol class="rows">
      ${received.map(({ peer, debtorName, creditorAccount, amount, currency, endToEndId, reason, receivedAt }) => {
        const became = reason === null ? { zh: '已入账', en: 'Booked' } : { zh: '已退回', en: 'Returned' };
        return html`<li>
          <span
            >${debtorName}<span class="quiet"
              >${nameOf(peers, peer, locale)}<i class="dot"></i>${creditorAccount}<i class="dot"></i
              >${at.format(receivedAt)}<i class="dot"></i>${endToEndId}</span
            >${reason === null ? null : html`<span class="quiet">${say(locale, reasonWords(reason))}</span>`}</span
          ><span class="sum">${amount} ${currency}<span class="chip">${say(locale, became)}</span></span>
        </li>`;
      })}
    </ol>
  </section>`;
}

function nameOf(peers: PeerConfig[], bankId: string, locale: Locale): string {
  const peer = peers.find((one) => one.bankId === bankId);
  if (peer === undefined) return bankId;
  return locale === 'en' ? peer.nameEn : peer.nameZh;
}

function timeFormat(locale: Locale): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' });
}
