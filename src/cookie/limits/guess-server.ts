import { BUDGETS, type BudgetKey } from './budgets.ts';

/** What a response says about the servers that it came through; fields that are missing are '', several are lines. */
export interface ServerTraits {
  /** HTTP status code. */
  status: number;
  server: string;
  via: string;
  poweredBy: string;
  /** A field Host of the response: only PHP's development server sends one. */
  host: string;
}

/** What servers and proxies write into Server, Via and X-Powered-By by default. */
const NAMES: readonly [RegExp, BudgetKey][] = [
  [/\bawselb\b/i, 'alb'],
  [/\bvercel\b/i, 'vercel'],
  // Those of Python's own http.server: also Django's runserver.
  [/\b(werkzeug|wsgiserver|simplehttp|basehttp)\b/i, 'werkzeug'],
  [/\bgunicorn\b/i, 'gunicorn'],
  [/\buvicorn\b/i, 'uvicorn'],
  [/\bkestrel\b/i, 'kestrel'],
  [/\bcaddy\b/i, 'caddy'],
  [/\b(envoy|istio-envoy)\b/i, 'envoy'],
  // Fastly writes "1.1 varnish", without a version, and accepts more.
  [/\bvarnish(?:\/|-v?\d)|^varnish$/im, 'varnish'],
  [/\blighttpd\b/i, 'lighttpd'],
  [/\bjetty\b/i, 'jetty'],
  [/\b(tomcat|coyote)\b/i, 'tomcat'],
  [/\bmicrosoft-(iis|httpapi)\b/i, 'iis'],
  [/\b(nginx|openresty|tengine)\b/i, 'nginx'],
  [/\bapache\/|^apache$/im, 'apache'],
  [/^(express|next\.js|strapi)/im, 'node'],
];

/**
 * The server whose limit a request to the sender of this response probably meets first: of several, such as a proxy and what
 * is behind it, the one that accepts least. null: the response names none that is known.
 */
export function guessServer({ status, server, via, poweredBy, host }: ServerTraits): BudgetKey | null {
  // Fields are a server's own text: only their start is looked at.
  const texts = [server, via, poweredBy].map((text) => text.slice(0, 200));
  const named = NAMES.flatMap(([name, key]) => (texts.some((text) => name.test(text)) ? [key] : []));
  // Vercel runs Next.js without Node's own server.
  if (named.includes('vercel')) return 'vercel';
  const [smallest] = named.sort((one, other) => octetsOf(one) - octetsOf(other));
  if (smallest) return smallest;
  // PHP behind another server also writes X-Powered-By, so that field alone says nothing.
  if (host !== '' && server === '' && via === '') return 'php';
  // Node's own response to a head that is too large has no other field; 494 reaches browsers from Vercel alone.
  if (status === 431 && texts.every((text) => text === '')) return 'node';
  return status === 494 ? 'vercel' : null;
}

/** Whether a text from one of these fields names this server. */
export function namesServer(text: string, key: BudgetKey): boolean {
  return NAMES.some(([name, named]) => named === key && name.test(text.slice(0, 200)));
}

function octetsOf(key: BudgetKey): number {
  return BUDGETS.get(key)?.octets ?? Number.POSITIVE_INFINITY;
}
