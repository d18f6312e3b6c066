import { cookieKey } from '../../../cookie/cookie.ts';
import { toText } from '../../../cookie/octets.ts';
import { LAX_ALLOWING_UNSAFE_MINUTES } from '../../../cookie/request/why-not-sent-by-same-site.ts';
import type { Retrieval } from '../../../cookie/verdict.ts';
import type { ReasonGroup } from '../../../model/text/group-by-reasons.ts';
import { shownData } from '../../../model/text/shown-data.ts';
import { notSentGroups } from '../../../model/what-if/not-sent-groups.ts';
import { useView } from '../../parts/context.ts';
import { Raw } from '../../parts/raw.tsx';
import { SpecLink } from '../../parts/source-link.tsx';
import { FirstOfMany } from '../log/first-of-many.tsx';
import { CookieActions, CookiePlace } from './what-if-cookie.tsx';

/** Up to this many cookies of other hosts and partitions are shown at once, where there are no others. */
const OPEN_COUNT = 8;

/** Every cookie of the site that the request does not send, and why. */
export function WhatIfUnsent({ retrieval }: { retrieval: Retrieval }) {
  const { text } = useView();
  const count = retrieval.notSent.length;
  if (count === 0) return null;
  const { uncertain, relevant: near, unrelated: apart } = notSentGroups(retrieval);
  const apartCount = apart.reduce((sum, { cookies }) => sum + cookies.length, 0);
  return (
    <section class="unsent" aria-label={text('whatIf_notSent', { count })}>
      <h3>{text('whatIf_notSent', { count })}</h3>
      <ReasonGroups groups={uncertain} isUncertain />
      <ReasonGroups groups={near} />
      {apartCount > 0 && (
        <details open={apartCount === count && count <= OPEN_COUNT}>
          <summary>{text('whatIf_apart', { count: apartCount })}</summary>
          <ReasonGroups groups={apart} />
        </details>
      )}
    </section>
  );
}

interface GroupsProps {
  groups: readonly ReasonGroup[];
  isUncertain?: boolean;
}

function ReasonGroups({ groups, isUncertain = false }: GroupsProps) {
  return (
    <ul>
      {groups.map((group) => (
        <Group {...group} key={group.key} isUncertain={isUncertain} />
      ))}
    </ul>
  );
}

function Group({ cookies, reasons, isUncertain }: ReasonGroup & { isUncertain: boolean }) {
  const { text } = useView();
  const codes = reasons.map(({ code }) => code).join(' ');
  return (
    <li>
      <FirstOfMany items={cookies}>
        {(shown) =>
          shown.map((cookie) => (
            <div
              class="unsent-cookie"
              key={cookieKey(cookie)}
              data-cookie={toText(cookie.name)}
              data-reasons={codes}
              data-uncertain={isUncertain || undefined}
            >
              <b>{cookie.name === '' ? <i>{text('nameless')}</i> : <Raw octets={cookie.name} short />}</b>
              <CookiePlace cookie={cookie} />
              <CookieActions cookie={cookie} />
            </div>
          ))
        }
      </FirstOfMany>
      {isUncertain && (
        <p class="maybe">{text('whatIf_maybe', { count: cookies.length, minutes: LAX_ALLOWING_UNSAFE_MINUTES })}</p>
      )}
      {reasons.map(({ code, data, section }) => (
        <p key={code}>
          {text(`reason_${code}`, shownData(data))}{' '}
          <span class="soft">
            {text(`reason_${code}_do`, shownData(data))} <SpecLink section={section} />
          </span>
        </p>
      ))}
    </li>
  );
}
