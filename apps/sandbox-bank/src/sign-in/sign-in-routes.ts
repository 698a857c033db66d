import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errors } from 'oidc-provider';
import type { BankContext } from '../bank-context.ts';
import { changeConsent } from '../consents/change-consent.ts';
import { limits } from '../limits.ts';
import { readAskedFor, type AskedFor } from '../oidc/authorization-details.ts';
import { mandateDetail } from '../oidc/grant-details.ts';
import { sandboxAcr } from '../oidc/provider.ts';
import type { ProviderHolder } from '../oidc/provider-holder.ts';
import { describeBank } from '../pages/bank-description.ts';
import { decideConsent } from '../payment-consents/decide-consent.ts';
import { pageHeaders } from '../pages/layout.ts';
import { localeCookie, pickLocale } from '../pages/locale.ts';
import { messagePage } from '../pages/message-page.ts';
import { setLocale, type Locale, type Person } from '../people/person-store.ts';
import type { Mandate } from '../people/mandate-store.ts';
import { assertOwnOrigin } from '../api/own-origin.ts';
import { openMandates } from '../people/opened-mandate.ts';
import { findOffer, pickMandate, type Choice, type Offer } from './sign-in-choice.ts';
import { signInPage, type OpenedChoice } from './sign-in-page.ts';

type Interaction = Awaited<ReturnType<ReturnType<ProviderHolder['provider']>['interactionDetails']>>;

/** A request that waits for a person, with what it asks for. */
type Waiting = { interaction: Interaction; asked: AskedFor; clientId: string };

const ended = Symbol('the interaction has ended');

/** The pages between the authorization request and its answer: sign-in, mandate, consent. */
export function signInRoutes(bank: BankContext, oidc: ProviderHolder): FastifyPluginAsyncTypebox {
  return async (app) => {
    const hide = { schema: { hide: true } };

    app.get<{ Querystring: Record<string, string> }>('/interaction/:uid', hide, async (request, reply) => {
      const waiting = await find(bank, oidc, request, reply);
      if (waiting === ended) return;
      const offer = await findOffer(bank, offerRequest(waiting, request.query, null));
      if (offer.refusal !== null) return refuse(oidc, request, reply, offer.refusal);
      return showPage(bank, request, reply, waiting, offer);
    });

    app.post<{ Body: Record<string, string> }>('/interaction/:uid', hide, async (request, reply) => {
      assertOwnOrigin(bank.config.issuer, request);
      const waiting = await find(bank, oidc, request, reply);
      if (waiting === ended) return;
      const { person: personId, mandate } = request.body ?? {};
      const offer = await findOffer(bank, offerRequest(waiting, {}, personId ?? ''));
      if (offer.refusal !== null) return refuse(oidc, request, reply, offer.refusal);
      const picked = pickMandate(offer.choices, personId, mandate);
      // Whatever is not in the bank's table is refused, even when a forged form names it.
      if (picked === null) return refuse(oidc, request, reply, 'the bank holds no such mandate');
      if (waiting.asked.consentId !== null && !(await approve(bank, waiting, picked))) {
        return refuse(oidc, request, reply, 'the consent is not waiting for authorisation');
      }
      if (!(await decidePayment(bank, waiting, picked, true))) {
        return refuse(oidc, request, reply, 'the payment is not waiting for authorisation');
      }
      await setLocale(bank.db, picked.person.personId, localeOf(bank, request, waiting.interaction, request.body));
      await accept(oidc, request, reply, waiting, picked);
    });

    app.post<{ Body: Record<string, string> }>('/interaction/:uid/cancel', hide, async (request, reply) => {
      assertOwnOrigin(bank.config.issuer, request);
      const waiting = await find(bank, oidc, request, reply);
      if (waiting === ended) return;
      const { consentId, paymentConsentId } = waiting.asked;
      if (paymentConsentId !== null) {
        const { person: personId = '', mandate } = request.body ?? {};
        const offer = await findOffer(bank, offerRequest(waiting, {}, personId));
        const picked = offer.refusal === null ? pickMandate(offer.choices, personId, mandate) : null;
        // Who names nobody has gone back without deciding.
        const refused = picked !== null && (await decidePayment(bank, waiting, picked, false));
        return refuse(oidc, request, reply, refused ? 'the person refused the payment' : 'the person cancelled');
      }
      if (consentId === null) return refuse(oidc, request, reply, 'the person cancelled');
      const decidedBy = request.body?.['person'];
      const { clientId } = waiting;
      await changeConsent(bank, consentId, { change: 'reject', clientId, ...(decidedBy ? { decidedBy } : {}) });
      return refuse(oidc, request, reply, 'the person refused the consent');
    });
  };
}

