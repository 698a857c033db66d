import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { PreferencesChoice } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { CheckBox } from '../../components/check-box.tsx';
import { isLanguage } from '../../locales/languages.ts';
import { useReader } from '../../locales/use-reader.ts';
import classes from './preferences-page.module.css';

const DEFAULT_QUIET = { from: '22:00', to: '07:00' };

export type ChoiceProps = { choice: PreferencesChoice; onChange: (edit: Partial<PreferencesChoice>) => void };

/** In which language e-mails come, and at what hours they do not. */
export function TimesCard({ choice, onChange }: ChoiceProps) {
  const { t } = useReader();
  const { language, timeZone, quietHours, digestAt } = choice;
  const browserZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Card className={classes.card} aria-labelledby="times">
      <h2 id="times">{t('tellMe.when')}</h2>
      <div className={classes.fields}>
        <NativeSelect
          label={t('tellMe.language')}
          value={language}
          data={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={({ currentTarget: { value } }) => isLanguage(value) && onChange({ language: value })}
        />
        <NativeSelect
          label={t('tellMe.timeZone')}
          value={timeZone}
          data={zones(timeZone, browserZone)}
          onChange={({ currentTarget: { value } }) => onChange({ timeZone: value })}
        />
        <TextInput
          type="time"
          required
          withAsterisk={false}
          label={t('tellMe.digestAt')}
          value={digestAt}
          onChange={({ currentTarget: { value } }) => onChange({ digestAt: value })}
        />
      </div>
      {browserZone !== timeZone && (
        <Button
          className={classes.inline}
          variant="subtle"
          size="compact-sm"
          onClick={() => onChange({ timeZone: browserZone })}
        >
          {t('tellMe.useBrowserZone', { zone: browserZone })}
        </Button>
      )}
      <CheckBox
        label={t('tellMe.quiet')}
        hint={t('tellMe.quietHint')}
        checked={quietHours !== null}
        onChange={(checked) => onChange({ quietHours: checked ? DEFAULT_QUIET : null })}
      />
      {quietHours !== null && (
        <div className={classes.fields}>
          {(['from', 'to'] as const).map((end) => (
            <TextInput
              key={end}
              type="time"
              required
              withAsterisk={false}
              label={t(`tellMe.${end}`)}
              value={quietHours[end]}
              onChange={({ currentTarget: { value } }) => onChange({ quietHours: { ...quietHours, [end]: value } })}
            />
          ))}
        </div>
      )}
    </Card>
  );
}

function zones(...always: string[]): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...always])].toSorted();
}
