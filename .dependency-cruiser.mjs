/**
 * Who may import whom: the table of ARCHITECTURE.md as rules. Each says why, and what to do instead; each has a probe
 * in test/architecture/dependency-probes.ts that plants a violation and expects exactly this rule to fire.
 */

/** Files of a package; `@types` hold what is imported as types alone. */
const npm = (...names) => `^node_modules/(@types/)?(${names.join('|')})/`;

/** The parts of the mail that the approval page shares, so that page and letter say the same. */
const sharedWithPages =
  '^src/mail/(html|change-summary|deciding-words|objecting-words|request-summary|composition|composition-html|composition-text|shown-text|times)\\.ts$';

/** What runs in browsers too, with all that it loads: the words of letters and pages, their colours, the client, and the core but for what hashes. */
const sharedWithConsole = [
  '^src/mail/(change-summary|deciding-words|objecting-words|request-summary|composition|shown-text|times|remark|stop)\\.ts$',
  '^src/domain/(?!(canonical|change|change-kind|change-view|admission|deciding|settlement|desk-admission|ending|flagging|hidden-roles|opening|starter-roles)\\.ts$)',
  '^src/http/pages/palette\\.ts$',
  '^src/client/',
];

const project = '^(src|workflows|activities|prisma|scripts|bench|test|web)/';
/** What knows the kinds: the list of all, and what identity providers ask for by some. */
const registry = '^src/changes/(index|provisioning)\\.ts$';
/** What is started by its name, and not by an import. */
const entries = [
  '^src/processes/(api|worker|all-in-one)\\.ts$',
  '^workflows/(index|payload-converter|tracing)\\.ts$',
  '^scripts/[^/]+\\.ts$',
];
const kindsHelpers =
  '^src/changes/(index|provisioning|define-change|payload-fields|checks|role-target|employee-set-kinds)\\.ts$';

