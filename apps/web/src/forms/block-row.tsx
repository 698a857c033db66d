import { Button, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { Block } from '../api/types.ts';
import { Card } from '../components/card.tsx';
import { RowNote } from '../components/enterprise-list.tsx';
import { EnterpriseTile } from '../components/enterprise-tile.tsx';
import { useReader } from '../locales/use-reader.ts';
import { formatDay } from '../ui/format-date.ts';
import { BlockEnd } from './enterprise-block.tsx';
import classes from '../components/enterprise-row.module.css';

/** A blocked enterprise, by name alone: its page is closed to us as ours is to it. */
export function BlockRow({ block: { enterprise, since, can } }: { block: Block }) {
  const { t, say, language } = useReader();
  const [ending, setEnding] = useState(false);
  const name = say(enterprise.name);
  return (
    <Card as="li" className={classes.row}>
      <EnterpriseTile enterprise={enterprise} />
      <div className={classes.body}>
        <p className={classes.name}>{name}</p>
        <RowNote>{t('blocks.since', { date: formatDay(since, language) })}</RowNote>
      </div>
      {can.includes('end') && (
        <div className={classes.actions}>
          <Button variant="default" onClick={() => setEnding(true)}>
            {t('blocks.end')}
            <VisuallyHidden>{` ${name}`}</VisuallyHidden>
          </Button>
        </div>
      )}
      {ending && <BlockEnd enterprise={enterprise} onClose={() => setEnding(false)} />}
    </Card>
  );
}
