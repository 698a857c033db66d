import { useId } from 'react';
import classes from './choice-bar.module.css';

type ChoiceBarProps<Value extends string> = {
  label: string;
  value: Value;
  choices: { value: Value; label: string }[];
  onChoose: (value: Value) => void;
};

/** A few choices side by side, one of them taken: radio buttons that look like one bar. */
export function ChoiceBar<Value extends string>({ label, value, choices, onChoose }: ChoiceBarProps<Value>) {
  const name = useId();
  return (
    <fieldset className={classes.bar} aria-label={label}>
      {choices.map((choice) => (
        <label key={choice.value} className={classes.choice}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
