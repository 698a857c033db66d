import { MantineProvider } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { Toasts } from './components/toasts.tsx';
import type { createClientRouter } from './routes.tsx';
import { ReaderProvider } from './locales/use-reader.ts';
import { theme } from './ui/theme.ts';

type AppProps = { router: ReturnType<typeof createClientRouter>; env?: 'default' | 'test' };

/** Mantine's variables and classes come from style sheets (see build/theme-css.ts), so it writes no `<style>` element. */
export function App({ router, env = 'default' }: AppProps) {
  return (
    <MantineProvider
      theme={theme}
      env={env}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <ReaderProvider>
        <RouterProvider router={router} />
        <Toasts />
      </ReaderProvider>
    </MantineProvider>
  );
}