export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment:
        'The core has no clock, no I/O and no randomness, so that it can be tested whole and replayed. Take time, ids and data as arguments, and do I/O in src/transactions or src/store.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { pathNot: ['^src/domain/', '^(node:)?crypto$', npm('canonicalize', 'immutable')] },
    },
    {
      name: 'changes-know-only-the-domain',
      comment:
        'A kind turns a state and a payload into edits, and nothing more. What it needs to know belongs into AccountState; what it causes, into edits.',
      severity: 'error',
      from: { path: '^src/changes/' },
      to: { pathNot: ['^src/changes/', '^src/domain/', npm('zod')] },
    },
    {
      name: 'kinds-come-by-the-registry',
      comment:
        'Who names a kind has to be altered with it. Ask the registry (src/changes/index.ts) for the kind, and give ChangeKind what is missing.',
      severity: 'error',
      from: { pathNot: ['^src/changes/', '^test/'] },
      to: { path: '^src/changes/', pathNot: registry },
    },
    {
      name: 'a-kind-knows-no-kind',
      comment:
        'One file per kind, and each can go alone. Put what two kinds share into a file for that, named here, or into src/domain.',
      severity: 'error',
      from: { path: '^src/changes/', pathNot: registry },
      to: { path: '^src/changes/', pathNot: kindsHelpers },
    },
    {
      name: 'a-kind-is-handed-the-registry',
      comment: 'The registry imports every kind, so no kind can import it: take it as an argument, as change-set does.',
      severity: 'error',
      from: { path: '^src/changes/', pathNot: registry },
      to: { path: registry },
    },
    {
      name: 'workflows-stay-deterministic',
      comment:
        'Workflow code is replayed for as long as a change can wait. Do the work in an activity, or pass what is needed in the input.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: {
        pathNot: ['^workflows/', '^src/domain/', '^activities/', npm('@temporalio/workflow', '@temporalio/common')],
      },
    },
    {
      name: 'workflows-take-types-alone',
      comment:
        'What the domain computes may change with a release; replaying an older history would then differ. Use `import type`, and let an activity compute it.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^(src/domain|activities)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'activities-are-thin',
      comment:
        'An activity calls one transaction or sends letters; it may run twice. Put what it should do into src/transactions or src/mail.',
      severity: 'error',
      from: { path: '^activities/' },
      to: {
        pathNot: [
          '^activities/',
          '^src/(transactions|mail|domain|webhooks)/',
          npm('@temporalio/activity', '@temporalio/common'),
        ],
      },
    },
    {
      name: 'activities-take-domain-types-alone',
      comment: 'An activity decides nothing. Use `import type`, and let the transaction decide.',
      severity: 'error',
      from: { path: '^activities/' },
      to: { path: '^src/domain/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'transactions-know-core-and-store',
      comment:
        'A transaction is one thing that happens to the database. Who calls, by what protocol, and what is told to whom afterwards belongs to its caller.',
      severity: 'error',
      from: { path: '^src/transactions/' },
      to: { pathNot: ['^src/(transactions|domain|changes|store|proof)/', '^(node:)?(crypto|timers/promises)$'] },
    },
    {
      name: 'store-knows-the-domain',
      comment: 'The store keeps and finds; it decides nothing. Put the decision into src/domain or src/transactions.',
      severity: 'error',
      from: { path: '^src/store/' },
      to: { path: project, pathNot: ['^src/(store|domain)/'] },
    },
    {
      name: 'mail-knows-the-domain',
      comment: 'A letter is made from what it is given. Let the transaction that takes letters gather it.',
      severity: 'error',
      from: { path: '^src/mail/' },
      to: { path: project, pathNot: ['^src/(mail|domain)/'] },
    },
    {
      name: 'proofs-stand-alone',
      comment:
        'Receipts and checkpoints are checked by people who have no service and no database: what they need is here, and works offline. Take keys, texts and facts as arguments.',
      severity: 'error',
      from: { path: '^src/proof/' },
      to: { pathNot: ['^src/(proof|domain)/', '^(node:)?crypto$', npm('zod')] },
    },
    {
      name: 'the-client-knows-the-document-alone',
      comment:
        'Whoever calls the API uses the client, and it goes to them alone: of the service it knows what the OpenAPI document says. Take everything else as an argument.',
      severity: 'error',
      from: { path: '^src/client/' },
      to: { pathNot: ['^src/client/', npm('openapi-fetch', 'openapi-typescript-helpers')] },
    },
    {
      name: 'webhooks-stand-alone',
      comment:
        'What leaves the service to addresses that an account has chosen knows no store and no account, so that a test reads all of what it may do. Take messages, secrets and hosts as arguments.',
      severity: 'error',
      from: { path: '^src/webhooks/' },
      to: { pathNot: ['^src/webhooks/', '^(node:)?(crypto|dns/promises|http|https|net)$'] },
    },
    {
      name: 'letters-are-pure',
      comment:
        'Letters are functions from data to text and HTML, so that a test reads every one. Only smtp.ts sends: hand it the finished letter.',
      severity: 'error',
      from: { path: '^src/mail/', pathNot: '^src/mail/smtp\\.ts$' },
      to: { pathNot: '^src/(?!mail/smtp\\.ts$)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'identity-knows-domain-and-store',
      comment: 'Identity says who is calling, never what they may do. Ask the state for that, in src/domain.',
      severity: 'error',
      from: { path: '^src/identity/' },
      to: { path: project, pathNot: ['^src/(identity|domain|store)/'] },
    },
    {
      name: 'http-speaks-for-others',
      comment:
        'HTTP translates. What it causes is a transaction; of the workflows it knows the contract alone, and of the mail what pages share with letters (docs/decisions/0005).',
      severity: 'error',
      from: { path: '^src/http/', pathNot: '^src/http/pages/' },
      to: {
        path: project,
        pathNot: [
          '^src/(http|domain|changes|transactions|store|identity|proof)/',
          '^workflows/(support-)?contract\\.ts$',
          sharedWithPages,
        ],
      },
    },
    {
      name: 'pages-are-pure',
      comment:
        'A page is a function from data to HTML, so that a test reads every one. Let its route gather what it shows.',
      severity: 'error',
      from: { path: '^src/http/pages/' },
      to: { pathNot: ['^src/http/pages/', '^src/domain/', sharedWithPages] },
    },
    {
      name: 'console-shares-what-is-pure',
      comment:
        'The console is a client of the API: it says the same words, and takes the types of everything, but nothing of the service runs in a browser. Use `import type`, or ask the API.',
      severity: 'error',
      from: { path: '^web/src/' },
      to: { pathNot: ['^web/', '^node_modules/', ...sharedWithConsole], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'what-the-console-shares-runs-in-browsers',
      comment:
        'The console can load this file, and with it all that it loads: Node is not there. Move what hashes or reads into a file that is not shared, or take this file out of sharedWithConsole.',
      severity: 'error',
      from: { path: sharedWithConsole },
      // What else of Node is out of bounds here, the rules of the core, of letters and of pages say.
      to: { path: ['^src/', '^(node:)?crypto$'], pathNot: sharedWithConsole, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-knows-the-console',
      comment:
        'The service answers any client, and is delivered with the console as it was built. Move what both need to where the console shares it.',
      severity: 'error',
      from: { pathNot: '^(web|test)/' },
      to: { path: '^web/' },
    },
    {
      name: 'one-door-to-writing',
      comment:
        "The executor of edits runs under an account's lock alone, for a transaction that has decided. Call LockedAccount.apply, from a transaction.",
      severity: 'error',
      from: { path: project, pathNot: ['^src/(store|transactions)/', '^(test|bench)/'] },
      to: { path: '^src/store/state-tables\\.ts$' },
    },
    {
      name: 'only-the-store-knows-prisma',
      comment:
        'Everybody else asks the store, in the terms of the domain. Give src/store the function that is missing.',
      severity: 'error',
      from: { path: project, pathNot: ['^src/store/', '^test/'] },
      to: { path: [npm('@prisma/[^/]+', 'prisma', '\\.prisma'), '^src/store/generated/'] },
    },
    {
      name: 'temporal-stays-in-its-place',
      comment:
        'Temporal carries changes; nothing that decides or stores may depend on it. Use the contract (workflows/contract.ts), and wire it in src/processes.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/processes/' },
      to: { path: npm('@temporalio/[^/]+') },
    },
    {
      name: 'processes-need-no-tests',
      comment: 'What is delivered works without the tests and the bench. Move what both need into src.',
      severity: 'error',
      // What records the histories that tests replay is a tool of the tests.
      from: { path: '^(src/processes|scripts)/', pathNot: '^scripts/record-[^/]+\\.ts$' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'production-holds-nothing-embedded',
      comment:
        'The embedded servers, the provider that signs in without a password above all, must not even be loaded by the processes of production. Wire them in all-in-one.ts.',
      severity: 'error',
      from: { path: '^src/processes/(api|worker)\\.ts$' },
      to: { path: '^src/processes/embedded/', reachable: true },
    },
    {
      name: 'no-dead-file',
      comment: 'No process, script or workflow reaches this file. Use it or delete it.',
      severity: 'error',
      from: { path: entries },
      to: { path: '^(src|workflows|activities)/', pathNot: ['^src/store/generated/', ...entries], reachable: false },
    },
    {
      name: 'no-circular',
      comment:
        'Files that import each other can only be read and loaded together. Move what both need into a third; a circle of types alone is allowed.',
      severity: 'error',
      from: { pathNot: '^src/store/generated/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'every-import-resolves',
      comment:
        'An import that leads nowhere satisfies every other rule in silence. Mend the path, or install the package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'packages-are-listed',
      comment:
        'A package that only another package brought along goes when that one lets it go. List it in package.json.',
      severity: 'error',
      from: { pathNot: '^src/store/generated/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'production-needs-no-dev-package',
      comment:
        'The image installs without dev dependencies. Only the embedded parts, which production never loads, may use them.',
      severity: 'error',
      from: { path: '^(src|workflows|activities)/', pathNot: '^src/processes/(embedded/|embedded-parts\\.ts$)' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^web/dist/' },
    // Sees `import type` too: most rules are about what a file knows, and not about what it loads.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
