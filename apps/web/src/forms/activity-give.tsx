import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { shareActivity } from '../api/activity-queries.ts';
import { useSubmitKey } from '../api/submit-key.ts';
import type { ActivityCategoryName } from '../api/types.ts';
import { CheckBox } from '../components/check-box.tsx';
import { Dialog } from '../components/dialog.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { showToast } from '../ui/toasts.ts';
import classes from '../components/dialog.module.css';

type ActivityGiveProps = { category: ActivityCategoryName; bank: string; wording: number };

/** Shares a category from now on, after saying in plain words what that means. */
export function ActivityGive({ category, bank, wording }: ActivityGiveProps) {
  const { t } = useReader();
  const [asking, setAsking] = useState(false);
  return (
    <div>
      <Button onClick={() => setAsking(true)}>{t('sharing.give')}</Button>
      {asking && <GiveDialog category={category} bank={bank} wording={wording} onClose={() => setAsking(false)} />}
    </div>
  );
}

function GiveDialog({ category, bank, wording, onClose }: ActivityGiveProps & { onClose: () => void }) {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const [named, setNamed] = useState(false);
  const submitKey = useSubmitKey();
  const give = useMutation({
    mutationFn: () => shareActivity({ category, named, wording }, submitKey.key()),
    onSuccess: async () => {
      onClose();
      showToast(t('sharing.given', { bank }));
      await queryClient.invalidateQueries({ queryKey: ['activity'] });
    },
  });
  // Another content is another request.
  const choose = (next: boolean) => {
    submitKey.renew();
    setNamed(next);
  };
  return (
    <Dialog
      title={t('sharing.giveTitle', { category: t(`sharing.categories.${category}.title`), bank })}
      onClose={onClose}
    >
      <p className={classes.what}>{t(`sharing.categories.${category}.what`, { bank })}</p>
      <p className={classes.what}>{t('sharing.giveWhat')}</p>
      <CheckBox label={t('sharing.named')} hint={t('sharing.namedHint', { bank })} checked={named} onChange={choose} />
      {give.isError && <ProblemNote error={give.error} />}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button loading={give.isPending} onClick={() => give.mutate()}>
          {t('sharing.giveDo')}
        </Button>
      </div>
    </Dialog>
  );
}
