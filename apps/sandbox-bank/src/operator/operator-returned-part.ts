import type { PeerConfig } from '../config.ts';
import type { SentTransfer } from '../interbank/interbank-store.ts';
import type { ReturnedFunds } from '../interbank/returned-store.ts';
import { limits } from '../limits.ts';
import { html, type Html } from '../pages/html.ts';
import { say } from '../pages/locale.ts';
import { formatAmount } from '../pages/money.ts';
import type { Locale } from '../people/person-store.ts';
import { reasonWords } from './clearing-words.ts';

type View = { locale: Locale; peers: PeerConfig[]; at: Intl.DateTimeFormat };

/** What came back and has no account to go to by itself, each with where it is from and a form to place it. */
export function returnedPart(view: View, waiting: ReturnedFunds[]): Html {
  const { locale } = view;
  return html`<section class="card" aria-labelledby="returned-title">
    <h2 id="returned-title">${say(locale, { zh: '待处理退汇', en: 'Returned and not placed' })}</h2>
    ${waiting.length === 0 ? html`<p class="quiet">${say(locale, { zh: '没有待处理的退汇。', en: 'Nothing waits to be placed.' })}</p>` : null}
    <ol class="rows">
      ${waiting.map((funds) => html`<li>${originOf(view, funds)}${placeForm(view, funds)}</li>`)}
    </ol>
  </section>`;
}

/** What staff have placed: when, where to and why. */
export function placedPart({ locale, at }: View, placed: ReturnedFunds[]): Html | null {
  if (placed.length === 0) return null;
  return html`<section class="card" aria-labelledby="placed-title">
    <h2 id="placed-title">${say(locale, { zh: '已处理退汇', en: 'Returned and placed' })}</h2>
    <ol class="rows">
      ${placed.map(({ sent, escrow, placed: where }) => {
        if (where === null) return null;
        const to =
          where.outside === null ? where.account : `${where.outside.accountNumber} ${where.outside.bank ?? ''}`;
        return html`<li>
          <span
            >${escrow?.reference ?? sent.debtorAccount} → ${to}<span class="quiet"
              >${at.format(where.at)}<i class="dot"></i>${where.note}<i class="dot"></i>${sent.endToEndId}</span
            ></span
          ><span class="sum">${formatAmount(sent.amountMinor, sent.currency)} ${sent.currency}</span>
        </li>`;
      })}
    </ol>
  </section>`;
}

function originOf({ locale, at }: View, { sent, escrow, customerId, cameAt }: ReturnedFunds): Html {
  const from =
    escrow === null
      ? html`${say(locale, { zh: '付款账户', en: 'Paid from' })} ${sent.debtorAccount}`
      : html`${say(locale, { zh: '托管', en: 'Escrow' })}
          <a href="/operator/escrows/${encodeURIComponent(escrow.clientId)}/${encodeURIComponent(escrow.escrowId)}"
            >${escrow.reference}</a
          >`;
  const why =
    sent.status === 'set_aside'
      ? say(locale, { zh: `本行已搁置：${sent.setAsideNote ?? ''}`, en: `set aside here: ${sent.setAsideNote ?? ''}` })
      : returnedThere(locale, sent.reason);
  const { CdtrAcct } = sent.message.CdtTrfTxInf;
  return html`<span
      >${from}<span class="quiet"
        >${customerId}<i class="dot"></i>${say(locale, { zh: '原收款人', en: 'meant for' })} ${sent.creditorName}
        ${CdtrAcct.Id.Othr.Id}<i class="dot"></i>${why}<i class="dot"></i>${at.format(cameAt)}<i class="dot"></i
        >${sent.endToEndId}</span
      ></span
    ><span class="sum">${formatAmount(sent.amountMinor, sent.currency)} ${sent.currency}</span>`;
}

function returnedThere(locale: Locale, reason: string | null): string {
  const why = reason === null ? { zh: '', en: '' } : reasonWords(reason);
  return say(locale, { zh: `对方退回：${why.zh}`, en: `returned there: ${why.en}` });
}

function placeForm({ locale, peers }: View, { sent, escrow }: ReturnedFunds): Html {
  const back =
    escrow === null
      ? { zh: '退回付款账户', en: 'Back to the account that paid' }
      : { zh: '放回托管', en: 'Back into the escrow' };
  const other =
    escrow === null
      ? { zh: '转入该客户的另一账户', en: 'To another account of the same customer' }
      : { zh: '付到卖方更正后的账户', en: 'To the corrected account of the seller' };
  return html`<form
    method="post"
    action="/operator/clearing/returned/${encodeURIComponent(sent.messageId)}"
    class="fields placing"
  >
    <label class="field"
      ><span>${say(locale, { zh: '处理方式', en: 'Where it goes' })}</span
      ><select name="to">
        <option value="origin">${say(locale, back)}</option>
        <option value="account">${say(locale, other)}</option>
      </select></label
    >
    <label class="field"
      ><span>${say(locale, { zh: '更正后的账号', en: 'Corrected account number' })}</span
      ><input name="accountNumber" maxlength="100" autocomplete="off"
    /></label>
    ${escrow === null ? null : bankField(locale, peers)}
    <label class="field"
      ><span>${say(locale, { zh: '理由（留存备查）', en: 'Why (kept on record)' })}</span
      ><input name="note" required maxlength="${limits.staffNoteChars}"
    /></label>
    <p class="actions wide">
      <button class="primary" type="submit">${say(locale, { zh: '处理这笔退汇', en: 'Place it' })}</button>
    </p>
  </form>`;
}

function bankField(locale: Locale, peers: PeerConfig[]): Html {
  return html`<label class="field"
    ><span>${say(locale, { zh: '该账户的开户行', en: 'Bank of that account' })}</span
    ><select name="bankId">
      <option value="">${say(locale, { zh: '本行', en: 'This bank' })}</option>
      ${peers.map(({ bankId, nameZh, nameEn }) => html`<option value="${bankId}">${locale === 'en' ? nameEn : nameZh}</option>`)}
    </select></label
  >`;
}

/** Takes a message out of the queue that the other bank refuses; null where that is not to be decided. */
export function setAsideForm(locale: Locale, { status, refusedStatus, messageId }: SentTransfer): Html | null {
  if (status !== 'queued' || refusedStatus === null) return null;
  return html`<form
    method="post"
    action="/operator/clearing/sent/${encodeURIComponent(messageId)}/set-aside"
    class="fields placing"
  >
    <p class="quiet wide">
      ${say(locale, {
        zh: '对方银行拒收这份报文，后面的汇款都在等待。请先向对方确认未曾入账，再搁置：款项退回原处，其余汇款继续。',
        en: 'The other bank refuses this message, and all behind it wait. Ask it first whether it has booked the money; then set it aside: the money goes back, and the others go on.',
      })}
    </p>
    <label class="field wide"
      ><span>${say(locale, { zh: '理由（留存备查）', en: 'Why (kept on record)' })}</span
      ><input name="note" required maxlength="${limits.staffNoteChars}"
    /></label>
    <p class="actions wide">
      <button type="submit">${say(locale, { zh: '搁置这份报文', en: 'Set it aside' })}</button>
    </p>
  </form>`;
}
