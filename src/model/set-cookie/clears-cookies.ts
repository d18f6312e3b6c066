import type { NetworkRequest } from '../network/network-request.ts';

/**
 * Whether a response asks the browser to delete the cookies of its site. Clear Site Data §3.1: the types are quoted strings,
 * separated by commas; "*" is all types.
 */
export function clearsCookies({ responseFields }: Pick<NetworkRequest, 'responseFields'>): boolean {
  return responseFields.some(
    ({ name, value }) => name === 'clear-site-data' && /(^|,)\s*"(cookies|\*)"\s*(,|$)/.test(value),
  );
}
