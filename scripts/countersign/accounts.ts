import { must } from '../../src/client/client.ts';
import { shownName } from '../../src/mail/shown-text.ts';
import { counted } from '../../src/mail/times.ts';
import { defineCommand } from './command.ts';
import { readAccount, type Account } from './connection.ts';
import { exits, misused } from './exits.ts';
import { tableOf } from './terminal.ts';

const byWhat: Readonly<Record<Account['policy']['approvalAssurance'], string>> = {
  link: "by a letter's link",
  session: 'by somebody signed in',
  passkey: 'by a passkey',
};

const inWords = ({ name, slug, clientType, requiredApprovals, version, officers, pendingChanges, policy }: Account) =>
  [
    `${shownName(name)} (${slug}): ${clientType}, version ${version}`,
    `${counted(requiredApprovals, 'approval')} required, each ${byWhat[policy.approvalAssurance]}; ${counted(officers.active, 'officer')}, where ${officers.floor} are needed.`,
    ...(officers.operable ? [] : ['It can not approve its own changes: too few officers are left.']),
    `${counted(pendingChanges, 'change is', 'changes are')} pending.`,
  ].join('\n');

/** Which accounts I am in, or how one stands. */
export const accounts = defineCommand({
  name: 'accounts',
  takes: '[ACCOUNT]',
  does: 'shows the accounts that you are in, or how one stands',
  note: 'A token is for one account, and does not tell which: name it.',
  async run({ positionals: [named], connection, io, tell }) {
    if (named !== undefined) {
      const account = await readAccount(connection, named);
      tell(account, () =>
        'version' in account ? inWords(account) : `${shownName(account.name)}: ${account.clientType}`,
      );
      return exits.done;
    }
    if (connection.speaks !== 'person')
      throw misused('A token is for one account, and does not tell which: countersign accounts ACCOUNT');
    const { accounts: found } = await must(connection.api.GET('/v1/me'));
    tell(found, () =>
      found.length === 0
        ? 'You are in no account.'
        : tableOf(
            ['ACCOUNT', 'NAME', 'TYPE', 'YOU ARE', 'STATUS'],
            found.map(({ slug, name, clientType, owner, officer, status }) => [
              ...[slug, name, clientType],
              [...(owner ? ['owner'] : []), ...(officer ? ['officer'] : [])].join(', ') || 'user',
              status,
            ]),
            io.columns,
          ),
    );
    return exits.done;
  },
});
