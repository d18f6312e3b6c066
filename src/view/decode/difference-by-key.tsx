import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { toOctets } from '../../cookie/octets.ts';
import type { ContentDifference, ContentDifferences } from '../../decode/difference/content-difference.ts';
import { pathText } from '../../decode/difference/path-text.ts';
import { valueDifferences } from '../../decode/difference/value-difference.ts';
import type { KnownValue } from '../../decode/format/value.ts';
import { visibleText } from '../../model/text/visible-text.ts';
import { InlineDiff } from '../changes/diff.tsx';
import { useView } from '../parts/context.ts';
import './difference-by-key.css';

/** How many keys are listed; the others are counted. */
const MAX_SHOWN = 50;
/** Characters of a path or a text that are shown. */
const MAX_LENGTH = 160;
/** Of a string with at least this many characters only the part that differs is shown. */
const LONG = 60;

interface Props {
  before: KnownValue;
  now: KnownValue;
}

/** The keys whose contents differ, as `cart.items[2].qty 1 → 2`; nothing where the values have no keys to compare. */
export function DifferenceByKey({ before, now }: Props) {
  const { text } = useView();
  /** null: not read yet, or there are no keys to compare. */
  const differences = useSignal<ContentDifferences | null>(null);
  useLayoutEffect(() => {
    let isCurrent = true;
    differences.value = null;
    void valueDifferences(before, now).then((found) => {
      if (isCurrent) differences.value = found;
    });
    return () => {
      isCurrent = false;
    };
  }, [before.value, now.value]);
  const found = differences.value;
  if (found === null) return null;
  if (found.count === 0) return <p class="soft">{text('differenceNone')}</p>;
  return (
    <>
      <ul class="difference-by-key diff" aria-label={text('differenceByKey')}>
        {found.first.slice(0, MAX_SHOWN).map((difference, index) => (
          <li key={index} data-change={difference.kind}>
            <code>
              <Cut text={pathText(difference.path)} />
            </code>{' '}
            <Change difference={difference} />
          </li>
        ))}
      </ul>
      {found.count > MAX_SHOWN && <p class="soft">{text('andMore', { count: found.count - MAX_SHOWN })}</p>}
    </>
  );
}

function Change({ difference: { kind, before, after } }: { difference: ContentDifference }) {
  const { text } = useView();
  if (before !== undefined && after !== undefined) return <Both before={before} after={after} />;
  return (
    <>
      {kind !== 'changed' && <small>{text(`difference_${kind}`)}</small>}{' '}
      {before !== undefined && (
        <del>
          <Cut text={before} />
        </del>
      )}
      {after !== undefined && (
        <ins>
          <Cut text={after} />
        </ins>
      )}
    </>
  );
}

function Both({ before, after }: { before: string; after: string }) {
  const areLong = [before, after].every((json) => json.startsWith('"') && json.length > LONG);
  if (areLong) return <InlineDiff before={toOctets(before)} now={toOctets(after)} />;
  return (
    <>
      <del>
        <Cut text={before} />
      </del>{' '}
      →{' '}
      <ins>
        <Cut text={after} />
      </ins>
    </>
  );
}

function Cut({ text }: { text: string }) {
  return (
    <bdi class="raw">
      {visibleText(text.slice(0, MAX_LENGTH))}
      {text.length > MAX_LENGTH && '…'}
    </bdi>
  );
}
