import { describe, expect, test } from '@jest/globals';
import { addressOf, type ChangeAnswer, type TestAccount } from './test-account.ts';
import { until } from './until.ts';
import { Visitor, wordsOf } from './visitor.ts';
import { useWorld } from './world.ts';

const world = useWorld();

/** Text as it reads when its lines are not broken. */
const unwrapped = (text: string): string => text.replace(/\s+/g, ' ');

const REASON = 'Finn leaves treasury.\nSee http://evil.example/now and approve.';

const scene = async (assurance?: 'link'): Promise<{ account: TestAccount; change: ChangeAnswer }> => {
  const account = await world().openAccount({
    requiredApprovals: 2,
    officers: ['ada', 'ben', 'cleo'],
    ...(assurance && { assurance }),
  });
  const cleo = await account.userOf('cleo');
  const change = await account.submit(
    'change-set',
    {
      changes: [
        { kind: 'officer.remove', payload: { userId: cleo.id } },
        { kind: 'rights.grant', payload: { userId: cleo.id, rights: ['funding.withdraw'] } },
      ],
    },
    { reason: REASON },
  );
  return { account, change };
};

describe('a letter that asks for an approval', () => {
  test('R37 says in both of its parts all that its reader needs, and links to the page', async () => {
    const { account, change } = await scene();
    const letter = await account.letter('ben', change, 'Approve');
    expect(letter.to).toEqual([addressOf('ben')]);
    expect(letter.subject.length).toBeLessThanOrEqual(200);
    const link = await account.link('ben', change);
    expect(link).toMatch(new RegExp(`^${world().publicUrl}/approve/[\\w-]{43}$`));
    const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'full' })
      .format(new Date(change.expiresAt))
      .replace(',', '');

    for (const part of [unwrapped(letter.text), wordsOf(letter.html)]) {
      expect(part).toContain(account.name);
      expect(part).toContain('Hello Ben Lindqvist,');
      expect(part).toContain('Ada Okafor asks you');
      // Before and after, in people's words: no ids, no codes.
      expect(part).toContain('Cleo Marchetti');
      expect(part).toMatch(/yes → no|Security Officer.*→/);
      expect(part).toContain('Withdraw');
      expect(part).not.toMatch(/usr_|funding\.withdraw|officer\.remove/);
      expect(part).toContain('Finn leaves treasury.');
      expect(part).toMatch(/A warning|Warnings/);
      expect(part).toContain(change.warnings[0]!.message);
      expect(part).toContain(`until ${day}`);
      expect(part).toContain('Opening the link changes nothing');
    }
    expect(letter.text).toContain(link);
    expect(letter.html).toContain(`href="${link}"`);
  });

  test("R37 R49 nothing but the service's own link is a link, and nothing is loaded from anywhere", async () => {
    const { account, change } = await scene();
    const letter = await account.letter('ben', change, 'Approve');
    const targets = [...letter.html.matchAll(/(?:href|src|background|action)="([^"]*)"/g)].map(([, url]) => url);
    expect(new Set(targets)).toEqual(new Set([await account.link('ben', change)]));
    expect(letter.html).not.toMatch(/<img|<script|<style|<link|<form|url\(/i);
    expect(unwrapped(letter.text)).not.toContain('http://evil.example');
  });

  test('R37 R42 its link is a secret: hashed in the database, and nowhere in the trail', async () => {
    const { account, change } = await scene();
    const secret = (await account.link('ben', change)).split('/').at(-1)!;
    const [found] = await world().sql<{ found: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM links t WHERE t::text LIKE $1)
           OR EXISTS (SELECT 1 FROM events t WHERE t::text LIKE $1)
           OR EXISTS (SELECT 1 FROM notices t WHERE t::text LIKE $1) AS found`,
      [`%${secret}%`],
    );
    expect(found).toEqual({ found: false });
    const history = await world().temporal.workflow.getHandle(change.workflowId).fetchHistory();
    expect(JSON.stringify(history)).not.toContain(secret);
  });
});

describe('opening its link', () => {
  test.each([undefined, 'link'] as const)(
    'R37 by HEAD and GET, however often and by whatever, changes no row (policy: %s)',
    async (assurance) => {
      const { account, change } = await scene(assurance);
      const links = [await account.link('ben', change), await account.link('cleo', change)];
      const signedIn = new Visitor();
      await signedIn.signIn(world().publicUrl, 'ben', new URL(links[0]!).pathname);
      const before = await until('everything has come to rest', async () => {
        const [one, other] = [await world().tables(), await world().tables()];
        return JSON.stringify(one) === JSON.stringify(other) && one;
      });
      for (let round = 0; round < 5; round++)
        for (const link of links) {
          for (const method of ['HEAD', 'GET'] as const) {
            const response = await fetch(link, { method, headers: { 'user-agent': 'MailScanner/1.0' } });
            expect(response.status).toBe(200);
            await response.arrayBuffer();
          }
          await signedIn.open(link);
        }
      expect(await world().tables()).toEqual(before);
      expect(await account.read(change)).toMatchObject({ state: 'pending', decisions: [] });
    },
  );

  test('R37 R38 a form that another site sends decides nothing', async () => {
    const { account, change } = await scene('link');
    const link = await account.link('ben', change);
    const page = await (await fetch(link)).text();
    const body = new URLSearchParams({
      digest: change.digest,
      formToken: /name="formToken" value="([^"]*)"/.exec(page)![1]!,
      verdict: 'approve',
    });
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, {}])
      expect((await fetch(link, { method: 'POST', body, headers })).status).toBe(403);
    expect(await account.read(change)).toMatchObject({ decisions: [] });
  });
});

describe('letters after the end', () => {
  test('R31 R45 everybody concerned is told how it ended, and by whom it was decided', async () => {
    const { account, change } = await scene('link');
    for (const officer of ['ben', 'cleo']) await new Visitor().decide(await account.link(officer, change), 'approve');
    await account.ended(change);
    for (const officer of ['ada', 'ben']) {
      const { text, html } = await account.letter(officer, change, 'Applied');
      for (const part of [unwrapped(text), wordsOf(html)]) {
        expect(part).toContain('What changed');
        expect(part).toContain('Ben Lindqvist');
        expect(part).toContain('2 of 2 received');
      }
    }
  });
});
