import { VisuallyHidden } from '@mantine/core';
import { IconEyeOff, IconUserOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { previewQuery } from '../../api/disclosure-queries.ts';
import type { Draft } from '../../api/disclosure-queries.ts';
import type { Category, Preview as PreviewView, PreviewReader } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { EnterpriseTile } from '../../components/enterprise-tile.tsx';
import { FactGroupCard } from '../../components/fact-group-card.tsx';
import { CATEGORIES, groupFacts } from '../../components/fact-groups.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { VerifiedMark } from '../../components/verified-mark.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { categoryLabel } from '../../ui/fact-text.ts';
import { READERS } from '../../ui/audiences.ts';
import { turnOf } from '../../ui/disclosure-changes.ts';
import type { Change } from '../../ui/disclosure-changes.ts';
import classes from './preview.module.css';

type PreviewProps = { draft: Draft; changes: Change[] };

/** The own page through the eyes of another, with what is not saved yet. */
export function Preview({ draft, changes }: PreviewProps) {
  const { t } = useReader();
  const [as, setAs] = useState<PreviewReader>('partner');
  const preview = useQuery(previewQuery(as, draft));
  return (
    <Card className={classes.panel} aria-labelledby="preview">
      <header className={classes.head}>
        <h2 id="preview">{t('visibility.previewAs')}</h2>
        <ChoiceBar
          label={t('visibility.previewAs')}
          value={as}
          choices={READERS.map((value) => ({ value, label: t(`visibility.readers.${value}`) }))}
          onChoose={setAs}
        />
      </header>
      <div className={classes.page} aria-busy={preview.isPlaceholderData}>
        {preview.isPending && <RowSkeletons count={5} />}
        {preview.isError && <ProblemNote error={preview.error} onRetry={() => void preview.refetch()} />}
        {preview.data !== undefined && <PreviewPage preview={preview.data} as={as} changes={changes} />}
      </div>
      <VisuallyHidden aria-live="polite" component="p">
        {preview.data !== undefined && !preview.isPlaceholderData
          ? t('visibility.previewTold', { count: preview.data.items.length, who: t(`visibility.readers.${as}`) })
          : ''}
      </VisuallyHidden>
    </Card>
  );
}

type PreviewPageProps = { preview: PreviewView; as: PreviewReader; changes: Change[] };

function PreviewPage({ preview, as, changes }: PreviewPageProps) {
  const { t } = useReader();
  const { enterprise, items, hiddenCategories } = preview;
  if (enterprise === null) {
    return (
      <EmptyState title={t('visibility.noPageTitle')} icon={<IconUserOff size={20} stroke={1.75} />}>
        {t('visibility.noPage')}
      </EmptyState>
    );
  }
  const turn = (category: string) =>
    turnOf(
      changes.find((change) => change.category === category),
      as,
    );
  const hidden = CATEGORIES.flatMap((name) => hiddenCategories.filter((category) => category === name));
  // What the draft changes comes first: it is what the reader wants to see.
  const groups = groupFacts(items).toSorted(
    (one, other) => Number(turn(one.category) === null) - Number(turn(other.category) === null),
  );
  const closing = hidden.filter((category) => turn(category) === 'disappears');
  return (
    <>
      <PreviewHead enterprise={enterprise} />
      {closing.map((category) => (
        <HiddenCategory key={category} category={category} as={as} isNew />
      ))}
      {groups.map((group) => (
        <div key={group.category} className={classes.group} data-turn={turn(group.category)}>
          {turn(group.category) !== null && <Chip kind="warning">{t('visibility.newlyVisible')}</Chip>}
          <FactGroupCard group={group} stacked />
        </div>
      ))}
      {hidden
        .filter((category) => !closing.includes(category))
        .map((category) => (
          <HiddenCategory key={category} category={category} as={as} isNew={false} />
        ))}
    </>
  );
}

function PreviewHead({ enterprise }: { enterprise: NonNullable<PreviewView['enterprise']> }) {
  const { say } = useReader();
  const details = [enterprise.city && say(enterprise.city), enterprise.industry && say(enterprise.industry)];
  return (
    <header className={classes.enterprise}>
      <EnterpriseTile enterprise={enterprise} />
      <div>
        <p className={classes.name}>
          {say(enterprise.name)} {enterprise.verified && <VerifiedMark />}
        </p>
        <p className={classes.quiet}>{details.filter(Boolean).join(' · ')}</p>
      </div>
    </header>
  );
}

function HiddenCategory({ category, as, isNew }: { category: Category; as: PreviewReader; isNew: boolean }) {
  const reader = useReader();
  const { t } = reader;
  return (
    <div className={classes.hidden} data-turn={isNew ? 'disappears' : null}>
      <p>
        {categoryLabel(category, reader)}
        {isNew && <Chip kind="warning">{t('visibility.newlyHidden')}</Chip>}
      </p>
      <p className={classes.quiet}>
        <IconEyeOff size={16} stroke={1.75} aria-hidden />
        {t('visibility.notShown', { who: t(`visibility.readersTo.${as}`) })}
      </p>
    </div>
  );
}
