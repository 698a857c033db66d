import { createTheme, defaultVariantColorsResolver } from '@mantine/core';
import type { ConvertCSSVariablesInput, MantineColorsTuple } from '@mantine/core';
import { dark as darkRoles, light as lightRoles, measures } from './roles.ts';

const guild: MantineColorsTuple = [
  '#EFF9F7',
  '#D3EEE9',
  '#A6DBD2',
  '#6FC3B7',
  '#3FA99C',
  '#1F8F84',
  '#0F766E',
  '#0B615A',
  '#094D48',
  '#063934',
];

// Mantine's neutral palettes in the tones of our roles, so that menus, fields and skeletons match in both schemes.
const gray: MantineColorsTuple = [
  '#F6F7F9',
  '#F0F2F5',
  '#E4E8EE',
  '#CBD2DC',
  '#AEB7C4',
  '#8892A4',
  '#5F6980',
  '#475069',
  '#2B3650',
  '#14213D',
];
const dark: MantineColorsTuple = [
  '#E7ECF5',
  '#B3BED0',
  '#94A1B7',
  '#6C7990',
  '#3A4762',
  '#28334A',
  '#161F31',
  '#0E1524',
  '#0B111D',
  '#080C15',
];

// `system-ui` is left out on purpose: on Debian it is DejaVu. global.css leaves out the punctuation face for Chinese.
const FONT =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "GH Punct", "Noto Sans SC Variable", "GH Fallback", sans-serif';

export const theme = createTheme({
  primaryColor: 'guild',
  primaryShade: { light: 6, dark: 4 },
  colors: { guild, gray, dark },
  autoContrast: true,
  luminanceThreshold: 0.3,
  // autoContrast looks at the light shade only and would write white on the bright accent of the dark scheme (2.85:1).
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    const filled = input.variant === 'filled' && (input.color ?? 'guild') === 'guild';
    return filled ? { ...colors, color: 'var(--gh-on-accent)' } : colors;
  },
  black: '#14213D',
  white: '#FFFFFF',
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  fontSizes: { xs: '13px', sm: '14px', md: '16px', lg: '20px', xl: '28px' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.4', xl: '1.3' },
  fontFamily: FONT,
  headings: {
    fontFamily: FONT,
    fontWeight: '600',
    sizes: { h1: { fontSize: '20px' }, h2: { fontSize: '16px' }, h3: { fontSize: '14px' } },
  },
  shadows: { md: '0 8px 24px rgba(20,33,61,.10), 0 1px 3px rgba(20,33,61,.08)' },
  breakpoints: { xs: '23.4em', sm: '48em', md: '64em', lg: '75em', xl: '90em' },
  components: { Button: { styles: { root: { fontWeight: 500 } } } },
  respectReducedMotion: true,
  cursorType: 'pointer',
});

/** The neutral and state colours by role, as CSS variables for both schemes. */
export function roleVariables(): ConvertCSSVariablesInput {
  return { variables: measures, light: withMantineRoles(lightRoles), dark: withMantineRoles(darkRoles) };
}

function withMantineRoles(roles: Record<string, string>): Record<string, string> {
  return {
    ...roles,
    '--mantine-color-body': 'var(--gh-canvas)',
    '--mantine-color-text': 'var(--gh-ink)',
    '--mantine-color-dimmed': 'var(--gh-ink-2)',
    '--mantine-color-placeholder': 'var(--gh-ink-3)',
    '--mantine-color-anchor': 'var(--gh-accent-ink)',
    '--mantine-color-default': 'var(--gh-paper)',
    '--mantine-color-default-hover': 'var(--gh-hover)',
    '--mantine-color-default-color': 'var(--gh-ink)',
    '--mantine-color-default-border': 'var(--gh-line-2)',
    '--mantine-color-error': 'var(--gh-danger-ink)',
    '--mantine-color-disabled': 'var(--gh-hover)',
    '--mantine-color-disabled-color': 'var(--gh-ink-3)',
    '--mantine-color-disabled-border': 'var(--gh-line)',
    '--mantine-primary-color-contrast': 'var(--gh-on-accent)',
  };
}
