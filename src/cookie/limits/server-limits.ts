import { acceptance, SHORT_FIELDS } from './acceptance.ts';
import { BUDGET_LIST, type BudgetKey } from './budgets.ts';
import { HTTP2_BUDGETS } from './http2-budgets.ts';
import type { Confidence } from './limits.ts';

/** What becomes of a request whose Cookie header is larger, where that is no status code; text: message `beyond_<code>`. */
export type OverLimit = 'closed' | 'unset' | 'uninspected' | 'unknown';

/** How much of a Cookie header a server or proxy takes by default; its name is the message `budget_<key>`. */
export interface ServerLimit {
  key:
    | BudgetKey
    | 'awsWaf'
    | 'fastly'
    | 'caddyFiles'
    | 'nginxHttp2'
    | 'cloudFront'
    | 'googleCloud'
    | 'cloudflare'
    | 'go';
  /** Octets of the Cookie header's value, beside two short other fields where all are limited together; or of all that is limited. */
  octets: number;
  /** The limit is of all header fields together. */
  isWholeHead?: true | undefined;
  /** HTTP status code, or what happens instead. */
  beyond: number | OverLimit;
  confidence: Confidence;
  /** URL. */
  source: string;
}

/** Where each budget is set, by its key. */
const SOURCES: Record<BudgetKey, string> = {
  nginx: 'https://nginx.org/en/docs/http/ngx_http_core_module.html#large_client_header_buffers',
  apache: 'https://httpd.apache.org/docs/2.4/mod/core.html#limitrequestfieldsize',
  tomcat: 'https://tomcat.apache.org/tomcat-10.1-doc/config/http.html',
  gunicorn: 'https://docs.gunicorn.org/en/stable/settings.html#limit-request-field-size',
  jetty: 'https://www.eclipse.org/jetty/javadoc/jetty-9/org/eclipse/jetty/server/HttpConfiguration.html',
  lighttpd: 'https://redmine.lighttpd.net/projects/lighttpd/wiki/Docs_ConfigurationOptions',
  varnish: 'https://varnish-cache.org/docs/7.1/reference/varnishd.html#http-req-hdr-len',
  caddy: 'https://caddyserver.com/docs/caddyfile/options#max-header-size',
  haproxy: 'https://docs.haproxy.org/2.6/configuration.html#tune.bufsize',
  node: 'https://nodejs.org/api/cli.html#--max-http-header-sizesize',
  iis: 'https://learn.microsoft.com/en-us/troubleshoot/developer/webapps/iis/iisadmin-service-inetinfo/httpsys-registry-windows',
  alb: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html',
  vercel: 'https://vercel.com/docs/errors/REQUEST_HEADER_TOO_LARGE',
  kestrel:
    'https://learn.microsoft.com/en-us/dotnet/api/microsoft.aspnetcore.server.kestrel.core.kestrelserverlimits.maxrequestheaderstotalsize',
  envoy:
    'https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/filters/network/http_connection_manager/v3/http_connection_manager.proto',
  werkzeug: 'https://docs.python.org/3/library/http.server.html',
  uvicorn: 'https://www.uvicorn.org/settings/#resource-limits',
  php: 'https://www.php.net/manual/en/features.commandline.webserver.php',
};

/** Those that nobody picks as the server of a page under development. */
const OTHERS: ServerLimit[] = [
  {
    key: 'awsWaf',
    octets: 8192,
    beyond: 'uninspected',
    confidence: 'documented',
    source: 'https://docs.aws.amazon.com/waf/latest/developerguide/waf-oversize-request-components.html',
  },
  {
    key: 'fastly',
    octets: 32_768,
    beyond: 'unset',
    confidence: 'documented',
    source:
      'https://www.fastly.com/documentation/guides/full-site-delivery/fastly-vcl/about-fastly-vcl/#vcl-constraints',
  },
  {
    key: 'caddyFiles',
    octets: 14_272,
    isWholeHead: true,
    beyond: 431,
    confidence: 'measured',
    source: 'https://caddyserver.com/docs/command-line#caddy-file-server',
  },
  {
    key: 'nginxHttp2',
    octets: HTTP2_BUDGETS.nginx?.octets ?? Number.NaN,
    isWholeHead: true,
    beyond: 'closed',
    confidence: 'measured',
    source: SOURCES.nginx,
  },
  {
    key: 'cloudFront',
    octets: 32_768,
    beyond: 'unknown',
    confidence: 'second-hand',
    source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html',
  },
  {
    key: 'googleCloud',
    octets: 65_536,
    beyond: 'unknown',
    confidence: 'second-hand',
    source: 'https://cloud.google.com/load-balancing/docs/quotas',
  },
  {
    key: 'cloudflare',
    octets: 131_072,
    isWholeHead: true,
    beyond: 'unknown',
    confidence: 'documented',
    source: 'https://developers.cloudflare.com/workers/platform/limits/',
  },
  {
    key: 'go',
    octets: 1_048_576,
    isWholeHead: true,
    beyond: 431,
    confidence: 'documented',
    source: 'https://pkg.go.dev/net/http#pkg-constants',
  },
];

/** Every server and proxy whose limit is known, the smallest first. */
export const SERVER_LIMITS: readonly ServerLimit[] = [
  ...BUDGET_LIST.map(([key, budget]): ServerLimit => {
    const { beyond, confidence } = budget;
    const isWholeHead = budget.perField === undefined ? undefined : true;
    const { octets } = confidence === 'documented' ? budget : acceptance(budget, SHORT_FIELDS);
    return { key, octets, isWholeHead, beyond, confidence, source: SOURCES[key] };
  }),
  ...OTHERS,
].sort((a, b) => a.octets - b.octets);
