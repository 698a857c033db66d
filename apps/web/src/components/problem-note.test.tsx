import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { problemFromBody } from '../api/problem.ts';
import { renderIn } from '../test/render.tsx';
import { ProblemNote } from './problem-note.tsx';

/** As the network answers a treasurer with a limit of 50,000 who pays or signs 80,000. */
const refusal = (code: string) =>
  problemFromBody(409, {
    code,
    errors: [
      {
        field: 'body.amount',
        reason: 'Limit 50,000.00 CNY per payment for treasurer in Finance.',
        reasonZh: '超过单笔限额：财务部司库在基本户（尾号 8841）每笔最多 50,000.00 元。',
      },
    ],
  });

test.each([
  ['payments.limit_exceeded', 'The amount is beyond your limit', '金额超出您的限额'],
  ['access.no_signing_authority', 'You cannot sign this under this mandate', '不能签署'],
])('%s shows its limit in the language of the reader', async (code, en, zh) => {
  await renderIn('en', <ProblemNote error={refusal(code)} />);
  expect(screen.getByRole('alert').textContent).toContain(en);
  expect(screen.getByText('Limit 50,000.00 CNY per payment for treasurer in Finance.')).toBeTruthy();
  document.body.replaceChildren();
  await renderIn('zh-CN', <ProblemNote error={refusal(code)} />);
  expect(screen.getByRole('alert').textContent).toContain(zh);
  expect(screen.getByText('超过单笔限额：财务部司库在基本户（尾号 8841）每笔最多 50,000.00 元。')).toBeTruthy();
  expect(document.body.textContent).not.toContain('per payment');
});

test('the reasons of a form are shown by its fields, and not here', async () => {
  const errors = [{ field: 'body.name', reason: 'is missing', reasonZh: '须填写' }];
  await renderIn('en', <ProblemNote error={problemFromBody(400, { code: 'platform.invalid_request', errors })} />);
  expect(document.body.textContent).not.toContain('is missing');
});
