// The recorded provider: answers from memory, counts its calls, and waits as long as it is told.
import { createServer, type ServerResponse } from 'node:http';
import { RESOURCES, toListRow } from './objects.js';

const answers = new Map<string, Buffer>([['/ping', Buffer.from('{}')]]);
for (const [name, { rows, leftOut }] of Object.entries(RESOURCES)) {
  const data = rows.map((row) => toListRow(row, leftOut));
  answers.set(`/${name}`, Buffer.from(JSON.stringify({ data, page_next: null })));
  for (const row of rows) answers.set(`/${name}/${row.id}`, Buffer.from(JSON.stringify(row)));
}

let delayMs = 0;
let calls = 0;

createServer((request, response) => {
  const [path = '/', search = ''] = (request.url ?? '/').split('?');
  request.resume();
  if (path === '/__bench') return control(new URLSearchParams(search), response);
  calls += 1;
  if (delayMs === 0) send(path, response);
  else setTimeout(send, delayMs, path, response);
}).listen(Number(process.env['PORT']), '127.0.0.1');

process.once('disconnect', () => process.exit(1));

/** Sets the delay and starts to count again where it is given; returns the calls so far. */
function control(query: URLSearchParams, response: ServerResponse): void {
  const given = query.get('delayMs');
  const counted = calls;
  if (given !== null) [delayMs, calls] = [Number(given), 0];
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ calls: counted }));
}

function send(path: string, response: ServerResponse): void {
  const body = answers.get(path);
  const headers = { 'content-type': 'application/json', 'content-length': body?.length ?? 0 };
  response.writeHead(body ? 200 : 404, headers).end(body);
}
