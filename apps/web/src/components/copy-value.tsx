import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useReader } from '../locales/use-reader.ts';
import classes from './states.module.css';

type CopyValueProps = { value: string; what: string; shown?: string };

/** A number with a button that copies it as it is, without the gaps that make it readable. */
export function CopyValue({ value, what, shown = value }: CopyValueProps) {
  const { t } = useReader();
  const clipboard = useClipboard({ timeout: 2000 });
  return (
    <span className={classes.copy}>
      <span className="figures">{shown}</span>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={24}
        aria-label={t('common.copyValue', { what })}
        onClick={() => clipboard.copy(value)}
      >
        {clipboard.copied ? <IconCheck size={14} stroke={1.75} /> : <IconCopy size={14} stroke={1.75} />}
      </ActionIcon>
      <VisuallyHidden component="output">{clipboard.copied ? t('common.copied') : ''}</VisuallyHidden>
    </span>
  );
}
