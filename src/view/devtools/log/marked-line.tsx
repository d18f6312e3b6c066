import { toText } from '../../../cookie/octets.ts';
import type { Verdict } from '../../../cookie/verdict.ts';
import { visibleText } from '../../../model/text/visible-text.ts';

interface Mark {
  span: [number, number];
  kind: 'reason' | 'note';
}

/**
 * A Set-Cookie line as received, as far as it is shown. The parts are marked that a reason or a note is about. `short` cuts
 * it for a list.
 */
export function MarkedLine({ line, verdict, short = false }: { line: string; verdict: Verdict; short?: boolean }) {
  const length = Math.min(line.length, short ? SHORT_LENGTH : LONGEST_SHOWN);
  return (
    <bdi class="raw line">
      {splitAtMarks(length, marksOf(verdict)).map(({ start, end, kind }) => {
        const part = visibleText(toText(line.slice(start, end)));
        return kind === null ? (
          part
        ) : (
          <mark key={start} data-kind={kind}>
            {part}
          </mark>
        );
      })}
    </bdi>
  );
}

/** Whether a part of the line is marked. */
export const isMarked = (verdict: Verdict): boolean => marksOf(verdict).length > 0;

/** Octets of a line that a list shows: more than fit in a row. */
const SHORT_LENGTH = 300;

/** Octets of a line that are shown at all: more than name, value and attributes may have, and little enough to lay out. */
export const LONGEST_SHOWN = 10_000;

/** Reasons come before notes, so that a part that both are about is marked as a reason. */
function marksOf(verdict: Verdict): Mark[] {
  const reasons = verdict.outcome === 'rejected' ? verdict.reasons : [];
  return [
    ...reasons.flatMap(({ span }): Mark[] => (span ? [{ span, kind: 'reason' }] : [])),
    ...verdict.notes.flatMap(({ span }): Mark[] => (span ? [{ span, kind: 'note' }] : [])),
  ];
}

/** Splits a line of `length` octets where marks begin and end. Where two marks overlap the first one counts. */
function splitAtMarks(length: number, marks: readonly Mark[]) {
  const ends = [...new Set([0, length, ...marks.flatMap(({ span }) => span)])]
    .filter((end) => end <= length)
    .sort((a, b) => a - b);
  return ends.slice(0, -1).map((start, index) => {
    const end = ends[index + 1] ?? length;
    const mark = marks.find(({ span }) => span[0] <= start && span[1] >= end);
    return { start, end, kind: mark?.kind ?? null };
  });
}
