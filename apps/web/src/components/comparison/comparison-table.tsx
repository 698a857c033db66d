import { IconEqual, IconEqualNot, IconMinus, IconPencil } from '@tabler/icons-react';
import type { ComparedField, Source } from '../../api/types.ts';
import { useReader } from '../../locales/use-reader.ts';
import { formatShortDay } from '../../ui/format-date.ts';
import { useNow } from '../../ui/use-now.ts';
import { BankMark } from '../bank-mark.tsx';
import { ComparedValue } from './compared-value.tsx';
import classes from './comparison.module.css';

type ComparisonTableProps = { fields: ComparedField[]; stated: string; differencesOnly?: boolean };

/** Each field as it was stated, as every source says it, and what came out; only differing rows and pieces are marked. */
export function ComparisonTable({ fields, stated, differencesOnly = false }: ComparisonTableProps) {
  const { t } = useReader();
  const sources = sourcesOf(fields);
  const shown = differencesOnly ? fields.filter(({ result }) => result === 'differs') : fields;
  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('registration.comparison.field')}</th>
            <th scope="col">
              <span className={classes.source}>
                <IconPencil size={14} stroke={1.75} aria-hidden />
                {stated}
              </span>
            </th>
            {sources.map(({ source, asOf }) => (
              <SourceHead key={source.id} source={source} asOf={asOf} />
            ))}
            <th scope="col">{t('registration.comparison.result')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((field) => (
            <ComparedRow
              key={field.field}
              field={field}
              sources={sources.map(({ source }) => source)}
              stated={stated}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SourceHead({ source, asOf }: { source: Source; asOf: string }) {
  const { say, language } = useReader();
  const now = useNow();
  return (
    <th scope="col">
      <span className={classes.source}>
        <BankMark mark={source.mark} color={source.color} />
        {say(source.name)}
        <span className={classes.date}>{formatShortDay(asOf, language, now)}</span>
      </span>
    </th>
  );
}

type ComparedRowProps = { field: ComparedField; sources: Source[]; stated: string };

function ComparedRow({ field, sources, stated }: ComparedRowProps) {
  const { t, say } = useReader();
  const differing = field.sources.find(({ value }) => value !== null && value !== field.stated)?.value ?? null;
  const marked = field.result === 'differs';
  return (
    <tr data-result={field.result}>
      <th scope="row">{t(`registration.comparison.fields.${field.field}`)}</th>
      <td data-label={stated}>
        {field.stated === null ? (
          <Nothing text={t('registration.comparison.nothing')} />
        ) : (
          <ComparedValue field={field.field} value={field.stated} other={marked ? differing : null} />
        )}
      </td>
      {sources.map((source) => {
        const value = field.sources.find((one) => one.source.id === source.id)?.value ?? null;
        return (
          <td key={source.id} data-label={say(source.name)}>
            {value === null ? (
              <Nothing text={t('registration.comparison.silent')} />
            ) : (
              <ComparedValue
                field={field.field}
                value={value}
                other={marked && value !== field.stated ? field.stated : null}
              />
            )}
          </td>
        );
      })}
      <td data-label={t('registration.comparison.result')}>
        <Result result={field.result} />
      </td>
    </tr>
  );
}

function Nothing({ text }: { text: string }) {
  return <span className={classes.quiet}>{text}</span>;
}

const RESULT_ICON = { equal: IconEqual, differs: IconEqualNot, not_attested: IconMinus };

export function Result({ result }: { result: ComparedField['result'] }) {
  const { t } = useReader();
  const Icon = RESULT_ICON[result];
  return (
    <span className={classes.result} data-result={result}>
      <Icon size={16} stroke={2} aria-hidden />
      {t(`registration.comparison.${result}`)}
    </span>
  );
}

/** The sources that say anything, each with the newest date it speaks of: banks before registries. */
function sourcesOf(fields: ComparedField[]): { source: Source; asOf: string }[] {
  const found = new Map<string, { source: Source; asOf: string }>();
  for (const { source, asOf } of fields.flatMap((field) => field.sources)) {
    const known = found.get(source.id);
    if (known === undefined || known.asOf < asOf) found.set(source.id, { source, asOf });
  }
  return [...found.values()].toSorted((a, b) => a.source.kind.localeCompare(b.source.kind));
}
