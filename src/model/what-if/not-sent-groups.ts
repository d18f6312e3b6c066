import type { NotSent, ReasonCode, Retrieval } from '../../cookie/verdict.ts';
import { groupByReasons, type ReasonGroup } from '../text/group-by-reasons.ts';

/** Reasons of cookies for another host or partition: there are many, and a person seldom looks for them. */
const UNRELATED: ReadonlySet<ReasonCode> = new Set(['DomainMismatch', 'PartitionMismatch']);

interface NotSentGroups {
  /** Whether they are sent depends on something that the browser does not reveal. */
  uncertain: ReasonGroup[];
  /** Cookies that could be sent to this host. */
  relevant: ReasonGroup[];
  unrelated: ReasonGroup[];
}

/** The cookies that are not sent, grouped by their reasons. */
export function notSentGroups({ notSent, uncertain }: Retrieval): NotSentGroups {
  const uncertainCookies = new Set(uncertain.map(({ cookie }) => cookie));
  const isUnrelated = ({ reasons }: NotSent): boolean => reasons.some(({ code }) => UNRELATED.has(code));
  const certain = notSent.filter(({ cookie }) => !uncertainCookies.has(cookie));
  return {
    uncertain: groupByReasons(uncertain),
    relevant: groupByReasons(certain.filter((cookie) => !isUnrelated(cookie))),
    unrelated: groupByReasons(certain.filter(isUnrelated)),
  };
}
