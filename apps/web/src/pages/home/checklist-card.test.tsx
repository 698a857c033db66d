import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderApp } from '../../test/render.tsx';
import { returned, verified } from '../../test/sample-registration.ts';

test('the checklist shows what is done and leads to what is next', async () => {
  await renderApp('/', 'en', { 'GET /v1/registration': () => returned });
  const card = await screen.findByRole('region', { name: 'Your way onto the network' });
  expect(within(card).getByText('2 of 5 done')).toBeTruthy();
  const done = within(card)
    .getAllByRole('listitem')
    .map((item) => item.dataset['done']);
  expect(done).toEqual(['true', 'true', 'false', 'false', 'false']);
  expect(within(card).getByRole('link', { name: 'See how it stands' }).getAttribute('href')).toBe('/registration');
});

test('a checklist that is full is gone', async () => {
  await renderApp('/', 'en', { 'GET /v1/registration': () => verified });
  await screen.findAllByRole('article');
  expect(screen.queryByRole('region', { name: 'Your way onto the network' })).toBeNull();
});
