/*
 * How Acme is organized: its companies, what each may do at most, its roles, and who authorizes. Data alone;
 * `org-set-up.ts` makes one change of it.
 */

const of = (section: string, ...names: readonly string[]): readonly string[] =>
  names.map((name) => `${section}.${name}`);

const everyReport = of('reports', 'activity', 'statements', 'tax', 'performance', 'risk', 'custom', 'confirmations');
const everyDocument = of('documents', 'read', 'upload', 'sign');
const everySupport = of('support', 'messages', 'tickets', 'chat');

export const HEADQUARTERS = 'Acme';

/** The companies under headquarters, each after the one that it is under. */
export const companies: readonly { readonly name: string; readonly under: string }[] = [
  { name: 'Acme Logistics', under: HEADQUARTERS },
  { name: 'Acme Europe', under: HEADQUARTERS },
  { name: 'Acme Capital', under: HEADQUARTERS },
  { name: 'Acme Logistics North', under: 'Acme Logistics' },
  { name: 'Acme Logistics South', under: 'Acme Logistics' },
  { name: 'Acme Deutschland', under: 'Acme Europe' },
  { name: 'Acme Iberia', under: 'Acme Europe' },
];

/** What companies can't exceed (R22). Acme Iberia has what Acme Europe has; Acme Capital has the union of two. */
export const ceilings: readonly {
  readonly name: string;
  readonly company: string;
  readonly rights: readonly string[];
}[] = [
  {
    name: 'Logistics business',
    company: 'Acme Logistics',
    rights: [
      ...of('shipment', 'book', 'premium', 'track', 'claims', 'certificates'),
      ...of('reports', 'activity', 'statements', 'custom'),
      ...of('billing', 'invoices', 'payments', 'refunds'),
      ...of('settings', 'contact', 'notifications'),
      ...everyDocument,
      ...everySupport,
      'funding.history',
    ],
  },
  {
    name: 'Northern depots',
    company: 'Acme Logistics North',
    rights: [
      ...of('shipment', 'book', 'track', 'claims', 'certificates'),
      ...of('reports', 'activity', 'statements'),
      ...of('documents', 'read', 'upload'),
      ...of('support', 'messages', 'tickets'),
    ],
  },
  {
    name: 'Southern depots',
    company: 'Acme Logistics South',
    rights: [
      ...of('shipment', 'book', 'premium', 'track', 'claims'),
      ...of('reports', 'activity'),
      ...of('documents', 'read', 'upload'),
      ...of('support', 'messages'),
    ],
  },
  {
    name: 'European business',
    company: 'Acme Europe',
    rights: [
      ...of('reports', 'activity', 'statements', 'tax', 'performance', 'risk', 'custom'),
      ...of('funding', 'deposit', 'withdraw', 'history', 'recurring'),
      ...of('transfers', 'internal', 'external', 'beneficiaries', 'bulk', 'currency'),
      ...of('billing', 'invoices', 'payments', 'methods', 'fees', 'refunds'),
      ...of('settings', 'contact', 'notifications', 'delivery'),
      ...everyDocument,
      ...everySupport,
      'trading.fx',
    ],
  },
  {
    name: 'German payments',
    company: 'Acme Deutschland',
    rights: [
      ...of('reports', 'activity', 'statements', 'tax', 'custom'),
      ...of('funding', 'deposit', 'history', 'recurring'),
      ...of('transfers', 'internal', 'beneficiaries', 'bulk'),
      ...of('billing', 'invoices', 'payments', 'methods'),
      ...everyDocument,
      ...everySupport,
    ],
  },
  {
    name: 'Trading house',
    company: 'Acme Capital',
    rights: of(
      'trading',
      ...['orders', 'premium', 'options', 'futures', 'fx', 'bonds', 'allocation', 'permissions', 'marketdata'],
    ),
  },
  {
    name: 'Capital reporting',
    company: 'Acme Capital',
    rights: [...everyReport, 'funding.history', 'documents.read', ...everySupport],
  },
];

export interface EmployeeRole {
  readonly name: string;
  readonly company: string;
  readonly rights: readonly string[];
  /** The companies below whose officers may assign it; with `branch`, theirs below too (R24). */
  readonly sharedWith?: readonly { readonly company: string; readonly branch?: boolean }[];
}

