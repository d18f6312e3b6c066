import type { ReadFormat } from '../format/value.ts';
import { fromBase64, toBase64Url } from '../octets/base64.ts';

const PREFIX = 'base64-';

/** `base64-` and base64url, as @supabase/ssr writes a session (github.com/supabase/ssr, src/cookies.ts). */
export const readSupabaseBase64: ReadFormat = ({ octets, outer }) => {
  if (!octets.startsWith(PREFIX)) return null;
  const encoded = octets.slice(PREFIX.length);
  const inner = fromBase64(encoded);
  if (inner === null || !/^[[{"]/.test(inner)) return null;
  const write = (changed: string) => ({ octets: PREFIX + toBase64Url(changed) });
  const certainty = outer.some(({ code }) => code === 'supabase') ? 'certain' : 'likely';
  return { links: [{ code: 'base64url', certainty, octets, data: { prefix: PREFIX }, write }], inner };
};
