import type { Bar } from './outcome.ts';

const [WIDTH, LABEL, RIGHT] = [960, 430, 70];
const [ROW, HEADING, TOP] = [22, 40, 16];
const span = WIDTH - LABEL - RIGHT;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328; }
  .heading { font-weight: 600; font-size: 15px; }
  .one { stroke: #656d76; stroke-dasharray: 4 3; }
  .less { fill: #bf8700; } .more { fill: #1a7f64; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .one { stroke: #8d96a0; } .less { fill: #d29922; } .more { fill: #3fb68b; }
  }`;

/** Where each group's bars end: a power of two on each side, so that half and twice are as far from 1. */
const reachOf = (bars: readonly Bar[]): number =>
  Math.max(1, ...bars.map(({ ratio }) => Math.ceil(Math.abs(Math.log2(ratio)))));

const group = (name: string, bars: readonly Bar[], top: number): string => {
  const reach = reachOf(bars);
  const x = (ratio: number): number => LABEL + (span * (Math.log2(ratio) + reach)) / (2 * reach);
  const bottom = top + HEADING + bars.length * ROW;
  const drawn = bars.map(({ label, ratio }, i) => {
    const y = top + HEADING + i * ROW;
    const [from, to] = [Math.min(x(1), x(ratio)), Math.max(x(1), x(ratio))];
    return [
      `<text x="${LABEL - 10}" y="${y + 14}" text-anchor="end">${escaped(label)}</text>`,
      `<rect class="${ratio < 1 ? 'less' : 'more'}" x="${from.toFixed(1)}" y="${y + 3}" width="${Math.max(1, to - from).toFixed(1)}" height="${ROW - 7}" rx="2"/>`,
      `<text x="${WIDTH - RIGHT + 10}" y="${y + 14}">${ratio.toFixed(2)}</text>`,
    ].join('\n');
  });
  return [
    `<text class="heading" x="0" y="${top + 18}">${escaped(name)}</text>`,
    `<line class="one" x1="${x(1)}" x2="${x(1)}" y1="${top + HEADING - 6}" y2="${bottom}"/>`,
    `<text x="${x(1)}" y="${top + HEADING - 10}" text-anchor="middle">1</text>`,
    ...drawn,
  ].join('\n');
};

/** Ratios as bars on both sides of 1, a scale of powers of two for each group. */
export const pictureOf = (bars: readonly Bar[]): string => {
  const groups = [...Map.groupBy(bars, (bar) => bar.group)];
  let top = TOP;
  const drawn = groups.map(([name, of]) => {
    const from = top;
    top += HEADING + of.length * ROW + TOP;
    return group(name, of, from);
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" width="${WIDTH}" height="${top}" role="img">`,
    `<title>How many times what stands beside it</title>`,
    `<style>${STYLE}\n</style>`,
    ...drawn,
    '</svg>\n',
  ].join('\n');
};
