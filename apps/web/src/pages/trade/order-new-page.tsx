import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { partnersQuery } from '../../api/network-queries.ts';
import { sessionQuery } from '../../api/session-queries.ts';
import { useSubmitKey } from '../../api/submit-key.ts';
import { createOrder } from '../../api/trade-queries.ts';
import { Card } from '../../components/card.tsx';
import { CheckBox } from '../../components/check-box.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PageSkeleton } from '../../components/page-skeleton.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { formatMoney } from '../../ui/format-number.ts';
import { showToast } from '../../ui/toasts.ts';
import { aboutTotal, EMPTY_LINE, orderBody, orderFaults } from './order-draft.ts';
import type { OrderDraft, OrderFault } from './order-draft.ts';
import { OrderLines } from './order-lines.tsx';
import classes from './order-page.module.css';

const route = getRouteApi('/member/bank/orders/new');

/** Orders of a partner. */
export function OrderNewPage() {
  const { t } = useReader();
  const partners = useInfiniteQuery(partnersQuery('active', ''));
  if (partners.isPending) return <PageSkeleton />;
  const known = partners.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page>
      <PageHead title={t('orderForm.title')} />
      {partners.isError && <ProblemNote error={partners.error} onRetry={() => void partners.refetch()} />}
      {partners.isSuccess && known.length === 0 ? (
        <EmptyState
          title={t('orderForm.noPartnersTitle')}
          action={<LinkButton to={paths.search}>{t('orderForm.find')}</LinkButton>}
        >
          {t('orderForm.noPartners')}
        </EmptyState>
      ) : (
        <OrderForm sellers={known.map(({ enterprise }) => enterprise)} />
      )}
    </Page>
  );
}

type Named = { id: string; name: { zh: string | null; en: string | null } };

function OrderForm({ sellers }: { sellers: readonly Named[] }) {
  const { t, say } = useReader();
  const { seller = '' } = route.useSearch();
  const { data: session } = useQuery(sessionQuery);
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const currencies = [...new Set((session?.mandate.accounts ?? []).map(({ currency }) => currency))];
  const [draft, setDraft] = useState<OrderDraft>({
    sellerId: sellers.some(({ id }) => id === seller) ? seller : '',
    title: '',
    reference: '',
    lines: [EMPTY_LINE],
    currency: currencies[0] ?? 'CNY',
    deliverBy: '',
    escrow: true,
    releaseAfterDays: '7',
    note: '',
  });
  const [tried, setTried] = useState(false);
  const { place, change } = useOrdering(draft, setDraft);
  const faults = orderFaults(draft, today);
  const wrong = (fault: OrderFault) => (tried && faults.includes(fault) ? t(`orderForm.wrong.${fault}`) : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (faults.length === 0) place.mutate();
  };
  const text = (field: 'title' | 'reference', label: string, more: object = {}) => (
    <TextInput
      label={label}
      value={draft[field]}
      autoComplete="off"
      onChange={(event) => change({ [field]: event.currentTarget.value })}
      {...more}
    />
  );
  return (
    <Card as="div">
      <form onSubmit={submit} noValidate className={classes.form}>
        <NativeSelect
          label={t('orderForm.seller')}
          value={draft.sellerId}
          error={wrong('seller')}
          data={[
            { value: '', label: t('orderForm.chooseSeller'), disabled: true },
            ...sellers.map(({ id, name }) => ({ value: id, label: say(name) })),
          ]}
          onChange={(event) => change({ sellerId: event.currentTarget.value })}
        />
        {text('title', t('orderForm.what'), { maxLength: 140, error: wrong('title') })}
        {text('reference', t('orderForm.reference'), { maxLength: 60, description: t('orderForm.referenceHint') })}
        <NativeSelect
          label={t('orderForm.currency')}
          value={draft.currency}
          data={currencies.length === 0 ? ['CNY'] : currencies}
          onChange={(event) => change({ currency: event.currentTarget.value })}
        />
        <OrderLines lines={draft.lines} error={wrong('line')} onChange={(lines) => change({ lines })} />
        <TextInput
          type="date"
          label={t('orderForm.deliverBy')}
          value={draft.deliverBy}
          min={today}
          error={wrong('deliverBy')}
          onChange={(event) => change({ deliverBy: event.currentTarget.value })}
        />
        <CheckBox
          label={t('orderForm.escrow')}
          hint={t('orderForm.escrowHint')}
          checked={draft.escrow}
          onChange={(escrow) => change({ escrow })}
        />
        {draft.escrow && (
          <NativeSelect
            label={t('orderForm.releaseAfterDays')}
            value={draft.releaseAfterDays}
            data={['3', '7', '14', '30', '60', '90']}
            onChange={(event) => change({ releaseAfterDays: event.currentTarget.value })}
          />
        )}
        <Textarea
          label={t('orderForm.note')}
          maxLength={500}
          rows={3}
          value={draft.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        <p aria-live="polite">
          {t('orderForm.total', { amount: formatMoney(aboutTotal(draft).toFixed(2), draft.currency) })}
        </p>
        {place.isError && <ProblemNote error={place.error} />}
        <div>
          <Button type="submit" loading={place.isPending}>
            {t('orderForm.send')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

/** Places the order once; another content is another submit. */
function useOrdering(draft: OrderDraft, setDraft: (draft: OrderDraft) => void) {
  const { t } = useReader();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const submitKey = useSubmitKey();
  const place = useMutation({
    mutationFn: () => createOrder(orderBody(draft), submitKey.key()),
    onSuccess: async (order) => {
      queryClient.setQueryData(['order', order.id], order);
      showToast(t('orderForm.sent'));
      void navigate({ to: paths.order, params: { orderId: order.id } });
      await queryClient.invalidateQueries({ queryKey: ['orders'] });
    },
  });
  const change = (changed: Partial<OrderDraft>): void => {
    submitKey.renew();
    setDraft({ ...draft, ...changed });
  };
  return { place, change };
}
