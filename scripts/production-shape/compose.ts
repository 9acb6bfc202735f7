import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What is read of a service of docker-compose.yml. */
export interface ComposeService {
  readonly image: string;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly configs?: readonly { readonly source: string; readonly target: string }[];
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly restart: string;
  readonly stop_grace_period?: string;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

export interface Compose {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly configs: Readonly<Record<string, { readonly file: string }>>;
}

export const composeText = (): string => readFileSync(`${ROOT}/docker-compose.yml`, 'utf8');

/** Puts the variables into a text of the file. Throws where one is missing that must be there. */
export const interpolated = (text: string, variables: Readonly<Record<string, string>>): string =>
  text.replace(/\$\$|\$\{(\w+)(?::([-?])([^}]*))?\}/g, (whole, name: string, sign: string, rest: string) => {
    if (whole === '$$') return '$';
    const found = variables[name];
    if (found !== undefined && found !== '') return found;
    if (sign === '-') return rest;
    throw new Error(`${name}: ${rest}`);
  });

/** docker-compose.yml with these variables, put in as Compose does: once it is read, so that a value can hold anything. */
export const readCompose = (variables: Readonly<Record<string, string>>): Compose =>
  parse(composeText(), (_key, value: unknown) => (typeof value === 'string' ? interpolated(value, variables) : value), {
    merge: true,
  }) as Compose;

/** What ends by itself, and is not started again once it has. */
export const isJob = ({ restart }: ComposeService): boolean => restart === 'on-failure';
