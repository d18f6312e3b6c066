import { expect, test } from 'vitest';
import { pageLacks } from '../../../../src/cookie/findings/page-lacks.ts';
import type { UnsentSession } from '../../../../src/cookie/findings/unsent-sessions.ts';
import type { RejectedLine } from '../../../../src/cookie/set-cookie/rejected-cookies.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

const rejected = (name: string, more: Partial<RejectedLine> = {}): RejectedLine => ({
  name: cookie(name).name as RejectedLine['name'],
  host: 'www.shop.test',
  at: 1,
  count: 1,
  reasons: [{ code: 'InvalidDomain', data: {}, section: '5.7' }],
  ...more,
});
const unsent = (name: string, isDenied: boolean): UnsentSession => ({
  cookie: cookie(name),
  request: { url: 'https://api.shop.test/me', status: isDenied ? 401 : 200, by: 'script' },
  isDenied,
  reasons: [],
  fix: null,
});

test('a session that the browser rejected comes first, and what other sites set or a page deletes comes last', () => {
  const lacks = pageLacks({
    pageUrl: 'https://www.shop.test/',
    registrableDomain,
    jar: [cookie('user_session')],
    rejected: [
      rejected('user_session'),
      rejected('sessionid', { host: 'tracker.test' }),
      rejected('session_old', { isDeletion: true }),
      rejected('theme', { host: 'shop.test:8080' }),
      rejected('sessionid', { host: 'api.shop.test:8443' }),
    ],
    unsent: [unsent('served', false), unsent('denied', true)],
  });
  const names = lacks.map((lack) => [
    lack.kind === 'rejected' ? lack.line.name : lack.unsent.cookie.name,
    lack.isWanted,
  ]);
  expect(names).toEqual([
    ['sessionid', true],
    ['denied', true],
    ['user_session', true],
    ['theme', true],
    ['served', true],
    ['sessionid', false],
    ['session_old', false],
  ]);
});
