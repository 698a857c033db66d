import type { ReactNode } from 'react';
import classes from './check-box.module.css';

type CheckBoxProps = {
  label: ReactNode;
  hint?: string;
  checked: boolean;
  disabled?: boolean;
  /** The whole name for those who do not see what stands around it. */
  name?: string;
  onChange: (checked: boolean) => void;
};

/** The browser's own box in our colour, with its words beside it; all of it can be clicked. */
export function CheckBox({ label, hint, checked, disabled = false, name, onChange }: CheckBoxProps) {
  return (
    <label className={classes.box} data-disabled={disabled}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-label={name}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>
        {label}
        {hint !== undefined && <span className={classes.hint}>{hint}</span>}
      </span>
    </label>
  );
}