/** The roles beside the starter set, which the application asks for (R27). */
export const roles: readonly EmployeeRole[] = [
  {
    name: 'Treasury operator',
    company: HEADQUARTERS,
    rights: [
      ...of('funding', 'deposit', 'withdraw', 'history', 'recurring'),
      ...of('transfers', 'internal', 'currency'),
      'trading.fx',
    ],
  },
  {
    name: 'Payment release',
    company: HEADQUARTERS,
    rights: [...of('transfers', 'external', 'bulk', 'beneficiaries'), 'funding.instructions'],
  },
  {
    name: 'Accounts payable',
    company: HEADQUARTERS,
    rights: [...of('billing', 'invoices', 'payments', 'methods'), 'transfers.bulk'],
    sharedWith: [{ company: 'Acme Europe', branch: true }],
  },
  {
    name: 'Statement reader',
    company: HEADQUARTERS,
    rights: [...of('reports', 'activity', 'statements'), 'documents.read'],
    sharedWith: [
      { company: 'Acme Logistics', branch: true },
      { company: 'Acme Europe', branch: true },
    ],
  },
  {
    name: 'Internal auditor',
    company: HEADQUARTERS,
    rights: [...everyReport, 'funding.history', 'billing.invoices', 'documents.read'],
  },
  {
    name: 'Tax filing',
    company: HEADQUARTERS,
    rights: [...of('reports', 'statements', 'tax'), ...of('documents', 'read', 'upload')],
    sharedWith: [{ company: 'Acme Deutschland' }, { company: 'Acme Iberia' }],
  },
  { name: 'Contract signatory', company: HEADQUARTERS, rights: of('documents', 'read', 'sign') },
  {
    name: 'Systems integration',
    company: HEADQUARTERS,
    rights: [...of('settings', 'api', 'notifications'), ...of('reports', 'flex', 'custom')],
  },
  {
    name: 'Support contact',
    company: HEADQUARTERS,
    rights: everySupport,
    sharedWith: [
      { company: 'Acme Logistics', branch: true },
      { company: 'Acme Capital' },
      { company: 'Acme Deutschland' },
    ],
  },
  {
    name: 'Depot clerk',
    company: 'Acme Logistics',
    rights: [...of('shipment', 'book', 'track'), ...of('documents', 'read', 'upload')],
    sharedWith: [{ company: 'Acme Logistics North' }, { company: 'Acme Logistics South' }],
  },
  {
    name: 'Claims handler',
    company: 'Acme Logistics',
    rights: of('shipment', 'track', 'claims', 'certificates'),
    sharedWith: [{ company: 'Acme Logistics North' }],
  },
  {
    name: 'Country controller',
    company: 'Acme Europe',
    rights: [...of('reports', 'statements', 'tax', 'custom'), 'billing.invoices', 'funding.history'],
    sharedWith: [{ company: 'Acme Deutschland' }, { company: 'Acme Iberia' }],
  },
  {
    name: 'Portfolio manager',
    company: 'Acme Capital',
    rights: [
      ...of('trading', 'orders', 'options', 'bonds', 'allocation', 'marketdata'),
      'reports.performance',
      'reports.risk',
    ],
  },
  {
    name: 'Junior trader',
    company: 'Acme Capital',
    rights: [...of('trading', 'orders', 'marketdata'), 'reports.performance'],
  },
];

/** What jobs and teams are given; who is in them is said with the people (R21). */
export const teams: readonly {
  readonly type: 'employee-role' | 'employee-group';
  readonly name: string;
  readonly company: string;
  readonly roles: readonly string[];
}[] = [
  { type: 'employee-role', name: 'Treasury analyst', company: HEADQUARTERS, roles: ['Treasury operator', 'Reports'] },
  { type: 'employee-role', name: 'Accounts clerk', company: HEADQUARTERS, roles: ['Accounts payable'] },
  { type: 'employee-role', name: 'Auditor', company: HEADQUARTERS, roles: ['Internal auditor'] },
  { type: 'employee-role', name: 'Depot staff', company: 'Acme Logistics', roles: ['Depot clerk'] },
  { type: 'employee-role', name: 'Controller', company: 'Acme Europe', roles: ['Country controller'] },
  { type: 'employee-role', name: 'Trader', company: 'Acme Capital', roles: ['Junior trader'] },
  { type: 'employee-group', name: 'Month-end close', company: HEADQUARTERS, roles: ['Statement reader', 'Tax filing'] },
  { type: 'employee-group', name: 'Incident response', company: HEADQUARTERS, roles: ['Support contact'] },
  { type: 'employee-group', name: 'Peak season', company: 'Acme Logistics', roles: ['Shipment without premium'] },
  { type: 'employee-group', name: 'Hamburg office', company: 'Acme Deutschland', roles: ['Support contact'] },
  { type: 'employee-group', name: 'Lisbon office', company: 'Acme Iberia', roles: [] },
];

/** How many authorizers each area asks for: the portal has one primary too few, which is warned of (R14). */
export const authorizerCounts = [
  { area: 'funding', primary: 1, secondary: 1 },
  { area: 'portal', primary: 2, secondary: 1 },
] as const;

/** Who authorizes, by the name before the `@` of their address. */
export const authorizers = [
  { who: 'ben', area: 'funding', level: 'primary' },
  { who: 'ingrid.solheim', area: 'funding', level: 'secondary' },
  { who: 'cleo', area: 'portal', level: 'primary' },
  { who: 'samir.nasser', area: 'portal', level: 'secondary' },
] as const;
