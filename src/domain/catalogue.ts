/** Something that a person can do in the portal. A right is the permission to do it, written as its `code`. */
export interface PortalFunction {
  readonly code: string;
  readonly section: string;
  readonly title: string;
  readonly description: string;
}

/** The section whose functions come with an officer's designation and with nothing else (R17). */
export const OFFICER_SECTION = 'security';

type Entry = readonly [name: string, title: string, description: string];

const sections: Readonly<Record<string, readonly Entry[]>> = {
  reports: [
    ['activity', 'Activity statements', 'See activity by day, month or a range of dates.'],
    ['statements', 'Account statements', 'Open and download the statements of the account.'],
    ['tax', 'Tax documents', 'Open and download tax forms and year-end reports.'],
    ['performance', 'Performance reports', 'See returns, benchmarks and attribution.'],
    ['risk', 'Risk reports', 'See exposure, margin and stress figures.'],
    ['custom', 'Custom reports', 'Design reports and have them delivered.'],
    ['flex', 'Report queries', 'Define queries whose results other programs fetch.'],
    ['confirmations', 'Trade confirmations', 'Open and download confirmations of trades.'],
  ],
  trading: [
    ['orders', 'Place orders', 'Enter, change and cancel orders.'],
    ['premium', 'Premium orders', 'Enter orders above the standard size limits.'],
    ['options', 'Options trading', 'Trade options within the permission of the account.'],
    ['futures', 'Futures trading', 'Trade futures within the permission of the account.'],
    ['fx', 'Currency trading', 'Exchange and trade currencies.'],
    ['bonds', 'Bond trading', 'Trade bonds and notes.'],
    ['allocation', 'Allocate trades', 'Divide block trades among accounts.'],
    ['permissions', 'Trading permissions', 'Ask for products and regions to be opened for trading.'],
    ['marketdata', 'Market data', 'Subscribe to market data and research.'],
  ],
  funding: [
    ['deposit', 'Deposit', 'Announce deposits into the account.'],
    ['withdraw', 'Withdraw', 'Order withdrawals to bank accounts on file.'],
    ['instructions', 'Bank instructions', 'Add and remove bank accounts for deposits and withdrawals.'],
    ['recurring', 'Recurring transactions', 'Set up deposits and withdrawals that repeat.'],
    ['history', 'Transaction history', 'See deposits, withdrawals and their state.'],
    ['cheques', 'Cheques', 'Order cheques and see those presented.'],
    ['cards', 'Cards', 'Order and block payment cards.'],
  ],
  transfers: [
    ['internal', 'Internal transfers', 'Move cash and positions between accounts of the client.'],
    ['external', 'External transfers', 'Move cash and positions to other institutions.'],
    ['positions', 'Position transfers', 'Transfer positions in or out free of payment.'],
    ['beneficiaries', 'Beneficiaries', 'Add and remove those to whom money can be sent.'],
    ['bulk', 'Bulk payments', 'Order many payments with one file.'],
    ['currency', 'Cross-currency transfers', 'Transfer into another currency.'],
  ],
  settings: [
    ['contact', 'Contact details', 'Change the addresses and telephone numbers of the account.'],
    ['profile', 'Account profile', 'Change objectives, experience and financial details.'],
    ['notifications', 'Notifications', 'Choose which events send a message, and to whom.'],
    ['delivery', 'Document delivery', 'Choose how documents are delivered.'],
    ['currency', 'Base currency', 'Change the currency in which the account is kept.'],
    ['margin', 'Account type', 'Move the account between cash and margin.'],
    ['api', 'Programmatic access', 'Set up programs that use the account.'],
  ],
  billing: [
    ['invoices', 'Invoices', 'See and download invoices.'],
    ['payments', 'Pay invoices', 'Pay invoices and see payments made.'],
    ['methods', 'Payment methods', 'Add and remove payment methods.'],
    ['fees', 'Fee schedules', 'See and agree to fee schedules.'],
    ['refunds', 'Refunds', 'Ask for refunds and follow them.'],
  ],
  shipment: [
    ['book', 'Book shipments', 'Book insured shipments without premium.'],
    ['premium', 'Book premium shipments', 'Book insured shipments with premium.'],
    ['track', 'Track shipments', 'Follow shipments and see their documents.'],
    ['claims', 'Shipment claims', 'File claims and follow them.'],
    ['certificates', 'Insurance certificates', 'Issue certificates of insurance.'],
  ],
  documents: [
    ['read', 'Read documents', 'Open what the service has sent.'],
    ['upload', 'Upload documents', 'Hand in documents that the service asks for.'],
    ['sign', 'Sign agreements', 'Sign agreements on behalf of the account.'],
  ],
  support: [
    ['messages', 'Messages', 'Write to the service and read its answers.'],
    ['tickets', 'Tickets', 'Open tickets and follow them.'],
    ['chat', 'Chat', 'Talk to the service as it happens.'],
  ],
  [OFFICER_SECTION]: [
    ['users', 'Users', 'Add, modify and delete users and assign their rights.'],
    ['officers', 'Security Officers', 'See the officers, designate and remove them.'],
    ['roles', 'Security roles', 'Make roles, share and assign them.'],
    ['authorizers', 'Authorizers', 'See the authorizers, set how many are asked for and who they are.'],
    ['account-rights', 'Account rights', 'See the rights that the account has.'],
    ['approvals', 'Approvals', 'See and decide the changes that wait for officers.'],
    ['policy', 'Approval policy', 'See and set how changes are approved.'],
    ['audit', 'Trail', 'Read and verify the record of everything done.'],
  ],
};

/** Every function of the portal, by section. A code once published is never taken out: stored states hold it. */
export const catalogue: readonly PortalFunction[] = Object.entries(sections).flatMap(([section, entries]) =>
  entries.map(([name, title, description]) => ({ code: `${section}.${name}`, section, title, description })),
);

/** The functions that can be given as rights: all but the officer-only ones (R17). */
export const grantable: readonly PortalFunction[] = catalogue.filter((f) => f.section !== OFFICER_SECTION);

/** The functions that come with the designation (R17). */
export const officerFunctions: readonly PortalFunction[] = catalogue.filter((f) => f.section === OFFICER_SECTION);

const byCode = new Map(catalogue.map((f) => [f.code, f]));

/** The function with this code, or undefined when the catalogue has none. */
export const functionOf = (code: string): PortalFunction | undefined => byCode.get(code);

/** How people call a function; its code, where the catalogue does not have it any more. */
export const functionTitle = (code: string): string => byCode.get(code)?.title ?? code;

/** Whether the function comes with the designation alone (R17). */
export const isOfficerOnly = (code: string): boolean => byCode.get(code)?.section === OFFICER_SECTION;

/** That something has a right, of those that come and go. */
export const rightInWords = (code: string): string => `right: ${functionTitle(code)}`;
