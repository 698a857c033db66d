import { held, type Escrow } from '../escrows/escrow.ts';
import { readAmount, writeAmount } from '../ledger/amount.ts';
import { html, type Html } from '../pages/html.ts';
import { renderPage } from '../pages/layout.ts';
import { say } from '../pages/locale.ts';
import { formatAmount } from '../pages/money.ts';
import type { Locale } from '../people/person-store.ts';
import type { BankDescription } from '../seed/bank-seed.ts';

const statusNames = {
  open: { zh: '待付入', en: 'Waiting for the money' },
  funded: { zh: '托管中', en: 'Held' },
  disputed: { zh: '有争议', en: 'Disputed' },
  returned: { zh: '退汇待处理', en: 'Returned, to be placed' },
  closed: { zh: '已结清', en: 'Closed' },
} as const;

const changeNames: Record<string, { zh: string; en: string }> = {
  opened: { zh: '开立', en: 'Opened' },
  funded: { zh: '款项付入', en: 'Paid in' },
  delivered: { zh: '卖方已交货', en: 'Delivered' },
  released: { zh: '放款给卖方', en: 'Released to the seller' },
  refunded: { zh: '退还买方', en: 'Given back to the buyer' },
  disputed: { zh: '提出争议', en: 'Objected to' },
  returned: { zh: '卖方银行退回', en: 'Returned by the seller’s bank' },
  placed: { zh: '款项放回托管', en: 'Back in escrow' },
  closed: { zh: '关闭', en: 'Closed' },
};

/** What stands in the way of a release, by the code with which it was refused. */
const hindrances: Record<string, { zh: string; en: string }> = {
  escrow_account_closed: { zh: '卖方账户已销户', en: 'the account of the seller is closed' },
  escrow_account_unknown: { zh: '本行没有卖方的这个账户', en: 'the account of the seller is no account here' },
  escrow_account_currency: { zh: '卖方账户的币种不同', en: 'the account of the seller has another currency' },
};
const ownFault = { zh: '本行系统原因', en: 'a reason of this bank itself' };

/** All escrows, those where somebody objects first. */
export function operatorEscrowsPage(view: { bank: BankDescription; locale: Locale; escrows: Escrow[] }): string {
  const { bank, locale, escrows } = view;
  const title = say(locale, { zh: '交易托管', en: 'Escrows' });
  return renderPage({
    bank,
    locale,
    title,
    otherLanguage: `/operator/escrows?lang=${locale === 'en' ? 'zh-CN' : 'en'}`,
    body: html`<p><a href="/operator">${say(locale, { zh: '银行操作台', en: 'Bank operator' })}</a></p>
      <h1 class="page-title">${title}</h1>
      <section class="card">
        ${escrows.length === 0 ? html`<p class="quiet">${say(locale, { zh: '还没有托管。', en: 'No escrows yet.' })}</p>` : null}
        <ul class="rows">
          ${escrows.map(
            (escrow) =>
              html`<li>
                <span
                  ><a href="${pathOf(escrow)}">${escrow.reference}</a
                  ><span class="quiet"
                    >${escrow.buyerId}<i class="dot"></i>${escrow.seller.name}<i class="dot"></i
                    >${formatAmount(escrow.amountMinor, escrow.currency)} ${escrow.currency}</span
                  ></span
                ><span class="chip">${say(locale, statusNames[escrow.status])}</span>
              </li>`,
          )}
        </ul>
      </section>`,
  });
}

export type EscrowView = {
  bank: BankDescription;
  locale: Locale;
  escrow: Escrow;
  changes: Record<string, unknown>[];
  notice: string | null;
};

/** One escrow: what became of it, and the decision where somebody objects. */
export function operatorEscrowPage(view: EscrowView): string {
  const { bank, locale, escrow } = view;
  return renderPage({
    bank,
    locale,
    title: escrow.reference,
    otherLanguage: `${pathOf(escrow)}?lang=${locale === 'en' ? 'zh-CN' : 'en'}`,
    body: html`<p><a href="/operator/escrows">${say(locale, { zh: '交易托管', en: 'Escrows' })}</a></p>
      <h1 class="page-title">
        ${escrow.reference} <span class="quiet">${say(locale, statusNames[escrow.status])}</span>
      </h1>
      ${view.notice === null ? null : html`<p class="notice" role="status">${view.notice}</p>`}
      <div class="columns">
        <div class="stack">${sumsPart(view)}${decisionPart(view)}${deadlinePart(view)}</div>
        ${changesPart(view)}
      </div>`,
  });
}

