import type { FieldProblem } from '../api/problem.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { useReader } from '../locales/use-reader.ts';
import type { Reader } from '../locales/use-reader.ts';
import classes from './permission-import.module.css';

/** Every fault of a file with its line, to be mended in the file and taken along. */
export function ImportFaults({ faults }: { faults: FieldProblem[] }) {
  const reader = useReader();
  const { t } = reader;
  const ordered = faults.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0));
  const text = ordered.map((fault) => [fault.line ?? '', fault.field, reasonOf(fault, reader)].join('\t')).join('\n');
  return (
    <section className={classes.faults} role="alert">
      <header>
        <div>
          <h3>{t('permissions.importing.faults', { count: faults.length })}</h3>
          <p>{t('permissions.importing.faultsLead')}</p>
        </div>
        <CopyButton label={t('permissions.importing.copy')} text={text} />
      </header>
      <div className={classes.table}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('permissions.importing.line')}</th>
              <th scope="col">{t('permissions.importing.column')}</th>
              <th scope="col">{t('permissions.importing.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {ordered.map((fault, place) => (
              <tr key={`${place} ${fault.field}`}>
                <th scope="row">{fault.line ?? '–'}</th>
                <td>{fault.field}</td>
                <td>{reasonOf(fault, reader)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function reasonOf({ reason, reasonZh }: FieldProblem, { language }: Reader): string {
  return language === 'zh-CN' ? (reasonZh ?? reason) : reason;
}
