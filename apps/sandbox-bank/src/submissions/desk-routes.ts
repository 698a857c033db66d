import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { BankContext } from '../bank-context.ts';
import { findCustomer } from '../customers/customer-store.ts';
import { limits } from '../limits.ts';
import { operatorLocale } from '../operator/operator-locale.ts';
import type { FormBody } from '../operator/record-form.ts';
import { describeBank } from '../pages/bank-description.ts';
import { pageHeaders } from '../pages/layout.ts';
import { say as inLanguage } from '../pages/locale.ts';
import { findPeople } from '../people/person-store.ts';
import { namedFile, savedAs } from './desk-files.ts';
import { deskDetailPage, deskPage } from './desk-page.ts';
import { sayFromDesk, unknownSubmission } from './say.ts';
import { statuses, type Status, type Submission } from './submission.ts';
import { findByNumber, listLetters, listLog, listSubmissions, readAttachment } from './submission-store.ts';

const hide = { schema: { hide: true } };

type One = { Params: { receiptNumber: string }; Querystring: Record<string, unknown> };

/** The desk of the bank's staff for what customers submit; every step is a form that works without a script. */
export function deskRoutes(bank: BankContext): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get<{ Querystring: Record<string, unknown> }>('/operator/submissions', hide, async (request, reply) => {
      const status = statusOf(request.query['status']);
      const page = deskPage({
        bank: await describeBank(bank.db, bank.config.bankId),
        locale: operatorLocale(bank, request, reply),
        submissions: await listSubmissions(bank.db, status, limits.deskSubmissions),
        status,
      });
      return reply.headers(pageHeaders()).send(page);
    });

    app.get<One>('/operator/submissions/:receiptNumber', hide, async (request, reply) => {
      const submission = await found(bank, request.params.receiptNumber);
      const locale = operatorLocale(bank, request, reply);
      const letters = await listLetters(bank.db, submission);
      const subjects = [submission.content.submittedBy.subject, ...letters.map(({ by }) => by.subject)];
      const page = deskDetailPage({
        bank: await describeBank(bank.db, bank.config.bankId),
        locale,
        submission,
        customer: await findCustomer(bank.db, submission.customerId),
        log: await listLog(bank.db, submission, 0, limits.submissionLog),
        letters,
        people: await findPeople(bank.db, subjects),
        notice:
          request.query['done'] === 'said'
            ? inLanguage(locale, { zh: '已告知客户。', en: 'The customer has been told.' })
            : null,
      });
      return reply.headers(pageHeaders()).send(page);
    });

    app.post<One & { Body: FormBody }>('/operator/submissions/:receiptNumber/say', hide, async (request, reply) => {
      const submission = await found(bank, request.params.receiptNumber);
      const { status, reason, wanted, message } = request.body ?? {};
      await sayFromDesk(bank, submission, {
        status: statusOf(status),
        reason: textOf(reason),
        wanted: textOf(wanted),
        message: textOf(message),
      });
      return reply.redirect(`/operator/submissions/${submission.receiptNumber}?done=said`, 303);
    });

    app.get<{ Params: { receiptNumber: string; attachmentId: string } }>(
      '/operator/submissions/:receiptNumber/attachments/:attachmentId',
      hide,
      async (request, reply) => {
        const submission = await found(bank, request.params.receiptNumber);
        const letters = await listLetters(bank.db, submission);
        const file = namedFile(submission, letters, request.params.attachmentId);
        const content = file === null ? null : await readAttachment(bank.db, submission.clientId, file.attachmentId);
        if (file === null || content === null) throw unknownSubmission();
        return reply.headers(savedAs(file)).send(content);
      },
    );
  };
}

async function found(bank: BankContext, receiptNumber: string): Promise<Submission> {
  const submission = await findByNumber(bank.db, receiptNumber);
  if (submission === null) throw unknownSubmission();
  return submission;
}

function statusOf(value: unknown): Status | null {
  return statuses.find((status) => status === value) ?? null;
}

/** A field of a form that was left empty says nothing. */
function textOf(value: unknown): string | null {
  const text = typeof value === 'string' ? value.replaceAll('\0', '').trim().slice(0, 4_000) : '';
  return text === '' ? null : text;
}
