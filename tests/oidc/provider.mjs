// A certified OpenID provider on loopback, for tests/it/oidc.rs: everybody is Ana, and Ana always agrees.
// It prints its port, and ends with whoever started it.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [redirect] = process.argv.slice(2);
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [{ client_id: 'parvis', client_secret: 'a secret: of the tests', redirect_uris: [redirect] }],
    claims: { email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, email: 'ana@city.example', email_verified: true })
    }),
    async loadExistingGrant({ oidc }) {
      const { clientId } = oidc.client;
      const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    }
  });
  provider.use((ctx, next) =>
    ctx.path.startsWith('/interaction/')
      ? provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: 'ana' } })
      : next()
  );
  server.on('request', provider.callback());
  console.log(port);
});

process.stdin.resume();
process.stdin.on('end', () => process.exit());
