import { Button } from '@mantine/core';
import { IconAlertCircle, IconBuildingBank } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { authorisePaymentAtBank } from '../../api/payment-queries.ts';
import type { Payment } from '../../api/types.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useReader } from '../../locales/use-reader.ts';
import classes from './payment-page.module.css';

const route = getRouteApi('/member/bank/payments/$paymentId');

/** The last step before the money moves: a signer authorises at the bank what was signed, or is told that he has. */
export function PaymentAtBank({ payment }: { payment: Payment }) {
  const { t, say, find } = useReader();
  const { authorised = false, error } = route.useSearch();
  if (payment.state !== 'authorizing' || payment.authorisation === null) return null;
  const bank = say(payment.bank.name);
  const names = payment.authorisation.signers.map(({ name }) => say(name)).join(t('common.listSeparator'));
  const may = payment.can.includes('authorize');
  if (authorised)
    return (
      <p className={classes.atBank} role="status">
        <IconBuildingBank size={18} stroke={1.75} aria-hidden />
        <span>{t('payment.authorised')}</span>
      </p>
    );
  return (
    <section className={classes.atBank} aria-label={t('payment.steps.authorised')}>
      <IconBuildingBank size={18} stroke={1.75} aria-hidden />
      <div>
        <p>{may ? t('payment.authoriseYou', { bank }) : t('payment.authoriseOthers', { bank, names })}</p>
        {error !== undefined && (
          <p className={classes.returned} role="alert">
            <IconAlertCircle size={16} stroke={1.75} aria-hidden />
            {find(`payment.returned.${error}`) ?? t('payment.returned.answer_refused')}
          </p>
        )}
        {may && <AuthoriseButton payment={payment} />}
      </div>
    </section>
  );
}

function AuthoriseButton({ payment }: { payment: Payment }) {
  const { t, say } = useReader();
  const queryClient = useQueryClient();
  const go = useMutation({
    mutationFn: () => authorisePaymentAtBank(payment.id),
    onError: () => queryClient.invalidateQueries({ queryKey: ['payment', payment.id] }),
  });
  return (
    <>
      <Button mt="xs" loading={go.isPending || go.isSuccess} onClick={() => go.mutate()}>
        {t('payment.authorise', { bank: say(payment.bank.name) })}
      </Button>
      {go.isError && <ProblemNote error={go.error} />}
    </>
  );
}
