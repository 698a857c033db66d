import { Button, Kbd, NativeSelect, Textarea } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconFileText, IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef } from 'react';
import { decideCase } from '../../../api/case-queries.ts';
import { useSubmitKey } from '../../../api/submit-key.ts';
import type { CaseOutcome, OperatorCase } from '../../../api/types.ts';
import { ChoiceBar } from '../../../components/choice-bar.tsx';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { REASONS, REASONS_OF } from '../../../locales/decision-letter.ts';
import { comparedLabel } from '../../../locales/compared-label.ts';
import { useReader } from '../../../locales/use-reader.ts';
import { showToast } from '../../../ui/toasts.ts';
import { useDecision } from './use-decision.ts';
import type { DecisionDraft } from './use-decision.ts';
import classes from './cases.module.css';

const OUTCOMES: CaseOutcome[] = ['accept', 'return', 'refuse'];
const SHORTEST = 10;
const LONGEST = 1_000;

type DecisionProps = { one: OperatorCase; hasNext: boolean; onSent: () => void };

/** One decision, one reason, the very text that the enterprise reads, then the next case. */
export function Decision({ one, hasNext, onSent }: DecisionProps) {
  const { t, say } = useReader();
  const queryClient = useQueryClient();
  const submitKey = useSubmitKey();
  const draft = useDecision(one, comparedLabel);
  const { outcome, text } = draft;
  const lastSent = useRef('');
  const send = useMutation({
    mutationFn: (chosen: CaseOutcome) =>
      decideCase(one.id, { outcome: chosen, reason: text.trim(), revision: one.revision }, submitKey.key()),
    onSuccess: async () => {
      submitKey.renew();
      showToast(t('cases.sent', { name: say(one.enterprise.name) }));
      onSent();
      await queryClient.invalidateQueries({ queryKey: ['cases'] });
    },
  });
  const ready = outcome !== null && text.trim().length >= SHORTEST && text.length <= LONGEST;
  const submit = (): void => {
    if (!ready || send.isPending) return;
    // Another decision is another submit: the key of the last one would be refused with it.
    const decided = `${outcome} ${text}`;
    if (lastSent.current !== decided) submitKey.renew();
    lastSent.current = decided;
    send.mutate(outcome);
  };
  useHotkeys(OUTCOMES.map((each, place) => [String(place + 1), () => draft.choose(each)]));
  useHotkeys([['mod+Enter', submit]], []);
  if (one.can.length === 0) {
    return (
      <>
        <SideHead />
        <p className={classes.sideBody}>{t('cases.mayNot')}</p>
      </>
    );
  }
  return (
    <>
      <SideHead />
      <div className={classes.sideBody}>
        <Outcomes one={one} draft={draft} />
        {outcome !== null && <Letter outcome={outcome} draft={draft} />}
        <p className={classes.recorded}>
          <IconFileText size={16} stroke={1.75} aria-hidden />
          {t('cases.recorded')}
        </p>
        {send.isError && <ProblemNote error={send.error} />}
      </div>
      <footer className={classes.sideFoot}>
        <Button fullWidth size="md" disabled={!ready} loading={send.isPending} onClick={submit}>
          {t(hasNext ? 'cases.send' : 'cases.sendLast')}
          <Kbd className={classes.key ?? ''} aria-hidden>
            Ctrl ↵
          </Kbd>
        </Button>
        <p className={classes.keys}>{t('cases.keys')}</p>
      </footer>
    </>
  );
}

function SideHead() {
  const { t } = useReader();
  return (
    <header className={classes.sideHead}>
      <h2 id="decision">{t('cases.decision')}</h2>
      <span className={classes.quiet}>{t('cases.oneDecision')}</span>
    </header>
  );
}

function Outcomes({ one, draft }: { one: OperatorCase; draft: DecisionDraft }) {
  const { t } = useReader();
  const name = useId();
  return (
    <fieldset className={classes.choices} aria-labelledby="decision">
      {OUTCOMES.filter((outcome) => one.can.includes(outcome)).map((outcome) => {
        const words = outcome === 'accept' && one.kind === 'claimed_enterprise' ? 'accept_claim' : outcome;
        return (
          <label key={outcome} className={classes.choice}>
            <input
              type="radio"
              name={name}
              checked={draft.outcome === outcome}
              onChange={() => draft.choose(outcome)}
            />
            <strong>{t(`cases.choices.${words}.title`)}</strong>
            <span className={classes.quiet}>{t(`cases.choices.${words}.what`)}</span>
          </label>
        );
      })}
    </fieldset>
  );
}

function Letter({ outcome, draft }: { outcome: CaseOutcome; draft: DecisionDraft }) {
  const { t } = useReader();
  const { reason, text, language, differing, isWritten } = draft;
  return (
    <>
      <NativeSelect
        label={t('cases.reason')}
        value={reason}
        data={REASONS_OF[outcome].map((value) => ({ value, label: t(`cases.reasons.${value}`) }))}
        onChange={({ currentTarget: { value } }) => draft.setReason(REASONS.find((one) => one === value) ?? 'own')}
      />
      {reason === 'differs' && differing.length > 0 && <FieldsToCorrect draft={draft} />}
      <div className={classes.letter}>
        <div className={classes.letterHead}>
          <span>{t('cases.willRead')}</span>
          <ChoiceBar
            label={t('cases.language')}
            value={language}
            choices={[
              { value: 'zh-CN', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
            onChoose={draft.setLanguage}
          />
        </div>
        <Textarea
          rows={8}
          lang={language}
          aria-label={t('cases.willRead')}
          description={t('cases.length')}
          maxLength={LONGEST}
          value={text}
          onChange={(event) => draft.write(event.currentTarget.value)}
        />
        {isWritten && (
          <p className={classes.quiet}>
            {t('cases.written')}{' '}
            <button type="button" className={classes.link} onClick={() => draft.write(null)}>
              {t('cases.rewrite')}
            </button>
          </p>
        )}
      </div>
    </>
  );
}

function FieldsToCorrect({ draft }: { draft: DecisionDraft }) {
  const { t } = useReader();
  return (
    <div>
      <p className={classes.label}>{t('cases.fieldsToCorrect')}</p>
      <ul className={classes.chips}>
        {draft.differing.map(({ field }) => {
          const label = t(`registration.comparison.fields.${field}`);
          return (
            <li key={field}>
              <button
                type="button"
                className={classes.fieldChip}
                aria-label={t('cases.leaveOut', { field: label })}
                onClick={() => draft.leaveOut(field)}
              >
                {label}
                <IconX size={14} stroke={1.75} aria-hidden />
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
