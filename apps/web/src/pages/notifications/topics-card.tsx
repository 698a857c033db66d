import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../../api/session-queries.ts';
import type { TopicChoice } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { CheckBox } from '../../components/check-box.tsx';
import { useReader } from '../../locales/use-reader.ts';
import type { ChoiceProps } from './times-card.tsx';
import classes from './preferences-page.module.css';

const MODES = ['off', 'at_once', 'daily'] as const;
const SEVERITIES = ['info', 'notice', 'urgent'] as const;

/** For each topic: under the bell or not, by e-mail or not, and from which severity on. */
export function TopicsCard({ choice, onChange }: ChoiceProps) {
  const { t } = useReader();
  const { data: session } = useQuery(sessionQuery);
  const operates = session?.can.includes('operator:cases_read') === true;
  const change = (topic: TopicChoice['topic'], edit: Partial<TopicChoice>): void =>
    onChange({ topics: choice.topics.map((one) => (one.topic === topic ? { ...one, ...edit } : one)) });
  return (
    <Card className={classes.topicsCard} aria-labelledby="topics">
      <div className={classes.topicsHead}>
        <h2 id="topics">{t('tellMe.topics')}</h2>
        <p className={classes.quiet}>{t('tellMe.leastHint')}</p>
      </div>
      <ul>
        {choice.topics
          .filter(({ topic }) => topic !== 'cases' || operates)
          .map((one) => (
            <TopicRow key={one.topic} choice={one} onChange={(edit) => change(one.topic, edit)} />
          ))}
      </ul>
    </Card>
  );
}

function TopicRow({ choice, onChange }: { choice: TopicChoice; onChange: (edit: Partial<TopicChoice>) => void }) {
  const { t } = useReader();
  const { topic, email, inApp, minSeverity } = choice;
  const name = t(`notifications.topics.${topic}`);
  const label = (control: string): string => t('tellMe.control', { control, topic: name });
  // The list of their own devices and of who changed what is shown whatever one prefers.
  const fixed = topic === 'security';
  return (
    <li className={classes.topic} id={`topic-${topic}`}>
      <div className={classes.topicName}>
        <h3>{name}</h3>
        <p className={classes.quiet}>{t(`notifications.topicsWhat.${topic}`)}</p>
      </div>
      <CheckBox
        label={fixed ? `${t('tellMe.inApp')} (${t('tellMe.always')})` : t('tellMe.inApp')}
        name={label(t('tellMe.inApp'))}
        checked={fixed || inApp}
        disabled={fixed}
        onChange={(checked) => onChange({ inApp: checked })}
      />
      <NativeSelect
        label={t('tellMe.byEmail')}
        aria-label={label(t('tellMe.byEmail'))}
        value={email}
        data={MODES.map((mode) => ({ value: mode, label: t(`tellMe.emailModes.${mode}`) }))}
        onChange={({ currentTarget: { value } }) => {
          const mode = MODES.find((known) => known === value);
          if (mode !== undefined) onChange({ email: mode });
        }}
      />
      <NativeSelect
        label={t('tellMe.least')}
        aria-label={label(t('tellMe.least'))}
        value={minSeverity}
        data={SEVERITIES.map((severity) => ({ value: severity, label: t(`tellMe.leastOf.${severity}`) }))}
        onChange={({ currentTarget: { value } }) => {
          const severity = SEVERITIES.find((known) => known === value);
          if (severity !== undefined) onChange({ minSeverity: severity });
        }}
      />
    </li>
  );
}
