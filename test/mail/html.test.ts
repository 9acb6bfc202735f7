import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { html, raw, render } from '../../src/mail/html.ts';

const NAMES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#96;': '`',
};
const decode = (text: string): string => text.replace(/&[#\w]+;/g, (entity) => NAMES[entity] ?? entity);

/** Text with the characters that matter in HTML far more often than chance would have it. */
const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('<', '>', '"', "'", '`', '&', ' ', '=', '/', 'script', 'onload', '-->', ']]>', '&lt;'))
    .map((parts) => parts.join('')),
);

describe('the html template', () => {
  test('text can break out of neither an element nor a quoted attribute, and is shown as it is', () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (double, single, text) => {
        // prettier-ignore
        const written = render(html`<p title="${double}" lang='${single}'>${text}</p>`);
        const found = /^<p title="([^"<>]*)" lang='([^'<>]*)'>([^<>]*)<\/p>$/s.exec(written);
        expect(found?.slice(1).map(decode)).toEqual([double, single, text]);
      }),
      { numRuns: 2_000 },
    );
  });

  test('lists are joined, each part escaped or passed on as the HTML that it is', () => {
    const items = ['<b>', 'two'].map((text) => html`<i>${text}</i>`);
    expect(render(html`<b>${items}</b>`)).toBe('<b><i>&lt;b&gt;</i><i>two</i></b>');
    expect(render(html`${['a', '&', [html`<br />`]]}`)).toBe('a&amp;<br />');
  });

  test('what is absent leaves nothing; zero is a number to show', () => {
    expect(render(html`[${null}${undefined}${false}${''}${0}]`)).toBe('[0]');
  });

  test('an object that looks like HTML is no HTML', () => {
    const forged = JSON.parse('{"text":"<b>","toString":"<b>"}') as never;
    expect(() => render(html`${forged}`)).toThrow(TypeError);
  });

  test('an unquoted attribute is refused', () => {
    expect(() => html`<p title=${'a onclick=b'}>x</p>`).toThrow('Put the attribute in quotes: found `<p title=${…}`');
  });

  test('raw takes a constant as it stands', () => {
    expect(render(html`<b>${raw('<i>a & b</i>')}</b>`)).toBe('<b><i>a & b</i></b>');
  });
});
