import type { Cookie } from '../../cookie/cookie.ts';
import type { Verdict } from '../../cookie/verdict.ts';
import type { NetworkRequest } from '../network/network-request.ts';

/** What became of a Set-Cookie line, by the rules: `nothingToDelete` would have deleted a cookie that was not there. */
export const LINE_OUTCOMES = ['stored', 'replaced', 'deleted', 'nothingToDelete', 'rejected'] as const;
export type LineOutcome = (typeof LINE_OUTCOMES)[number];

/**
 * What the jar said afterwards.
 * `waiting`: not looked at yet. `agrees`: as the rules say. `unreadable`: Crumb may not see that jar, or its API not that
 * cookie. `superseded`: another line or change came after, so the jar says nothing. `missing`: it should hold the cookie
 * and does not; `different`: it holds another; `stored-anyway`: it holds what should have been rejected; `remains`: it holds
 * what should be gone.
 */
export type JarCheck =
  | 'waiting'
  | 'agrees'
  | 'unreadable'
  | 'superseded'
  | 'missing'
  | 'different'
  | 'stored-anyway'
  | 'remains';

/** One Set-Cookie line of one answer, judged. */
export interface ReceivedLine {
  key: string;
  request: NetworkRequest;
  /** As octets. */
  line: string;
  /** Milliseconds since the epoch when the answer had ended. */
  at: number;
  verdict: Verdict;
  outcome: LineOutcome;
  /** The cookie that was there before, where one was. */
  old: Cookie | null;
  /** The browser did not say in which circumstances the request was made. */
  isGuess: boolean;
  /** What the jar held before was seen. Where it was not, rules about it could not be applied. */
  isJarKnown: boolean;
  check: JarCheck;
}

/** Whether the jar contradicts the rules. */
export function hasMismatch({ check }: ReceivedLine): boolean {
  return check === 'missing' || check === 'different' || check === 'stored-anyway' || check === 'remains';
}

/** Notes of which the cookie that is stored is not the one the line asks for. */
const ALTERING = new Set([
  'ExpiryCapped',
  'ExpiresShifted',
  'ExpiresShiftedBack',
  'AttributeUnknown',
  'AttributeMisspelt',
  'AttributeTooLong',
  'AttributeMalformed',
  'DomainEmpty',
  'DomainIgnored',
  'HostOnlyForced',
  'NameEmpty',
  'ValueEmpty',
]);

/** Whether the browser stored something else than the line says. A default path counts where the line names another. */
export function isAltered({ outcome, verdict }: ReceivedLine): boolean {
  if (outcome !== 'stored' && outcome !== 'replaced') return false;
  return verdict.notes.some(({ code, span }) => ALTERING.has(code) || (code === 'PathDefaulted' && span !== undefined));
}
