import type { ComponentChildren } from 'preact';
import type { Cookie } from '../../cookie/cookie.ts';
import { toText } from '../../cookie/octets.ts';
import type { ComparisonRecord } from '../../model/snapshots/comparison-record.ts';
import type { ChangedCookie, JarComparison } from '../../model/snapshots/jar-comparison.ts';
import { attributeKey } from '../../model/text/attribute-key.ts';
import { InlineDiff } from '../changes/diff.tsx';
import { isShortField, ShortFieldValue } from '../changes/short-field-value.tsx';
import { LazyDifferenceByKey } from '../decode/lazy-difference-by-key.ts';
import { useView } from '../parts/context.ts';
import { Raw } from '../parts/raw.tsx';
import { ComparedFacts } from './compared-facts.tsx';

/** How many cookies each list shows; the others are counted. */
const MAX_SHOWN = 200;

interface Props {
  comparison: JarComparison;
  /** null: nothing is known beside it. */
  record: ComparisonRecord | null;
}

/** The cookies that were added, removed and changed between two moments, and what is recorded of that. */
export function ComparedCookies({ comparison: { added, removed, changed, same }, record }: Props) {
  const { text } = useView();
  const factsOf = (cookie: Cookie, isNew: boolean) =>
    record && <ComparedFacts cookie={cookie} record={record} isNew={isNew} />;
  return (
    <>
      {added.length > 0 && (
        <Found title={text('comparisonAdded', { count: added.length })} change="added" count={added.length}>
          {added.slice(0, MAX_SHOWN).map((cookie, index) => (
            <One key={index} cookie={cookie}>
              {factsOf(cookie, true)}
            </One>
          ))}
        </Found>
      )}
      {removed.length > 0 && (
        <Found title={text('comparisonRemoved', { count: removed.length })} change="removed" count={removed.length}>
          {removed.slice(0, MAX_SHOWN).map((cookie, index) => (
            <One key={index} cookie={cookie}>
              {factsOf(cookie, false)}
            </One>
          ))}
        </Found>
      )}
      {changed.length > 0 && (
        <Found title={text('comparisonChanged', { count: changed.length })} change="changed" count={changed.length}>
          {changed.slice(0, MAX_SHOWN).map((one, index) => (
            <One key={index} cookie={one.now}>
              <Fields changed={one} />
              {factsOf(one.now, one.fields.includes('value'))}
            </One>
          ))}
        </Found>
      )}
      <p role="status">{text('comparisonSame', { count: same })}</p>
    </>
  );
}

interface FoundProps {
  title: string;
  change: 'added' | 'removed' | 'changed';
  count: number;
  children: ComponentChildren;
}

function Found({ title, change, count, children }: FoundProps) {
  const { text } = useView();
  return (
    <section aria-label={title} data-compared={change}>
      <h3>{title}</h3>
      <ul class="snapshot-rows">{children}</ul>
      {count > MAX_SHOWN && <p class="soft">{text('andMore', { count: count - MAX_SHOWN })}</p>}
    </section>
  );
}

function One({ cookie, children }: { cookie: Cookie; children?: ComponentChildren }) {
  const { text } = useView();
  const { name, domain, path, partitionKey } = cookie;
  return (
    <li data-compared-name={toText(name)}>
      <b>{name === '' ? <i>{text('nameless')}</i> : <Raw octets={name} short />}</b>{' '}
      <small>
        {domain}
        <Raw octets={path} short />
        {partitionKey && ` · ${partitionKey.topLevelSite}`}
      </small>
      {children}
    </li>
  );
}

function Fields({ changed: { before, now, fields } }: { changed: ChangedCookie }) {
  const { text } = useView();
  return (
    <>
      {fields.map((field) => (
        <div key={field} class="snapshot-field">
          <small>{text(attributeKey(field))}:</small>{' '}
          {field === 'value' ? (
            <>
              <InlineDiff before={before.value} now={now.value} />
              <LazyDifferenceByKey before={{ ...before, siblings: [] }} now={{ ...now, siblings: [] }} />
            </>
          ) : (
            isShortField(field) && (
              <>
                <ShortFieldValue cookie={before} field={field} /> → <ShortFieldValue cookie={now} field={field} />
              </>
            )
          )}
        </div>
      ))}
    </>
  );
}
