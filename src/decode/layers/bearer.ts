import type { ReadFormat } from '../format/value.ts';

const FORM = /^(Bearer +)([\w.~+/-]{16,}=*)$/i;

/** A token with the scheme of an Authorization header before it (RFC 6750 section 2.1), as tutorials of FastAPI put it into a cookie. */
export const readBearer: ReadFormat = ({ octets }) => {
  const match = FORM.exec(octets);
  if (match === null) return null;
  const [, scheme = '', inner = ''] = match;
  const write = (changed: string) => ({ octets: scheme + changed });
  return { links: [{ code: 'bearer-token', certainty: 'certain', octets, data: {}, write }], inner };
};
