import { toText } from '../../../cookie/octets.ts';
import type { RequestType } from '../../../model/network/network-request.ts';
import type { Narrowing } from '../../../model/requests/requests-model.ts';
import type { Text } from '../../../model/text/message-key.ts';
import { shownText } from '../../../model/text/shown-data.ts';
import { listOctets } from '../../../model/text/visible-text.ts';

/** The name of a share of the cost, for people. */
export function shareName(text: Text, by: Narrowing['by'], key: string): string {
  if (by === 'type') return text(`requestType_${key as RequestType}`);
  return by === 'cookie' ? shownText(toText(listOctets(key))) || text('nameless') : key;
}
