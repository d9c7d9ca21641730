// A sign-in by mail as it happens in a city: `parvis serve` hands the mail to a real mail server (maildev), and what is
// read back there opens the session, once, in the browser that asked.
//
//   BIN=target/debug/parvis node --test mail.test.mjs
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';

const parvis = path.resolve(process.env.BIN ?? '../../target/debug/parvis');
const folder = mkdtempSync(path.join(tmpdir(), 'parvis-mail-'));
const children = [];

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

async function until(what, ready) {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = await ready().catch(() => null);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what} did not happen within twenty seconds`);
}

const [web, smtp, mailWeb] = [await freePort(), await freePort(), await freePort()];
const site = `http://127.0.0.1:${web}`;
const env = {
  ...process.env,
  PARVIS_DATABASE_URL: `sqlite://${folder}/parvis.db`,
  PARVIS_SERVER_BIND: `127.0.0.1:${web}`,
  PARVIS_SERVER_BASE_URL: site,
  PARVIS_MAIL_URL: `smtp://127.0.0.1:${smtp}`,
  PARVIS_MAIL_SENDER_ADDRESS: 'bonjour@ville.example',
  PARVIS_PAYMENTS_SANDBOX_FILE: `${folder}/sandbox.jsonl`,
  PARVIS_STORAGE_PICTURES: `${folder}/pictures`
};

function start(command, args) {
  const child = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  children.push(child);
}

async function ask(query, variables, cookies = '') {
  const response = await fetch(`${site}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en', cookie: cookies },
    body: JSON.stringify({ query, variables })
  });
  const jar = response.headers.getSetCookie().map((line) => line.split(';')[0]);
  return { answer: await response.json(), jar: jar.join('; ') };
}

const mails = async () => (await fetch(`http://127.0.0.1:${mailWeb}/email`)).json();

before(async () => {
  for (const args of [
    ['migrate', 'up'],
    ['city', 'add', 'ville', '--name', 'Ville']
  ]) {
    const done = spawnSync(parvis, args, { cwd: folder, env, encoding: 'utf8' });
    assert.equal(done.status, 0, done.stderr);
  }
  const maildev = path.resolve(import.meta.dirname, 'node_modules/maildev/bin/maildev');
  const ports = ['--smtp', smtp, '--web', mailWeb, '--ip', '127.0.0.1', '--web-ip', '127.0.0.1'].map(String);
  start(process.execPath, [maildev, '--silent', ...ports]);
  start(parvis, ['serve']);
  await until('the mail server', async () => (await fetch(`http://127.0.0.1:${mailWeb}/healthz`)).ok);
  await until('the site', async () => (await fetch(`${site}/health/ready`)).ok);
});

after(() => {
  for (const child of children) child.kill();
  rmSync(folder, { recursive: true, force: true });
});

const REQUEST = `mutation ($email: String!) {
  requestSignIn(input: { email: $email, returnTo: "/me" }) { sent problems { code } }
}`;
const COMPLETE = `mutation ($token: String!) {
  completeSignIn(token: $token) { viewer { email } returnTo problems { code } }
}`;

test('the link of a mail signs in once, in the browser that asked', async () => {
  const asked = await ask(REQUEST, { email: 'zoé@exemple.example' });
  assert.deepEqual(asked.answer.data.requestSignIn, { sent: true, problems: [] });
  const mail = await until('the mail', async () => (await mails())[0]);
  assert.equal(mail.from[0].address, 'bonjour@ville.example');
  assert.match(mail.html, /Sign in/);
  const [, token] = /\/signin\/([A-Za-z0-9_-]{16,})/.exec(mail.text) ?? [];
  assert.ok(token, mail.text);

  const thief = await ask(COMPLETE, { token });
  assert.equal(thief.answer.data.completeSignIn.problems[0].code, 'LINK_OTHER_BROWSER');
  const own = await ask(COMPLETE, { token }, asked.jar);
  assert.equal(own.answer.data.completeSignIn.viewer.email, 'zoé@exemple.example');
  assert.equal(own.answer.data.completeSignIn.returnTo, '/me');
  const again = await ask(COMPLETE, { token }, asked.jar);
  assert.equal(again.answer.data.completeSignIn.problems[0].code, 'LINK_INVALID');
});

test('what could smuggle a header never reaches a mail', async () => {
  const before = (await mails()).length;
  for (const email of ['a@b.example\r\nBcc: c@d.example', 'a@b.example, c@d.example', '<a@b.example>']) {
    const { answer } = await ask(REQUEST, { email });
    assert.equal(answer.data.requestSignIn.problems[0].code, 'NOT_AN_EMAIL', email);
  }
  assert.equal((await mails()).length, before);
});
