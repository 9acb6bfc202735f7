/** Somebody whom the embedded identity provider signs in without a password. */
export type DemoPerson = {
  /** The subject (`sub`) in every token of theirs, and the name by which a script asks for one. */
  readonly sub: string;
  readonly name: string;
  /** Verified, as the provider says. */
  readonly email: string;
  /** What they do, as the sign-in page shows it. */
  readonly title: string;
  readonly group: DemoGroup;
};

export type DemoGroup = 'Security Officers of Acme' | 'Other people of Acme' | 'Outside Acme' | 'Support desk';

const person = (sub: string, name: string, title: string, group: DemoGroup, domain = 'acme.example'): DemoPerson => ({
  sub,
  name,
  email: `${sub}@${domain}`,
  title,
  group,
});

/** Those of the demo company's people whom one can be. What each may do is decided by the account that the demo opens, not here. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person('ada', 'Ada Okafor', 'Head of Treasury', 'Security Officers of Acme'),
  person('ben', 'Ben Lindqvist', 'Chief Financial Officer', 'Security Officers of Acme'),
  person('cleo', 'Cleo Marchetti', 'General Counsel', 'Security Officers of Acme'),
  person('dev', 'Dev Sharma', 'Head of IT', 'Security Officers of Acme'),
  person('eva', 'Eva Novak', 'Controller, Acme Logistics', 'Security Officers of Acme'),
  person('finn', 'Finn Gallagher', 'Treasury Analyst', 'Other people of Acme'),
  person('gita', 'Gita Rao', 'Accounts Payable', 'Other people of Acme'),
  person('hugo', 'Hugo Blanc', 'Shipping Clerk, Acme Logistics', 'Other people of Acme'),
  person('ines', 'Inês Duarte', 'Portfolio Manager, Acme Capital', 'Other people of Acme'),
  person('kwame', 'Kwame Boateng', 'Depot Manager, Acme Logistics North', 'Other people of Acme'),
  person('lena', 'Lena Hartwig', 'Country Controller, Acme Deutschland', 'Other people of Acme'),
  person('rosa', 'Rosa Almeida', 'Office Manager, Acme Iberia', 'Other people of Acme'),
  person('olga', 'Olga Hansen', 'Operator of the support desk', 'Support desk', 'desk.example'),
  person('omar', 'Omar Haddad', 'Operator of the support desk', 'Support desk', 'desk.example'),
  person('otto', 'Otto Brandt', 'Operator of the support desk', 'Support desk', 'desk.example'),
  person('mallory', 'Mallory Stone', 'Somebody from another company', 'Outside Acme', 'elsewhere.example'),
];

/** The claim of those of the support desk, as `OPERATOR_CLAIM` names it. */
export const DESK_CLAIM = { name: 'groups', value: 'support-desk' } as const;

/** The person of that subject, if there is one. */
export const demoPerson = (sub: string): DemoPerson | undefined => DEMO_PEOPLE.find((one) => one.sub === sub);
