import type { ReadFormat } from '../format/value.ts';
import { fromBase64Bits } from '../octets/base64-bits.ts';
import { BitReader } from '../octets/bit-reader.ts';
import { catchWrong, WrongAt } from '../octets/wrong-at.ts';
import { readTcString } from './tcf.ts';
import { readUsPrivacyText } from './us-privacy.ts';

const FORM = /^D[\w-]{2,60}(?:~[\w.-]{1,4000}){1,30}$/;
/** github.com/InteractiveAdvertisingBureau/Global-Privacy-Platform, "Section Information". */
const SECTIONS: readonly (string | null)[] = [
  ...[null, 'tcfeuv1', 'tcfeuv2', null, null, 'tcfcav1', 'uspv1', 'usnat'],
  ...'usca usva usco usut usct usfl usmt usor ustx usde usia usne usnh usnj ustn usmn usmd usin usky usri'.split(' '),
];
const READERS: Readonly<Record<number, (text: string) => unknown>> = { 2: readTcString, 6: readUsPrivacyText };

/** A GPP string (IAB Tech Lab, "GPP String Format"): a header that says which sections follow, with "~" between them. */
export const readGpp: ReadFormat = ({ octets, name }) => {
  if (!FORM.test(octets)) return null;
  const [headerText = '', ...texts] = octets.split('~');
  const header = fromBase64Bits(headerText);
  const read = header === null ? null : catchWrong(() => sectionIds(header));
  if (read === null || !('value' in read) || read.value.length !== texts.length) return null;
  const sections = read.value.map((id, index) => {
    const text = texts[index] ?? '';
    return { id, name: SECTIONS[id] ?? null, value: text, content: READERS[id]?.(text) ?? null };
  });
  const certainty = /gpp/i.test(name) ? 'certain' : 'likely';
  return {
    links: [{ code: 'iab-gpp', certainty, octets, data: { sections: read.value } }],
    payload: { version: 1, sections },
  };
};

/** Type 3, version 1, then ranges of ids in Fibonacci coding, each counted from the one before. */
function sectionIds(header: string): number[] {
  const bits = new BitReader(header);
  if (bits.unsigned(6) !== 3 || bits.unsigned(6) !== 1) throw bits.wrong();
  const ids: number[] = [];
  let last = 0;
  for (let left = bits.unsigned(12); left > 0; left--) {
    const isRange = bits.flag();
    const start = last + bits.fibonacci();
    const end = isRange ? start + bits.fibonacci() : start;
    if (end - start > 30 || ids.length > 30) throw new WrongAt(bits.at, 'items');
    for (let id = start; id <= end; id++) ids.push(id);
    last = end;
  }
  return ids;
}
