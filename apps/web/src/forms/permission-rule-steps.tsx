import { Button, NativeSelect, TextInput } from '@mantine/core';
import { CheckBox } from '../components/check-box.tsx';
import { useReader } from '../locales/use-reader.ts';
import { nameOf } from '../ui/permissions/grid.ts';
import type { ApprovalRule, PermissionTable } from '../ui/permissions/table-types.ts';
import classes from './permission-edit.module.css';

type Steps = Extract<ApprovalRule['demand'], { kind: 'steps' }>;
type Step = Steps['steps'][number];
type RuleStepsProps = { table: PermissionTable; steps: Steps; onChange: (steps: Steps) => void };

/** So many signatures, by these, in one step or in several. */
export function RuleSteps({ table, steps, onChange }: RuleStepsProps) {
  const { t } = useReader();
  const put = (place: number, step: Step): void => onChange({ ...steps, steps: steps.steps.with(place, step) });
  return (
    <>
      {steps.steps.map((step, place) => (
        // Steps have no name but their place.
        <fieldset key={String(place)} className={classes.step}>
          <legend className={classes.quiet}>{t('permissions.edit.step', { step: place + 1 })}</legend>
          <TextInput
            label={t('permissions.edit.need')}
            type="number"
            min={1}
            max={20}
            value={String(step.need)}
            onChange={({ currentTarget }) =>
              put(place, { ...step, need: Math.min(20, Math.max(1, Math.trunc(Number(currentTarget.value)) || 1)) })
            }
          />
          <Signers table={table} step={step} onChange={(changed) => put(place, changed)} />
          {steps.steps.length > 1 && (
            <button
              type="button"
              className={classes.textButton}
              data-danger
              onClick={() => onChange({ ...steps, steps: steps.steps.toSpliced(place, 1) })}
            >
              {t('permissions.edit.removeStep', { step: place + 1 })}
            </button>
          )}
        </fieldset>
      ))}
      <Button
        variant="default"
        size="xs"
        onClick={() =>
          onChange({
            ...steps,
            steps: [...steps.steps, { need: 1, from: [{ roleId: table.roles[0]?.roleId ?? '', departmentId: null }] }],
          })
        }
      >
        {t('permissions.edit.addStep')}
      </Button>
      {steps.steps.length > 1 && (
        <CheckBox
          label={t('permissions.edit.ordered')}
          checked={steps.ordered}
          onChange={(ordered) => onChange({ ...steps, ordered })}
        />
      )}
    </>
  );
}

function Signers({ table, step, onChange }: { table: PermissionTable; step: Step; onChange: (step: Step) => void }) {
  const { t, say } = useReader();
  // One department for all signers of a step: another department is another step, or another row of an import.
  const departmentId = step.from[0]?.departmentId ?? null;
  const chosen = step.from.map(({ roleId }) => roleId);
  return (
    <>
      <fieldset className={classes.box}>
        <legend>{t('permissions.edit.signers')}</legend>
        <div className={classes.days}>
          {table.roles.map(({ roleId, ...names }) => (
            <CheckBox
              key={roleId}
              label={say(nameOf(names))}
              checked={chosen.includes(roleId)}
              onChange={(checked) => {
                const from = checked
                  ? [...step.from, { roleId, departmentId }]
                  : step.from.filter((signer) => signer.roleId !== roleId);
                if (from.length > 0) onChange({ ...step, from });
              }}
            />
          ))}
        </div>
      </fieldset>
      <NativeSelect
        label={t('permissions.edit.inDepartment')}
        value={departmentId ?? ''}
        onChange={({ currentTarget }) => {
          const { value } = currentTarget;
          const now = value === '' ? null : value;
          onChange({ ...step, from: step.from.map((signer) => ({ ...signer, departmentId: now })) });
        }}
      >
        <option value="">{t('permissions.edit.anyDepartment')}</option>
        {table.departments.map((department) => (
          <option key={department.departmentId} value={department.departmentId}>
            {say(nameOf(department))}
          </option>
        ))}
      </NativeSelect>
    </>
  );
}
