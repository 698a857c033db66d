import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { inviteMember } from '../api/member-queries.ts';
import { banksQuery } from '../api/session-queries.ts';
import { useSubmitKey } from '../api/submit-key.ts';
import type { InvitationBody, Session } from '../api/types.ts';
import { Dialog } from '../components/dialog.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { INVITED_ROLES } from './invited-roles.ts';
import { useMemberChange } from './use-member-change.ts';
import classes from '../components/dialog.module.css';

/** As the bank writes it: visible ASCII without spaces. */
const WORD = /^[\x21-\x7e]*$/;

type Fields = { bank: string; name: string; roleId: string; customerId: string; departmentId: string; subject: string };

/** Invites somebody by what the bank will say of him. */
export function MemberInvite({ session, onClose }: { session: Session; onClose: () => void }) {
  const { t, say } = useReader();
  const { bank, customerId, enterprise } = session.mandate;
  const [fields, setFields] = useState<Fields>({
    bank: bank.slug,
    name: '',
    roleId: 'viewer',
    customerId,
    departmentId: '',
    subject: '',
  });
  const submitKey = useSubmitKey();
  const invite = useMemberChange(() => inviteMember(bodyOf(fields), submitKey.key()), t('members.inviteDone'), onClose);
  const change = (changed: Partial<Fields>): void => {
    // Another invitation is another submit: the key of the last one would be refused with it.
    submitKey.renew();
    setFields({ ...fields, ...changed });
  };
  const names = [fields.customerId, fields.departmentId, fields.subject];
  const saysWho = fields.roleId !== '' || fields.subject.trim() !== '';
  const fits = saysWho && names.every((value) => WORD.test(value.trim()));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (fits) invite.mutate();
  };
  return (
    <Dialog title={t('members.inviteTitle', { enterprise: say(enterprise.name) })} onClose={onClose}>
      <form onSubmit={submit} className={classes.form}>
        <BankField
          bank={fields.bank}
          onChange={(slug) => change({ bank: slug, customerId: slug === bank.slug ? customerId : '' })}
        />
        <NativeSelect
          label={t('members.inviteRole')}
          value={fields.roleId}
          error={saysWho ? undefined : t('members.inviteNeedsWho')}
          onChange={(event) => change({ roleId: event.currentTarget.value })}
        >
          {INVITED_ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`members.roles.${role}`)}
            </option>
          ))}
          <option value="">{t('members.anyRole')}</option>
        </NativeSelect>
        <TextInput
          label={t('members.inviteName')}
          description={t('members.inviteNameHint')}
          maxLength={80}
          value={fields.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Exactly fields={fields} onChange={change} />
        {invite.isError && <ProblemNote error={invite.error} />}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={invite.isPending} disabled={!fits}>
            {t('members.inviteDo')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function BankField({ bank, onChange }: { bank: string; onChange: (slug: string) => void }) {
  const { t, say } = useReader();
  const banks = useQuery(banksQuery);
  return (
    <NativeSelect
      label={t('members.inviteBank')}
      description={t('members.inviteBankHint')}
      value={bank}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {(banks.data?.items ?? []).map(({ slug, name }) => (
        <option key={slug} value={slug}>
          {say(name)}
        </option>
      ))}
    </NativeSelect>
  );
}

type ExactlyProps = { fields: Fields; onChange: (changed: Partial<Fields>) => void };

/** What only some know: numbers and names as the bank writes them. */
function Exactly({ fields, onChange }: ExactlyProps) {
  const { t } = useReader();
  const more = [
    { key: 'customerId', label: t('members.inviteCustomer'), hint: undefined },
    { key: 'departmentId', label: t('members.inviteDepartment'), hint: undefined },
    { key: 'subject', label: t('members.inviteSubject'), hint: t('members.inviteSubjectHint') },
  ] as const;
  return (
    <details className={classes.more}>
      <summary>{t('members.inviteMore')}</summary>
      <div className={classes.form}>
        {more.map(({ key, label, hint }) => (
          <TextInput
            key={key}
            label={label}
            description={hint}
            maxLength={255}
            value={fields[key]}
            error={WORD.test(fields[key].trim()) ? undefined : t('members.inviteWord')}
            onChange={(event) => onChange({ [key]: event.currentTarget.value })}
          />
        ))}
      </div>
    </details>
  );
}

/** Only what was said: what is left out may be anything. */
function bodyOf({ bank, ...said }: Fields): InvitationBody {
  const filled = Object.entries(said).flatMap(([key, value]) => (value.trim() === '' ? [] : [[key, value.trim()]]));
  return { bank, ...Object.fromEntries(filled) };
}
