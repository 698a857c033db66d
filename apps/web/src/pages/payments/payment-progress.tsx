import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Approval, Payment } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { useReader } from '../../locales/use-reader.ts';
import type { Reader } from '../../locales/use-reader.ts';
import { formatInstant } from '../../ui/format-date.ts';
import classes from './payment-page.module.css';

type Mark = 'done' | 'now' | 'todo' | 'refused';
type Step = { key: 'prepared' | 'signed' | 'authorised' | 'released' | 'executed'; mark: Mark; lines: string[] };

/** Prepared, signed, authorised at the bank, released, executed: how far it has come, and what it waits for. */
export function PaymentProgress({ payment, approval }: { payment: Payment; approval: Approval | null }) {
  const reader = useReader();
  const { t } = reader;
  return (
    <Card className={classes.card} aria-labelledby="progress">
      <h2 id="progress">{t('payment.progress')}</h2>
      <ol className={classes.steps}>
        {stepsOf(payment, approval, reader).map(({ key, mark, lines }) => (
          <li key={key} data-mark={mark} {...(mark === 'now' ? { 'aria-current': 'step' } : {})}>
            <Dot mark={mark} />
            <div>
              <p className={classes.stepName}>{t(`payment.steps.${key}`)}</p>
              {lines.map((line) => (
                <p key={line} className={classes.quiet}>
                  {line}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ol>
      <Ended payment={payment} />
    </Card>
  );
}

function Dot({ mark }: { mark: Mark }): ReactNode {
  return (
    <span className={classes.dot} aria-hidden>
      {mark === 'done' && <IconCheck size={14} stroke={2} />}
      {mark === 'refused' && <IconX size={14} stroke={2} />}
    </span>
  );
}

function stepsOf(payment: Payment, approval: Approval | null, reader: Reader): Step[] {
  const { t, say, language } = reader;
  const { state, approvalId, preparedBy, preparedAt, signedAt, releasedAt, executedAt } = payment;
  const when = (at: string): string => formatInstant(at, language);
  const isOpen = state === 'prepared' || state === 'awaiting_approval' || state === 'authorizing';
  const isReleased = releasedAt !== null && state !== 'authorizing';
  const isSigned = signedAt !== null;
  const ended = !isOpen && !isReleased;
  return [
    {
      key: 'prepared',
      mark: 'done',
      lines: [t('payment.stepPrepared', { name: say(preparedBy.name), when: when(preparedAt) })],
    },
    {
      key: 'signed',
      mark: isSigned ? 'done' : ended ? 'refused' : 'now',
      lines: approvalId === null ? [t('payment.stepAlone')] : signedLines(payment, approval, reader),
    },
    {
      key: 'authorised',
      mark: state === 'authorizing' ? 'now' : isReleased ? 'done' : isSigned && ended ? 'refused' : 'todo',
      lines: authorisedLines(payment, reader),
    },
    {
      key: 'released',
      mark: state === 'released' ? 'now' : isReleased ? 'done' : 'todo',
      lines: releasedLines(payment, reader),
    },
    {
      key: 'executed',
      mark: executedAt !== null ? 'done' : state === 'failed' ? 'refused' : 'todo',
      lines:
        executedAt === null
          ? []
          : [t('payment.stepExecuted', { when: when(executedAt), number: payment.bankPaymentId ?? '' })],
    },
  ];
}

function signedLines(payment: Payment, approval: Approval | null, { t, language }: Reader): string[] {
  if (approval === null) return [];
  const { given, needed } = approval;
  const count = t('payment.stepSigned', { given, needed });
  if (payment.state !== 'awaiting_approval') return [count];
  return [count, t('payment.stepUntil', { when: formatInstant(approval.deadlineAt, language) })];
}

/** Who can authorise it at the bank and until when; then who did, and how many the bank still wants. */
function authorisedLines({ state, authorisation, expiresAt }: Payment, { t, say, language }: Reader): string[] {
  if (authorisation === null) return [];
  const { signers, by, numberRequired, numberReceived } = authorisation;
  const names = signers.map(({ name }) => say(name)).join(t('common.listSeparator'));
  if (state === 'authorizing' && expiresAt !== null)
    return [t('payment.stepWho', { names }), t('payment.stepUntil', { when: formatInstant(expiresAt, language) })];
  if (by === null) return [];
  const counts = numberRequired !== null && numberReceived !== null && numberRequired > 1;
  const given = { given: numberReceived ?? 0, needed: numberRequired ?? 0 };
  return [say(by.name), ...(counts ? [t('payment.stepCounted', given)] : [])];
}

function releasedLines({ state, releasedAt, unsettled }: Payment, { t, language }: Reader): string[] {
  if (releasedAt === null || state === 'authorizing') return [];
  const lines = [t('payment.stepReleased', { when: formatInstant(releasedAt, language) })];
  if (state !== 'released') return lines;
  return [...lines, t(unsettled ? 'payment.stepUnsettled' : 'payment.stepAtBank')];
}

const REASONS = ['AM03', 'AM04', 'AM12', 'AC01', 'AC04', 'AC05', 'AG01', 'DS24'] as const;

/** What was signed by all ended at the bank; before that, here. */
function endedKey({ state, signedAt }: Payment) {
  const atBank = signedAt !== null;
  if (state === 'rejected') return atBank ? 'payment.ended.refused' : 'payment.ended.rejected';
  if (state === 'expired') return atBank ? 'payment.ended.unauthorised' : 'payment.ended.expired';
  if (state === 'failed' || state === 'withdrawn') return `payment.ended.${state}` as const;
  return 'payment.ended.cancelled';
}

/** Why no money moved, and what to do about it. */
function Ended({ payment }: { payment: Payment }) {
  const { t } = useReader();
  const { state, reason, endNote } = payment;
  if (
    state !== 'failed' &&
    state !== 'withdrawn' &&
    state !== 'rejected' &&
    state !== 'expired' &&
    state !== 'cancelled'
  )
    return null;
  const known = REASONS.find((one) => one === reason) ?? 'other';
  return (
    <div className={classes.ended} data-kind={state === 'failed' || state === 'rejected' ? 'danger' : 'plain'}>
      <IconAlertTriangle size={18} stroke={1.75} aria-hidden />
      <div>
        <p className={classes.stepName}>{t(endedKey(payment))}</p>
        {state === 'failed' && (
          <p>
            {t(`payment.reasons.${known}.what`)} {t(`payment.reasons.${known}.next`)}
          </p>
        )}
        {endNote !== null && <p>{endNote}</p>}
        <p>{t('payment.noMoney')}</p>
      </div>
    </div>
  );
}
