import { areas, levels } from '../../../src/domain/entities/authorizers.ts';
import { addressKey, nameKey } from '../../../src/domain/text.ts';
import { assignedTo, companyPath, headquartersOf, membersOf, type Current } from './current.ts';
import type { Setting } from './file.ts';
import { HEADQUARTERS, match, type Matching } from './matching.ts';
import { keyOfName } from './names.ts';
import { unsayable } from './unsayable.ts';

/** A modification, as a member of a change set. */
export interface Member {
  readonly kind: string;
  readonly payload: unknown;
}

/** What leads from an account to a file; or why nothing does. */
export type Comparison =
  | { readonly members: readonly Member[] }
  /** The file says what it does not have, or no row is called so. */
  | { readonly faults: readonly string[] }
  /** No change can do this. */
  | { readonly unsayable: readonly string[] };

const without = (items: readonly string[], gone: readonly string[]): string[] => {
  const set = new Set(gone);
  return items.filter((item) => !set.has(item));
};

const same = (a: readonly string[], b: readonly string[]): boolean =>
  without(a, b).length === 0 && without(b, a).length === 0;

/**
 * Works out the members of one change set. They are checked in their order on the state that the earlier ones leave
 * (R36), so what goes comes first where it frees a name, what is made comes before what uses it, and what is emptied
 * goes last. What is made is called `#` and its place.
 */
class Difference {
  readonly members: Member[] = [];
  readonly #current: Current;
  readonly #setting: Setting;
  readonly #matching: Matching;
  /** What the parts of the file are called in the change set, by key or address: an id, or the place of what makes it. */
  readonly #companies = new Map<string, string>();
  readonly #roles = new Map<string, string>();
  readonly #users = new Map<string, string>();
  readonly #keptCompanies: ReadonlySet<string>;
  readonly #keptRoles: ReadonlySet<string>;
  readonly #keptSets: ReadonlySet<string>;
  readonly #keptUsers: ReadonlySet<string>;

  constructor(current: Current, setting: Setting, matching: Matching, companyIds: ReadonlyMap<string, string>) {
    this.#current = current;
    this.#setting = setting;
    this.#matching = matching;
    const idsOf = (items: readonly { readonly id: string | undefined }[]): Set<string> =>
      new Set(items.flatMap(({ id }) => id ?? []));
    for (const [key, id] of companyIds) this.#companies.set(key, id);
    this.#keptCompanies = new Set(companyIds.values());
    this.#keptRoles = idsOf(matching.roles.filter(({ id, said }) => id && current.roles.get(id)!.type === said.type));
    this.#keptSets = idsOf(matching.sets);
    this.#keptUsers = idsOf(matching.users);
    for (const { id, key } of matching.roles) if (this.#keeps(this.#keptRoles, id)) this.#roles.set(key, id);
    for (const { id, said } of matching.users) if (id !== undefined) this.#users.set(addressKey(said.email), id);
  }

  #keeps(kept: ReadonlySet<string>, id: string | undefined): id is string {
    return id !== undefined && kept.has(id);
  }

