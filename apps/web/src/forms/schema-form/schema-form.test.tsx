import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderIn } from '../../test/render.tsx';
import { SchemaForm } from './schema-form.tsx';
import { useSchemaForm } from './use-schema-form.ts';
import { visibleData, visibleSections } from './model.ts';
import { valueAt, withValue, type FormData } from './pointer.ts';
import { faultsOf } from './validate.ts';

const both = (zh: string, en: string) => ({ zh, en });
const form = {
  schema: {
    type: 'object',
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 5, title: 'Name', 'x-title': both('名称', 'Name') },
      months: { type: 'integer', minimum: 1, maximum: 36, 'x-title': both('期限', 'Term') },
      amount: {
        type: 'object',
        'x-title': both('金额', 'Amount'),
        properties: {
          amount: { type: 'string', pattern: '^[0-9]+\\.[0-9]{2}$' },
          currency: { type: 'string', enum: ['CNY', 'USD'] },
        },
        required: ['amount', 'currency'],
        additionalProperties: false,
      },
      kind: {
        type: 'string',
        enum: ['a', 'b'],
        'x-title': both('方式', 'Kind'),
        'x-enum': { a: both('甲', 'First'), b: both('乙', 'Second') },
      },
      more: { type: 'string', maxLength: 2000, 'x-title': both('说明', 'More') },
      goods: {
        type: 'array',
        'x-title': both('货物', 'Goods'),
        items: { type: 'object', properties: { what: { type: 'string', title: 'What' } }, required: ['what'] },
      },
      agreed: { type: 'boolean', 'x-title': both('同意', 'Agreed') },
    },
    required: ['name', 'months', 'amount', 'kind'],
    additionalProperties: false,
    allOf: [
      Object.fromEntries([
        ['if', { properties: { kind: { const: 'b' } }, required: ['kind'] }],
        // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
        ['then', { required: ['more'] }],
      ]),
    ],
  },
  layout: {
    sections: [
      {
        title: both('基本', 'Basics'),
        fields: ['/name', '/months', '/amount', '/kind', '/goods', '/agreed'],
        when: null,
      },
      { title: both('补充', 'More'), fields: ['/more'], when: { pointer: '/kind', equals: 'b' } },
    ],
    widgets: { '/kind': 'radio', '/amount': 'money' },
  },
} as const;
const description = form as unknown as Parameters<typeof visibleSections>[0];
const fitting: FormData = { name: 'abc', months: 3, amount: { amount: '5.00', currency: 'CNY' }, kind: 'a' };
const keysOf = (data: FormData) =>
  Object.fromEntries([...faultsOf(description, data)].map(([at, { key }]) => [at, key]));

test('a place is read and written by its pointer, also with a slash or tilde in a name', () => {
  expect(valueAt({ 'a/b': [{ '~': 1 }] }, '/a~1b/0/~0')).toBe(1);
  expect(withValue({ a: { b: 1, c: 2 } }, '/a/b', undefined)).toEqual({ a: { c: 2 } });
  expect(withValue({}, '/a/b', 1)).toEqual({ a: { b: 1 } });
  expect(withValue({ list: [{ x: 1 }, { x: 2 }] }, '/list/1/x', 3)).toEqual({ list: [{ x: 1 }, { x: 3 }] });
  expect(valueAt({}, '/__proto__/polluted')).toBeUndefined();
});

test('a question that has to be answered has two answers, another is a box', () => {
  const { schema, layout } = description;
  const kinds = (required: string[]) =>
    visibleSections({ schema: { ...schema, required }, layout }, fitting)
      .flatMap(({ fields }) => fields)
      .filter(({ pointer }) => pointer === '/agreed');
  expect(kinds([])).toMatchObject([{ kind: 'checkbox' }]);
  expect(kinds(['agreed'])).toMatchObject([{ kind: 'radio', choices: [{ value: true }, { value: false }] }]);
});

test('sections come and go, and what stands in a hidden one is not sent', () => {
  const hidden = { ...fitting, more: 'left from before' };
  expect(visibleSections(description, hidden).map(({ title }) => title.en)).toEqual(['Basics']);
  expect(visibleData(description, hidden)).toEqual(fitting);
  expect(visibleSections(description, { ...fitting, kind: 'b' }).map(({ title }) => title.en)).toEqual([
    'Basics',
    'More',
  ]);
});

