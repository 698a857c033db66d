import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useReader } from '../locales/use-reader.ts';

/** Takes a text along, such as a list of faults for the one who mends them. */
export function CopyButton({ label, text }: { label: string; text: string }) {
  const { t } = useReader();
  const clipboard = useClipboard();
  const Icon = clipboard.copied ? IconCheck : IconCopy;
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<Icon size={14} stroke={1.75} aria-hidden />}
      onClick={() => clipboard.copy(text)}
    >
      {clipboard.copied ? t('common.copied') : label}
    </Button>
  );
}