function sumsPart({ locale, escrow }: EscrowView): Html {
  const row = (words: { zh: string; en: string }, minor: bigint): Html =>
    html`<li>
      <span>${say(locale, words)}</span><span>${formatAmount(minor, escrow.currency)} ${escrow.currency}</span>
    </li>`;
  return html`<section class="card" aria-labelledby="sums-title">
    <h2 id="sums-title">${say(locale, { zh: '款项', en: 'The money' })}</h2>
    <ul class="rows">
      ${row({ zh: '约定金额', en: 'Agreed' }, escrow.amountMinor)}${row({ zh: '已付入', en: 'Paid in' }, escrow.fundedMinor)}
      ${row({ zh: '已放款', en: 'Released' }, escrow.releasedMinor)}${row({ zh: '已退还', en: 'Given back' }, escrow.refundedMinor)}
      ${row({ zh: '仍在托管', en: 'Still held' }, held(escrow))}
    </ul>
    <p class="quiet">
      ${say(locale, { zh: '买方', en: 'Buyer' })} ${escrow.buyerId}<i class="dot"></i>${say(locale, {
        zh: '卖方',
        en: 'seller',
      })}
      ${escrow.seller.name}<i class="dot"></i>${escrow.accountId}
    </p>
  </section>`;
}

function decisionPart({ locale, escrow }: EscrowView): Html | null {
  if (escrow.status !== 'disputed' || escrow.dispute === null) return null;
  const by = escrow.dispute.by === 'buyer' ? { zh: '买方', en: 'The buyer' } : { zh: '卖方', en: 'The seller' };
  return html`<section class="card" aria-labelledby="decision-title">
    <h2 id="decision-title">${say(locale, { zh: '裁决', en: 'Decision' })}</h2>
    <p>${say(locale, by)}${say(locale, { zh: '：', en: ': ' })}${escrow.dispute.reason}</p>
    <form method="post" action="${pathOf(escrow)}/decision" class="fields">
      <label class="field"
        ><span
          >${say(locale, { zh: `放款给卖方的金额（${escrow.currency}）`, en: `To the seller (${escrow.currency})` })}</span
        ><input
          name="released"
          inputmode="decimal"
          required
          maxlength="24"
          value="${writeAmount(held(escrow), escrow.currency)}"
      /></label>
      <label class="field"
        ><span>${say(locale, { zh: '理由，双方都会看到', en: 'Why: both sides read it' })}</span
        ><input name="note" required maxlength="500"
      /></label>
      <p class="quiet wide">
        ${say(locale, { zh: '其余金额退还买方。裁决后不能更改。', en: 'The rest goes back to the buyer. A decision is final.' })}
      </p>
      <p class="actions wide">
        <button class="primary" type="submit">${say(locale, { zh: '裁决并执行', en: 'Decide and carry out' })}</button>
      </p>
    </form>
  </section>`;
}

function deadlinePart({ locale, escrow }: EscrowView): Html | null {
  if (escrow.releaseAt === null || escrow.status !== 'funded') return null;
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' });
  return html`<section class="card" aria-labelledby="deadline-title">
    <h2 id="deadline-title">${say(locale, { zh: '到期自动放款', en: 'Released by itself' })}</h2>
    <p>${at.format(escrow.releaseAt)}</p>
    ${escrow.hindrance === null ? null : html`<p class="notice">${say(locale, { zh: '期限已过，放款未成，将再次尝试：', en: 'The deadline has passed, and the release could not be done. It is tried again: ' })}${say(locale, hindrances[escrow.hindrance] ?? ownFault)}</p>`}
    <form method="post" action="${pathOf(escrow)}/deadline">
      <button type="submit">
        ${say(locale, { zh: '让期限现在到期（仅沙盒）', en: 'Let the deadline pass now (sandbox only)' })}
      </button>
    </form>
  </section>`;
}

function changesPart({ locale, escrow, changes }: EscrowView): Html {
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' });
  return html`<section class="card" aria-labelledby="changes-title">
    <h2 id="changes-title">${say(locale, { zh: '经过', en: 'What happened' })}</h2>
    <ol class="rows">
      ${changes.map((change) => {
        const transfer = change['transfer'] as { amount: string } | null;
        const minor = transfer === null ? null : readAmount(transfer.amount, escrow.currency);
        const note = typeof change['note'] === 'string' ? change['note'] : null;
        return html`<li>
          <span
            >${say(locale, changeNames[String(change['change'])] ?? { zh: '', en: '' })}<span class="quiet"
              >${at.format(new Date(String(change['at'])))}${note === null ? null : html`<i class="dot"></i>${note}`}</span
            ></span
          ><span>${minor === null ? '' : `${formatAmount(minor, escrow.currency)} ${escrow.currency}`}</span>
        </li>`;
      })}
    </ol>
  </section>`;
}

function pathOf({ clientId, escrowId }: Escrow): string {
  return `/operator/escrows/${encodeURIComponent(clientId)}/${encodeURIComponent(escrowId)}`;
}
