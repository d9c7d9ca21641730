// The audits of the GraphQL-over-HTTP specification, all of them, against a running server.
//
//   node graphql_over_http.mjs http://127.0.0.1:8080/graphql
import { serverAudits } from 'graphql-http';

const url = process.argv[2];
if (!url) {
  console.error('usage: node graphql_over_http.mjs URL');
  process.exit(2);
}
const audits = serverAudits({ url, fetchFn: fetch });
let failed = 0;
for (const audit of audits) {
  const { status, name, reason } = await audit.fn();
  if (status === 'ok') continue;
  failed += 1;
  console.error(`${status}: ${audit.id} ${name}: ${reason}`);
}
console.log(`${audits.length - failed} of ${audits.length} audits of GraphQL over HTTP pass`);
process.exit(failed === 0 && audits.length === 61 ? 0 : 1);
