import { parseUrl } from '../address/parse-url.ts';
import type { Agent } from '../cookie.ts';
import type { Assumption } from './assumptions.ts';
import { DEFAULT_TABLE_SIZE } from './dynamic-table.ts';
import { ENCODER_RULES } from './encoder-rules.ts';
import { createHpackEncoder, type HpackEncoder } from './hpack-encoder.ts';
import { type RequestHead, requestFields } from './request-fields.ts';

/** Estimates, request after request, what the cookies of a whole page load would cost on HTTP/2. */
export interface LoadEstimate {
  /** Octets of each cookie of the request's Cookie header, in order, given the requests before it. */
  add(request: RequestHead): number[];
  /** To be written beside every figure. */
  assumptions: Assumption[];
}

/** One connection for each origin, with what its earlier requests left in the table of fields (HPACK, RFC 7541). */
export function createLoadEstimate(agent: Agent): LoadEstimate {
  const connections = new Map<string, HpackEncoder>();

  function connectionTo(origin: string): HpackEncoder {
    let encoder = connections.get(origin);
    if (!encoder) {
      encoder = createHpackEncoder({ agent });
      connections.set(origin, encoder);
    }
    return encoder;
  }

  return {
    add(request) {
      const fields = requestFields(agent, request);
      const encoded = connectionTo(parseUrl(request.url)?.origin ?? '').request(fields);
      return encoded.fields.filter((_, index) => fields[index]?.name === 'cookie');
    },
    assumptions: [
      { code: 'EncodedAsMeasured', data: { browser: ENCODER_RULES[agent].measuredIn } },
      { code: 'ConnectionPerOrigin', data: {} },
      { code: 'FieldsRecorded', data: {} },
      { code: 'TableDefault', data: { size: DEFAULT_TABLE_SIZE } },
      { code: 'Http3AsHttp2', data: {} },
    ],
  };
}
