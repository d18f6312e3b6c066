import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { KeyedJar } from '../../../../src/cookie/set-cookie/keyed-jar.ts';
import { judgeResponse } from '../../../../src/model/set-cookie/judge-response.ts';
import type { ReceivedLine } from '../../../../src/model/set-cookie/received-line.ts';
import { networkRequest } from '../../../fixtures/har.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

/** The lines of the response to a visit, judged with a known jar. */
export function answerLines(
  lines: readonly string[],
  { url = 'https://shop.example/', jar, ...times }: { url?: string; jar: Cookie[]; at: number; time?: number },
): ReceivedLine[] {
  const response = lines.map((line): [string, string] => ['Set-Cookie', line]);
  return judgeResponse(networkRequest(url, { ...times, response }), {
    agent: 'chrome',
    registrableDomain,
    storeId: '0',
    circumstances: {
      method: 'GET',
      sameSiteContext: 'same-site',
      topLevelNavigation: true,
      partitionKey: null,
      guessed: false,
      credentials: null,
    },
    thirdParty: undefined,
    jar: new KeyedJar(jar),
    jarKnown: true,
  });
}
