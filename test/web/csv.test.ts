import { expect, test } from '@jest/globals';
import { csvOf } from '../../web/src/parts/csv.ts';

test('rows as RFC 4180 has them: commas, quotes and line breaks within quotes, lines ended by CR LF', () => {
  expect(
    csvOf(
      ['a', 'b'],
      [
        [1, 'x, "y"\nz'],
        [null, undefined],
      ],
    ),
  ).toBe('a,b\r\n1,"x, ""y""\nz"\r\n,\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])('R49 a name like %j is no formula in a table program', (name) => {
  expect(csvOf(['name'], [[name]])).toBe(`name\r\n'${name}\r\n`);
});