async function find(
  bank: BankContext,
  oidc: ProviderHolder,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Waiting | typeof ended> {
  try {
    const interaction = await oidc.provider().interactionDetails(request.raw, reply.raw);
    const clientId: unknown = interaction.params['client_id'];
    if (typeof clientId !== 'string' || !request.url.startsWith(`/interaction/${interaction.uid}`)) {
      throw new errors.SessionNotFound('the interaction belongs to another page');
    }
    return { interaction, clientId, asked: readAskedFor(interaction.params['authorization_details']) };
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    const page = messagePage(await describeBank(bank.db, bank.config.bankId), localeOf(bank, request, null), {
      title: { zh: '这次登录已结束', en: 'This sign-in is over' },
      text: {
        zh: '它已完成或已过期。没有任何内容被更改。请回到发起登录的应用，重新开始。',
        en: 'It is finished or has expired. Nothing was changed. Go back to the application that you came from and start again.',
      },
    });
    await reply.code(400).headers(pageHeaders()).send(page);
    return ended;
  }
}

function offerRequest(
  { interaction, asked, clientId }: Waiting,
  query: Record<string, string>,
  personId: string | null,
) {
  const stepAside = query['other'] !== undefined || interaction.prompt.name === 'login';
  const search = typeof query['q'] === 'string' ? query['q'].trim().slice(0, limits.searchChars) : '';
  // A submitted form names the person, listed or not; the page then offers that person alone.
  const signedIn = personId ?? (stepAside ? null : (interaction.session?.accountId ?? null));
  return { clientId, asked, search, signedIn };
}

async function showPage(
  bank: BankContext,
  request: FastifyRequest<{ Querystring: Record<string, string> }>,
  reply: FastifyReply,
  { interaction, clientId }: Waiting,
  { choices, consent, payment, oneClick }: Extract<Offer, { refusal: null }>,
): Promise<FastifyReply> {
  const { query } = request;
  const locale = localeOf(bank, request, interaction, query);
  const client = bank.config.clients.find((known) => known.clientId === clientId);
  const origin = new URL(String(interaction.params['redirect_uri'])).origin;
  const chosen = choices.find(({ person }) => person.personId === query['person']);
  const onlyOne = choices.length === 1 ? choices[0] : undefined;
  const selected = chosen ?? onlyOne;
  const path = `/interaction/${interaction.uid}`;
  const page = signInPage({
    bank: await describeBank(bank.db, bank.config.bankId),
    locale,
    path,
    otherLanguage: `${path}?${new URLSearchParams({ ...texts(query), lang: locale === 'en' ? 'zh-CN' : 'en' }).toString()}`,
    clientName: client?.name ?? clientId,
    clientHost: new URL(origin).host,
    choices,
    selected: selected === undefined ? null : await open(bank, selected),
    search: typeof query['q'] === 'string' ? query['q'] : '',
    oneClick,
    consent,
    payment,
    request: interaction.params,
  });
  if (typeof query['lang'] === 'string') {
    reply.header('set-cookie', `${localeCookie(bank.config.bankId)}=${locale}; Path=/; Max-Age=31536000; SameSite=Lax`);
  }
  return reply.headers(pageHeaders([origin])).send(page);
}

async function open(bank: BankContext, { person, mandates }: Choice): Promise<OpenedChoice> {
  return { person, mandates: await openMandates(bank.db, mandates, bank.clock.now()) };
}

function texts(query: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

function localeOf(
  bank: BankContext,
  request: FastifyRequest,
  interaction: Interaction | null,
  chosen: Record<string, string> | undefined = {},
): Locale {
  return pickLocale(bank.config.bankId, {
    chosen: chosen['lang'],
    uiLocales: interaction?.params['ui_locales'],
    cookieHeader: request.headers.cookie,
    acceptLanguage: request.headers['accept-language'],
  });
}

type Picked = { person: Person; mandate: Mandate };

async function approve(bank: BankContext, { asked, clientId }: Waiting, { person, mandate }: Picked): Promise<boolean> {
  const { customerId } = mandate;
  const change = { change: 'approve' as const, customerId, decidedBy: person.personId, clientId };
  return (await changeConsent(bank, asked.consentId ?? '', change)) !== null;
}

/** Decides on the payment that the request names; true where it names none. */
async function decidePayment(
  bank: BankContext,
  { asked, clientId }: Waiting,
  { person, mandate }: Picked,
  approved: boolean,
): Promise<boolean> {
  const { paymentConsentId: consentId } = asked;
  if (consentId === null) return true;
  const { roleId, departmentId } = mandate;
  return decideConsent(bank, { clientId, consentId, by: { subject: person.personId, roleId, departmentId }, approved });
}

/** Writes the grant and sends the browser on. The grant is new each time: it carries the mandate of this sign-in alone. */
async function accept(
  oidc: ProviderHolder,
  request: FastifyRequest,
  reply: FastifyReply,
  { interaction, clientId, asked }: Waiting,
  { person, mandate }: Picked,
): Promise<void> {
  const provider = oidc.provider();
  const grant = new provider.Grant({ accountId: person.personId, clientId });
  const scope: unknown = interaction.params['scope'];
  grant.addOIDCScope(typeof scope === 'string' ? scope : 'openid');
  grant.addRar(mandateDetail(mandate));
  if (asked.consentId !== null) grant.addRar({ type: 'enterprise_consent', consentId: asked.consentId });
  const { paymentConsentId } = asked;
  if (paymentConsentId !== null) grant.addRar({ type: 'payment_consent', consentId: paymentConsentId });
  const grantId = await grant.save();
  // In a running session the time of authentication stays what it was.
  const same = interaction.prompt.name !== 'login' && interaction.session?.accountId === person.personId;
  const login = { accountId: person.personId, acr: sandboxAcr, remember: true };
  const result = { consent: { grantId }, ...(same ? {} : { login }) };
  await finish(oidc, request, reply, result);
}

async function refuse(oidc: ProviderHolder, request: FastifyRequest, reply: FastifyReply, why: string): Promise<void> {
  await finish(oidc, request, reply, { error: 'access_denied', error_description: why });
}

async function finish(
  oidc: ProviderHolder,
  request: FastifyRequest,
  reply: FastifyReply,
  result: Record<string, unknown>,
): Promise<void> {
  const returnTo = await oidc
    .provider()
    .interactionResult(request.raw, reply.raw, result, { mergeWithLastSubmission: false });
  await reply.code(303).header('location', returnTo).header('cache-control', 'no-store').send();
}
