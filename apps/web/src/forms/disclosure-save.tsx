import { Button } from '@mantine/core';
import { IconPencil, IconShieldCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeDisclosures, disclosuresQuery } from '../api/disclosure-queries.ts';
import type { Choice } from '../api/disclosure-queries.ts';
import type { Disclosures } from '../api/types.ts';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import type { Reader } from '../locales/use-reader.ts';
import { consequencesOf } from '../ui/disclosure-changes.ts';
import type { Change } from '../ui/disclosure-changes.ts';
import { categoryLabel } from '../ui/fact-text.ts';
import { showToast } from '../ui/toasts.ts';
import classes from './disclosure-save.module.css';

type DisclosureSaveProps = { disclosures: Disclosures; changes: Change[]; onDiscard: () => void };

/** What is not in force yet, who will see what on saving, and how to save or leave it. */
export function DisclosureSave({ disclosures, changes, onDiscard }: DisclosureSaveProps) {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: changeDisclosures,
    onSuccess: (now) => {
      queryClient.setQueryData(disclosuresQuery.queryKey, now);
      onDiscard();
      showToast(t('visibility.saved'));
    },
    // Somebody else may have chosen: what holds now is asked for either way.
    onSettled: () =>
      Promise.all(
        [['disclosures'], ['own-enterprise'], ['preview'], ['registration']].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  });
  if (changes.length === 0 && disclosures.chosen) return null;
  const choices = changes.map(({ category, from, to }): Choice => ({ category, from, audience: to }));
  const kept = disclosures.items.map(({ category, audience }): Choice => ({ category, audience, from: audience }));
  return (
    <section className={classes.bar} aria-label={t('visibility.bar')}>
      {save.isError && <ProblemNote error={save.error} />}
      <div className={classes.line}>
        <Words disclosures={disclosures} changes={changes} />
        <div className={classes.buttons}>
          {changes.length > 0 && (
            <Button variant="default" onClick={onDiscard}>
              {t('visibility.discard')}
            </Button>
          )}
          <Button loading={save.isPending} onClick={() => save.mutate(changes.length > 0 ? choices : kept)}>
            {changes.length > 0 ? t('visibility.save', { count: changes.length }) : t('visibility.keep')}
          </Button>
        </div>
      </div>
    </section>
  );
}

function Words({ disclosures, changes }: Omit<DisclosureSaveProps, 'onDiscard'>) {
  const reader = useReader();
  const { t } = reader;
  if (changes.length === 0) {
    return (
      <div className={classes.words}>
        <IconShieldCheck size={20} stroke={1.75} aria-hidden />
        <p>
          <strong>{t('visibility.notChosen')}</strong>
          <span>{t('visibility.notChosenHint')}</span>
        </p>
      </div>
    );
  }
  return (
    <div className={classes.words} data-kind="warning" role="status">
      <IconPencil size={20} stroke={1.75} aria-hidden />
      <p>
        <strong>{t('visibility.notInForce', { count: changes.length })}</strong>
        <span>
          {consequencesOf(changes)
            .map((consequence) => sentence(consequence, disclosures.partners, reader))
            .join(' ')}{' '}
          {t('visibility.audited')}
        </span>
      </p>
    </div>
  );
}

function sentence(
  { opens, to, categories }: ReturnType<typeof consequencesOf>[number],
  partners: number,
  reader: Reader,
): string {
  const { t } = reader;
  const what = categories.map((category) => categoryLabel(category, reader)).join(t('common.listSeparator'));
  if (!opens) return t(`visibility.closes.${to}`, { what });
  return to === 'partners'
    ? t('visibility.opensToPartners', { what, count: partners })
    : t(`visibility.opens.${to}`, { what });
}
