import type { Editor } from '../../model/editor/editor-model.ts';
import { BugText } from '../parts/bug-text.tsx';
import { useView } from '../parts/context.ts';
import { ProblemText } from '../parts/problem-text.tsx';
import '../parts/finding.css';

/** Why the cookie was not saved, unless a dialog, a note or a field says it. */
export function SaveProblem({ editor }: { editor: Editor }) {
  const problem = editor.problem.value;
  const lost = editor.lostSave.value;
  if (editor.bug.value !== null) return <BugText message={editor.bug.value} />;
  if (lost !== null) return <LostReply lost={lost} />;
  if (!problem || problem.code === 'exists' || problem.code === 'changed') return null;
  if (problem.code === 'rejected' && problem.reasons.length > 0) return null;
  return <ProblemText problem={problem} />;
}

/** What is known of a save whose reply was lost. */
function LostReply({ lost }: { lost: 'not-stored' | 'unknown' }) {
  const { text } = useView();
  const key = lost === 'unknown' ? 'lostUnknown' : 'lostNotStored';
  return (
    <div class="finding" data-severity="bad" role="alert">
      <strong>{text(key)}</strong>
      <p>{text(`${key}_do`)}</p>
    </div>
  );
}
