import type { Finding } from '../../cookie/findings/finding.ts';
import { type EvictionGroup, forecastEviction } from '../../cookie/limits/eviction-forecast.ts';
import { useView } from '../parts/context.ts';
import './eviction-preview.css';
import { SomeNames } from './some-names.tsx';

/** Which cookies the browser evicts when the limit of a warning is exceeded, and the assumptions of that prediction. */
export function EvictionPreview({ finding }: { finding: Finding }) {
  const { app, host, text } = useView();
  const cookiesByKey = app.jarByKey.value;
  const cookies = finding.keys.flatMap((key) => cookiesByKey.get(key) ?? []);
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

function Group({ group }: { group: EvictionGroup }) {
  const { text } = useView();
  const { rank, cookies, goes } = group;
  const all = cookies.length;
  return (
    <>
      {goes === null
        ? text('goesSome_any', { all })
        : goes === all
          ? text(`goesAll_${rank}`, { all })
          : text(`goes_${rank}`, { goes, all })}{' '}
      <SomeNames cookies={cookies} />
    </>
  );
}
