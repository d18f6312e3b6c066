import type { Confidence } from './limits.ts';

/** The largest Cookie header a server takes by default, and what it answers beyond. */
export interface Budget {
  /** Octets of the Cookie header's value; a server that limits the whole head leaves a little less beside long other fields. */
  octets: number;
  /** HTTP status code. */
  status: number;
  /** URL of what sets it. */
  source: string;
  confidence: Confidence;
}

/** Default configurations; measured ones took a request with few other fields over HTTP/1.1. The texts are the messages `budget_<key>`. */
export const BUDGETS: Record<string, Budget> = {
  nginx: {
    octets: 8182,
    status: 400,
    source: 'https://nginx.org/en/docs/http/ngx_http_core_module.html#large_client_header_buffers',
    confidence: 'measured',
  },
  apache: {
    octets: 8183,
    status: 400,
    source: 'https://httpd.apache.org/docs/2.4/mod/core.html#limitrequestfieldsize',
    confidence: 'measured',
  },
  tomcat: {
    octets: 8128,
    status: 400,
    source: 'https://tomcat.apache.org/tomcat-10.1-doc/config/http.html',
    confidence: 'measured',
  },
  gunicorn: {
    octets: 8180,
    status: 400,
    source: 'https://docs.gunicorn.org/en/stable/settings.html#limit-request-field-size',
    confidence: 'measured',
  },
  jetty: {
    octets: 8168,
    status: 431,
    source: 'https://www.eclipse.org/jetty/javadoc/jetty-9/org/eclipse/jetty/server/HttpConfiguration.html',
    confidence: 'measured',
  },
  lighttpd: {
    octets: 8128,
    status: 431,
    source: 'https://redmine.lighttpd.net/projects/lighttpd/wiki/Docs_ConfigurationOptions',
    confidence: 'measured',
  },
  caddy: {
    octets: 14_272,
    status: 431,
    source: 'https://caddyserver.com/docs/caddyfile/options#max-header-size',
    confidence: 'measured',
  },
  haproxy: {
    octets: 15_228,
    status: 400,
    source: 'https://docs.haproxy.org/2.6/configuration.html#tune.bufsize',
    confidence: 'measured',
  },
  node: {
    octets: 16_348,
    status: 431,
    source: 'https://nodejs.org/api/cli.html#--max-http-header-sizesize',
    confidence: 'measured',
  },
  iis: {
    octets: 16_384,
    status: 400,
    source:
      'https://learn.microsoft.com/en-us/troubleshoot/developer/webapps/iis/iisadmin-service-inetinfo/httpsys-registry-windows',
    confidence: 'documented',
  },
  alb: {
    octets: 16_384,
    status: 400,
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html',
    confidence: 'documented',
  },
  vercel: {
    octets: 16_384,
    status: 494,
    source: 'https://vercel.com/docs/errors/REQUEST_HEADER_TOO_LARGE',
    confidence: 'documented',
  },
  kestrel: {
    octets: 32_768,
    status: 431,
    source:
      'https://learn.microsoft.com/en-us/dotnet/api/microsoft.aspnetcore.server.kestrel.core.kestrelserverlimits.maxrequestheaderstotalsize',
    confidence: 'documented',
  },
  envoy: {
    octets: 61_440,
    status: 431,
    source:
      'https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/filters/network/http_connection_manager/v3/http_connection_manager.proto',
    confidence: 'documented',
  },
  werkzeug: {
    octets: 65_526,
    status: 431,
    source: 'https://docs.python.org/3/library/http.server.html',
    confidence: 'measured',
  },
  uvicorn: {
    octets: 65_536,
    status: 400,
    source: 'https://www.uvicorn.org/settings/#resource-limits',
    confidence: 'measured',
  },
};
