import { Link } from '@tanstack/react-router';
import type { Submission } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { formatInstant } from '../../ui/format-date.ts';
import classes from './submissions.module.css';

type Step = Submission['history'][number];

const WAITING = new Set(['information_wanted']);

/** Everything that happened, in order, with the bank's receipt; and while it waits to be sent, its place in the queue. */
export function StatusCard({ submission }: { submission: Submission }) {
  const { t, language } = useReader();
  const { history, receipt, queue } = submission;
  return (
    <Card as="div" className={classes.card}>
      <h2>{t('submissions.status')}</h2>
      <ol className={classes.steps}>
        {history.map((step, index) => (
          <li key={`${step.step}-${step.at}`} data-mark={markOf(step, index === history.length - 1)}>
            <span className={classes.dot} aria-hidden />
            <div className={classes.stepText}>
              <p className={classes.stepName}>{t(`submissions.steps.${stepKey(step)}`)}</p>
              <StepLines step={step} />
              {step.step === 'received' && receipt !== null && (
                <p className={classes.quiet}>
                  {t('submissions.receipt', { number: receipt.number })}{' '}
                  <CopyValue value={receipt.jws} shown="" what={t('submissions.receiptWhat')} />
                </p>
              )}
            </div>
            <time className={`${classes.quiet} figures`} dateTime={step.at}>
              {formatInstant(step.at, language)}
            </time>
          </li>
        ))}
      </ol>
      {queue !== null && (
        <p className={classes.note} role="status">
          {t(queue.bankReachable ? 'submissions.queued' : 'submissions.queuedDown', { position: queue.position })}
        </p>
      )}
      <Attested submission={submission} />
    </Card>
  );
}

const STEPS = [
  'created',
  'queued',
  'received',
  'in_review',
  'information_wanted',
  'approved',
  'declined',
  'funded',
  'withdrawn',
  'supplemented',
  'withdrawal_asked',
  'alarm',
  'attested',
] as const;
type StepKey = (typeof STEPS)[number];

/** A step that this client does not know yet is shown as the status that it led to. */
function stepKey({ step, status }: Step): StepKey {
  const known = STEPS.find((one) => one === step) ?? STEPS.find((one) => one === status);
  return known ?? 'created';
}

function markOf({ step }: Step, last: boolean): 'done' | 'waiting' | 'refused' {
  if (step === 'declined' || step === 'alarm') return 'refused';
  return last && WAITING.has(step) ? 'waiting' : 'done';
}

function StepLines({ step: { person, reason, wanted } }: { step: Step }) {
  const { t, say } = useReader();
  return (
    <>
      {person !== null && <p className={classes.quiet}>{t('submissions.person', { who: say(person.name) })}</p>}
      {reason !== null && <p>{reason}</p>}
      {wanted !== null && <p className={classes.wantedLine}>{wanted}</p>}
    </>
  );
}

/** After a correction: the fact as the bank attests it now. */
function Attested({ submission: { attested } }: { submission: Submission }) {
  const { t } = useReader();
  if (attested.length === 0) return null;
  return (
    <p className={classes.note}>
      {t('submissions.attested')}{' '}
      {attested.map(({ factKey }) => (
        <Link key={factKey} to={paths.ownEnterprise} search={{ fact: factKey }}>
          {t('submissions.seeFact')}
        </Link>
      ))}
    </p>
  );
}
