import { type Octets, toText } from '../../cookie/octets.ts';
import { differingPart, type Part } from '../../model/text/differing-part.ts';
import { visibleText } from '../../model/text/visible-text.ts';
import { characterDiff, isReplacement, type Run } from '../../model/timeline/character-diff.ts';
import { useView } from '../parts/context.ts';
import './diff.css';

interface Props {
  before: Octets;
  now: Octets;
}

/**
 * Two values as one text that marks what was removed and added, or as "old → new" where one took the place of the other;
 * of long values only the part that differs.
 */
export function InlineDiff({ before, now }: Props) {
  const partBefore = differingPart(before, now);
  const partNow = differingPart(now, before);
  const runs = characterDiff(toText(partBefore.octets), toText(partNow.octets));
  if (isReplacement(runs) || !before || !now)
    return (
      <span class="diff">
        <del>
          <ShownPart part={partBefore} />
        </del>{' '}
        →{' '}
        <ins>
          <ShownPart part={partNow} />
        </ins>
      </span>
    );
  return (
    <bdi class="raw diff">
      {(partBefore.cutBefore || partNow.cutBefore) && '…'}
      <Runs runs={runs} />
      {(partBefore.cutAfter || partNow.cutAfter) && '…'}
    </bdi>
  );
}

function ShownPart({ part: { octets, cutBefore, cutAfter } }: { part: Part }) {
  const { text } = useView();
  if (octets === '') return <i>{text('emptyValue')}</i>;
  return (
    <bdi class="raw">
      {cutBefore && '…'}
      {visibleText(toText(octets))}
      {cutAfter && '…'}
    </bdi>
  );
}

/** Both values in full, one above the other, with the difference marked in each. */
export function WholeDiff({ before, now }: Props) {
  const { text } = useView();
  const runs = characterDiff(toText(before), toText(now));
  return (
    <>
      <h3>{text('valueBefore')}</h3>
      <Side runs={runs.filter(({ kind }) => kind !== 'new')} />
      <h3>{text('valueAfter')}</h3>
      <Side runs={runs.filter(({ kind }) => kind !== 'gone')} />
    </>
  );
}

function Side({ runs }: { runs: readonly Run[] }) {
  const { text } = useView();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
    <pre class="value-text diff" tabIndex={0}>
      {runs.length === 0 ? (
        <i>{text('emptyValue')}</i>
      ) : (
        <bdi class="raw">
          <Runs runs={runs} />
        </bdi>
      )}
    </pre>
  );
}

function Runs({ runs }: { runs: readonly Run[] }) {
  return (
    <>
      {runs.map(({ kind, text }, index) => {
        const shown = visibleText(text);
        if (kind === 'gone') return <del key={index}>{shown}</del>;
        return kind === 'new' ? <ins key={index}>{shown}</ins> : shown;
      })}
    </>
  );
}
