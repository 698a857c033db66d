import { IconUsersGroup } from '@tabler/icons-react';
import { useReader } from '../../locales/use-reader.ts';
import { sayRule, sayScope } from '../../ui/permissions/say-table.ts';
import type { ApprovalRule } from '../../ui/permissions/table-types.ts';
import { useTable } from './table-context.ts';
import classes from './permissions-page.module.css';

/** The approval rules in words, those of the same accounts together. */
export function RulesCard() {
  const reader = useReader();
  const { t } = reader;
  const table = useTable();
  const groups = [...Map.groupBy(table.approvalRules, scopeKey)];
  return (
    <section className={classes.rules} aria-labelledby="rules">
      <IconUsersGroup size={18} stroke={1.75} aria-hidden />
      <div>
        <h2 id="rules">{t('permissions.rules')}</h2>
        {groups.length === 0 && <p>{t('permissions.noRules')}</p>}
        {groups.map(([key, rules]) => (
          <div key={key} className={classes.ruleGroup}>
            <ul>
              {rules.map((rule) => (
                <li key={`${rule.from}`}>{sayRule(rule, table, reader)}</li>
              ))}
            </ul>
            <p className={classes.quiet}>
              {t('permissions.ruleScope', {
                scope: rules
                  .slice(0, 1)
                  .map(({ accounts }) => sayScope(accounts, table, reader))
                  .join(''),
                hours: hoursOf(rules),
              })}
            </p>
          </div>
        ))}
      </div>
    </section>
  );
}

function scopeKey({ accounts, currency }: ApprovalRule): string {
  return JSON.stringify([accounts, currency]);
}

function hoursOf(rules: ApprovalRule[]): string {
  return [...new Set(rules.map(({ expiresAfterHours }) => expiresAfterHours))].join(' / ');
}
