const HOST = /^(?:(?=.{1,254}$)(?:[\w$+-]{1,63}\.)*[\w$+-]{1,63}\.?|\[.*\])$/;

/**
 * Whether a server can have this canonical host. A URL may name others, like "a..b" or "a%2Ab.com": no such host has cookies,
 * and the APIs of both browsers throw for one.
 */
export function isHostName(host: string): boolean {
  return HOST.test(host);
}
