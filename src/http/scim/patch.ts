import { attributeOf, isRecord } from './attributes.ts';
import { filterOf, type Filter } from './filter.ts';
import { ScimRefused, schemas } from './messages.ts';

/** One step of a PATCH: what is done to one attribute, or to a part of it (RFC 7644, 3.5.2). */
export interface PatchStep {
  readonly op: 'add' | 'replace' | 'remove';
  readonly attribute: string;
  /** Which of several values. */
  readonly filter: Filter | undefined;
  readonly sub: string | undefined;
  readonly value: unknown;
}

const shape = /^([^[\]]+)(?:\[(.*)\])?(?:\.([A-Za-z$][\w$-]*))?$/s;

const targetOf = (path: string): Pick<PatchStep, 'attribute' | 'filter' | 'sub'> => {
  const [, name, filter, after] = shape.exec(path) ?? [];
  const found = name === undefined ? undefined : attributeOf(name);
  if (found === undefined)
    throw new ScimRefused('invalidPath', `the path of an attribute is expected, found "${path.slice(0, 100)}"`);
  const [attribute, within] = found.path;
  return {
    attribute: attribute!,
    filter: filter === undefined ? undefined : filterOf(filter),
    sub: filter === undefined ? within : after?.toLowerCase(),
  };
};

const stepsOfOne = (operation: unknown): PatchStep[] => {
  if (!isRecord(operation)) throw new ScimRefused('invalidSyntax', 'an operation is expected to be an object');
  const { path, value } = operation;
  const op = typeof operation['op'] === 'string' ? operation['op'].toLowerCase() : undefined;
  if (op !== 'add' && op !== 'replace' && op !== 'remove')
    throw new ScimRefused(
      'invalidSyntax',
      `add, replace or remove is expected as op, found ${JSON.stringify(operation['op'])}`,
    );
  if (path !== undefined && path !== null && typeof path !== 'string')
    throw new ScimRefused('invalidPath', 'text is expected as path');
  if (typeof path === 'string' && path !== '') return [{ op, ...targetOf(path), value }];
  if (op === 'remove') throw new ScimRefused('noTarget', 'a path is expected of what is to be removed');
  if (!isRecord(value))
    throw new ScimRefused('invalidValue', 'attributes with their values are expected of an operation without a path');
  return Object.entries(value).map(([name, each]) => ({ op, ...targetOf(name), value: each }));
};

/** The steps of a PATCH, in order. Throws ScimRefused. */
export const patchOf = (body: unknown): PatchStep[] => {
  if (!isRecord(body) || !Array.isArray(body['schemas']) || !body['schemas'].includes(schemas.patch))
    throw new ScimRefused('invalidSyntax', `a body of the schema ${schemas.patch} is expected`);
  const { Operations: operations } = body;
  if (!Array.isArray(operations) || operations.length === 0)
    throw new ScimRefused('invalidSyntax', 'at least one operation is expected in Operations');
  return operations.flatMap(stepsOfOne);
};
