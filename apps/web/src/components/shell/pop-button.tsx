import { ActionIcon, Popover } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import classes from './pop-button.module.css';

type PopButtonProps = { label: string; icon: ReactNode; children: (close: () => void) => ReactNode };

/** An icon that opens a small panel below it; Escape and a click elsewhere close it. */
export function PopButton({ label, icon, children }: PopButtonProps) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" shadow="md" trapFocus withinPortal={false}>
      <Popover.Target>
        <ActionIcon
          className={classes.button}
          variant="subtle"
          color="gray"
          size={36}
          aria-label={label}
          onClick={() => setOpened(!opened)}
        >
          {icon}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.panel} aria-label={label}>
        {children(() => setOpened(false))}
      </Popover.Dropdown>
    </Popover>
  );
}
