import { expect } from '@jest/globals';
import { schemas } from '../../../src/http/scim/messages.ts';
import type { Answered, Asked, ChangeBody, TestAccount, TestApi } from '../api-fixture.ts';

export interface PendingChange {
  readonly value: string;
  readonly number: number;
  readonly kind: string;
  readonly state: string;
}

/** A user or a group, as the service shows it. */
export interface Resource {
  readonly schemas: readonly string[];
  readonly id: string;
  readonly externalId?: string;
  readonly userName: string;
  readonly displayName: string;
  readonly name: Readonly<Record<string, string>>;
  readonly active: boolean;
  readonly emails: readonly { readonly value: string }[];
  readonly members?: readonly { readonly value: string; readonly display: string }[];
  readonly groups?: readonly { readonly value: string }[];
  readonly meta: { readonly location: string };
}

export interface Listed {
  readonly totalResults: number;
  readonly startIndex: number;
  readonly itemsPerPage: number;
  readonly Resources: readonly Resource[];
}

export interface ScimErrorBody {
  readonly schemas: readonly string[];
  readonly status: string;
  readonly scimType?: string;
  readonly detail: string;
}

export const pendingOf = (resource: Resource): readonly PendingChange[] =>
  (resource as unknown as Record<string, { pending: PendingChange[] } | undefined>)[schemas.change]?.pending ?? [];

/** An identity provider that speaks SCIM with an officer's token. */
export class Provider {
  readonly account: TestAccount;
  readonly token: string;

  private constructor(account: TestAccount, token: string) {
    this.account = account;
    this.token = token;
  }

  static async of(account: TestAccount, officer: string): Promise<Provider> {
    const { body } = await account.api.ask<{ token: string }>(`${account.path}/tokens`, {
      as: officer,
      json: { name: 'Identity provider', scopes: ['scim'], expiresInDays: 30 },
    });
    return new Provider(account, body.token);
  }

  get #api(): TestApi {
    return this.account.api;
  }

  /** What is sent as text is sent byte for byte. */
  async ask<T = Resource>(method: Asked['method'] & string, path: string, body?: unknown): Promise<Answered<T>> {
    const raw = typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body);
    const answer = await this.#api.ask<T>(`/scim/v2${path}`, {
      method,
      token: this.token,
      ...(raw !== undefined && { raw, headers: { 'content-type': 'application/scim+json' } }),
    });
    if (answer.text !== '') expect(answer.headers.get('content-type')).toMatch(/^application\/scim\+json/);
    return answer;
  }

  /** Asks for what must be given. */
  async given<T = Resource>(method: Asked['method'] & string, path: string, body?: unknown): Promise<T> {
    const answer = await this.ask<T>(method, path, body);
    if (answer.status >= 300) throw new Error(`a good answer is expected, found ${answer.status} ${answer.text}`);
    return answer.body;
  }

  /** Asks, and expects a refusal in SCIM's words. */
  async refused(
    method: Asked['method'] & string,
    path: string,
    body: unknown,
    expected: { readonly status: number; readonly scimType?: string },
  ): Promise<ScimErrorBody> {
    const { status, body: error } = await this.ask<ScimErrorBody>(method, path, body);
    expect({ status, scimType: error.scimType }).toEqual({ scimType: undefined, ...expected });
    expect(error).toMatchObject({ schemas: [schemas.error], status: String(expected.status) });
    expect(error.detail).not.toBe('');
    return error;
  }

  find(filter: string, path = '/Users', more = ''): Promise<Listed> {
    return this.given<Listed>('GET', `${path}?filter=${encodeURIComponent(filter)}${more}`);
  }

  /** The change that a resource waits for, which was asked for through here. */
  change(resource: Resource): Promise<ChangeBody> {
    return this.account.read({ id: pendingOf(resource)[0]!.value });
  }

  /** Has another officer decide on what the resource waits for. */
  async decide(resource: Resource, verdict: 'approve' | 'reject' = 'approve', by = 'ben'): Promise<void> {
    await this.account.decide(await this.change(resource), by, verdict);
  }

  changes(): Promise<number> {
    return this.account.api
      .ask<{ items: unknown[] }>(`${this.account.path}/changes?limit=200`, { as: this.account.officers[0]! })
      .then(({ body }) => body.items.length);
  }
}

let count = 0;

/** A user that nobody has asked for yet. */
export const newUser = (more: Record<string, unknown> = {}): Record<string, unknown> & { userName: string } => {
  const userName = `person${++count}@acme.example`;
  return {
    schemas: [schemas.user],
    userName,
    displayName: `Person ${count}`,
    externalId: `ext-${count}`,
    active: true,
    ...more,
  };
};

export const patchBody = (...operations: unknown[]): unknown => ({ schemas: [schemas.patch], Operations: operations });
