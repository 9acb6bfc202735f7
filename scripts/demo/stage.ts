import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { createDemoClient, untilEnded, type DemoClient } from '../../src/processes/demo/client.ts';
import type { Running } from './service.ts';

/** A letter can wait for a digest. */
const LETTER_MS = 360_000;

/** A change as somebody asks for it. */
export interface Asked {
  readonly kind: string;
  readonly payload: unknown;
  readonly reason: string;
}

export interface Preview {
  readonly admissible: boolean;
  readonly problems: readonly { readonly message: string }[];
  readonly requiredApprovals: number;
  readonly impact: {
    readonly gaining: number;
    readonly losing: number;
    readonly groups: readonly {
      readonly gained: readonly { readonly title: string }[];
      readonly people: readonly { readonly name: string }[];
    }[];
  };
}

export interface Submitted {
  readonly id: string;
  readonly number: number;
  readonly description: string;
  readonly waiting: string;
  readonly digest: string;
}

/** Where the demo is played: an account of a running service, reached through its public doors alone. */
export interface Stage {
  readonly running: Running;
  readonly client: DemoClient;
  /** The account's slug. */
  readonly account: string;
  /** The account's path in the API. */
  readonly path: string;
}

export const createStage = (running: Running, account: string): Stage => ({
  running,
  client: createDemoClient(running),
  account,
  path: `/v1/accounts/${account}`,
});

let steps = 0;
export const step = (title: string): void => console.log(`\n${++steps}. ${title}`);
export const show = (text: string): void => console.log(text.replace(/^/gm, '   '));

/** What the demo says must be so: it ends with an error where it is not. */
export const must = (holds: boolean, otherwise: string): void => {
  if (!holds) throw new Error(`Not as it was said: ${otherwise}`);
};

/** `name`, with a number where the account has some already, so that the demo can be played again. */
export const another = async ({ client, path }: Stage, list: string, name: string): Promise<string> => {
  const { items } = await client<{ items: { name: string }[] }>('ada', 'GET', `${path}/${list}`);
  const taken = new Set(items.map((item) => item.name));
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name} ${number}`;
  return free;
};

/** The id of the row of that name. */
export const idOf = async ({ client, path }: Stage, list: string, name: string): Promise<string> => {
  const { items } = await client<{ items: { id: string; name: string }[] }>('ada', 'GET', `${path}/${list}`);
  const found = items.find((item) => item.name === name);
  if (found === undefined) throw new Error(`The account has no ${name} among its ${list.split('?')[0]}.`);
  return found.id;
};

/** Ada asks what a change would do; it must be one that she could start. */
export const preview = async ({ client, path }: Stage, change: Asked): Promise<Preview> => {
  const found = await client<Preview>('ada', 'POST', `${path}/changes/preview`, change);
  must(found.admissible, `the change can be started; ${found.problems.map(({ message }) => message).join(' ')}`);
  return found;
};

export const submit = ({ client, path }: Stage, change: Asked): Promise<Submitted> =>
  client<Submitted>('ada', 'POST', `${path}/changes`, change);

const Letters = z.object({ items: z.array(z.object({ subject: z.string(), text: z.string() })) });

/** The letter that asks this address to decide on the change, as the inbox got it by SMTP. */
const letterTo = async (
  { running, account }: Stage,
  address: string,
  number: number,
): Promise<{ subject: string; link: string }> => {
  const begun = Date.now();
  let told = false;
  for (const until = begun + LETTER_MS; Date.now() < until; await delay(150)) {
    const response = await fetch(`${running.inboxUrl}/letters?to=${encodeURIComponent(address)}`, {
      headers: { accept: 'application/json' },
    });
    const { items } = Letters.parse(await response.json());
    const letter = items.find(({ subject, text }) => subject.endsWith(`(#${number})`) && text.includes('/approve/'));
    const link = letter && /https?:\/\/\S+\/approve\/[\w-]+/.exec(letter.text)?.[0];
    if (letter && link !== undefined) return { subject: letter.subject, link };
    // After ten letters in five minutes the next ones come as one.
    const inDigest = new RegExp(`decide on #${number}:\\s+(https?://\\S+/approve/[\\w-]+)`);
    for (const { subject, text } of items) {
      const [, found] = inDigest.exec(text) ?? [];
      if (found !== undefined) return { subject, link: found };
    }
    if (!told && Date.now() > begun + 15_000) {
      show(`${address} has had ten letters within five minutes: the next come as one, once those are over.`);
      told = true;
    }
  }
  throw new Error(`No letter to ${address} about #${number} of ${account} came within ${LETTER_MS / 1_000} seconds.`);
};

const hiddenFields = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [
      /name="([^"]*)"/.exec(tag)?.[1] ?? '',
      /value="([^"]*)"/.exec(tag)?.[1] ?? '',
    ]),
  );

/** An officer's letter about a change, and the page that its link leads to. */
export const openLetter = async (
  stage: Stage,
  officer: string,
  { number }: Submitted,
): Promise<{ subject: string; link: string; page: string }> => {
  const letter = await letterTo(stage, `${officer.toLowerCase()}@acme.example`, number);
  const opened = await fetch(letter.link);
  must(opened.status === 200, `the link of ${officer}'s letter opens; it answered ${opened.status}`);
  return { ...letter, page: await opened.text() };
};

/** Presses Approve on the page of a letter; answers what the page says then. */
export const pressApprove = async (
  { running }: Stage,
  officer: string,
  { link, page }: { readonly link: string; readonly page: string },
): Promise<string> => {
  const posted = await fetch(link, {
    method: 'POST',
    headers: { origin: new URL(running.publicUrl).origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...hiddenFields(page), verdict: 'approve', comment: 'I have looked at it.' }),
  });
  const heading = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(await posted.text())?.[1] ?? '';
  const said = heading.replace(/<[^>]+>/g, '').trim();
  must(
    posted.status === 200 && said === 'You approved this change',
    `${officer} can approve; ${posted.status} ${said}`,
  );
  return said;
};

/** Waits for the change's end, which must be that it is applied. */
export const untilApplied = async ({ client, account }: Stage, { id }: Submitted): Promise<void> => {
  const { state, stateReason } = await untilEnded(client, 'ada', account, id);
  must(state === 'applied', `the change is applied; it is ${state}: ${stateReason?.text ?? ''}`);
};
