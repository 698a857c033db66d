import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { huayueSource, lanjiangSource } from '../test/sample-enterprises.ts';
import { renderIn } from '../test/render.tsx';
import { SourceBadge } from './source-badge.tsx';
import type { Attestation } from './source-badge.tsx';

const attested: Attestation = { source: huayueSource, asOf: '2026-11-20', assurance: 'bank_verified', stale: false };

test('an attested value names the bank, says that it attests, and when', async () => {
  await renderIn('en', <SourceBadge attestation={attested} />);
  expect(document.body.textContent).toContain('Huayue Bank');
  expect(document.body.textContent).toContain('attests · 20 Nov 2026');
  expect(screen.getByText('High: originals seen by the bank')).toBeTruthy();
});

test('the same badge in Chinese', async () => {
  await renderIn('zh-CN', <SourceBadge attestation={attested} />);
  expect(document.body.textContent).toContain('华岳银行');
  expect(document.body.textContent).toContain('认证 · 2026-11-20');
});

test('a stale value says its age and no longer says that the bank attests it', async () => {
  await renderIn(
    'en',
    <SourceBadge attestation={{ ...attested, source: lanjiangSource, asOf: '2020-01-01', stale: true }} />,
  );
  expect(document.body.textContent).toMatch(/1 Jan 2020, \d+ months old/);
  expect(document.body.textContent).not.toContain('attests');
});

test('a self-stated value says so and shows no bank', async () => {
  await renderIn('en', <SourceBadge attestation={{ ...attested, assurance: 'stated' }} />);
  expect(document.body.textContent).toContain('Stated by the enterprise');
  expect(document.body.textContent).not.toContain('Huayue');
});

test('it opens the evidence where there is some to open', async () => {
  const open = vi.fn<() => void>();
  await renderIn('en', <SourceBadge attestation={attested} onOpen={open} />);
  screen.getByRole('button', { name: /Huayue Bank.*Show evidence/ }).click();
  expect(open).toHaveBeenCalledOnce();
});
