import { toText } from '../../../cookie/octets.ts';
import type { Verdict } from '../../../cookie/verdict.ts';
import { visibleText } from '../../../model/text/visible-text.ts';

interface Mark {
  span: [number, number];
  kind: 'reason' | 'note';
}

/** A Set-Cookie line as it came, with the parts marked that a reason or a note is about. `short` cuts it for a list. */
export function MarkedLine({ line, verdict, short = false }: { line: string; verdict: Verdict; short?: boolean }) {
  const length = short ? Math.min(line.length, SHORT) : line.length;
  return (
    <bdi class="raw line">
      {pieces(length, marksOf(verdict)).map(({ start, end, kind }) => {
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

/** More octets than a row can show. */
const SHORT = 300;

/** Reasons before notes: what is guilty is not also remarkable. */
function marksOf(verdict: Verdict): Mark[] {
  const reasons = verdict.outcome === 'rejected' ? verdict.reasons : [];
  return [
    ...reasons.flatMap(({ span }): Mark[] => (span ? [{ span, kind: 'reason' }] : [])),
    ...verdict.notes.flatMap(({ span }): Mark[] => (span ? [{ span, kind: 'note' }] : [])),
  ];
}

/** The line cut at the ends of marks; where two overlap the first counts. */
function pieces(length: number, marks: readonly Mark[]) {
  const cuts = [...new Set([0, length, ...marks.flatMap(({ span }) => span)])]
    .filter((cut) => cut <= length)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? length;
    const mark = marks.find(({ span }) => span[0] <= start && span[1] >= end);
    return { start, end, kind: mark?.kind ?? null };
  });
}
