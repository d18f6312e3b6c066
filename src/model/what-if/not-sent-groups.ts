import type { NotSent, ReasonCode, Retrieval } from '../../cookie/verdict.ts';
import { groupByReasons, type ReasonGroup } from '../text/group-by-reasons.ts';

/** Reasons of cookies that are about another host or partition altogether: many, and seldom what is looked for. */
const APART: ReadonlySet<ReasonCode> = new Set(['DomainMismatch', 'PartitionMismatch']);

interface WithheldGroups {
  /** It hangs on what the browser does not tell. */
  uncertain: ReasonGroup[];
  /** They could be sent to this host. */
  near: ReasonGroup[];
  apart: ReasonGroup[];
}

/** What a request does not carry, by its reasons. */
export function notSentGroups({ withheld, uncertain }: Retrieval): WithheldGroups {
  const open = new Set(uncertain.map(({ cookie }) => cookie));
  const isApart = ({ reasons }: NotSent): boolean => reasons.some(({ code }) => APART.has(code));
  const certain = withheld.filter(({ cookie }) => !open.has(cookie));
  return {
    uncertain: groupByReasons(uncertain),
    near: groupByReasons(certain.filter((one) => !isApart(one))),
    apart: groupByReasons(certain.filter(isApart)),
  };
}
