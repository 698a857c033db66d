import { Button } from '@mantine/core';
import { IconFingerprint, IconWritingSign } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { signApproval } from '../../api/approval-queries.ts';
import { authorisePaymentAtBank } from '../../api/payment-queries.ts';
import { Problem } from '../../api/problem.ts';
import { useSubmitKey } from '../../api/submit-key.ts';
import type { Approval, ApprovalTab } from '../../api/types.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { ApprovalReject } from '../../forms/approval-reject.tsx';
import { ApprovalWithdraw } from '../../forms/approval-withdraw.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { groupDecimal } from '../../ui/format-number.ts';
import { showToast } from '../../ui/toasts.ts';
import { refreshApprovals } from './refresh-approvals.ts';
import classes from './approvals.module.css';

type ApprovalBarProps = { approval: Approval; next: string | null; tab: ApprovalTab };

/** What signing means, and the deeds. It stays in sight, and on a phone it takes the place of the tabs. */
export function ApprovalBar({ approval, next, tab }: ApprovalBarProps) {
  const { t } = useReader();
  const [asking, setAsking] = useState<'reject' | 'withdraw' | null>(null);
  const { can, whyNot, state, rule } = approval;
  const signs = can.includes('sign');
  if (can.length === 0 && state !== 'waiting') return null;
  return (
    <footer className={classes.bar} data-action-bar={can.length > 0}>
      <p className={classes.meaning}>
        {signs ? t('approvals.signsAll') : whyNot === null ? '' : t(`approvals.whyNot.${whyNot}`)}{' '}
        {signs && rule.stepUp && t('approvals.needsPasskey')}
      </p>
      <div className={classes.deeds}>
        {can.includes('withdraw') && (
          <Button variant="default" size="md" className={classes.refuse} onClick={() => setAsking('withdraw')}>
            {t('approvals.withdraw')}
          </Button>
        )}
        {can.includes('reject') && (
          <Button variant="default" size="md" className={classes.refuse} onClick={() => setAsking('reject')}>
            {t('approvals.reject')}
          </Button>
        )}
        {signs && <SignButton approval={approval} next={next} tab={tab} />}
      </div>
      {asking === 'reject' && <ApprovalReject approval={approval} onClose={() => setAsking(null)} />}
      {asking === 'withdraw' && <ApprovalWithdraw approval={approval} onClose={() => setAsking(null)} />}
    </footer>
  );
}

/** Signs exactly what was read: the hash of it goes along, and the passkey vouches for it where one is asked for. */
function SignButton({ approval, next, tab }: ApprovalBarProps) {
  const { t } = useReader();
  const client = useQueryClient();
  const navigate = useNavigate();
  const submitKey = useSubmitKey();
  /** Where the bank cannot be reached, the page of the payment leads there later. */
  const leaveForBank = (paymentId: string): Promise<void> =>
    authorisePaymentAtBank(paymentId).catch(() => navigate({ to: paths.payment, params: { paymentId } }));
  const sign = useMutation({
    mutationFn: () => signApproval(approval, submitKey.key()),
    onSettled: () => submitKey.renew(),
    onSuccess: async ({ state }) => {
      const toBank = state === 'approved' && approval.kind === 'payment';
      showToast(t(toBank ? 'approvals.goesToBank' : state === 'approved' ? 'approvals.released' : 'approvals.signed'));
      await refreshApprovals(client, approval.id);
      if (toBank) {
        await leaveForBank(approval.subjectId);
        return;
      }
      // What is signed leaves the list of what waits: the one behind it is next.
      if (tab === 'waiting' && next !== null) void navigate({ to: paths.approval, params: { approvalId: next } });
    },
    onError: () => refreshApprovals(client, approval.id),
  });
  const { amount, last, rule } = approval;
  const figure = amount === null ? null : groupDecimal(amount.amount);
  const Icon = rule.stepUp ? IconFingerprint : IconWritingSign;
  return (
    <>
      <Button
        size="md"
        className={classes.sign}
        leftSection={<Icon size={18} stroke={1.75} aria-hidden />}
        loading={sign.isPending}
        onClick={() => sign.mutate()}
      >
        {t(last ? lastLabel(approval) : 'approvals.sign')}
        {last && figure !== null && <span className={classes.figure}>{figure}</span>}
      </Button>
      {sign.isError && (
        <div className={classes.failed}>
          <ProblemNote error={sign.error} />
          {sign.error instanceof Problem && sign.error.code === 'identity.no_passkey' && (
            <Link to={paths.sessions}>{t('approvals.addPasskey')}</Link>
          )}
        </div>
      )}
    </>
  );
}

/** With the last signature a payment goes on to the bank, everything else is released. */
function lastLabel({ kind }: Approval) {
  return kind === 'payment' ? 'approvals.signAndGo' : 'approvals.signAndRelease';
}
