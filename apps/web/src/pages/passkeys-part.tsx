import { Button, VisuallyHidden } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import { knowsPasskeys, passkeysQuery, removePasskey } from '../api/passkeys.ts';
import { leaveForBank, sessionQuery } from '../api/session-queries.ts';
import { Card } from '../components/card.tsx';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { RowSkeletons } from '../components/skeletons.tsx';
import { PasskeyAdd } from '../forms/passkey-add.tsx';
import { useReader } from '../locales/use-reader.ts';
import { paths } from '../paths.ts';
import { formatInstant } from '../ui/format-date.ts';
import { showToast } from '../ui/toasts.ts';
import classes from './sessions-page.module.css';

/** The person's passkeys: what they are for, which there are, and how to add or remove one. */
export function PasskeysPart() {
  const { t } = useReader();
  const passkeys = useQuery(passkeysQuery);
  return (
    <section aria-labelledby="passkeys" className={classes.passkeys}>
      <h2 id="passkeys" className={classes.heading}>
        {t('passkeys.title')}
      </h2>
      <p className={classes.quiet}>{t('passkeys.lead')}</p>
      {passkeys.isPending && <RowSkeletons count={1} />}
      {passkeys.isError && <ProblemNote error={passkeys.error} onRetry={() => void passkeys.refetch()} />}
      {passkeys.data !== undefined && (
        <>
          {passkeys.data.items.length === 0 && <p className={classes.only}>{t('passkeys.none')}</p>}
          <ul className={classes.list}>
            {passkeys.data.items.map((passkey) => (
              <PasskeyRow key={passkey.id} passkey={passkey} />
            ))}
          </ul>
          <AddPart mayAdd={passkeys.data.mayAdd} />
        </>
      )}
    </section>
  );
}

type PasskeyRowProps = { passkey: { id: string; name: string; createdAt: string; lastUsedAt: string | null } };

function PasskeyRow({ passkey }: PasskeyRowProps) {
  const { t, language } = useReader();
  return (
    <Card as="li" className={classes.row}>
      <p className={`${classes.who} ${classes.client}`}>
        <IconFingerprint size={18} stroke={1.75} aria-hidden /> {passkey.name}
      </p>
      <dl className={classes.times}>
        <div>
          <dt>{t('passkeys.createdAt')}</dt>
          <dd className="figures">{formatInstant(passkey.createdAt, language)}</dd>
        </div>
        <div>
          <dt>{t('passkeys.lastUsed')}</dt>
          <dd className="figures">
            {passkey.lastUsedAt === null ? t('passkeys.neverUsed') : formatInstant(passkey.lastUsedAt, language)}
          </dd>
        </div>
      </dl>
      <RemoveButton passkeyId={passkey.id} name={passkey.name} />
    </Card>
  );
}

function RemoveButton({ passkeyId, name }: { passkeyId: string; name: string }) {
  const { t } = useReader();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => removePasskey(passkeyId),
    onSuccess: async () => {
      setAsking(false);
      showToast(t('passkeys.removed'));
      await queryClient.invalidateQueries({ queryKey: passkeysQuery.queryKey });
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('passkeys.remove')}
        <VisuallyHidden>{` ${name}`}</VisuallyHidden>
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('passkeys.removeTitle')}
          what={t('passkeys.removeWhat', { name })}
          doLabel={t('passkeys.removeDo')}
          action={remove}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function AddPart({ mayAdd }: { mayAdd: boolean }) {
  const { t } = useReader();
  const [adding, setAdding] = useState(false);
  if (!knowsPasskeys()) return <p className={classes.only}>{t('passkeys.unsupported')}</p>;
  if (!mayAdd) return <SignInAgain />;
  return (
    <div>
      <Button onClick={() => setAdding(true)}>{t('passkeys.add')}</Button>
      {adding && <PasskeyAdd onClose={() => setAdding(false)} />}
    </div>
  );
}

/** The same mandate at the same bank, and back to this page. */
function SignInAgain() {
  const { t, say } = useReader();
  const { data: session } = useQuery(sessionQuery);
  const leave = useMutation({
    mutationFn: () => {
      if (session === null || session === undefined) return Promise.resolve();
      const { bank, customerId, role, department } = session.mandate;
      const mandate = { customerId, roleId: role.id, departmentId: department.id };
      return leaveForBank({ bank: bank.slug, mandate, returnTo: paths.sessions });
    },
  });
  if (session === null || session === undefined) return null;
  return (
    <div>
      <p className={classes.only}>{t('passkeys.signInAgain')}</p>
      {leave.isError && <ProblemNote error={leave.error} />}
      <Button variant="default" loading={leave.isPending || leave.isSuccess} onClick={() => leave.mutate()}>
        {t('passkeys.signInAgainDo', { bank: say(session.mandate.bank.name) })}
      </Button>
    </div>
  );
}
