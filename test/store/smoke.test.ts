import { expect, test } from '@jest/globals';
import { usePostgres } from '../postgres.ts';
import { openAccount } from '../../src/transactions/open-account.ts';
const pg = usePostgres();
test('x', async () => {
  const store = pg.openStore();
  const o = await openAccount(store, { application: { clientType: 'organization', name: 'Acme', requiredApprovals: 2, applicant: {name:'Ada', email:'ada@acme.example'}, officers: [{name:'Ben', email:'ben@acme.example'}, {name:'Cleo', email:'cleo@acme.example'}]}, caller: {issuer:'i', subject:'s', verifiedEmail:'ada@acme.example'}});
  expect(await pg.database.sql('select type from events')).toHaveLength(2);
});
