import type { Cookie } from '../../cookie/cookie.ts';
import type { Finding } from '../../cookie/findings/finding.ts';
import { type EvictionGroup, forecastEviction } from '../../cookie/limits/eviction-forecast.ts';
import { toText } from '../../cookie/octets.ts';
import { listOctets, visibleText } from '../../model/text/visible-text.ts';
import { useView } from '../parts/context.ts';
import './eviction-preview.css';

/** Of a group, so many names are shown. */
const NAMES = 5;

/** Which cookies the browser removes when the limit of a warning is exceeded, and why that cannot be said more exactly. */
export function EvictionPreview({ finding }: { finding: Finding }) {
  const { app, host, text } = useView();
  const known = app.jarByKey.value;
  const cookies = finding.keys.flatMap((key) => known.get(key) ?? []);
  const [first] = cookies;
  if (!first) return null;
  const share = { site: String(finding.data.site), partitionKey: first.partitionKey, cookies };
  const { groups, certain, doubts } = forecastEviction(share, host.agent, app.feed.now.value);
  return (
    <section class="first-to-go" aria-label={text('firstToGo')}>
      <strong>{text('firstToGo')}</strong>
      <ol>
        {groups.map((group) => (
          <li key={group.rank}>
            <Group group={group} />
          </li>
        ))}
      </ol>
      <p class="soft">{certain ? text('goesCertain') : doubts.map((code) => text(`doubt_${code}`)).join(' ')}</p>
    </section>
  );
}

function Group({ group: { rank, cookies, goes } }: { group: EvictionGroup }) {
  const { text } = useView();
  const all = cookies.length;
  const form = goes === null ? 'goesSome' : goes === all ? 'goesAll' : 'goes';
  return (
    <>
      {text(`${form}_${rank}`, { goes: goes ?? 0, all })}{' '}
      <small>
        {cookies.slice(0, NAMES).map((cookie, index) => (
          <bdi key={index}>{nameOf(cookie) || text('nameless')}</bdi>
        ))}
        {all > NAMES && ` ${text('andMore', { count: all - NAMES })}`}
      </small>
    </>
  );
}

function nameOf({ name }: Cookie): string {
  return visibleText(toText(listOctets(name)));
}
