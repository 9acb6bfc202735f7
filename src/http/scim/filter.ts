import { ScimRefused } from './messages.ts';
import { attributeOf, isRecord, type Attribute } from './attributes.ts';

const MOST_CHARACTERS = 4_000;
const MOST_DEEP = 20;

type Comparison = 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'ge' | 'lt' | 'le';
type Literal = string | number | boolean | null;

/** A filter of RFC 7644, 3.4.2.2. */
export type Filter =
  | { readonly op: 'and' | 'or'; readonly of: readonly Filter[] }
  | { readonly op: 'not'; readonly of: Filter }
  | { readonly op: 'pr'; readonly attribute: Attribute }
  | { readonly op: 'with'; readonly attribute: Attribute; readonly of: Filter }
  | { readonly op: Comparison; readonly attribute: Attribute; readonly value: Literal };

const comparisons: ReadonlySet<string> = new Set(['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le']);

const bad = (expected: string, found: string | undefined): ScimRefused =>
  new ScimRefused('invalidFilter', `${expected} is expected in a filter, found ${found ?? 'its end'}`);

// No two alternatives begin alike, so that no text is read twice.
const token = /\s*([()[\]]|"(?:[^"\\]|\\[^])*"|[^\s()[\]"]+)/y;

const tokensOf = (text: string): string[] => {
  if (text.length > MOST_CHARACTERS) throw bad(`at most ${MOST_CHARACTERS} characters`, `${text.length} characters`);
  const rest = text.trimEnd();
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < rest.length) {
    const at = token.lastIndex;
    const found = token.exec(rest)?.[1];
    if (found === undefined) throw bad('an attribute, a comparison or a value', rest.slice(at, at + 20));
    tokens.push(found);
  }
  return tokens;
};

const literalOf = (text: string | undefined): Literal => {
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as Literal;
  } catch {
    // What is no JSON is no value of a filter either.
  }
  throw bad('a value as JSON has it, text in double quotes', text);
};

