import { expect } from '@jest/globals';
import type { z } from 'zod';
import type { AccessAnswer, ServiceToken } from '../../src/http/answers.ts';
import type { Answered, TestAccount, TestApi } from './api-fixture.ts';

type Listed = z.output<typeof ServiceToken>;
type Answers = z.output<typeof AccessAnswer> & { readonly answers: readonly z.output<typeof AccessAnswer>[] };
interface Verified {
  readonly ok: boolean;
  readonly tables: { readonly differences: readonly { table: string; why: string }[] };
}

export const scopes = ['access-check'];

/** The service tokens of an account, whose officers ask for them. */
export class ServiceTokens {
  readonly #api: TestApi;
  readonly #account: TestAccount;

  constructor(account: TestAccount) {
    this.#api = account.api;
    this.#account = account;
  }

  async list(): Promise<readonly Listed[]> {
    const { path, officers } = this.#account;
    return (await this.#api.ask<{ items: Listed[] }>(`${path}/service-tokens`, { as: officers[0]! })).body.items;
  }

  async idOf(name: string): Promise<string> {
    return (await this.list()).find((each) => each.name === name)!.id;
  }

  take(id: string, as = this.#account.officers[0]!): Promise<Answered<{ token: string; code?: string }>> {
    return this.#api.ask(`${this.#account.path}/service-tokens/${id}/secret`, { method: 'POST', as });
  }

  async secretOf(id: string): Promise<string> {
    const { status, body } = await this.take(id);
    expect(status).toBe(201);
    return body.token;
  }

  /** Makes a token and takes its secret. */
  async made(name: string, more: { readonly expiresAt?: string } = {}): Promise<{ id: string; secret: string }> {
    await this.#account.enact('service-token.create', { name, scopes, ...more });
    const id = await this.idOf(name);
    return { id, secret: await this.secretOf(id) };
  }

  /** Asks as a service. */
  check(json: unknown, token: string): Promise<Answered<Answers>> {
    return this.#api.ask(`${this.#account.path}/access-check`, { token, json });
  }

  async companyOf(name: string): Promise<string> {
    const { path, officers } = this.#account;
    const { items } = (
      await this.#api.ask<{ items: { id: string; name: string }[] }>(`${path}/companies`, { as: officers[0]! })
    ).body;
    return items.find((company) => company.name === name)!.id;
  }

  async verified(): Promise<Verified> {
    const { path, officers } = this.#account;
    return (await this.#api.ask<Verified>(`${path}/audit/verify`, { as: officers[0]! })).body;
  }
}
