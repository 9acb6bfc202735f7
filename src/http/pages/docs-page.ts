import { refusals } from '../../domain/problems.ts';
import { html, type Html } from '../../mail/html.ts';
import { layout } from './layout.ts';
import { fieldsHtml, schemaAnchor, typeLine, type JsonSchema } from './schema-html.ts';

interface Parameter {
  readonly $ref?: string;
  readonly name?: string;
  readonly in?: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: JsonSchema;
}

interface Body {
  readonly $ref?: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema; readonly example?: unknown }>>;
  /** The refusal codes of an answer. */
  readonly 'x-codes'?: readonly string[];
}

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Body;
  readonly responses?: Readonly<Record<string, Body>>;
}

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'] as const;
type Method = (typeof METHODS)[number];

type PathItem = { readonly [M in Method]?: Operation } & { readonly parameters?: readonly Parameter[] };

/** An OpenAPI 3.1 document, as far as the page reads it. */
export interface OpenApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly paths?: Readonly<Record<string, PathItem>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, JsonSchema>> };
}

interface Listed {
  readonly method: Method;
  readonly path: string;
  readonly operation: Operation;
}

/** Follows a reference within the document; what it names is trusted to be of its kind, as the document is ours. */
const resolved = <T extends { readonly $ref?: string }>(document: OpenApiDocument, value: T): T => {
  if (value.$ref === undefined) return value;
  const found = value.$ref
    .replace(/^#\//, '')
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
  return (found as T | undefined) ?? value;
};

const operationsOf = (document: OpenApiDocument): Listed[] =>
  Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
      return [{ method, path, operation: { ...operation, parameters } }];
    }),
  );

const UNTAGGED = 'Other';

const byTag = (document: OpenApiDocument): [tag: string, operations: Listed[]][] => {
  const groups = new Map<string, Listed[]>((document.tags ?? []).map(({ name }) => [name, []]));
  for (const listed of operationsOf(document)) {
    const tag = listed.operation.tags?.[0] ?? UNTAGGED;
    groups.set(tag, [...(groups.get(tag) ?? []), listed]);
  }
  return [...groups].filter(([, operations]) => operations.length > 0);
};

const anchorOf = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '-');

const prose = (text: string | undefined): Html | false => text !== undefined && html`<p class="prose">${text}</p>`;

const parametersHtml = (parameters: readonly Parameter[]): Html | false =>
  parameters.length > 0 &&
  html`<h4>Parameters</h4>
    <dl class="fields">
      ${parameters.map(
        ({ name, in: place, required, description, schema }) =>
          html`<div>
            <dt>
              <code>${name}</code>
              <span class="type">
                ${place}${schema !== undefined && html`, ${typeLine(schema)}`}${required === true ? '' : ', optional'}
              </span>
            </dt>
            <dd>${description}</dd>
          </div>`,
      )}
    </dl>`;

const contentHtml = ({ content }: Body): Html =>
  html`${Object.entries(content ?? {}).map(
    ([mediaType, { schema, example }]) =>
      html`<p class="type">
          <code>${mediaType}</code>${schema !== undefined && html`: ${typeLine(schema)}`}
        </p>
        ${schema !== undefined && fieldsHtml(schema)}
        ${example !== undefined && html`<pre>${JSON.stringify(example, null, 2)}</pre>`}`,
  )}`;

const responseHtml = (status: string, response: Body): Html => {
  const codes = response['x-codes'] ?? [];
  return html`<div>
    <dt><code>${status}</code> ${response.description}</dt>
    <dd>
      ${contentHtml(response)}
      ${
        codes.length > 0 &&
        html`<p>
        Codes: ${codes.map((code, i) => html`${i > 0 && ', '}<a href="#code-${code}"><code>${code}</code></a>`)}
      </p>`
      }
    </dd>
  </div>`;
};

const operationHtml = (document: OpenApiDocument, { method, path, operation }: Listed): Html => {
  const { summary, description, parameters = [], requestBody, responses = {} } = operation;
  const body = requestBody && resolved(document, requestBody);
  return html`<article class="operation" id="${anchorOf(`${method} ${path}`)}">
    <h3><span class="method">${method.toUpperCase()}</span> <code>${path}</code></h3>
    ${summary !== undefined && html`<p><strong>${summary}</strong></p>`} ${prose(description)}
    <details>
      <summary>Parameters, body and answers</summary>
      ${parametersHtml(parameters.map((parameter) => resolved(document, parameter)))}
      ${body !== undefined && html`<h4>Body</h4> ${prose(body.description)} ${contentHtml(body)}`}
      <h4>Answers</h4>
      <dl class="fields">
        ${Object.entries(responses).map(([status, response]) => responseHtml(status, resolved(document, response)))}
      </dl>
    </details>
  </article>`;
};

const schemasHtml = (document: OpenApiDocument): Html =>
  html`${Object.entries(document.components?.schemas ?? {}).map(
    ([name, schema]) =>
      html`<article class="operation schema" id="${schemaAnchor(name)}">
        <h3><code>${name}</code></h3>
        ${prose(schema.description)}
        <p class="type">${typeLine(schema)}</p>
        ${fieldsHtml(schema)}
      </article>`,
  )}`;

const codesHtml = (): Html =>
  html`<div class="scroll" role="region" aria-labelledby="codes" tabindex="0">
    <table class="codes">
      <thead>
        <tr>
          <th scope="col">Code</th>
          <th scope="col">Status</th>
          <th scope="col">Title</th>
        </tr>
      </thead>
      <tbody>
        ${Object.entries(refusals).map(
          ([code, [status, title]]) =>
            html`<tr id="code-${code}">
              <th scope="row"><code>${code}</code></th>
              <td>${status}</td>
              <td>${title}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;

/** An OpenAPI 3.1 document as a page to read: operations by tag, schemas, and the codes of refusals. */
export const docsPage = (document: OpenApiDocument): string => {
  const groups = byTag(document);
  const descriptions = new Map((document.tags ?? []).map(({ name, description }) => [name, description]));
  return layout({
    title: document.info.title,
    whose: `Version ${document.info.version}`,
    content: html`<div class="docs">
      <h1>${document.info.title}</h1>
      ${prose(document.info.description)}
      <nav aria-label="Contents">
        <ul>
          ${groups.map(([tag]) => html`<li><a href="#tag-${anchorOf(tag)}">${tag}</a></li>`)}
          <li><a href="#schemas">Schemas</a></li>
          <li><a href="#codes">Codes of refusals</a></li>
          <li><a href="/openapi.json">The document itself (JSON)</a></li>
        </ul>
      </nav>
      ${groups.map(
        ([tag, operations]) =>
          html`<section>
            <h2 id="tag-${anchorOf(tag)}">${tag}</h2>
            ${prose(descriptions.get(tag))} ${operations.map((listed) => operationHtml(document, listed))}
          </section>`,
      )}
      <section>
        <h2 id="schemas">Schemas</h2>
        ${schemasHtml(document)}
      </section>
      <section>
        <h2 id="codes">Codes of refusals</h2>
        <p>A refusal is <code>application/problem+json</code>; its <code>code</code> is one of these.</p>
        ${codesHtml()}
      </section>
    </div>`,
  });
};