/** Reads a filter, by descent: `or` binds less than `and`, `and` less than `not`. */
class Reader {
  readonly #tokens: readonly string[];
  #next = 0;
  #depth = 0;

  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }

  whole(): Filter {
    const found = this.#either();
    if (this.#peek() !== undefined) throw bad('and, or, or the end', this.#peek());
    return found;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#next];
  }

  #is(word: string): boolean {
    if (this.#peek()?.toLowerCase() !== word) return false;
    this.#next++;
    return true;
  }

  #must(word: string): void {
    if (!this.#is(word)) throw bad(word, this.#peek());
  }

  #either(): Filter {
    if (++this.#depth > MOST_DEEP) throw bad(`at most ${MOST_DEEP} levels of brackets`, 'more');
    const of = [this.#both()];
    while (this.#is('or')) of.push(this.#both());
    this.#depth--;
    return of.length === 1 ? of[0]! : { op: 'or', of };
  }

  #both(): Filter {
    const of = [this.#one()];
    while (this.#is('and')) of.push(this.#one());
    return of.length === 1 ? of[0]! : { op: 'and', of };
  }

  #one(): Filter {
    const isNot = this.#is('not');
    if (isNot || this.#peek() === '(') {
      this.#must('(');
      const of = this.#either();
      this.#must(')');
      return isNot ? { op: 'not', of } : of;
    }
    return this.#comparison();
  }

  #comparison(): Filter {
    const word = this.#tokens[this.#next++];
    const attribute = word === undefined ? undefined : attributeOf(word);
    if (attribute === undefined) throw bad('an attribute', word);
    if (this.#is('[')) {
      const of = this.#either();
      this.#must(']');
      // `emails[type eq "work"].value eq "…"`, as Entra writes it: the part after the bracket is compared.
      const sub = this.#peek();
      if (sub?.startsWith('.') !== true) return { op: 'with', attribute, of };
      this.#next++;
      const compared = this.#compared({ ...attribute, path: [sub.slice(1).toLowerCase()] });
      return { op: 'with', attribute, of: { op: 'and', of: [of, compared] } };
    }
    return this.#compared(attribute);
  }

  #compared(attribute: Attribute): Filter {
    const op = this.#tokens[this.#next++]?.toLowerCase();
    if (op === 'pr') return { op, attribute };
    if (op === undefined || !comparisons.has(op)) throw bad('a comparison such as eq', op);
    const value = literalOf(this.#tokens[this.#next++]);
    if (typeof value === 'boolean' && !['eq', 'ne'].includes(op)) throw bad('eq or ne for true and false', op);
    return { op: op as Comparison, attribute, value };
  }
}

/** Reads a filter. Throws ScimRefused (`invalidFilter`). */
export const filterOf = (text: string): Filter => new Reader(text).whole();

/** Attributes whose letters count (RFC 7643, 2.2). */
const caseExact: ReadonlySet<string> = new Set(['id', 'externalid', 'meta.location', '$ref']);

/** The values at a path; of what has several, each. What has parts is compared by its `value`. */
const valuesAt = (thing: unknown, path: readonly string[]): unknown[] => {
  if (Array.isArray(thing)) return thing.flatMap((each) => valuesAt(each, path));
  if (path.length === 0) return isRecord(thing) ? valuesAt(thing['value'], []) : thing === undefined ? [] : [thing];
  if (!isRecord(thing)) return [];
  const key = Object.keys(thing).find((name) => name.toLowerCase() === path[0]);
  return key === undefined ? [] : valuesAt(thing[key], path.slice(1));
};

/** The parts of something that has several, each by itself. */
const partsAt = (thing: unknown, path: readonly string[]): unknown[] => {
  if (Array.isArray(thing)) return thing.flatMap((each) => partsAt(each, path));
  if (path.length === 0) return [thing];
  if (!isRecord(thing)) return [];
  const key = Object.keys(thing).find((name) => name.toLowerCase() === path[0]);
  return key === undefined ? [] : partsAt(thing[key], path.slice(1));
};

const holds: Readonly<Record<Exclude<Comparison, 'ne'>, (found: string | number, value: string | number) => boolean>> =
  {
    eq: (found, value) => found === value,
    co: (found, value) => String(found).includes(String(value)),
    sw: (found, value) => String(found).startsWith(String(value)),
    ew: (found, value) => String(found).endsWith(String(value)),
    gt: (found, value) => found > value,
    ge: (found, value) => found >= value,
    lt: (found, value) => found < value,
    le: (found, value) => found <= value,
  };

const compare = (found: unknown, op: Exclude<Comparison, 'ne'>, value: Literal, isExact: boolean): boolean => {
  if (typeof found === 'string' && typeof value === 'string')
    return isExact ? holds[op](found, value) : holds[op](found.toLowerCase(), value.toLowerCase());
  if (typeof found === 'number' && typeof value === 'number') return holds[op](found, value);
  return op === 'eq' && found === value;
};

const isTrue = (thing: unknown, filter: Extract<Filter, { value: Literal }>): boolean => {
  const { op, attribute, value } = filter;
  const found = valuesAt(thing, attribute.path);
  if (op === 'ne') return !isTrue(thing, { ...filter, op: 'eq' });
  if (value === null) return op === 'eq' && found.length === 0;
  return found.some((each) => compare(each, op, value, caseExact.has(attribute.path.join('.'))));
};

/** Whether a filter matches a resource, or one of several values of an attribute. */
export const matches = (thing: unknown, filter: Filter): boolean => {
  switch (filter.op) {
    case 'and':
      return filter.of.every((each) => matches(thing, each));
    case 'or':
      return filter.of.some((each) => matches(thing, each));
    case 'not':
      return !matches(thing, filter.of);
    case 'pr':
      return valuesAt(thing, filter.attribute.path).length > 0;
    case 'with':
      return partsAt(thing, filter.attribute.path).some((part) => matches(part, filter.of));
    default:
      return isTrue(thing, filter);
  }
};

/** What the resources that match have at this attribute, where the filter says so: that and nothing else is looked up. */
export const equalTo = (filter: Filter | undefined, name: string): string | undefined => {
  if (filter === undefined) return undefined;
  if (filter.op === 'and') return filter.of.map((each) => equalTo(each, name)).find((value) => value !== undefined);
  const isIt = filter.op === 'eq' && filter.attribute.path.join('.') === name;
  return isIt && typeof filter.value === 'string' ? filter.value : undefined;
};
