import { DEMO_PEOPLE } from '../embedded/demo-people.ts';
import { HEADQUARTERS } from './organization.ts';

/*
 * Who works at Acme. Those whom one can be at the sign-in page are the embedded provider's; everybody else is a user who
 * has an invitation and has never signed in.
 */

/** The officers, by the names that the provider knows them by. */
export type Officer = 'ada' | 'ben' | 'cleo' | 'dev' | 'eva';

/**
 * Who opens the account. Ben and Cleo join them once its history is written: letters to one person keep a pace (R48),
 * and whoever plays with the account next waits for theirs, not for a digest.
 */
export const founders = ['ada', 'dev', 'eva'] as const satisfies readonly Officer[];

export interface Employee {
  readonly name: string;
  /** Before the `@` of their address. */
  readonly address: string;
  readonly company: string;
  readonly rights?: readonly string[];
  readonly roles?: readonly string[];
  readonly teams?: readonly string[];
}

export const addressOf = (name: string): string => `${name}@acme.example`;

const nameOf = (sub: string): string => DEMO_PEOPLE.find((person) => person.sub === sub)!.name;

type Place = Omit<Employee, 'name' | 'address'>;

const known = (sub: string, place: Place): Employee => ({ name: nameOf(sub), address: sub, ...place });

const invited = (name: string, company: string, place: Omit<Place, 'company'> = {}): Employee => ({
  name,
  address: name
    .normalize('NFKD')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replace(/[^A-Za-z -]/g, '')
    .toLowerCase()
    .replaceAll(' ', '.'),
  company,
  ...place,
});

/** What the founders may do beside their office; the applicant has every right of the account (R2). */
export const founderRights: Readonly<Record<Exclude<(typeof founders)[number], 'ada'>, readonly string[]>> = {
  dev: [
    ...['settings.api', 'settings.notifications', 'settings.contact', 'support.messages', 'support.tickets'],
    ...['support.chat', 'documents.read', 'documents.upload'],
    ...['reports.activity', 'reports.statements', 'reports.flex', 'reports.custom'],
  ],
  eva: [
    ...['shipment.book', 'shipment.premium', 'shipment.track', 'shipment.claims', 'shipment.certificates'],
    ...['reports.activity', 'reports.statements', 'billing.invoices', 'billing.payments', 'funding.history'],
    ...['documents.read', 'documents.upload', 'support.messages'],
  ],
};

const treasury = ['Treasury analyst'];
const accounts = ['Accounts clerk'];

/** Everybody whom the set-up adds: first those whom one can sign in as. */
export const employees: readonly Employee[] = [
  known('ben', {
    company: HEADQUARTERS,
    rights: [
      ...['funding.deposit', 'funding.withdraw', 'funding.history', 'funding.instructions', 'funding.recurring'],
      ...['transfers.internal', 'transfers.external', 'transfers.beneficiaries', 'transfers.bulk', 'trading.fx'],
    ],
    roles: ['Reports', 'Billing'],
  }),
  known('cleo', {
    company: HEADQUARTERS,
    rights: ['documents.upload', 'settings.contact', 'settings.delivery', 'reports.activity', 'reports.statements'],
    roles: ['Contract signatory', 'Support contact'],
  }),
  known('finn', {
    company: HEADQUARTERS,
    rights: ['reports.statements', 'reports.tax', 'funding.history'],
    teams: [...treasury, 'Month-end close'],
  }),
  known('gita', {
    company: HEADQUARTERS,
    rights: ['billing.invoices', 'billing.payments', 'funding.history'],
    teams: [...accounts, 'Month-end close'],
  }),
  known('hugo', {
    company: 'Acme Logistics',
    rights: ['shipment.book', 'shipment.track'],
    teams: ['Depot staff', 'Peak season'],
  }),
  known('ines', {
    company: 'Acme Capital',
    rights: ['trading.orders', 'trading.fx', 'reports.performance'],
    roles: ['Portfolio manager'],
  }),
  known('kwame', {
    company: 'Acme Logistics North',
    rights: ['reports.activity'],
    roles: ['Claims handler'],
    teams: ['Depot staff', 'Peak season'],
  }),
  known('lena', {
    company: 'Acme Deutschland',
    rights: ['billing.methods'],
    teams: ['Controller', 'Hamburg office'],
  }),
  known('rosa', { company: 'Acme Iberia', rights: ['support.chat'], teams: ['Lisbon office'] }),

  invited('Ingrid Solheim', HEADQUARTERS, { roles: ['Payment release'], teams: treasury }),
  invited('Samir Nasser', HEADQUARTERS, { roles: ['Systems integration'], teams: ['Incident response'] }),
  invited('Priya Venkatesan', HEADQUARTERS, { teams: treasury }),
  invited('Marcus Oyelaran', HEADQUARTERS, { teams: accounts }),
  invited('Beatriz Fontana', HEADQUARTERS, { teams: [...accounts, 'Month-end close'] }),
  invited('Chen Wei', HEADQUARTERS, { teams: ['Auditor'] }),
  invited('Amara Diallo', HEADQUARTERS, { teams: ['Auditor'], rights: ['reports.risk'] }),
  invited('Oskar Nyman', HEADQUARTERS, { roles: ['Systems integration'], teams: ['Incident response'] }),
  invited('Frank Delaney', HEADQUARTERS, { teams: treasury }),
  invited('Helen Papadakis', HEADQUARTERS, { roles: ['Company Administrator'] }),
  invited('Tomasz Wolski', HEADQUARTERS, { roles: ['Contract signatory'] }),

  invited('Grace Mbeki', 'Acme Logistics', { roles: ['Shipment with premium'], teams: ['Peak season'] }),
  invited('Anders Holm', 'Acme Logistics', { rights: ['billing.invoices', 'billing.payments'] }),
  invited('Leila Haddou', 'Acme Logistics', { roles: ['Claims handler', 'Statement reader'] }),
  invited('Pavel Horák', 'Acme Logistics North', { teams: ['Depot staff'] }),
  invited('Siobhan Kearney', 'Acme Logistics North', { teams: ['Depot staff'], rights: ['shipment.certificates'] }),
  invited('Mateo Quispe', 'Acme Logistics South', { teams: ['Depot staff', 'Peak season'] }),
  invited('Nadia Rahimi', 'Acme Logistics South', { teams: ['Depot staff'], roles: ['Shipment with premium'] }),
  invited('Yuki Mori', 'Acme Logistics South', { teams: ['Depot staff'] }),

  invited('Clara Vermeulen', 'Acme Europe', { roles: ['Treasury operator'], rights: ['transfers.external'] }),
  invited('Luca Ferraro', 'Acme Europe', { roles: ['Accounts payable', 'Trading without premium'] }),
  invited('Zofia Kamińska', 'Acme Europe', { teams: ['Controller'] }),
  invited('Jonas Brinkmann', 'Acme Deutschland', { roles: ['Accounts payable'], teams: ['Hamburg office'] }),
  invited('Aylin Demir', 'Acme Deutschland', { roles: ['Tax filing'], teams: ['Hamburg office'] }),
  invited('Tiago Moreira', 'Acme Iberia', { roles: ['Treasury operator'], teams: ['Lisbon office'] }),
  invited('Carmen Ortega', 'Acme Iberia', { roles: ['Tax filing'], teams: ['Controller'] }),

  invited('Daniel Abebe', 'Acme Capital', { teams: ['Trader'], rights: ['trading.options'] }),
  invited('Mei Tanaka', 'Acme Capital', { teams: ['Trader'] }),
  invited('Viktor Petrov', 'Acme Capital', { roles: ['Trading with premium'] }),
];
