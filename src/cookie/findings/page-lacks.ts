import type { Cookie, RegistrableDomain } from '../cookie.ts';
import type { RejectedLine } from '../set-cookie/rejected-cookies.ts';
import { isNamedAsSession } from './session.ts';
import { siteOfUrl } from './unsent-on-page.ts';
import type { UnsentSession } from './unsent-sessions.ts';

/** A cookie that the page lacks: a session that a request does not send, or one that the browser rejected. */
export type PageLack = {
  /** It looks wanted on this page, so it is shown before all warnings. */
  isWanted: boolean;
} & ({ kind: 'unsent'; unsent: UnsentSession } | { kind: 'rejected'; line: RejectedLine });

interface Source {
  unsent: readonly UnsentSession[];
  rejected: readonly RejectedLine[];
  /** The cookies of the page's site. */
  jar: readonly Cookie[];
  pageUrl: string;
  registrableDomain: RegistrableDomain;
}

/**
 * What the page lacks, the most important first: a session that the browser rejected is not there for any request; then what a
 * server denied, what else of the page's site was rejected, and what nobody complained about. What other sites wanted to set,
 * and deletions, are no loss to the page.
 */
export function pageLacks({ unsent, rejected, jar, pageUrl, registrableDomain }: Source): PageLack[] {
  const stored = new Set(rejected.length > 0 ? jar.map(({ name }) => name) : []);
  const site = siteOfUrl(pageUrl, registrableDomain);
  const ranked = [
    ...rejected.map((line) => {
      const isOwn = siteOfUrl(`https://${line.host}`, registrableDomain) === site;
      const isWanted = isOwn && !line.isDeletion;
      // Whether the line had HttpOnly is not kept. Many servers set a session for several domains, of which one is enough.
      const isSession = isWanted && !stored.has(line.name) && isNamedAsSession({ name: line.name, httpOnly: true });
      const lack: PageLack = { kind: 'rejected', line, isWanted };
      return { lack, rank: isSession ? 4 : isWanted ? 2 : 0 };
    }),
    ...unsent.map((session) => {
      const lack: PageLack = { kind: 'unsent', unsent: session, isWanted: true };
      return { lack, rank: session.isDenied ? 3 : 1 };
    }),
  ];
  return ranked.sort((one, other) => other.rank - one.rank).map(({ lack }) => lack);
}
