import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parser } from '@prometheus-io/lezer-promql';
import { parse } from 'yaml';

const folder = new URL('../../docs/operations/', import.meta.url);

/** The text of a file of `docs/operations`. */
export const operationsFile = (name: string): string => readFileSync(fileURLToPath(new URL(name, folder)), 'utf8');

/** A metric that an expression names, with the labels that it is asked for by. */
export interface Named {
  readonly metric: string;
  readonly labels: readonly string[];
}

const selectorsOf = (text: string): Named[] => {
  const found: { metric: string; labels: string[] }[] = [];
  parser.parse(text).iterate({
    enter({ name, from, to, type, node }) {
      const said = text.slice(from, to);
      if (type.isError) throw new SyntaxError(`PromQL: "${text}" fails at ${from}: "${text.slice(from, from + 20)}"`);
      if (name === 'Identifier' && node.parent?.name === 'VectorSelector') found.push({ metric: said, labels: [] });
      else if (name === 'LabelName' && node.parent?.name !== 'GroupingLabels') found.at(-1)?.labels.push(said);
    },
  });
  return found;
};

/** The labels by which an expression groups; each is of whatever it selects. */
const groupingOf = (text: string): string[] => {
  const found: string[] = [];
  parser.parse(text).iterate({
    enter({ name, from, to, node }) {
      if (name === 'LabelName' && node.parent?.name === 'GroupingLabels') found.push(text.slice(from, to));
    },
  });
  return found;
};

/** What an expression names. Throws SyntaxError on what is no PromQL. */
export const namedIn = (expression: string): readonly Named[] => {
  const grouped = groupingOf(expression);
  return selectorsOf(expression).map(({ metric, labels }) => ({ metric, labels: [...labels, ...grouped] }));
};

export interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook_url: string };
}

export const alerts = (): readonly Alert[] =>
  (parse(operationsFile('alerts.yml')) as { groups: { rules: Alert[] }[] }).groups.flatMap(({ rules }) => rules);

export interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly datasource?: { readonly uid: string };
  readonly targets?: readonly { readonly expr: string }[];
}

export const panels = (): readonly Panel[] =>
  (JSON.parse(operationsFile('dashboard.json')) as { panels: Panel[] }).panels;

/** The views of Temporal's UI that the page names, each as its link and as its query. */
export const temporalViews = (): readonly { readonly link: string; readonly query: string }[] =>
  [...operationsFile('README.md').matchAll(/\]\((http[^)]+\/workflows\?query=[^)]+)\)\s*\| `([^`]+)`/g)].map(
    ([, link, query]) => ({ link: link!, query: query! }),
  );

/** What a process exports: every name that can be asked for, with its labels as far as anything was counted. */
export const exportedIn = (text: string): ReadonlyMap<string, ReadonlySet<string>> => {
  const exported = new Map<string, Set<string>>();
  for (const [, name, type] of text.matchAll(/^# TYPE (\S+) (\w+)$/gm))
    for (const suffix of type === 'histogram' ? ['_bucket', '_count', '_sum'] : [''])
      exported.set(name + suffix, new Set());
  for (const [, name, labels = ''] of text.matchAll(/^(\w+)(?:\{(.*)\})? \S+$/gm))
    for (const [, label] of labels.matchAll(/(?:^|,)(\w+)="/g)) exported.get(name!)?.add(label!);
  return exported;
};
