import { expect } from '@jest/globals';
import { newSecret } from '../../src/identity/secrets.ts';
import { lettersSent, takeLetters } from '../../src/transactions/letters.ts';
import { SoftwareAuthenticator, type Misdeeds } from '../identity/software-authenticator.ts';
import {
  formOf,
  ownForm,
  type Answered,
  type Asked,
  type ChangeBody,
  type TestAccount,
  type useApi,
} from './api-fixture.ts';

/** What a browser gets to make or use a passkey, as far as the tests read it. */
export interface Options {
  readonly challenge: string;
  readonly allowCredentials?: readonly { readonly id: string }[];
  readonly rpId?: string;
}

/** The passkeys of an account's people, who use them as the pages' script does. */
export const passkeysOf = (api: ReturnType<typeof useApi>, account: () => TestAccount) => {
  /** The links that enrol passkeys in the letters that the opening and a change owe, by person. */
  const enrolLinks = async (changeId?: string): Promise<Record<string, string>> => {
    const [opening] = await api
      .database()
      .sql<{ id: string }>('SELECT id FROM changes WHERE account_id = $1 AND number = 0', [account().id]);
    const ref = { accountId: account().id, changeId: changeId ?? opening!.id };
    const { letters, nextLook } = await takeLetters(api.store, ref, newSecret);
    await lettersSent(api.store, ref, { sent: letters.map(({ notice }) => notice), failed: [], nextLook });
    return Object.fromEntries(
      letters.flatMap(({ to, secret, notice }) =>
        secret !== null && /invitation/.test(notice.kind) ? [[to.email.split('@')[0]!, `/enrol/${secret}`]] : [],
      ),
    );
  };

  const post = (path: string, form: Record<string, string>, asked: Asked = {}): Promise<Answered> =>
    api.ask(path, { form, headers: ownForm, ...asked });

  /** Enrols a passkey at a link, as the page's script does. */
  const enrolAt = async (
    link: string,
    asked: Asked = {},
    misdeeds: Misdeeds = {},
  ): Promise<{ readonly key: SoftwareAuthenticator; readonly answer: Answered }> => {
    const page = await api.ask(link, asked);
    const form = formOf(page.text);
    const options = await post(`${link}/options`, form, asked);
    expect(options.status).toBe(200);
    const key = new SoftwareAuthenticator(api.url);
    const passkey = JSON.stringify(key.create(options.body as Options, misdeeds));
    return { key, answer: await post(link, { ...form, passkey }, asked) };
  };

  const cookieOf = ({ headers }: Answered): string => /countersign=([\w-]+)/.exec(headers.get('set-cookie') ?? '')![1]!;

  /** A passkey of an officer who signs in at the provider. */
  const enrolled = async (person: string): Promise<SoftwareAuthenticator> => {
    const session = await api.session(person);
    await api.ask(`${account().path}/passkeys`, { session, method: 'POST', headers: ownForm, json: {} });
    const { [person]: link } = await enrolLinks();
    const { key, answer } = await enrolAt(link!, { session });
    expect(answer.status).toBe(200);
    return key;
  };

  /** The session that an answer goes on with: after a passkey has signed, the one before is over. */
  const goOn = (person: string, answer: Answered): void => {
    expect(answer.status).toBeLessThan(400);
    sessions[person] = cookieOf(answer);
  };

  const challenged = async (change: ChangeBody, asked: Asked, verdict = 'approve'): Promise<Options> =>
    (
      await api.ask<Options>(`${account().path}/changes/${change.id}/passkey-challenges`, {
        ...asked,
        json: { verdict, digest: change.digest },
      })
    ).body;

  const keys: Record<string, SoftwareAuthenticator> = {};
  const sessions: Record<string, string> = {};
  const signedIn = (person: string): Asked => ({ session: sessions[person]!, headers: ownForm });
  return { enrolLinks, post, enrolAt, cookieOf, enrolled, goOn, challenged, keys, sessions, signedIn };
};
