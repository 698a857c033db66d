import classes from './matrix.module.css';

/** What is said of a grant, in pairs. */
export function Terms({ terms }: { terms: { label: string; value: string }[] }) {
  return (
    <dl className={classes.terms}>
      {terms.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
