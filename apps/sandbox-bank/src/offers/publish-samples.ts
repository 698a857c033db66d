import type { BankContext } from '../bank-context.ts';
import type { Bilingual } from './offer.ts';
import { newestEntries, putDocument } from './offer-store.ts';
import { publishOffer, type Publisher } from './publish-offer.ts';
import { huayueOffers } from './samples/huayue.ts';
import { lanjiangOffers } from './samples/lanjiang.ts';
import type { Sample } from './samples/sample.ts';

const samplesOf: Record<string, (now: Date) => Sample[]> = { huayue: huayueOffers, lanjiang: lanjiangOffers };

/** The offers with which a bank begins; clients find them when they read its list. A bank that has offers gets no others. */
export async function publishSamples(bank: Publisher & Pick<BankContext, 'db'>): Promise<void> {
  const samples = samplesOf[bank.config.bankId]?.(bank.clock.now()) ?? [];
  if (samples.length === 0 || (await newestEntries(bank.db, 1)).length > 0) return;
  await bank.db.transaction(async (tx) => {
    for (const one of samples) {
      await putDocument(tx, one.offerId, termsDocument(one));
      await publishOffer(tx, bank, one, { tell: false });
    }
  });
}

const names: Record<'terms', Bilingual> = { terms: { zh: '产品条款', en: 'Terms of the product' } };

/** The terms as a text that can be kept. */
function termsDocument({ content }: Sample) {
  const { title, details, terms } = content;
  const lines = (locale: 'zh' | 'en'): string[] => [
    title[locale],
    '',
    details[locale],
    ...terms.notes.map((note) => note[locale]),
    '',
    `${terms.currency} ${terms.amountFrom} – ${terms.amountTo}`,
  ];
  return {
    documentId: 'terms',
    name: names.terms,
    mediaType: 'text/plain; charset=utf-8',
    content: Buffer.from([...lines('zh'), '', ...lines('en'), ''].join('\n')),
  };
}
