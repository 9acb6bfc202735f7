/** A breach of one dependency rule: files that are planted, and must make this rule fire and no other. */
export interface DependencyProbe {
  readonly rule: string;
  /** The first one is the culprit. */
  readonly files: Readonly<Record<string, string>>;
}

/** One file with one import, in `folder`. */
const importing = (rule: string, folder: string, specifier: string): DependencyProbe => ({
  rule,
  files: { [`${folder}/planted-${rule}.ts`]: `import '${specifier}';\n` },
});

export const dependencyProbes: readonly DependencyProbe[] = [
  importing('domain-is-pure', 'src/domain', 'node:fs'),
  importing('changes-know-only-the-domain', 'src/changes', 'node:fs'),
  importing('kinds-come-by-the-registry', 'src/transactions', '../changes/remove-officer.ts'),
  importing('a-kind-knows-no-kind', 'src/changes', './remove-officer.ts'),
  {
    rule: 'a-kind-is-handed-the-registry',
    files: {
      'src/changes/planted-a-kind-is-handed-the-registry.ts': `import type { kindOf } from './index.ts';\nexport type Planted = typeof kindOf;\n`,
    },
  },
  importing('workflows-stay-deterministic', 'workflows', 'node:crypto'),
  importing('workflows-take-types-alone', 'workflows', '../src/domain/change.ts'),
  importing('activities-are-thin', 'activities', '../src/store/store.ts'),
  importing('activities-take-domain-types-alone', 'activities', '../src/domain/settlement.ts'),
  importing('transactions-know-core-and-store', 'src/transactions', '../mail/letters.ts'),
  importing('store-knows-the-domain', 'src/store', '../transactions/withdraw.ts'),
  importing('mail-knows-the-domain', 'src/mail', '../store/store.ts'),
  importing('proofs-stand-alone', 'src/proof', '../store/store.ts'),
  importing('webhooks-stand-alone', 'src/webhooks', '../store/store.ts'),
  importing('the-client-knows-the-document-alone', 'src/client', 'node:fs'),
  importing('letters-are-pure', 'src/mail', 'node:fs'),
  importing('identity-knows-domain-and-store', 'src/identity', '../transactions/withdraw.ts'),
  importing('http-speaks-for-others', 'src/http', '../mail/letters.ts'),
  importing('pages-are-pure', 'src/http/pages', '../../store/store.ts'),
  importing('console-shares-what-is-pure', 'web/src', '../../src/domain/change.ts'),
  importing('what-the-console-shares-runs-in-browsers', 'src/domain', './canonical.ts'),
  {
    rule: 'nobody-knows-the-console',
    files: {
      'src/processes/planted-nobody-knows-the-console.ts': `import type { Planted } from '../../web/src/planted-nobody-knows-the-console.ts';\nexport type Known = Planted;\n`,
      'web/src/planted-nobody-knows-the-console.ts': 'export type Planted = true;\n',
    },
  },
  importing('one-door-to-writing', 'src/http', '../store/state-tables.ts'),
  importing('only-the-store-knows-prisma', 'src/http', '@prisma/client/runtime/client'),
  importing('temporal-stays-in-its-place', 'src/http', '@temporalio/client'),
  importing('processes-need-no-tests', 'src/processes', '../../test/planted.ts'),
  {
    rule: 'production-holds-nothing-embedded',
    files: {
      'src/processes/embedded/planted-production-holds-nothing-embedded.ts': 'export const planted = true;\n',
      'src/processes/worker.ts': `import './embedded/planted-production-holds-nothing-embedded.ts';\n`,
    },
  },
  { rule: 'no-dead-file', files: { 'src/mail/planted-no-dead-file.ts': 'export const planted = true;\n' } },
  {
    rule: 'no-circular',
    files: {
      'src/domain/planted-no-circular.ts': `import './planted-no-circular-back.ts';\n`,
      'src/domain/planted-no-circular-back.ts': `import './planted-no-circular.ts';\n`,
    },
  },
  importing('every-import-resolves', 'src/processes', './nowhere.ts'),
  importing('packages-are-listed', 'src/processes', 'webpack'),
  importing('production-needs-no-dev-package', 'src/processes', 'prettier'),
];
