import { type Octets, toText } from '../../cookie/octets.ts';
import { listOctets, visibleText } from '../../model/text/visible-text.ts';

/**
 * Octets of a cookie as visible text, which can neither act as markup nor change the direction of the text around it.
 * `short` cuts it for a list.
 */
export function Raw({ octets, short = false }: { octets: Octets; short?: boolean }) {
  return <bdi class="raw">{visibleText(toText(short ? listOctets(octets) : octets))}</bdi>;
}
