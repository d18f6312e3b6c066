import type { DemoRequest, Handler } from './message.ts';

/**
 * The host and path of a page. A host of `*.many.localhost` means every subdomain, `*` every host, a path ending in `*`
 * everything below.
 */
export interface Route {
  host: string;
  path: string;
  handle: Handler;
}

function hostFits(pattern: string, host: string): boolean {
  if (pattern === '*') return true;
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}

function pathFits(pattern: string, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}

/** The first route that matches. */
export function routeFor(routes: readonly Route[], { host, path }: Pick<DemoRequest, 'host' | 'path'>): Route | null {
  return routes.find((route) => hostFits(route.host, host) && pathFits(route.path, path)) ?? null;
}
