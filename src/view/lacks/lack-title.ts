import type { PageLack } from '../../cookie/findings/page-lacks.ts';
import { toText } from '../../cookie/octets.ts';
import type { Text } from '../../model/text/message-key.ts';
import { shownText } from '../../model/text/shown-data.ts';

/** Names a cookie that the page lacks, and what happened to it. */
export function lackTitle(lack: PageLack, text: Text): string {
  if (lack.kind === 'rejected') {
    const { name, host } = lack.line;
    return text('rejected_title', { name: shownName(name, text), host: shownText(host) });
  }
  const { cookie, request } = lack.unsent;
  return text('unsent_title', { name: shownName(cookie.name, text), host: shownText(new URL(request.url).host) });
}

function shownName(name: string, text: Text): string {
  return name === '' ? text('nameless') : shownText(toText(name));
}
