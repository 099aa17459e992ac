// A bare Probot app with an empty handler: what the figures are measured beside. Not built, no Planwright in it.
import { createServer } from 'node:http';
import { createNodeMiddleware, Probot } from 'probot';

const probot = new Probot({
  appId: process.env.APP_ID,
  privateKey: process.env.PRIVATE_KEY,
  secret: process.env.WEBHOOK_SECRET,
  logLevel: 'fatal',
});
const webhooks = await createNodeMiddleware((app) => app.on('issues', () => {}), {
  probot,
  webhooksPath: '/api/github/webhooks',
});
const server = createServer((request, response) => {
  if (request.url === '/readyz') response.writeHead(200).end('ready\n');
  else webhooks(request, response);
});
server.listen(Number(process.env.PORT), process.env.HOST);
process.on('SIGTERM', () => process.exit(0));
