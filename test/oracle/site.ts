import { startDemo } from '../demo/demo.ts';
import type { DemoRequest, DemoResponse } from '../demo/message.ts';
import { selfSigned } from '../http2/self-signed.ts';
import { serverTime } from './server-clock.ts';

/** A request as it reached the server. */
export interface Arrival {
  /** The Cookie header's octets; '' for none. */
  header: string;
  /** Milliseconds since the epoch. */
  at: number;
}

/** A server for every site, over http and https; a token in the query identifies each request. */
export interface OracleSite {
  /** The URL without a port, for this token. */
  urlFor(url: string, token: string): string;
  respondTo(token: string, response: DemoResponse): void;
  /** null: that request never arrived. */
  arrival(token: string): Arrival | null;
  /** Forgets all responses and arrivals. */
  clear(): void;
  close(): Promise<void>;
}

/** A page that does what a message tells it, or the page around it, to do. */
const PAGE = `<!doctype html><link rel="icon" href="data:,"><title>Oracle</title><script>
async function ask({ url, method }) {
  await fetch(url, { method, mode: 'no-cors', credentials: 'include', body: method === 'POST' ? 'n=v' : undefined }).catch(() => null);
}
onmessage = async ({ data, source }) => { if (data === 'done') return; await ask(data); source.postMessage('done', '*'); };
</script>`;

export async function startOracleSite(): Promise<OracleSite> {
  const responses = new Map<string, DemoResponse>();
  const arrivals = new Map<string, Arrival>();
  const plain = await startDemo();
  const secure = await startDemo({ certificate: selfSigned('localhost') });
  const handle = (request: DemoRequest): DemoResponse => {
    const token = request.query.get('token') ?? '';
    arrivals.set(token, { header: request.cookieHeader ?? '', at: Date.now() });
    const { headers = [], ...response } = responses.get(token) ?? {};
    const date = new Date(serverTime(Date.now())).toUTCString();
    return { body: PAGE, ...response, headers: [['Date', date], ...headers] };
  };
  for (const server of [plain, secure]) server.serve('*', '*', handle);
  return {
    urlFor(url, token) {
      const { protocol, hostname, pathname } = new URL(url);
      const { port } = protocol === 'https:' ? secure : plain;
      return `${protocol}//${hostname}:${port}${pathname}?token=${token}`;
    },
    respondTo: (token, response) => responses.set(token, response),
    arrival: (token) => arrivals.get(token) ?? null,
    clear() {
      responses.clear();
      arrivals.clear();
    },
    async close() {
      await Promise.all([plain.close(), secure.close()]);
    },
  };
}
