import { IconAlertTriangle, IconCircleCheck, IconSignature } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { previewQuery } from '../../api/payment-queries.ts';
import type { PayableAccount, PaymentLimit, PaymentPreview, PreviewBody } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { LimitList } from './limit-list.tsx';
import classes from './payment-form.module.css';

const LOOKS = {
  released: { kind: 'accent', icon: IconCircleCheck },
  needs_approval: { kind: 'warning', icon: IconSignature },
  denied: { kind: 'danger', icon: IconAlertTriangle },
} as const;

type LiveAnswerProps = {
  asked: PreviewBody | null;
  currency: string;
  account: PayableAccount | undefined;
  onAnswer: (answer: PaymentPreview | null) => void;
};

/** Says while one types whether it is within the limits, and who will have to sign. */
export function LiveAnswer({ asked, currency, account, onAnswer }: LiveAnswerProps) {
  const { t } = useReader();
  const preview = useQuery({ ...previewQuery(asked), placeholderData: keepPreviousData });
  const answer = asked === null ? null : (preview.data ?? null);
  useEffect(() => onAnswer(answer), [answer, onAnswer]);
  const limits: readonly PaymentLimit[] = answer?.limits ?? account?.limits ?? [];
  return (
    <Card as="section" className={classes.answer} aria-label={t('paymentForm.answer')}>
      <h2>{t('paymentForm.answer')}</h2>
      <div aria-live="polite" aria-busy={preview.isFetching}>
        {answer === null ? (
          <p className={classes.quiet}>
            {t(asked !== null && preview.isError ? 'paymentForm.answerFailed' : 'paymentForm.answerEmpty')}
          </p>
        ) : (
          <Answer answer={answer} />
        )}
      </div>
      {account !== undefined && (
        <>
          <h3>{t('paymentForm.limits')}</h3>
          {limits.length === 0 ? (
            <p className={classes.quiet}>{t('paymentForm.noLimits')}</p>
          ) : (
            <LimitList limits={limits} currency={currency} />
          )}
        </>
      )}
    </Card>
  );
}

function Answer({ answer: { decision } }: { answer: PaymentPreview }) {
  const { t, say } = useReader();
  const { kind, icon: Icon } = LOOKS[decision.outcome];
  const { demand } = decision;
  return (
    <div className={classes.outcome} data-kind={kind}>
      <Icon size={18} stroke={1.75} aria-hidden />
      <div>
        <p className={classes.outcomeTitle}>{t(`paymentForm.${decision.outcome}`)}</p>
        <p>{say(decision.text)}</p>
        {demand !== null && demand.stepUp && <p>{t('paymentForm.passkey')}</p>}
        {demand !== null && <p>{t('paymentForm.expires', { count: demand.expiresAfterHours })}</p>}
      </div>
    </div>
  );
}
