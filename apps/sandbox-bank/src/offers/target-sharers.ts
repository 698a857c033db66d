import type { BankContext } from '../bank-context.ts';
import type { Queryable } from '../db/database.ts';
import { limits } from '../limits.ts';
import { publishOffer } from './publish-offer.ts';
import { lockSource, newestEntry } from './offer-store.ts';
import { t } from './samples/sample.ts';
import { selectLoanSeekers } from './seeker-store.ts';
import type { OfferContent } from './offer.ts';

const offerId = 'because-shared-loan';
const source = 'online_banking';
const dayMs = 86_400_000;

/**
 * The rule by which shared activity becomes an offer: whoever looked at loans twice, or compared or accepted one, is offered a better
 * rate. Addressed to pseudonyms; one that was erased is not named any more, and without any the offer is withdrawn.
 */
export async function targetSharers(bank: BankContext): Promise<void> {
  const changed = await bank.db.transaction(async (tx) => {
    const seekers = await selectLoanSeekers(tx, limits.offerTargets);
    const known = await newestEntry(tx, offerId);
    const named = known?.state === 'published' ? (known.document.targets?.pseudonyms ?? []) : [];
    if (seekers.toSorted().join() === named.toSorted().join()) return false;
    return rename(tx, bank, seekers);
  });
  if (changed) bank.outboxFilled.ring();
}

async function rename(tx: Queryable, bank: BankContext, pseudonyms: string[]): Promise<boolean> {
  await lockSource(tx, source);
  const content = pseudonyms.length === 0 ? null : contentFor(pseudonyms, bank.clock.now());
  return publishOffer(tx, bank, { source, offerId, content }, { tell: true });
}

function contentFor(pseudonyms: string[], now: Date): OfferContent {
  const from = new Date(Math.floor(now.getTime() / dayMs) * dayMs);
  return {
    kind: 'loan',
    replaces: null,
    title: t('优选周转贷|Preferred short-term loan'),
    summary: t('为近期了解过贷款的企业准备，利率更低。|For those who have looked at loans lately, at a lower rate.'),
    details: t(
      '面向近期在网络上了解过贷款并同意与我行分享使用情况的企业。利率优惠，随借随还。|For enterprises that have looked at loans on the network and share that with us. A better rate; draw and repay as you need.',
    ),
    terms: {
      currency: 'CNY',
      amountFrom: '100000.00',
      amountTo: '2000000.00',
      annualRatePercent: '3.15',
      feePercent: null,
      termMonthsFrom: 1,
      termMonthsTo: 12,
      payoutDays: 1,
      security: null,
      earlyRepaymentPercent: '0',
      signatures: 1,
      notes: [],
    },
    eligibility: [],
    audience: 'customers',
    targets: { customerIds: [], pseudonyms },
    because: ['offers'],
    validFrom: from.toISOString(),
    validUntil: new Date(from.getTime() + 30 * dayMs).toISOString(),
    formId: 'loan-application',
  };
}
