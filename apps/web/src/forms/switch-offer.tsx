import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { leaveForBank, mandatesQuery } from '../api/session-queries.ts';
import type { BankSignInBody, ListedMandate, Mandate } from '../api/types.ts';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import classes from './switch-offer.module.css';

/** Offers the member's other mandates that open what this page is about, with the way back to it; nothing where there are none. */
export function SwitchOffer({ fits }: { fits: (mandate: ListedMandate) => boolean }) {
  const { t, say } = useReader();
  const mandates = useQuery(mandatesQuery);
  const returnTo = useRouterState({ select: (state) => state.location.href });
  const leave = useMutation({ mutationFn: (request: BankSignInBody) => leaveForBank({ ...request, returnTo }) });
  const fitting = mandates.data?.items.filter((mandate) => !mandate.current && fits(mandate)) ?? [];
  if (fitting.length === 0) return null;
  return (
    <section className={classes.offer} aria-label={t('mandates.switchTo')}>
      <h2>{t('mandates.switchTo')}</h2>
      <ul>
        {fitting.map((mandate) => (
          <li key={mandate.id}>
            <Button
              variant="default"
              loading={leave.isPending}
              onClick={() => leave.mutate({ bank: mandate.bank.slug, mandate: tripleOf(mandate) })}
            >
              {say(mandate.enterprise.name)} · {say(mandate.department.name)} · {say(mandate.role.name)}
            </Button>
          </li>
        ))}
      </ul>
      {leave.isError && <ProblemNote error={leave.error} />}
    </section>
  );
}

/** What a bank needs to sign the member in under this very mandate. */
export function tripleOf({
  customerId,
  role,
  department,
}: Pick<Mandate, 'customerId' | 'role' | 'department'>): NonNullable<BankSignInBody['mandate']> {
  return { customerId, roleId: role.id, departmentId: department.id };
}
