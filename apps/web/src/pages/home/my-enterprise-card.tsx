import { VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { consentsQuery } from '../../api/bank-queries.ts';
import { partnerCountQuery, watchesQuery } from '../../api/network-queries.ts';
import { sessionQuery } from '../../api/session-queries.ts';
import { Card } from '../../components/card.tsx';
import type { MessageKey } from '../../locales/message-key.ts';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import classes from './rail.module.css';

type Step = { label: MessageKey; done: boolean; action?: { label: MessageKey; to: string } };

/** A checklist that fills: how far the own enterprise has come on the network. */
export function MyEnterpriseCard() {
  const { t } = useReader();
  const steps = useSteps();
  const done = steps.filter((step) => step.done).length;
  const next = steps.findIndex((step) => !step.done);
  return (
    <Card className={classes.card} aria-labelledby="my-enterprise">
      <div className={classes.head}>
        <h2 id="my-enterprise">
          <Link to={paths.ownEnterprise}>{t('home.myEnterprise')}</Link>
        </h2>
        <span className="figures">
          {done} / {steps.length}
        </span>
      </div>
      <div className={classes.track} aria-hidden>
        <span className={classes.fill} style={{ width: `${(done / steps.length) * 100}%` }} />
      </div>
      <ol className={classes.steps}>
        {steps.map((step, place) => (
          <StepEntry key={step.label} step={step} next={place === next} />
        ))}
      </ol>
    </Card>
  );
}

function StepEntry({ step, next }: { step: Step; next: boolean }) {
  const { t } = useReader();
  return (
    <li className={classes.step} data-done={step.done} data-next={next}>
      <span className={classes.dot}>{step.done && <IconCheck size={13} stroke={2.5} aria-hidden />}</span>
      <span>{t(step.label)}</span>
      <VisuallyHidden>{step.done ? t('home.stepDone') : t('home.stepOpen')}</VisuallyHidden>
      {!step.done && step.action !== undefined && <Link to={step.action.to}>{t(step.action.label)}</Link>}
    </li>
  );
}

function useSteps(): Step[] {
  const { data: session } = useQuery(sessionQuery);
  const { data: consents } = useQuery(consentsQuery);
  const { data: partners } = useQuery(partnerCountQuery('active'));
  const { data: watches } = useInfiniteQuery(watchesQuery(''));
  const consented = consents?.items.some((consent) => consent.status === 'AUTH') ?? false;
  return [
    { label: 'home.stepSignedIn', done: true },
    { label: 'home.stepVerified', done: session?.mandate.enterprise.verified ?? false },
    {
      label: 'home.stepConsent',
      done: consented,
      action: { label: 'home.stepConsentAction', to: paths.ownEnterprise },
    },
    {
      label: 'home.stepPartner',
      done: (partners?.items.length ?? 0) > 0,
      action: { label: 'home.stepPartnerAction', to: paths.search },
    },
    {
      label: 'home.stepWatch',
      done: (watches?.pages[0]?.items.length ?? 0) > 0,
      action: { label: 'home.stepWatchAction', to: paths.search },
    },
  ];
}
