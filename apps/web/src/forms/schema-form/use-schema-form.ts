import { useState } from 'react';
import type { FieldProblem } from '../../api/problem.ts';
import type { SubmissionForm } from '../../api/types.ts';
import type { Translate } from '../../locales/message-key.ts';
import { useReader } from '../../locales/use-reader.ts';
import type { FormData } from './pointer.ts';
import { faultsOf, type Fault } from './validate.ts';

type FormPart = Pick<SubmissionForm, 'schema' | 'layout'>;
export type SchemaFormState = ReturnType<typeof useSchemaForm>;

/**
 * What is filled in, and what is wrong with it once somebody tried to send it. What the server names is shown at the same fields.
 * @param onSave is called when a field is left.
 */
export function useSchemaForm(form: FormPart, before: FormData, onSave: (data: FormData) => void) {
  const { t, language } = useReader();
  const [data, setData] = useState(before);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<readonly FieldProblem[]>([]);
  const faults = tried ? faultsOf(form, data) : new Map<string, Fault>();
  const faultText = (pointer: string): string | null => {
    const fault = faults.get(pointer);
    if (fault !== undefined) return sayFault(fault, t);
    const problem = refused.find(({ field }) => pointerOf(field) === pointer);
    if (problem === undefined) return null;
    return language === 'zh-CN' ? (problem.reasonZh ?? problem.reason) : problem.reason;
  };
  return {
    data,
    change: (next: FormData): void => {
      setData(next);
      setRefused([]);
    },
    save: () => onSave(data),
    faultText,
    /** Where something is wrong, in the order in which it was found. */
    wrong: [...faults.keys(), ...refused.map(({ field }) => pointerOf(field))],
    /** @returns whether it can be sent. */
    check: (): boolean => {
      setTried(true);
      return faultsOf(form, data).size === 0;
    },
    refuse: (problems: readonly FieldProblem[]): void => setRefused(problems),
  };
}

/** The server names a field by its pointer, behind the part of the request in which it stands. */
function pointerOf(field: string): string {
  const at = field.indexOf('/');
  return at === -1 ? '' : field.slice(at);
}

function sayFault({ key, limit }: Fault, t: Translate): string {
  return t(`schemaForm.faults.${key}`, limit === undefined ? {} : { limit });
}
