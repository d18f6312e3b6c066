import type { LayerCode } from '../format/layer-code.ts';
import type { ReadFormat } from '../format/value.ts';
import { isPlausibleTime, timeText } from '../octets/time-text.ts';

interface AdClick {
  code: LayerCode;
  name: RegExp;
  form: RegExp;
  /** What the groups of the form are called, from the first. */
  fields: readonly string[];
  unit: 's' | 'ms';
}

/** Ids of advertising, by name and form. */
const AD_CLICKS: readonly AdClick[] = [
  // support.google.com/tagmanager/answer/7549390, Conversion Linker.
  {
    code: 'google-ads',
    name: /^_gcl_au$/,
    form: /^(\d{1,2})\.(\d{1,2})\.(\d{1,10})\.(\d{10})(?:\.[\w.$-]*)?$/,
    fields: ['version', 'domainDepth', 'random', 'time'],
    unit: 's',
  },
  {
    code: 'google-ads',
    name: /^_gcl_(?:aw|dc|gb|gf|ha|ag)$/,
    form: /^(GCL|2\.1|1\.1)\.(?:k)?(\d{10})\.([\w-]+)$/,
    fields: ['version', 'time', 'clickId'],
    unit: 's',
  },
  // developers.facebook.com/docs/marketing-api/conversions-api/parameters/fbp-and-fbc: version.subdomainIndex.creationTime.random
  {
    code: 'facebook-pixel',
    name: /^_fbp$/,
    form: /^(fb)\.(\d)\.(\d{13})\.(\d{1,20})(?:\.\w{1,20})?$/,
    fields: ['version', 'subdomainIndex', 'time', 'random'],
    unit: 'ms',
  },
  {
    code: 'facebook-pixel',
    name: /^_fbc$/,
    form: /^(fb)\.(\d)\.(\d{13})\.([\w-]{1,500})(?:\.\w{1,20})?$/,
    fields: ['version', 'subdomainIndex', 'time', 'clickId'],
    unit: 'ms',
  },
];

/** The ids that Google Ads and the Meta pixel give to a browser or to a click, with their times. */
export const readAdClick: ReadFormat = ({ octets, name }) => {
  for (const { code, name: ofName, form, fields, unit } of AD_CLICKS) {
    if (!ofName.test(name)) continue;
    const match = form.exec(octets);
    if (match === null) continue;
    const payload = Object.fromEntries(fields.map((field, index) => [field, numberOrText(match[index + 1] ?? '')]));
    const ms = Number(payload.time) * (unit === 's' ? 1000 : 1);
    if (!isPlausibleTime(ms)) continue;
    return { links: [{ code, certainty: 'certain', octets, data: { time: timeText(ms) } }], payload };
  }
  return null;
};

function numberOrText(text: string): number | string {
  return /^(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}
