import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { createChange, saveChange, submitChange } from '../api/change-queries.ts';
import type { PermissionChangeDetail } from '../api/change-queries.ts';
import { Problem } from '../api/problem.ts';
import type { FieldProblem } from '../api/problem.ts';
import type { TableVersion } from '../api/permission-queries.ts';
import { useSubmitKey } from '../api/submit-key.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { paths } from '../paths.ts';
import type { PermissionTable } from '../ui/permissions/table-types.ts';
import { showToast } from '../ui/toasts.ts';
import { PermissionWithdraw } from './permission-withdraw.tsx';
import classes from './disclosure-save.module.css';

type ChangeBarProps = {
  base: TableVersion;
  change: PermissionChangeDetail | null;
  table: PermissionTable;
  note: string | null;
  differences: number;
  /** Whether something is not saved yet. */
  dirty: boolean;
  onFaults: (faults: FieldProblem[]) => void;
};

/** Saves the draft, or lets a second person sign it. Faults go to their cells; the table in force stays either way. */
export function PermissionChangeBar({ base, change, table, note, differences, dirty, onFaults }: ChangeBarProps) {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const submitKey = useSubmitKey();
  const [asked, setAsked] = useState(false);
  const keep = async (): Promise<PermissionChangeDetail> => {
    if (change !== null && !dirty) return change;
    const { accounts: _accounts, ...contents } = table;
    return change === null
      ? createChange({ basedOnVersion: base.version, contents, note }, submitKey.key())
      : saveChange(change.id, { revision: change.revision, contents, note });
  };
  const show = async (kept: PermissionChangeDetail): Promise<void> => {
    submitKey.renew();
    queryClient.setQueryData(['permission-changes', kept.id], kept);
    await queryClient.invalidateQueries({ queryKey: ['permission-changes'] });
    await navigate({ to: paths.permissionChange, params: { changeId: kept.id }, replace: true });
  };
  const onError = (error: Error): void => {
    setAsked(false);
    // A refused body is another submit once it is mended.
    submitKey.renew();
    onFaults(error instanceof Problem ? error.errors : []);
  };
  const save = useMutation({
    mutationFn: keep,
    onSuccess: async (kept) => {
      showToast(t('permissions.change.saved'));
      await show(kept);
    },
    onError,
  });
  const submit = useMutation({
    mutationFn: async () => submitChange((await keep()).id),
    onSuccess: async (kept) => {
      showToast(t('permissions.change.submitted'));
      await show(kept);
    },
    onError,
  });
  const failed = save.error ?? submit.error;
  return (
    <section className={classes.bar} aria-label={t('permissions.change.title')}>
      {failed !== null && <ProblemNote error={failed} />}
      <div className={classes.line}>
        <div className={classes.words} data-kind={differences > 0 ? 'warning' : undefined} role="status">
          <IconPencil size={20} stroke={1.75} aria-hidden />
          <p>
            <strong>
              {differences === 0
                ? t('permissions.change.nothing')
                : t('permissions.change.unsaved', { count: differences })}
            </strong>
            <span>{t('permissions.change.stays')}</span>
          </p>
        </div>
        <div className={classes.buttons}>
          {change !== null && <PermissionWithdraw change={change} />}
          <Button
            variant="default"
            loading={save.isPending}
            disabled={!dirty || differences === 0}
            onClick={() => save.mutate()}
          >
            {t('permissions.change.save')}
          </Button>
          <Button disabled={differences === 0} loading={submit.isPending} onClick={() => setAsked(true)}>
            {t('permissions.change.submit')}
          </Button>
        </div>
      </div>
      {asked && (
        <ConfirmDialog
          title={t('permissions.change.submitTitle')}
          what={t('permissions.change.submitWhat', { count: differences })}
          doLabel={t('permissions.change.submit')}
          danger={false}
          action={submit}
          onClose={() => setAsked(false)}
        />
      )}
    </section>
  );
}
