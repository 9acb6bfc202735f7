import { schemas } from './messages.ts';

/** An attribute as a filter, a path or a query names it: in small letters, from the outside in. */
export interface Attribute {
  readonly path: readonly string[];
}

const core = [schemas.user, schemas.group].map((urn) => urn.toLowerCase());
const extension = schemas.change.toLowerCase();
const attributeName = /^[a-z$][a-z0-9_$-]*(\.[a-z$][a-z0-9_$-]*)*$/;

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The attribute of that name, whatever its letters (RFC 7643, 2.1); undefined for what can't be a name. */
export const attributeOf = (text: string): Attribute | undefined => {
  const name = text.toLowerCase();
  if (name === extension) return { path: [extension] };
  if (!name.startsWith('urn:')) return attributeName.test(name) ? { path: name.split('.') } : undefined;
  for (const urn of [...core, extension])
    if (name.startsWith(`${urn}:`)) {
      const within = name.slice(urn.length + 1);
      if (!attributeName.test(within)) return undefined;
      return { path: urn === extension ? [extension, ...within.split('.')] : within.split('.') };
    }
  // Of a schema that is not ours: there is nothing at it.
  return { path: [name] };
};

const always: ReadonlySet<string> = new Set(['schemas', 'id']);

const without = (thing: unknown, path: readonly string[]): unknown => {
  if (Array.isArray(thing)) return thing.map((each) => without(each, path));
  if (!isRecord(thing)) return thing;
  const [first, ...rest] = path;
  return Object.fromEntries(
    Object.entries(thing).flatMap(([key, value]) => {
      if (key.toLowerCase() !== first) return [[key, value]];
      return rest.length === 0 ? [] : [[key, without(value, rest)]];
    }),
  );
};

const only = (thing: unknown, paths: readonly (readonly string[])[]): unknown => {
  if (Array.isArray(thing)) return thing.map((each) => only(each, paths));
  if (!isRecord(thing)) return thing;
  return Object.fromEntries(
    Object.entries(thing).flatMap(([key, value]) => {
      const within = paths.filter(([first]) => first === key.toLowerCase()).map(([, ...rest]) => rest);
      if (within.length === 0) return [];
      return [[key, within.some((rest) => rest.length === 0) ? value : only(value, within)]];
    }),
  );
};

/** Which attributes of a resource are asked for (RFC 7644, 3.9). */
export interface Projection {
  readonly attributes: readonly Attribute[] | undefined;
  readonly excluded: readonly Attribute[];
}

export const projected = (
  resource: Readonly<Record<string, unknown>>,
  { attributes, excluded }: Projection,
): Readonly<Record<string, unknown>> => {
  const asked =
    attributes === undefined
      ? resource
      : only(resource, [...[...always].map((name) => [name]), ...attributes.map(({ path }) => path)]);
  return excluded
    .filter(({ path }) => !always.has(path.join('.')))
    .reduce((rest, { path }) => without(rest, path), asked) as Readonly<Record<string, unknown>>;
};
