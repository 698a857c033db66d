import { convertCssVariables, defaultCssVariablesResolver, mergeMantineTheme, DEFAULT_THEME } from '@mantine/core';
import type { Plugin } from 'vite';
import { roleVariables, theme } from '../src/ui/theme.ts';

const ID = 'virtual:theme.css';
const UNUSED_PALETTES = /^--mantine-color-(pink|grape|violet|indigo|cyan|teal|green|lime|yellow|orange|blue)-/;

/**
 * Writes Mantine's CSS variables into the style sheet at build time. Mantine would otherwise put them into a `<style>`
 * element at run time, which a content security policy without 'unsafe-inline' refuses.
 */
export function themeCss(): Plugin {
  return {
    name: 'guildhall-theme-css',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load: (id) => (id === `\0${ID}` ? themeStyleSheet() : undefined),
  };
}

function themeStyleSheet(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const mantine = defaultCssVariablesResolver(merged);
  const roles = roleVariables();
  const variables = { ...mantine.variables, ...roles.variables };
  const light = { '--mantine-color-scheme': 'light', ...mantine.light, ...roles.light };
  const dark = { '--mantine-color-scheme': 'dark', ...mantine.dark, ...roles.dark };
  return convertCssVariables({ variables: used(variables), light: used(light), dark: used(dark) });
}

function used(variables: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !UNUSED_PALETTES.test(name)));
}