test('every kind of fault is named at its field', () => {
  expect(keysOf(fitting)).toEqual({});
  expect(keysOf({})).toEqual({ '/name': 'missing', '/months': 'missing', '/amount': 'missing', '/kind': 'missing' });
  expect(keysOf({ ...fitting, name: 'abcdef' })).toEqual({ '/name': 'tooLong' });
  expect(keysOf({ ...fitting, months: 40 })).toEqual({ '/months': 'atMost' });
  expect(keysOf({ ...fitting, months: 'many' })).toEqual({ '/months': 'kind' });
  expect(keysOf({ ...fitting, amount: { amount: '5', currency: 'CNY' } })).toEqual({ '/amount/amount': 'pattern' });
  expect(keysOf({ ...fitting, amount: { amount: '5.00', currency: 'EUR' } })).toEqual({ '/amount/currency': 'choice' });
  expect(keysOf({ ...fitting, kind: 'b' })).toEqual({ '/more': 'missing' });
  expect(keysOf({ ...fitting, goods: [{}] })).toEqual({ '/goods/0/what': 'missing' });
});

test('a field of a kind that is not known is a plain text, and a pointer to nothing is left out', () => {
  const strange = {
    schema: { type: 'object', properties: { odd: { type: 'null', title: 'Odd' } } },
    layout: {
      sections: [{ title: both('一', 'One'), fields: ['/odd', '/constructor', '/no/where'], when: null }],
      widgets: {},
    },
  } as unknown as typeof description;
  expect(visibleSections(strange, {})[0]?.fields.map(({ kind, pointer }) => [kind, pointer])).toEqual([
    ['text', '/odd'],
  ]);
});

function Shown({ start = {} as FormData, refused = false }) {
  const state = useSchemaForm(description, start, () => undefined);
  return (
    <>
      <SchemaForm description={description} form={state} />
      <button type="button" onClick={() => state.check()}>
        send
      </button>
      <button
        type="button"
        onClick={() => state.refuse([{ field: '/name', reason: 'is taken', reasonZh: '已被占用' }])}
      >
        {refused ? 'refuse' : 'no'}
      </button>
    </>
  );
}

test('a form is filled in, says what is missing at the field and in a summary, and forgets it when it is mended', async () => {
  await renderIn('zh-CN', <Shown />);
  fireEvent.click(screen.getByText('send'));
  expect(screen.getByRole('alert').textContent).toContain('名称：还没有填写');
  fireEvent.change(screen.getByLabelText('名称'), { target: { value: 'abc' } });
  expect(screen.getByRole('alert').textContent).not.toContain('名称');
  fireEvent.click(screen.getByLabelText('乙'));
  expect(screen.getByLabelText('说明')).toBeTruthy();
});

test('what the server names stands at the same field, in the language of the reader', async () => {
  await renderIn('zh-CN', <Shown start={fitting} refused />);
  fireEvent.click(screen.getByText('refuse'));
  expect(screen.getByRole('alert').textContent).toContain('名称：已被占用');
});

test('rows are added and removed, and an amount is read as it is typed', async () => {
  await renderIn('en', <Shown start={fitting} />);
  fireEvent.click(screen.getByText('Add: Goods'));
  fireEvent.change(screen.getByLabelText('What'), { target: { value: 'steel' } });
  expect(screen.getByLabelText<HTMLInputElement>('What').value).toBe('steel');
  fireEvent.click(screen.getByText('Remove number 1'));
  expect(screen.queryByLabelText('What')).toBeNull();
  const amount = screen.getByLabelText<HTMLInputElement>('Amount');
  fireEvent.change(amount, { target: { value: '12,000' } });
  fireEvent.blur(amount);
  expect(amount.value).toBe('12,000.00');
});

test('what is wrong with an amount is read out with it', async () => {
  await renderIn('en', <Shown />);
  fireEvent.click(screen.getByText('send'));
  const amount = screen.getByLabelText('Amount');
  const heard = (amount.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id));
  const { textContent = '' } = heard.at(-1) ?? {};
  expect([amount.getAttribute('aria-invalid'), textContent]).toEqual(['true', expect.stringMatching(/./)]);
});
