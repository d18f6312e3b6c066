import { toText } from '../../cookie/octets.ts';
import { listOctets, visibleText } from '../../model/text/visible-text.ts';

/** What comes from a cookie: text that can neither act nor turn around what stands beside it. `short` cuts it for a list. */
export function Raw({ octets, short = false }: { octets: string; short?: boolean }) {
  return <bdi class="raw">{visibleText(toText(short ? listOctets(octets) : octets))}</bdi>;
}
