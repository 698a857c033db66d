import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { BottomSheet } from '../../components/bottom-sheet.tsx';
import classes from './with-panel.module.css';

type WithPanelProps = {
  panel: ReactNode;
  /** For what needs the whole screen, such as a matrix. */
  wide?: boolean;
  onClose: () => void;
  children: ReactNode;
};

/**
 * A page with a panel at its side: it pushes the content on a wide screen, lies over it on a narrower one, and comes from
 * below on a phone.
 */
export function WithPanel({ panel, wide = false, onClose, children }: WithPanelProps) {
  const phone = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const opened = panel !== false;
  return (
    <div className={classes.columns} data-opened={opened && !phone} data-wide={wide}>
      <div className={classes.content}>{children}</div>
      {opened &&
        (phone ? (
          <BottomSheet onClose={onClose}>{panel}</BottomSheet>
        ) : (
          <aside className={classes.panel}>{panel}</aside>
        ))}
    </div>
  );
}
