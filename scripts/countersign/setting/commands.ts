import { basename } from 'node:path';
import { defineCommand } from '../command.ts';
import { readDocument } from '../document.ts';
import { exits, misused, refused } from '../exits.ts';
import { keyOf, showPreview, submitChange, submitting, type Submission } from '../submission.ts';
import { seen } from '../../../src/mail/shown-text.ts';
import { counted } from '../../../src/mail/times.ts';
import { timeoutOf } from '../wait.ts';
import { compare, type Member } from './compare.ts';
import { readCurrent, settingOf, type Current } from './current.ts';
import { doubles, settingData, settingText, SettingFile, type Setting } from './file.ts';

/** As many modifications as one change takes (R36). */
const MOST = 500;

const lines = (heading: string, items: readonly string[]): string =>
  [heading, ...items.map((item) => `  ${seen(item)}`)].join('\n');

/** The whole setting of an account, as a file. */
export const exportSetting = defineCommand({
  name: 'export',
  takes: 'ACCOUNT',
  does: "prints the account's whole setting, as YAML",
  async run({ positionals: [account = ''], connection, tell }) {
    const setting = settingOf(await readCurrent(connection, account));
    tell(settingData(setting), () => settingText(setting).trimEnd());
    return exits.done;
  },
});

/** What leads from the account to the file. Throws where no change does, or more than one would be needed. */
const membersOf = (current: Current, setting: Setting): readonly Member[] => {
  const found = compare(current, setting);
  if ('faults' in found) throw misused(lines('The file says what it does not have:', found.faults));
  if ('unsayable' in found) throw refused(lines('No change can do this; nothing was sent:', found.unsayable));
  if (found.members.length > MOST)
    throw refused(
      `${found.members.length} modifications lead there, and one change takes ${MOST}: import it in parts. Nothing was sent.`,
    );
  return found.members;
};

const submissionOf = (members: readonly Member[], reason: string): Submission => {
  const [only] = members;
  return members.length === 1 && only !== undefined
    ? { ...only, reason }
    : { kind: 'change-set', payload: { changes: members }, reason };
};

/** Makes an account what a file says, by one change that waits for approval like any other. */
export const importSetting = defineCommand({
  name: 'import',
  takes: 'ACCOUNT [FILE]',
  does: 'makes the account what a file says, by one change',
  note: 'The file is one that export has printed, altered. Whoever and whatever is not in it goes: look at the preview. One of --preview and --submit is expected.',
  options: {
    preview: { type: 'boolean', does: 'shows what leads there, and starts nothing' },
    submit: { type: 'boolean', does: 'submits it, as one change' },
    ...submitting,
  },
  async run({ positionals: [account = '', file], values, connection, io, tell }) {
    if ((values.preview === true) === (values.submit === true))
      throw misused('--preview or --submit is expected, one of them.');
    const timeoutMs = timeoutOf(values.timeout);
    const setting = await readDocument(SettingFile, file, io);
    const twice = doubles(setting);
    if (twice.length > 0) throw misused(lines('The file says something twice:', twice));
    const current = await readCurrent(connection, account);
    const members = membersOf(current, setting);
    if (members.length === 0) {
      tell({ members }, () => 'The account is as the file says: there is nothing to change.');
      return exits.done;
    }
    const called = file === undefined || file === '-' ? 'a file' : basename(file);
    const submission = submissionOf(members, values.reason ?? `Imported from ${called}.`);
    if (values.preview === true)
      return showPreview(connection, account, submission, {
        tell: (preview, words) =>
          tell({ submission, preview }, () => `${counted(members.length, 'modification')}.\n\n${words()}`),
      });
    const { wait = false, json = false } = values;
    return submitChange(connection, account, submission, {
      // A later version needs the same modifications anew where somebody has undone them.
      key: values['idempotency-key'] ?? keyOf({ submission, version: current.account.version }),
      ...{ wait, timeoutMs, json, io },
    });
  },
});
