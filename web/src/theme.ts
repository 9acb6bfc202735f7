import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { palette, type Scheme } from '../../src/http/pages/palette';

const pine: MantineColorsTuple = [
  '#e8f4ee',
  '#d0e8dc',
  '#a3d3bb',
  '#7fcba6',
  '#5bc492',
  '#35966a',
  '#1f7b52',
  '#12633f',
  '#0e4f33',
  '#093622',
];
const brick: MantineColorsTuple = [
  '#fdf0ee',
  '#f9e2de',
  '#f3c4bc',
  '#ffb9af',
  '#ff9f92',
  '#d8584a',
  '#b83a2d',
  '#9d2419',
  '#86251a',
  '#5c150d',
];
const amber: MantineColorsTuple = [
  '#fdf7e4',
  '#fcf0d0',
  '#f7dfa0',
  '#fbdd95',
  '#f0c75c',
  '#cf9c22',
  '#9a6f06',
  '#7a5600',
  '#583b00',
  '#382b0d',
];
const harbour: MantineColorsTuple = [
  '#eaf0fb',
  '#d4e0f6',
  '#aac2ee',
  '#b9d0ff',
  '#9bbcff',
  '#4c7cd6',
  '#2a61c0',
  '#1d4fa8',
  '#173f87',
  '#0f2b5e',
];
const { dark: night } = palette;
const dark: MantineColorsTuple = [
  night.ink,
  '#d0d1d3',
  night.soft,
  '#868c95',
  night.line,
  '#2c313a',
  '#242930',
  night.paper,
  '#181b1f',
  night.ground,
];

const sans =
  "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif";
const serif = "'Iowan Old Style', 'Palatino Linotype', 'URW Palladio L', Charter, Georgia, 'Liberation Serif', serif";

/** The look of the console: the colours and letters of the approval page and of the letters. */
export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { pine, brick, amber, harbour, dark },
  fontFamily: sans,
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace",
  headings: { fontFamily: serif, fontWeight: '600' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Anchor: { defaultProps: { underline: 'always' } },
    // What can be chosen stands in the landmark of the content; a window would cut it off at its edge.
    Combobox: { defaultProps: { portalProps: { target: '#content' } } },
    // The list of choices scrolls itself: whoever reads by ear moves in it, and in nothing around it.
    Select: { defaultProps: { withScrollArea: false } },
    MultiSelect: { defaultProps: { withScrollArea: false } },
    // The head of a window is not the banner of the page.
    Drawer: { defaultProps: { attributes: { header: { role: 'none' } } } },
    Modal: {
      defaultProps: {
        attributes: { header: { role: 'none' } },
        closeButtonProps: { 'aria-label': 'Close the window' },
      },
    },
    // A menu holds its items alone, and stands in the part of the page that it belongs to.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, withinPortal: false, shadow: 'md' } },
    Table: { defaultProps: { verticalSpacing: 'xs' } },
  },
});

const variables = (scheme: Scheme): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(scheme).map(([name, colour]) => [`--cs-${name}`, String(colour)])),
  '--mantine-color-body': scheme.paper,
  '--mantine-color-text': scheme.ink,
  '--mantine-color-dimmed': scheme.soft,
  '--mantine-color-anchor': scheme.link,
  '--mantine-color-placeholder': scheme.soft,
  '--mantine-color-error': scheme.reject,
  '--mantine-color-default-border': scheme.line,
});

export const resolver: CSSVariablesResolver = () => ({
  variables: {},
  light: variables(palette.light),
  dark: variables(palette.dark),
});
