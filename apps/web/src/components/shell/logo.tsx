import classes from './logo.module.css';

/** The house with four columns, and the name. */
export function Logo() {
  return (
    <span className={classes.logo}>
      <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden>
        <rect width="28" height="28" rx="7" className={classes.ground} />
        <path
          d="M6.500 21.500h15M7 11.500h14M7.500 11 14 6.500l6.500 4.500M9 11.500v10M12.400 14.500v7M15.600 14.500v7M19 11.500v10"
          className={classes.lines}
        />
      </svg>
      <span>Guildhall</span>
    </span>
  );
}
