import { beforeAll, expect, test } from '@jest/globals';
import type { TestAccount } from '../acceptance/test-account.ts';
import { useWorld } from '../acceptance/world.ts';
import { desktop, phone, useChromium } from './chromium.ts';
import { mustBeUsable, openConsole } from './console.ts';

const world = useWorld();
const open = useChromium();
let account: TestAccount;

beforeAll(async () => {
  account = await world().openAccount({ requiredApprovals: 1, officers: ['ada', 'ben'] });
}, 60_000);

const path = (search = ''): string => `/accounts/${account.slug}/desk${search}`;

/** A request of Ada's for somebody new. */
const filed = async (name: string, evidence: string): Promise<{ id: string }> => {
  const asked = { kind: 'officer.add', name, email: `${name}@acme.example`, evidence };
  const { status, body } = await world().ask<{ id: string }>(
    'ada',
    'POST',
    `/v1/accounts/${account.slug}/support-requests`,
    asked,
  );
  expect(status).toBe(201);
  return body;
};

const decide = async (operator: string, id: string, verdict: 'approve' | 'reject', comment: string): Promise<void> => {
  const { status } = await world().ask(operator, 'POST', `/v1/desk/requests/${id}/decisions`, { verdict, comment });
  expect(status).toBe(200);
};

test('R8 an officer is asked for with problems at the fields, nothing typed is lost, and another officer objects', async () => {
  const { page, mustBeClean } = await openConsole(open, world(), 'ada', path('?ask=officer.add'), desktop);
  const form = page.getByRole('form', { name: 'Ask the support desk' });
  await form.getByLabel('Name').fill('Ivo Lang');
  await form.getByLabel('E-mail address').fill('ben@acme.example');
  await form.getByRole('button', { name: 'File the request' }).click();
  await form.getByText('Say where the paper lies that shows it.').waitFor();
  await form.getByLabel('Evidence').fill('Signed form, folder 7');
  await page.reload();
  expect(await form.getByLabel('Evidence').inputValue()).toBe('Signed form, folder 7');
  await mustBeUsable(page);
  await form.getByLabel('E-mail address').fill('ivo@acme.example');
  await form.getByRole('button', { name: 'File the request' }).click();
  await page.getByRole('heading', { level: 1, name: /^Add Ivo Lang/ }).waitFor();
  await page.getByText('It waits for 2 more of 2 operators').first().waitFor();
  mustBeClean(world().publicUrl, world().issuer);

  const ben = await openConsole(open, world(), 'ben', path(), { ...phone, colorScheme: 'dark' });
  await ben.page.getByRole('link', { name: /^Add Ivo Lang/ }).click();
  await ben.page.getByText('Signed form, folder 7').waitFor();
  const objecting = ben.page.getByRole('form', { name: 'Your objection, as Ben Lindqvist' });
  await objecting.getByText(/It does not end the request/).waitFor();
  await mustBeUsable(ben.page);
  await objecting.getByLabel('Comment').fill('Nobody told me.');
  await ben.page.reload();
  expect(await objecting.getByLabel('Comment').inputValue()).toBe('Nobody told me.');
  await objecting.getByRole('button', { name: 'Object' }).click();
  await ben.page.getByText('Your objection is on record').waitFor();
  expect(await objecting.count()).toBe(0);
  await ben.page.getByText('Nobody told me.').waitFor();
  await mustBeUsable(ben.page);
  // Ada's page follows by itself.
  await page.getByText('Ben Lindqvist objected.', { exact: true }).waitFor();
  await page.getByText('It waits for 3 more of 3 operators').first().waitFor();
  await page.getByText('Another officer has objected before').waitFor();
  await mustBeUsable(page);
});

test('R8 the desk decides elsewhere: the page says what, until when one can object, and that nothing is left to object to', async () => {
  const { id } = await filed('gus', 'Letter of 9 November, folder 8');
  const { page, mustBeClean } = await openConsole(open, world(), 'ada', path(`/${id}`), desktop);
  const object = page.getByRole('button', { name: 'Object' });
  await page.getByText('0 of 2 operators').first().waitFor();
  await object.waitFor();
  await decide('olga', id, 'approve', 'The signature is hers.');
  await decide('omar', id, 'approve', 'Confirmed by telephone.');
  await page
    .getByText(/^It has its operators, and is applied after/)
    .first()
    .waitFor();
  const main = page.locator('main');
  for (const said of ['The signature is hers.', 'Confirmed by telephone.', '2 of 2 operators', 'Objections until'])
    expect(await main.innerText()).toContain(said);
  await mustBeUsable(page);
  await decide('otto', id, 'reject', 'The letter was recalled.');
  await page
    .getByText(/^The request was rejected by the support desk; nothing was altered/)
    .first()
    .waitFor();
  expect(await page.getByText('An operator rejected it.').count()).toBe(1);
  expect(await object.count()).toBe(0);
  await page.getByRole('link', { name: 'Support desk' }).first().waitFor();
  mustBeClean(world().publicUrl, world().issuer);
});

test('R8 an objection that comes too late is refused where it was made', async () => {
  const { id } = await filed('hana', 'Letter of 10 November, folder 9');
  const { page } = await openConsole(open, world(), 'ben', path(`/${id}`), desktop);
  const object = page.getByRole('button', { name: 'Object' });
  await object.waitFor();
  // The page hears of nothing more, and so shows what was there.
  await page.route('**/v1/accounts/**', (route) =>
    route.request().method() === 'GET' ? route.abort() : route.fallback(),
  );
  await decide('olga', id, 'reject', 'Not asked for by them.');
  await page.getByLabel('Comment').fill('This is nobody we know.');
  await object.click();
  await page.getByRole('alert').getByText('The request has ended: it is rejected.').waitFor();
  await mustBeUsable(page);
  expect(await page.getByLabel('Comment').inputValue()).toBe('This is nobody we know.');
  await page.unroute('**/v1/accounts/**');
  await page.getByRole('link', { name: 'Trail' }).click();
  await page.getByRole('link', { name: 'request to the desk' }).first().click();
  await page
    .getByText(/^The request was rejected/)
    .first()
    .waitFor();
});

test('a request that is not there is said not to be', async () => {
  const { page } = await openConsole(open, world(), 'ada', path('/srq_none'), desktop);
  await page.getByRole('heading', { level: 1, name: 'Request to the support desk' }).waitFor();
  await page.getByRole('alert').getByText('There is nothing here, or nothing that you may know of.').waitFor();
  await mustBeUsable(page);
});

test('R14 the desk refuses rights that are as they are, and the form says so', async () => {
  const { page } = await openConsole(open, world(), 'ada', path('?ask=account-rights.set'), desktop);
  const form = page.getByRole('form', { name: 'Ask the support desk' });
  await form.getByRole('group', { name: 'Rights of the account' }).waitFor();
  await form.getByLabel('Evidence').fill('Letter of 2 March');
  await form.getByRole('button', { name: 'File the request' }).click();
  await page.getByRole('alert').getByText('Everything is as this request would make it.').waitFor();
});
