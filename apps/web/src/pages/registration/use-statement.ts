import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { problemFromThrown } from '../../api/problem.ts';
import type { Problem } from '../../api/problem.ts';
import { registrationQuery, saveStatement } from '../../api/registration-queries.ts';
import type { Registration } from '../../api/types.ts';
import { FIELDS, fieldOfPath, isNumber, partOf, valuesOf } from './statement-fields.ts';
import type { FieldName, FormValues } from './statement-fields.ts';

export type FieldReasons = Partial<Record<FieldName, string>>;
export type SaveState = 'idle' | 'saving' | 'saved' | 'failed';

/**
 * The form of the statement, which is kept as it is filled in: what was changed is saved when its field is left. What is
 * refused stays in its field with the reason, is not sent again before it is changed, and does not hold up the rest.
 */
export function useStatement(registration: Registration) {
  const queryClient = useQueryClient();
  const [values, setValues] = useState<FormValues>(() => valuesOf(registration.statement));
  const [reasons, setReasons] = useState<FieldReasons>({});
  const [state, setState] = useState<SaveState>('idle');
  const [problem, setProblem] = useState<Problem | null>(null);
  // What was written last, because saving may begin in the same moment.
  const latest = useRef(values);
  const unsaved = useRef(new Set<FieldName>());
  const refused = useRef(new Set<FieldName>());
  const savingBefore = useRef<Promise<unknown>>(Promise.resolve());

  const write = (changes: Partial<FormValues>): void => {
    latest.current = { ...latest.current, ...changes };
    for (const field of FIELDS.filter((one) => changes[one] !== undefined)) {
      unsaved.current.add(field);
      refused.current.delete(field);
    }
    setValues(latest.current);
  };

  const taken = (saved: Registration, sent: readonly FieldName[]): void => {
    queryClient.setQueryData(registrationQuery.queryKey, saved);
    const kept = valuesOf(saved.statement);
    // Numbers come back in their one spelling; what is being typed is left alone.
    const tidied = sent.filter((field) => !unsaved.current.has(field)).map((field) => [field, kept[field]]);
    latest.current = { ...latest.current, ...(Object.fromEntries(tidied) as Partial<FormValues>) };
    setValues(latest.current);
    setReasons((known) => without(known, sent));
  };

  /** @returns the fields that can be sent without those that were refused. */
  const notTaken = (answer: Problem, sent: readonly FieldName[]): FieldName[] => {
    const named = reasonsOf(answer, latest.current);
    const wrong = FIELDS.filter((field) => named[field] !== undefined);
    setReasons((known) => ({ ...known, ...named }));
    if (wrong.length === 0) setProblem(answer);
    for (const field of wrong) refused.current.add(field);
    // All numbers are one list: a wrong one keeps the others back.
    const heldBack = sent.filter((field) => wrong.length === 0 || (wrong.some(isNumber) && isNumber(field)));
    for (const field of heldBack) unsaved.current.add(field);
    return sent.filter((field) => !wrong.includes(field) && !heldBack.includes(field));
  };

  const send = async (sent: readonly FieldName[]): Promise<void> => {
    if (sent.length === 0) return;
    try {
      taken(await saveStatement(partOf(sent, latest.current)), sent);
    } catch (thrown) {
      const rest = notTaken(problemFromThrown(thrown), sent);
      if (rest.length < sent.length) await send(rest);
    }
  };

  const sendAll = async (): Promise<boolean> => {
    const sent = [...unsaved.current];
    if (sent.length === 0) return refused.current.size === 0;
    unsaved.current.clear();
    setState('saving');
    setProblem(null);
    await send(sent);
    const whole = unsaved.current.size === 0 && refused.current.size === 0;
    setState(whole ? 'saved' : 'failed');
    return whole;
  };

  /** Saves what is not saved, one request after the other. @returns whether everything is saved. */
  const save = (): Promise<boolean> => {
    const run = savingBefore.current.then(sendAll);
    savingBefore.current = run;
    return run;
  };
  return { values, reasons, state, problem, write, save, setReasons };
}

export type StatementForm = ReturnType<typeof useStatement>;

/** The reasons of a refusal by the fields of the form. */
export function reasonsOf({ errors }: Problem, values: FormValues): FieldReasons {
  const named: FieldReasons = {};
  for (const { field, reason } of errors) {
    const place = fieldOfPath(field, values);
    if (place !== null) named[place] ??= reason;
  }
  return named;
}

function without(reasons: FieldReasons, fields: readonly FieldName[]): FieldReasons {
  const left = { ...reasons };
  for (const field of fields) delete left[field];
  return left;
}
