import { nameKey } from '../../../src/domain/text.ts';

/*
 * How a setting names companies, roles and sets: by the companies that they lie under, headquarters left out, and their
 * own name, as `South / Dispatch`. A slash that is part of a name is written `\/`, a backslash `\\`.
 */

const SEPARATOR = ' / ';

/** The names of the companies that something lies under, headquarters left out, and its own last. */
export type Path = readonly string[];

export const written = (path: Path): string =>
  path.map((name) => name.replaceAll(/[\\/]/g, (mark) => `\\${mark}`)).join(SEPARATOR);

/** The path that a name in a file stands for; undefined where it stands for none. */
export const pathOf = (text: string): Path | undefined => {
  // A slash of a name has its backslash before it, so that none of them stands between spaces.
  const path = text.split(SEPARATOR).map((part) => part.replaceAll(/\\([\\/])/g, '$1'));
  return written(path) === text && path.every((name) => name !== '') ? path : undefined;
};

/** How two paths are compared: as names are (R49). */
export const keyOf = (path: Path): string => JSON.stringify(path.map(nameKey));

/** The key of a name in a file that stands for a path. */
export const keyOfName = (name: string): string => keyOf(pathOf(name)!);

/** The order of a file: the same on every machine, and stable whatever else is in it. */
export const inFileOrder = (a: string, b: string): number => {
  const [left, right] = [nameKey(a), nameKey(b)];
  return left === right ? (a < b ? -1 : a > b ? 1 : 0) : left < right ? -1 : 1;
};
