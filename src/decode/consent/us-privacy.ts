import type { Certainty } from '../format/link.ts';
import type { ReadFormat } from '../format/value.ts';

const FORM = /^1[YN-]{3}$/i;
const NAME = /us_?privacy|ccpa|usp/i;
const ANSWERS: Readonly<Record<string, boolean | null>> = { Y: true, N: false, '-': null };

/** The fields of a US Privacy string; null if it is none. A "-" says that the law does not apply. */
export function readUsPrivacyText(text: string): Record<string, unknown> | null {
  if (!FORM.test(text)) return null;
  const [version, notice = '', optOut = '', agreement = ''] = text.toUpperCase();
  return {
    version: Number(version),
    noticeGiven: ANSWERS[notice],
    optedOutOfSale: ANSWERS[optOut],
    limitedServiceProviderAgreement: ANSWERS[agreement],
  };
}

/** IAB's US Privacy string (github.com/InteractiveAdvertisingBureau/USPrivacy): version 1 and three answers. */
export const readUsPrivacy: ReadFormat = ({ octets, name }) => {
  const payload = octets.length === 4 ? readUsPrivacyText(octets) : null;
  if (payload === null) return null;
  const certainty: Certainty = NAME.test(name) ? 'certain' : 'guess';
  return { links: [{ code: 'usprivacy', certainty, octets, data: {} }], payload };
};
