import { toText } from '../../../cookie/octets.ts';
import type { Host } from '../../../model/host/host.ts';
import type { Narrowed } from '../../../model/requests/requests-model.ts';
import { listOctets, visibleText } from '../../../model/text/visible-text.ts';

/** What a share of the cost is called. */
export function shareName(text: Host['text'], by: Narrowed['by'], key: string): string {
  if (by === 'type') return text(`requestType_${key}`);
  return by === 'cookie' ? visibleText(toText(listOctets(key))) || text('nameless') : key;
}
