import type { PageLack } from '../../cookie/findings/page-lacks.ts';
import type { UnsentSession } from '../../cookie/findings/unsent-sessions.ts';
import { type Octets, toText } from '../../cookie/octets.ts';
import type { PageRequest } from '../../cookie/page-request.ts';
import { type RejectedLine, VALUE } from '../../cookie/set-cookie/rejected-cookies.ts';
import type { Reason } from '../../cookie/verdict.ts';
import type { Text } from '../../model/text/message-key.ts';
import { shownData, shownText } from '../../model/text/shown-data.ts';
import { lackTitle } from './lack-title.ts';

/** The texts about a cookie that the page lacks. */
export interface LackText {
  /** Names it among the others. */
  key: string;
  name: string;
  host: string;
  title: string;
  where: string;
  severity: 'bad' | 'warn';
  reasons: { code: Reason['code']; attribute: string | undefined; section: string; why: string; advice: string }[];
  /** The attributes to set, and what follows; null: the reasons say what to do. */
  change: { set: string; result: string } | null;
  /** The Set-Cookie line to send instead; null: none that is certain. */
  fix: { title: string; line: Octets; notes: string[] } | null;
  /** What to ask "What if" about; null: not known, or there is nothing to try. */
  request: PageRequest | null;
}

const LONGEST_URL = 200;

/** The texts about a cookie that a page lacks. All parts that a server chose are made visible. */
export function lackText(lack: PageLack, pageUrl: string, text: Text): LackText {
  return lack.kind === 'unsent' ? unsentText(lack.unsent, pageUrl, text) : rejectedText(lack.line, text);
}

function rejectedText(line: RejectedLine, text: Text): LackText {
  const { name, host, reasons, request, fixedLine } = line;
  const frame = request?.frames?.at(-1);
  const url = shownUrl(request?.url ?? host);
  return {
    key: `rejected ${host} ${name} ${reasons[0]?.code}`,
    name: toText(name),
    host,
    title: lackTitle({ kind: 'rejected', line, isWanted: true }, text),
    where:
      frame === undefined
        ? text('rejected_where', { url })
        : text('rejected_whereInFrame', { url, frame: shownText(frame) }),
    severity: 'bad',
    reasons: reasons.map(({ code, attribute, data, section }) => ({
      code,
      attribute,
      section,
      why: text(`reason_${code}`, shownData(data)),
      advice: text(`reason_${code}_do`, shownData(data)),
    })),
    change: null,
    fix: fixedLine
      ? {
          title: text('fixedLine'),
          line: fixedLine,
          notes: fixedLine.includes(`=${VALUE}`) ? [text('rejected_value', { value: VALUE })] : [],
        }
      : null,
    request: (fixedLine && request) ?? null,
  };
}

function unsentText(unsent: UnsentSession, pageUrl: string, text: Text): LackText {
  const { cookie, request, isDenied, reasons, fix } = unsent;
  const { host, origin } = new URL(request.url);
  const document = request.frames?.at(-1) ?? new URL(pageUrl).origin;
  return {
    key: `unsent ${request.url} ${cookie.domain} ${cookie.path} ${cookie.name}`,
    name: toText(cookie.name),
    host,
    title: lackTitle({ kind: 'unsent', unsent, isWanted: true }, text),
    where: whereUnsent(unsent, text),
    severity: isDenied ? 'bad' : 'warn',
    reasons: reasons.map(({ code, attribute, data, section }) => {
      const isHostOnly = code === 'DomainMismatch' && cookie.hostOnly;
      const isNamedHost = isHostOnly && /^__host-/i.test(cookie.name);
      const domain = shownText(cookie.domain);
      const advice = isNamedHost ? text('unsent_namedHost') : text(`reason_${code}_do`, shownData(data));
      return {
        code,
        attribute,
        section,
        why: isHostOnly ? text('unsent_hostOnly', { domain }) : text(`reason_${code}`, shownData(data)),
        advice: fix ? '' : advice,
      };
    }),
    change: fix && {
      set: text('unsent_set', { change: fix.change }),
      result: fix.domain === null ? '' : text('unsent_subdomains', { domain: fix.domain }),
    },
    fix: fix && {
      title: text('unsent_line', { domain: shownText(cookie.domain) }),
      line: fix.line,
      notes: request.by === 'script' && document !== origin ? [text('unsent_credentials')] : [],
    },
    request,
  };
}

function whereUnsent({ request, isDenied }: UnsentSession, text: Text): string {
  const { status, by, frames } = request;
  const url = shownUrl(request.url);
  const frame = frames?.at(-1);
  if (!isDenied) return text('unsent_served', { url });
  if (frame !== undefined) return text('unsent_deniedInFrame', { url, status, frame: shownText(frame) });
  return text(by === 'frame' ? 'unsent_deniedFrame' : 'unsent_denied', { url, status });
}

function shownUrl(url: string): string {
  return shownText(url.length > LONGEST_URL ? `${url.slice(0, LONGEST_URL)}…` : url);
}
