import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { accountMeant } from '../accounts/account-store.ts';
import { assertOwnOrigin } from '../api/own-origin.ts';
import { invalidField } from '../api/problem.ts';
import type { BankContext } from '../bank-context.ts';
import { clearingPositions, newestReceived, newestSent } from '../interbank/interbank-store.ts';
import { placeReturned, type Place } from '../interbank/place-returned.ts';
import { newestPlaced, waitingReturned } from '../interbank/returned-store.ts';
import { setAside } from '../interbank/set-aside.ts';
import { limits } from '../limits.ts';
import { describeBank } from '../pages/bank-description.ts';
import { pageHeaders } from '../pages/layout.ts';
import { operatorClearingPage, type Done } from './operator-clearing-page.ts';
import { operatorLocale } from './operator-locale.ts';

type Deed = { Params: { messageId: string }; Body: Record<string, unknown> | undefined };
const hide = { schema: { hide: true } };

/** Where the bank sees how it stands with the banks that it clears with, and does by hand what does not go by itself. */
export function operatorClearingRoutes(bank: BankContext): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/operator/clearing', hide, async (request, reply) => {
      const shown = limits.interbankShown;
      const page = operatorClearingPage({
        bank: await describeBank(bank.db, bank.config.bankId),
        locale: operatorLocale(bank, request, reply),
        peers: bank.config.peers,
        positions: await clearingPositions(bank.db),
        returned: await waitingReturned(bank.db, shown),
        placed: await newestPlaced(bank.db, shown),
        sent: await newestSent(bank.db, shown),
        received: await newestReceived(bank.db, shown),
        done: doneOf((request.query as Record<string, unknown>)['done']),
      });
      return reply.headers(pageHeaders()).send(page);
    });

    app.post<Deed>('/operator/clearing/returned/:messageId', hide, async (request, reply) => {
      assertOwnOrigin(bank.config.issuer, request);
      const body = request.body ?? {};
      const done = await placeReturned(bank, request.params.messageId, await placeOf(bank, body), noteOf(body));
      return reply.redirect(`/operator/clearing?done=${done ? 'placed' : 'placed-before'}`, 303);
    });

    app.post<Deed>('/operator/clearing/sent/:messageId/set-aside', hide, async (request, reply) => {
      assertOwnOrigin(bank.config.issuer, request);
      const done = await setAside(bank, request.params.messageId, noteOf(request.body ?? {}));
      return reply.redirect(`/operator/clearing?done=${done ? 'set-aside' : 'set-aside-before'}`, 303);
    });
  };
}

function textOf(body: Record<string, unknown>, field: string): string {
  const value = body[field];
  return typeof value === 'string' ? value.trim() : '';
}

/** @throws Problem 400 when nobody says why. */
function noteOf(body: Record<string, unknown>): string {
  const note = textOf(body, 'note');
  if (note === '' || note.length > limits.staffNoteChars)
    throw invalidField('note', `says why, in at most ${limits.staffNoteChars} characters`);
  return note;
}

/** @throws Problem 400 when it is not said where to. */
async function placeOf({ db }: BankContext, body: Record<string, unknown>): Promise<Place> {
  const [to, accountNumber, bankId] = [textOf(body, 'to'), textOf(body, 'accountNumber'), textOf(body, 'bankId')];
  if (to === 'origin') return { to };
  if (to !== 'account') throw invalidField('to', 'is origin or account');
  if (accountNumber === '') throw invalidField('accountNumber', 'names the account');
  if (bankId !== '') return { to, accountNumber, bankId };
  return { to, accountNumber: await accountMeant(db, accountNumber), bankId: null };
}

function doneOf(value: unknown): Done | null {
  return value === 'placed' || value === 'placed-before' || value === 'set-aside' || value === 'set-aside-before'
    ? value
    : null;
}
