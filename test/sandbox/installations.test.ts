import { REPO, type Receiver, startReceiver, startTestSandbox, type TestSandbox } from './start.ts';

let sandbox: TestSandbox;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
  sandbox = await startTestSandbox({ webhookUrl: receiver.url });
});
afterEach(async () => {
  await sandbox.end();
  await receiver.close();
});

const installationId = async () => (await sandbox.app.rest.apps.getRepoInstallation(REPO)).data.id;
const told = async () => {
  await sandbox.settled();
  return receiver.names();
};

test('a suspended installation is refused everything and told nothing but that', async () => {
  const app = await sandbox.installation();
  const installation_id = await installationId();
  await sandbox.app.rest.apps.suspendInstallation({ installation_id });
  const refused = { status: 403, message: expect.stringMatching(/This installation has been suspended/) };
  await expect(app.rest.issues.listForRepo(REPO)).rejects.toMatchObject(refused);
  await expect(app.graphql('{ viewer { login } }')).rejects.toMatchObject(refused);
  await expect(
    sandbox.app.rest.apps.createInstallationAccessToken({ installation_id }),
  ).rejects.toMatchObject(refused);
  const { data } = await sandbox.app.rest.apps.getInstallation({ installation_id });
  expect(data.suspended_at).toEqual(expect.any(String));
  await sandbox.owner.rest.issues.create({ ...REPO, title: 'Unheard' });
  expect(await told()).toEqual(['installation.suspend']);
  expect(receiver.received[0]?.payload).toMatchObject({
    installation: { id: installation_id, account: { login: 'octo' }, app_id: 7 },
    repositories: [{ full_name: 'octo/shelf' }],
    sender: { login: 'octo' },
  });
  expect(receiver.received[0]?.payload).not.toHaveProperty('repository');
  await sandbox.app.rest.apps.unsuspendInstallation({ installation_id });
  await app.rest.issues.listForRepo(REPO);
  await sandbox.owner.rest.issues.create({ ...REPO, title: 'Heard' });
  expect(await told()).toEqual(['installation.suspend', 'installation.unsuspend', 'issues.opened']);
});

test('a deleted installation is gone with its tokens, over a restart too', async () => {
  const app = await sandbox.installation();
  const installation_id = await installationId();
  await sandbox.app.rest.apps.deleteInstallation({ installation_id });
  await expect(app.rest.issues.listForRepo(REPO)).rejects.toMatchObject({ status: 401 });
  await expect(installationId()).rejects.toMatchObject({ status: 404 });
  await expect(
    sandbox.app.rest.apps.createInstallationAccessToken({ installation_id }),
  ).rejects.toMatchObject({ status: 404 });
  await sandbox.owner.rest.issues.create({ ...REPO, title: 'Unheard' });
  expect(await told()).toEqual(['installation.deleted']);
  await sandbox.close();
  const again = await startTestSandbox({ directory: sandbox.directory });
  await expect(again.app.rest.apps.getRepoInstallation(REPO)).rejects.toMatchObject({ status: 404 });
  await again.close();
});