  #add(kind: string, payload: unknown): string {
    return `#${this.members.push({ kind, payload }) - 1}`;
  }

  #role(name: string): string {
    return this.#roles.get(keyOfName(name))!;
  }

  #company(name: string | undefined): string {
    return this.#companies.get(name === undefined ? HEADQUARTERS : keyOfName(name))!;
  }

  #user(email: string): string {
    return this.#users.get(addressKey(email))!;
  }

  all(): readonly Member[] {
    this.#goes();
    this.#unassigned();
    this.#companiesMade();
    this.#rolesMade();
    this.#usersMade();
    this.#companiesMoved();
    this.#shared();
    this.#setsMade();
    this.#assigned();
    this.#authorized();
    this.#tokensMade();
    this.#webhooksSet();
    this.#revoked();
    this.#companiesGone();
    this.#account();
    return this.members;
  }

  /** With people, roles and sets go all that they hold, and all that holds them. */
  #goes(): void {
    const { users, tokens, webhooks, roles, sets } = this.#current;
    for (const id of users.keys()) if (!this.#keptUsers.has(id)) this.#add('user.remove', { userId: id });
    const said = new Map(this.#setting.serviceTokens.map((token) => [nameKey(token.name), token]));
    for (const { id, name, scopes, expiresAt } of tokens) {
      const kept = said.get(nameKey(name));
      if (kept?.name === name && same(kept.scopes, scopes) && (kept.expiresAt ?? null) === expiresAt)
        said.delete(nameKey(name));
      else this.#add('service-token.revoke', { tokenId: id });
    }
    this.#tokensWanted = [...said.values()];
    const keptWebhooks = new Set(this.#matching.webhooks.map(({ id }) => id));
    for (const { id } of webhooks) if (!keptWebhooks.has(id)) this.#add('webhook.remove', { webhookId: id });
    for (const id of roles.keys())
      if (!this.#keptRoles.has(id)) this.#add('role.delete', { roleId: id, unassign: true });
    for (const { id, type } of sets.values())
      if (!this.#keptSets.has(id)) this.#add(`${type}.delete`, { id, unassign: true });
  }

  #tokensWanted: Setting['serviceTokens'] = [];

  /** What somebody or something is assigned now, and by the file. */
  *#assignments(): Iterable<{ type: string; id: string; has: readonly string[]; said: readonly string[] }> {
    const { users, sets, companies } = this.#current;
    const kept = (ids: readonly string[]): string[] => ids.filter((id) => this.#keptRoles.has(id));
    for (const { id, said } of this.#matching.users)
      if (id !== undefined)
        yield { type: 'employee', id, has: kept(assignedTo.user(users.get(id)!)), said: said.roles };
    for (const { id, type, said } of this.#matching.sets)
      if (id !== undefined) yield { type, id, has: kept(assignedTo.set(sets.get(id)!)), said: said.roles };
    const ceilings = [
      { key: HEADQUARTERS, ceiling: this.#setting.headquarters.ceiling },
      ...this.#matching.companies.map(({ key, said }) => ({ key, ceiling: said.ceiling })),
    ];
    for (const { key, ceiling } of ceilings) {
      const id = this.#companies.get(key);
      const company = id === undefined ? undefined : companies.get(id);
      if (company !== undefined)
        yield { type: 'company', id: company.id, has: kept(assignedTo.company(company)), said: ceiling };
    }
  }

  #unassigned(): void {
    for (const { type, id, has, said } of this.#assignments()) {
      // Roles that are still to be made are none that somebody has.
      const wanted = said.map((name) => this.#role(name));
      for (const roleId of without(has, wanted)) this.#add('role.unassign', { roleId, to: { type, id } });
    }
  }

  /** Names first, so that what is made may take one that was somebody else's; then what is new, from above to below. */
  #companiesMade(): void {
    const { companies } = this.#current;
    const headquarters = companies.get(this.#companies.get(HEADQUARTERS)!)!;
    if (this.#setting.headquarters.name !== headquarters.name)
      this.#add('company.modify', { companyId: headquarters.id, name: this.#setting.headquarters.name });
    for (const { id, own } of this.#matching.companies)
      if (id !== undefined && companies.get(id)!.name !== own && !this.#moves(id))
        this.#add('company.modify', { companyId: id, name: own });
    for (const { id, key, companyKey, own } of this.#matching.companies)
      if (id === undefined)
        this.#companies.set(key, this.#add('company.add', { name: own, parentId: this.#companies.get(companyKey) }));
  }

  #moves(companyId: string): boolean {
    const placed = this.#matching.companies.find(({ id }) => id === companyId);
    return (
      placed !== undefined &&
      this.#companies.get(placed.companyKey) !== this.#current.companies.get(companyId)!.parentId
    );
  }

  #rolesMade(): void {
    for (const { id, own, said } of this.#matching.roles) {
      if (!this.#keeps(this.#keptRoles, id)) continue;
      const { name, rights } = this.#current.roles.get(id)!;
      const [named, holding] = [own !== name, !same(rights, said.rights)];
      if (named || holding)
        this.#add('role.modify', { roleId: id, ...(named && { name: own }), ...(holding && { rights: said.rights }) });
    }
    for (const { id, key, companyKey, own, said } of this.#matching.roles) {
      if (this.#keeps(this.#keptRoles, id)) continue;
      const companyId = this.#companies.get(companyKey);
      this.#roles.set(key, this.#add('role.create', { type: said.type, name: own, companyId, rights: said.rights }));
    }
  }

  #usersMade(): void {
    for (const { id, said } of this.#matching.users) if (id !== undefined) this.#userModified(id, said);
    for (const { id, said } of this.#matching.users) {
      if (id !== undefined) continue;
      const { name, email, rights, roles, officer } = said;
      const made = this.#add('user.add', {
        ...{ name, email, companyId: this.#company(said.company) },
        ...(rights.length > 0 && { rights }),
        ...(roles.length > 0 && { roleIds: roles.map((role) => this.#role(role)) }),
        ...(officer && { officer }),
      });
      this.#users.set(addressKey(email), made);
      if (said.status === 'suspended') this.#add('user.suspend', { userId: made });
    }
  }

  #userModified(userId: string, said: Setting['users'][number]): void {
    const { name, email, companyId, status, officer } = this.#current.users.get(userId)!;
    const moved = this.#company(said.company);
    const fields = {
      ...(said.name !== name && { name: said.name }),
      ...(said.email !== email && { email: said.email }),
      ...(moved !== companyId && { companyId: moved }),
    };
    if (Object.keys(fields).length > 0) this.#add('user.modify', { userId, ...fields });
    if (said.status !== status) this.#add(said.status === 'active' ? 'user.reinstate' : 'user.suspend', { userId });
    if (said.officer !== officer) this.#add(said.officer ? 'officer.designate' : 'officer.remove', { userId });
  }

  /** From above to below, so that no company is moved under one that still lies under it. */
  #companiesMoved(): void {
    for (const { id, companyKey, own } of this.#matching.companies) {
      if (id === undefined || !this.#moves(id)) continue;
      // What was shared with a company from above would not come from above any more.
      for (const roleId of this.#keptRoles)
        for (const share of this.#current.roles.get(roleId)!.sharedWith)
          if (this.#liesUnder(share.companyId, id) && !this.#sharesSaid(roleId).has(share.companyId))
            this.#unshare(roleId, share.companyId);
      const { name } = this.#current.companies.get(id)!;
      const parentId = this.#companies.get(companyKey);
      this.#add('company.modify', { companyId: id, parentId, ...(own !== name && { name: own }) });
    }
  }

  #liesUnder(companyId: string, top: string): boolean {
    for (let id: string | null = companyId; id !== null; id = this.#current.companies.get(id)!.parentId)
      if (id === top) return true;
    return false;
  }

  #unshared = new Set<string>();

  #unshare(roleId: string, companyId: string): void {
    if (this.#unshared.has(`${roleId} ${companyId}`)) return;
    this.#unshared.add(`${roleId} ${companyId}`);
    this.#add('role.unshare', { roleId, companyId });
  }

  /** With whom the file shares a role, and whether with all below. */
  #sharesSaid(roleId: string): Map<string, boolean> {
    const role = this.#matching.roles.find(({ key }) => this.#roles.get(key) === roleId);
    return new Map((role?.said.sharedWith ?? []).map(({ company, branch }) => [this.#company(company), branch]));
  }

  /** Shares are made before any is narrowed or taken back, so that whoever uses a role by one keeps it by another. */
  #shared(): void {
    const has = (roleId: string): Map<string, boolean> =>
      new Map(this.#current.roles.get(roleId)?.sharedWith.map(({ companyId, branch }) => [companyId, branch]) ?? []);
    const roleIds = this.#matching.roles.map(({ key }) => this.#roles.get(key)!);
    for (const narrowing of [false, true])
      for (const roleId of roleIds)
        for (const [companyId, branch] of this.#sharesSaid(roleId))
          if (has(roleId).get(companyId) !== branch && (has(roleId).get(companyId) === true) === narrowing)
            this.#add('role.share', { roleId, companyId, branch });
    for (const roleId of roleIds)
      for (const companyId of has(roleId).keys())
        if (!this.#sharesSaid(roleId).has(companyId)) this.#unshare(roleId, companyId);
  }

  #setsMade(): void {
    for (const { id, own, type, said } of this.#matching.sets) {
      if (id === undefined) continue;
      const wanted = said.members.map((email) => this.#user(email));
      const has = membersOf(this.#current, id).filter((userId) => this.#keptUsers.has(userId));
      const [joining, leaving] = [without(wanted, has), without(has, wanted)];
      const named = this.#current.sets.get(id)!.name !== own;
      if (named || joining.length + leaving.length > 0)
        this.#add(`${type}.modify`, {
          id,
          ...(named && { name: own }),
          ...(joining.length > 0 && { addMemberIds: joining }),
          ...(leaving.length > 0 && { removeMemberIds: leaving }),
        });
    }
    for (const { id, own, companyKey, type, said } of this.#matching.sets) {
      if (id !== undefined) continue;
      const made = this.#add(`${type}.create`, {
        ...{ name: own, companyId: this.#companies.get(companyKey) },
        memberIds: said.members.map((email) => this.#user(email)),
      });
      for (const role of said.roles) this.#add('role.assign', { roleId: this.#role(role), to: { type, id: made } });
    }
  }

  #assigned(): void {
    for (const { type, id, has, said } of this.#assignments())
      for (const roleId of without(
        said.map((name) => this.#role(name)),
        has,
      ))
        this.#add('role.assign', { roleId, to: { type, id } });
    for (const { id, key, said } of this.#matching.companies)
      if (id === undefined)
        for (const role of said.ceiling)
          this.#add('role.assign', {
            roleId: this.#role(role),
            to: { type: 'company', id: this.#companies.get(key)! },
          });
    for (const { id, said } of this.#matching.users) {
      if (id === undefined) continue;
      const rights = without(said.rights, this.#current.users.get(id)!.directRights);
      if (rights.length > 0) this.#add('rights.grant', { userId: id, rights });
    }
  }

  #authorized(): void {
    const { authorizers } = this.#setting;
    if (authorizers === undefined) return;
    for (const area of areas) {
      const now = this.#current.areas.find((each) => each.area === area)!;
      const { primary, secondary } = authorizers[area];
      for (const level of levels) {
        const has = now.people.filter((each) => each.level === level && this.#keptUsers.has(each.id));
        const wanted = authorizers[area][level].people.map((email) => this.#user(email));
        const had = has.map(({ id }) => id);
        for (const userId of without(wanted, had)) this.#add('authorizer.assign', { userId, area, level });
        for (const userId of without(had, wanted)) this.#add('authorizer.unassign', { userId, area, level });
      }
      if (primary.required !== now.required.primary || secondary.required !== now.required.secondary)
        this.#add('authorizers.set', { area, primary: primary.required, secondary: secondary.required });
    }
  }

  #tokensMade(): void {
    for (const token of this.#tokensWanted) this.#add('service-token.create', token);
  }

  #webhooksSet(): void {
    for (const { id, said } of this.#matching.webhooks) {
      const now = this.#current.webhooks.find((webhook) => webhook.id === id);
      const { name, url, events } = said;
      if (now?.name === name && now.url === url && same(now.events, events)) continue;
      this.#add('webhook.set', { ...(id !== undefined && { webhookId: id }), name, url, events });
    }
  }

  #revoked(): void {
    for (const { id, said } of this.#matching.users) {
      if (id === undefined) continue;
      const rights = without(this.#current.users.get(id)!.directRights, said.rights);
      if (rights.length > 0) this.#add('rights.revoke', { userId: id, rights });
    }
  }

  /** From below to above: a company goes when nothing lies under it. */
  #companiesGone(): void {
    const depth = (id: string): number => companyPath(this.#current, id).length;
    const gone = [...this.#current.companies.keys()].filter((id) => !this.#keptCompanies.has(id));
    for (const id of gone.sort((a, b) => depth(b) - depth(a)))
      this.#add('company.remove', { companyId: id, unassign: true });
  }

  #account(): void {
    const { account: now } = this.#current;
    const { requiredApprovals, policy } = this.#setting.account;
    if (requiredApprovals !== now.requiredApprovals) this.#add('approvals.set', { requiredApprovals });
    const altered = Object.entries(policy).filter(([key, value]) => now.policy[key as keyof typeof policy] !== value);
    if (altered.length > 0) this.#add('policy.set', Object.fromEntries(altered));
  }
}

/** What leads from an account to a file, as the members of one change set; none where they are the same. */
export const compare = (current: Current, setting: Setting): Comparison => {
  const matching = match(current, setting);
  if (matching.unknown.length > 0) return { faults: matching.unknown };
  const companyIds = new Map([
    [HEADQUARTERS, headquartersOf(current).id] as const,
    ...matching.companies.flatMap(({ key, id }) => (id === undefined ? [] : [[key, id] as const])),
  ]);
  const desk = unsayable(current, setting, matching, companyIds);
  return desk.length > 0
    ? { unsayable: desk }
    : { members: new Difference(current, setting, matching, companyIds).all() };
};
