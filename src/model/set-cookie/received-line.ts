import type { Cookie } from '../../cookie/cookie.ts';
import type { Verdict } from '../../cookie/verdict.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import type { MissedDeletion } from './missed-deletion.ts';

/** The result of a Set-Cookie line by the rules. `nothingToDelete`: it deletes a cookie that was not stored. */
export const LINE_OUTCOMES = ['stored', 'replaced', 'deleted', 'nothingToDelete', 'rejected'] as const;
export type LineOutcome = (typeof LINE_OUTCOMES)[number];

/**
 * The result of comparing the line with the jar.
 * `waiting`: not compared yet. `agrees`: as the rules say. `unreadable`: Crumb has no access to that jar, or its API cannot
 * show that cookie. `superseded`: a later line or change makes a comparison impossible. `missing`: the cookie should be
 * stored and is not; `unchanged`: the version before it is still stored; `different`: another version is stored;
 * `stored-anyway`: the cookie should have been rejected and is stored; `remains`: the cookie should have been deleted and is
 * stored.
 */
export type JarCheck =
  | 'waiting'
  | 'agrees'
  | 'unreadable'
  | 'superseded'
  | 'missing'
  | 'unchanged'
  | 'different'
  | 'stored-anyway'
  | 'remains';

/** One Set-Cookie line of one response, with its verdict. */
export interface ReceivedLine {
  key: string;
  request: NetworkRequest;
  /** As octets. */
  line: string;
  /** When the head of the response had arrived, in milliseconds since the epoch. */
  at: number;
  verdict: Verdict;
  /** cookieKey of what the line stores or deletes; null: it is rejected. */
  cookieKey: string | null;
  outcome: LineOutcome;
  /** The cookie that was stored under this identity before; null: none. */
  old: Cookie | null;
  /** The cookies of this name that the line does not delete, where it deletes none; [] where the jar is not known. */
  missed: readonly MissedDeletion[];
  /** The browser did not record the circumstances of the request: the verdict rests on an assumption. */
  isGuess: boolean;
  /** The jar before the response is known. If not, rules about stored cookies were not applied. */
  isJarKnown: boolean;
  check: JarCheck;
}

const MISMATCHES: ReadonlySet<JarCheck> = new Set(['missing', 'unchanged', 'different', 'stored-anyway', 'remains']);

/** Whether the jar differs from what the rules predict. */
export function hasMismatch({ check }: Pick<ReceivedLine, 'check'>): boolean {
  return MISMATCHES.has(check);
}

/** The result of a line as the jar shows it; else its result by the rules. */
export function resultOf({ outcome, check }: ReceivedLine): LineOutcome | 'notStored' | 'notDeleted' | 'storedAnyway' {
  if (check === 'missing' || check === 'unchanged') return 'notStored';
  if (check === 'remains') return 'notDeleted';
  return check === 'stored-anyway' ? 'storedAnyway' : outcome;
}

/** Notes that mean that the stored cookie is not the one that the line asks for. */
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

/** Whether the browser stored something else than the line says. A default path counts if the line names another one. */
export function isAltered(line: ReceivedLine): boolean {
  const result = resultOf(line);
  if (result !== 'stored' && result !== 'replaced') return false;
  const { verdict } = line;
  return verdict.notes.some(({ code, span }) => ALTERING.has(code) || (code === 'PathDefaulted' && span !== undefined));
}
