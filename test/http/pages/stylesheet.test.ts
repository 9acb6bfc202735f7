import { describe, expect, test } from '@jest/globals';
import { palette, type Scheme } from '../../../src/http/pages/palette.ts';
import { stylesheet } from '../../../src/http/pages/stylesheet.ts';

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (a: string, b: string): number => {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
};

const read: readonly (readonly [ink: keyof Scheme, ground: keyof Scheme])[] = [
  ['ink', 'ground'],
  ['ink', 'paper'],
  ['soft', 'ground'],
  ['soft', 'paper'],
  ['link', 'ground'],
  ['link', 'paper'],
  ['paper', 'ink'],
  ['approveInk', 'approve'],
  ['reject', 'paper'],
  ['addedInk', 'added'],
  ['addedInk', 'paper'],
  ['removedInk', 'removed'],
  ['warningInk', 'warning'],
  ['problemInk', 'problem'],
];

const told: readonly (readonly [outline: keyof Scheme, ground: keyof Scheme])[] = [
  ['outline', 'paper'],
  ['outline', 'ground'],
  ['approve', 'paper'],
  ['reject', 'paper'],
  ['link', 'paper'],
  ['link', 'ground'],
];

describe.each(Object.entries(palette))('the %s palette', (_, scheme) => {
  test.each(read)('%s on %s can be read: at least 4.5 to 1', (ink, ground) => {
    expect(contrast(scheme[ink], scheme[ground])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(told)('%s on %s can be seen: at least 3 to 1', (outline, ground) => {
    expect(contrast(scheme[outline], scheme[ground])).toBeGreaterThanOrEqual(3);
  });

  test('every colour is in the style sheet', () => {
    for (const [name, colour] of Object.entries(scheme)) expect(stylesheet).toContain(`--${name}: ${String(colour)};`);
  });
});

describe('the style sheet', () => {
  test('takes nothing from elsewhere, and every colour from the palette', () => {
    expect(stylesheet).not.toMatch(/url\(|@import|https?:/);
    const rules = stylesheet.slice(stylesheet.indexOf('* { box-sizing'), stylesheet.indexOf('@media print'));
    expect(rules).not.toMatch(/#[0-9a-f]{3,8}\b|rgb|hsl/i);
    const known = new Set([...Object.keys(palette.light), 'sans', 'serif', 'mono']);
    for (const [, name = ''] of stylesheet.matchAll(/var\(--(\w+)\)/g)) expect(known).toContain(name);
  });

  test('shows focus, and makes buttons large enough for a thumb', () => {
    expect(stylesheet).toMatch(/:focus-visible \{ outline: 3px/);
    expect(stylesheet).toMatch(/min-height: 3\.25rem/);
  });
});
