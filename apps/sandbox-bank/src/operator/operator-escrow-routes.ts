import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Problem } from '../api/problem.ts';
import type { BankContext } from '../bank-context.ts';
import { decideDispute } from '../escrows/escrow-acts.ts';
import { passDeadline } from '../escrows/escrow-deadlines.ts';
import { changesOf, findEscrow, newestEscrows } from '../escrows/escrow-store.ts';
import { limits } from '../limits.ts';
import { describeBank } from '../pages/bank-description.ts';
import { pageHeaders } from '../pages/layout.ts';
import { say } from '../pages/locale.ts';
import type { Locale } from '../people/person-store.ts';
import { operatorEscrowPage, operatorEscrowsPage } from './operator-escrow-page.ts';
import { operatorLocale } from './operator-locale.ts';

const hide = { schema: { hide: true } };
type Params = { Params: { clientId: string; escrowId: string } };

/** The desk of escrows: the bank decides where somebody objects. */
export function operatorEscrowRoutes(bank: BankContext): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/operator/escrows', hide, async (request, reply) => {
      const page = operatorEscrowsPage({
        bank: await describeBank(bank.db, bank.config.bankId),
        locale: operatorLocale(bank, request, reply),
        escrows: await newestEscrows(bank.db, limits.escrowsShown),
      });
      return reply.headers(pageHeaders()).send(page);
    });

    app.get<Params>('/operator/escrows/:clientId/:escrowId', hide, async (request, reply) => {
      const escrow = await findEscrow(bank.db, request.params);
      if (escrow === null) throw new Problem(404, 'escrow_unknown', 'There is no such escrow.');
      const locale = operatorLocale(bank, request, reply);
      const page = operatorEscrowPage({
        bank: await describeBank(bank.db, bank.config.bankId),
        locale,
        escrow,
        changes: await changesOf(bank.db, escrow),
        notice: noticeOf((request.query as Record<string, unknown>)['done'], locale),
      });
      return reply.headers(pageHeaders()).send(page);
    });

    app.post<Params>('/operator/escrows/:clientId/:escrowId/decision', hide, async (request, reply) => {
      const { clientId, escrowId } = request.params;
      const body = (request.body ?? {}) as Record<string, unknown>;
      const released = typeof body['released'] === 'string' ? body['released'].trim() : '';
      const note = typeof body['note'] === 'string' ? body['note'].trim().slice(0, 500) : '';
      if (note === '') throw new Problem(400, 'decision_invalid', 'Say why: both sides read it.');
      await decideDispute(bank, { clientId, escrowId, released, note });
      return reply.redirect(`${pathOf(request.params)}?done=decision`, 303);
    });

    app.post<Params>('/operator/escrows/:clientId/:escrowId/deadline', hide, async (request, reply) => {
      await passDeadline(bank, request.params);
      return reply.redirect(`${pathOf(request.params)}?done=deadline`, 303);
    });
  };
}

function pathOf({ clientId, escrowId }: Params['Params']): string {
  return `/operator/escrows/${encodeURIComponent(clientId)}/${encodeURIComponent(escrowId)}`;
}

function noticeOf(done: unknown, locale: Locale): string | null {
  if (done === 'decision')
    return say(locale, { zh: '已裁决并执行，双方都已得知。', en: 'Decided and carried out; both sides are told.' });
  if (done === 'deadline')
    return say(locale, {
      zh: '期限已到，款项正在放给卖方。',
      en: 'The deadline has passed; the money goes to the seller.',
    });
  return null;
}
