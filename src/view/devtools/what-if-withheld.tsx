import { cookieKey } from '../../cookie/cookie.ts';
import { toText } from '../../cookie/octets.ts';
import type { ReasonCode, Retrieval, Withheld } from '../../cookie/verdict.ts';
import { specLink } from '../../model/spec-link.ts';
import { useView } from '../context.ts';
import { Raw } from '../raw.tsx';
import { SourceLink } from '../source-link.tsx';
import { CookieActions, CookiePlace } from './what-if-cookie.tsx';

/** Cookies that are about another host or partition altogether: many, and seldom what is looked for. */
const APART: ReadonlySet<ReasonCode> = new Set(['DomainMismatch', 'PartitionMismatch']);

/** Every cookie of the site that the request does not carry, and why. */
export function WhatIfWithheld({ retrieval: { withheld, uncertain } }: { retrieval: Retrieval }) {
  const { text } = useView();
  if (withheld.length === 0) return null;
  const apart = withheld.filter(({ reasons }) => reasons.some(({ code }) => APART.has(code)));
  const near = withheld.filter((one) => !apart.includes(one));
  const open = new Set(uncertain.map(({ cookie }) => cookieKey(cookie)));
  return (
    <section class="withheld" aria-label={text('whatIf_withheld', { count: withheld.length })}>
      <h3>{text('whatIf_withheld', { count: withheld.length })}</h3>
      <Rows withheld={near} open={open} />
      {apart.length > 0 && (
        <details open={near.length === 0 && apart.length <= 8}>
          <summary>{text('whatIf_apart', { count: apart.length })}</summary>
          <Rows withheld={apart} open={open} />
        </details>
      )}
    </section>
  );
}

function Rows({ withheld, open }: { withheld: readonly Withheld[]; open: ReadonlySet<string> }) {
  const { text } = useView();
  return (
    <ul>
      {withheld.map(({ cookie, reasons }) => (
        <li
          key={cookieKey(cookie)}
          data-cookie={toText(cookie.name)}
          data-reasons={reasons.map(({ code }) => code).join(' ')}
          data-uncertain={open.has(cookieKey(cookie)) || undefined}
        >
          <div class="withheld-head">
            <b>{cookie.name === '' ? <i>{text('nameless')}</i> : <Raw octets={cookie.name} />}</b>
            <CookiePlace cookie={cookie} />
            <CookieActions cookie={cookie} />
          </div>
          {open.has(cookieKey(cookie)) && <p class="maybe">{text('whatIf_maybe')}</p>}
          {reasons.map(({ code, data, section }) => (
            <p key={code}>
              {text(`reason_${code}`, data)}{' '}
              <span class="soft">
                {text(`reason_${code}_do`, data)} <SourceLink href={specLink(section)} />
              </span>
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
