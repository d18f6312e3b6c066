import type { ReadFormat } from '../format/value.ts';
import { fromBase64Bits } from '../octets/base64-bits.ts';
import { isPlausibleTime, timeText } from '../octets/time-text.ts';
import { catchWrong } from '../octets/wrong-at.ts';
import { readTcfCore, type TcfCore } from './tcf-core.ts';

/** A version of 2 makes the first letter a C. Segments follow with "." between them. */
const FORM = /^C[\w-]{30,}(?:\.[\w-]{1,4000}){0,3}$/;
const NAME = /consent|tcf|gdpr|euconsent/i;
/** `type` of the other segments, in their first three bits. */
const SEGMENTS: Readonly<Record<number, string>> = { 1: 'vendorsDisclosed', 2: 'vendorsAllowed', 3: 'publisherTC' };

/** A TC string as payload of a value or of a section of GPP; null if it is none. */
export function readTcString(text: string): (TcfCore & { segments: string[] }) | null {
  if (!FORM.test(text)) return null;
  const [coreText = '', ...others] = text.split('.');
  const octets = fromBase64Bits(coreText);
  const read = octets === null ? null : catchWrong(() => readTcfCore(octets));
  if (read === null || !('value' in read) || !isPlausible(read.value)) return null;
  const segments = others.map((segment) => SEGMENTS[(fromBase64Bits(segment)?.charCodeAt(0) ?? 0) >> 5] ?? 'unknown');
  return { ...read.value, segments: ['core', ...segments] };
}

/** Consent after the Transparency and Consent Framework of IAB Europe, version 2, as in `euconsent-v2`. */
export const readTcf: ReadFormat = ({ octets, name }) => {
  const payload = readTcString(octets);
  if (payload === null) return null;
  const data = { created: timeText(payload.created), lastUpdated: timeText(payload.lastUpdated) };
  const certainty = NAME.test(name) ? 'certain' : 'likely';
  return { links: [{ code: 'iab-tcf-v2', certainty, octets, data }], payload };
};

/** Random letters can have the first fields; what a consent platform writes fits in all of them. TCF 2 began in 2019. */
function isPlausible(core: TcfCore): boolean {
  const isTimeOfTcf = (ms: number) => isPlausibleTime(ms) && ms > 1_546_300_800_000;
  return (
    core.version === 2 &&
    isTimeOfTcf(core.created) &&
    isTimeOfTcf(core.lastUpdated) &&
    core.lastUpdated >= core.created - 86_400_000 &&
    core.tcfPolicyVersion <= 10 &&
    core.specialFeatureOptIns.every((feature) => feature <= 2)
  );
}
