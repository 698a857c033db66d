import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Problem } from '../api/problem.ts';
import type { BankContext } from '../bank-context.ts';
import { newId } from '../ids.ts';
import { limits } from '../limits.ts';
import { nextRound, stateOf, type OfferEntry, type OfferOrder } from '../offers/offer.ts';
import { hurryOrders, insertOrder, newestEntries, newestEntry, waitingOrders } from '../offers/offer-store.ts';
import { responsesTo, type Responses } from '../offers/response-store.ts';
import { describeBank } from '../pages/bank-description.ts';
import { pageHeaders } from '../pages/layout.ts';
import { say } from '../pages/locale.ts';
import type { Locale } from '../people/person-store.ts';
import { fieldsOf, readOfferForm, type OfferFields } from './offer-form.ts';
import { operatorLocale } from './operator-locale.ts';
import { operatorOfferPage, operatorOffersPage } from './operator-offer-page.ts';

const hide = { schema: { hide: true } };
type Params = { Params: { offerId: string } };
const freshFields: OfferFields = { currency: 'CNY', termMonthsFrom: '1', termMonthsTo: '12', days: '30' };

/** The desk of offers: what the subsystems publish, replace and withdraw. */
export function operatorOfferRoutes(bank: BankContext): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/operator/offers', hide, async (request, reply) => {
      const locale = operatorLocale(bank, request, reply);
      const entries = await newestEntries(bank.db, limits.offersShown);
      const waiting = await waitingOrders(bank.db, limits.offersShown);
      const page = operatorOffersPage({
        bank: await describeBank(bank.db, bank.config.bankId),
        locale,
        offers: await standing(bank, entries),
        waiting: waiting.map(({ content, ...order }) => ({ ...order, withdrawal: content === null })),
        fields: freshFields,
        notice: noticeOf((request.query as Record<string, unknown>)['done'], locale),
      });
      return reply.headers(pageHeaders()).send(page);
    });

    app.get<Params>('/operator/offers/:offerId', hide, async (request, reply) => {
      const entry = await newestEntry(bank.db, request.params.offerId);
      const found = entry === null ? undefined : (await standing(bank, [entry])).at(0);
      if (found === undefined) throw new Problem(404, 'offer_unknown', 'There is no such offer.');
      const locale = operatorLocale(bank, request, reply);
      const { source, offerId, document } = found.entry;
      const page = operatorOfferPage({
        bank: await describeBank(bank.db, bank.config.bankId),
        locale,
        ...found,
        fields: fieldsOf(source, offerId, document, bank.clock.now()),
        notice: noticeOf((request.query as Record<string, unknown>)['done'], locale),
      });
      return reply.headers(pageHeaders()).send(page);
    });

    app.post('/operator/offers', hide, async (request, reply) => {
      await decide(bank, fieldsFrom(request.body));
      return reply.redirect('/operator/offers?done=published', 303);
    });

    app.post('/operator/offers/rounds', hide, async (_request, reply) => {
      await hurryOrders(bank.db, bank.clock.now());
      bank.offersDecided.ring();
      return reply.redirect('/operator/offers?done=published', 303);
    });

    app.post<Params>('/operator/offers/:offerId', hide, async (request, reply) => {
      const { offerId } = request.params;
      await decide(bank, { ...fieldsFrom(request.body), offerId });
      return reply.redirect(`/operator/offers/${encodeURIComponent(offerId)}?done=published`, 303);
    });

    app.post<Params>('/operator/offers/:offerId/withdrawal', hide, async (request, reply) => {
      const { offerId } = request.params;
      const entry = await newestEntry(bank.db, offerId);
      if (entry === null) throw new Problem(404, 'offer_unknown', 'There is no such offer.');
      await order(bank, { source: entry.source, offerId, content: null });
      return reply.redirect(`/operator/offers/${encodeURIComponent(offerId)}?done=withdrawn`, 303);
    });
  };
}

/** @throws Problem 400 that names every field that is not right. */
async function decide(bank: BankContext, fields: OfferFields): Promise<void> {
  const read = readOfferForm(fields, bank.clock.now());
  if ('errors' in read) {
    const words = read.errors.map(({ field, reason }) => `${field} ${reason}`).join('; ');
    throw new Problem(400, 'offer_invalid', `This offer cannot be published: ${words}.`, { errors: read.errors });
  }
  const known = await newestEntry(bank.db, read.offerId);
  if (known !== null && known.source !== read.source)
    throw new Problem(409, 'offer_of_other_source', 'Another subsystem has an offer under this number.');
  await order(bank, read);
}

/** Puts it into the queue of its subsystem. */
async function order(bank: BankContext, decided: OfferOrder): Promise<void> {
  const now = bank.clock.now();
  await insertOrder(bank.db, { ...decided, orderId: newId(now), dueAt: nextRound(decided.source, now) });
  bank.offersDecided.ring();
}

async function standing(bank: BankContext, entries: OfferEntry[]) {
  const now = bank.clock.now();
  const responses = await responsesTo(
    bank.db,
    entries.map(({ offerId }) => offerId),
  );
  const replaced = new Set(
    entries.flatMap(({ state, document }) =>
      state === 'published' && document.replaces !== null ? [document.replaces] : [],
    ),
  );
  return entries.map((entry) => ({
    entry,
    state: stateOf(entry, { now, replaced: replaced.has(entry.offerId) }),
    responses: responses.get(entry.offerId) ?? nothing(entry.offerId),
  }));
}

function nothing(offerId: string): Responses {
  return { offerId, customers: 0, others: 0, acceptedBy: [] };
}

function fieldsFrom(body: unknown): OfferFields {
  const fields: OfferFields = {};
  for (const [name, value] of Object.entries(body ?? {})) if (typeof value === 'string') fields[name] = value;
  return fields;
}

function noticeOf(done: unknown, locale: Locale): string | null {
  if (done === 'published')
    return say(locale, {
      zh: '已安排发布，子系统将在下一轮发布。',
      en: 'Decided; the subsystem publishes it in its next round.',
    });
  if (done === 'withdrawn')
    return say(locale, { zh: '已安排撤回。', en: 'Decided; the subsystem withdraws it in its next round.' });
  return null;
}
