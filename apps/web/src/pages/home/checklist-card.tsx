import { VisuallyHidden } from '@mantine/core';
import { IconCheck, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { registrationQuery } from '../../api/registration-queries.ts';
import { sessionQuery } from '../../api/session-queries.ts';
import type { Registration } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import type { MessageKey } from '../../locales/message-key.ts';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import classes from './rail.module.css';

type StepKey = keyof Registration['checklist'];
type Step = { key: StepKey; done: boolean; to: string; hash?: string; action: MessageKey };

/** The way onto the network as a checklist that fills by itself; gone once it is walked. */
export function ChecklistCard() {
  const { t } = useReader();
  const steps = useChecklist();
  if (steps === null) return null;
  const done = steps.filter((step) => step.done).length;
  const next = steps.findIndex((step) => !step.done);
  return (
    <Card className={classes.card} aria-labelledby="checklist">
      <div className={classes.head}>
        <h2 id="checklist">{t('registration.checklist.title')}</h2>
        <span className="figures" aria-hidden>
          {done} / {steps.length}
        </span>
        <VisuallyHidden>{t('registration.checklist.progress', { done, all: steps.length })}</VisuallyHidden>
      </div>
      <div className={classes.track} aria-hidden>
        <span className={classes.fill} style={{ width: `${(done / steps.length) * 100}%` }} />
      </div>
      <ol className={classes.steps}>
        {steps.map((step, place) => (
          <StepEntry key={step.key} step={step} next={place === next} />
        ))}
      </ol>
    </Card>
  );
}

/** On a phone, one row on top of the feed: how far it has come, and the next step. */
export function ChecklistRow() {
  const { t } = useReader();
  const steps = useChecklist();
  const next = steps?.find((step) => !step.done);
  if (steps === null || next === undefined) return null;
  const done = steps.filter((step) => step.done).length;
  return (
    <Link to={next.to} {...(next.hash === undefined ? {} : { hash: next.hash })} className={classes.row}>
      <span className={classes.rowText}>
        <strong>{t(`registration.checklist.next_${next.key}`)}</strong>
        <span>{t('registration.checklist.progress', { done, all: steps.length })}</span>
      </span>
      <IconChevronRight size={18} stroke={1.75} aria-hidden />
    </Link>
  );
}

function StepEntry({ step, next }: { step: Step; next: boolean }) {
  const { t } = useReader();
  const { key, done, to, hash, action } = step;
  return (
    <li className={classes.step} data-done={done} data-next={next}>
      <span className={classes.dot}>{done && <IconCheck size={13} stroke={2.5} aria-hidden />}</span>
      <span>{t(`registration.checklist.${key}`)}</span>
      <VisuallyHidden>{t(done ? 'registration.checklist.done' : 'registration.checklist.open')}</VisuallyHidden>
      {!done && (
        <Link to={to} {...(hash === undefined ? {} : { hash })}>
          {t(action)}
        </Link>
      )}
    </li>
  );
}

/** Null until it is known, for who may not read it, and once everything is done. */
function useChecklist(): Step[] | null {
  const { data: session } = useQuery(sessionQuery);
  const mayRead = session?.can.includes('registration:read') === true;
  const { data } = useQuery({ ...registrationQuery, enabled: mayRead });
  if (data === undefined) return null;
  const { checklist } = data;
  const steps: Step[] = [
    {
      key: 'registered',
      done: checklist.registered,
      to: paths.registration,
      action: 'registration.checklist.doRegistered',
    },
    {
      key: 'documents',
      done: checklist.documents,
      to: paths.registration,
      hash: 'documents',
      action: 'registration.checklist.doDocuments',
    },
    { key: 'verified', done: checklist.verified, to: paths.registration, action: 'registration.checklist.doVerified' },
    {
      key: 'disclosureChosen',
      done: checklist.disclosureChosen,
      to: paths.visibility,
      action: 'registration.checklist.doDisclosure',
    },
    { key: 'firstPartner', done: checklist.firstPartner, to: paths.search, action: 'registration.checklist.doPartner' },
  ];
  return steps.every((step) => step.done) ? null : steps;
}
