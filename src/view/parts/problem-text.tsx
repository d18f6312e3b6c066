import type { Access } from '../../contract/access.ts';
import type { Problem } from '../../contract/problem.ts';
import type { Reason } from '../../cookie/verdict.ts';
import { messageKey } from '../../model/text/message.ts';
import { AllowButton } from './allow-button.tsx';
import { useView } from './context.ts';
import './finding.css';

/** Why something could not be done, and what to do. */
export function ProblemText({ problem }: { problem: Problem }) {
  const { app, text } = useView();
  const access = app.listing.value?.access;
  // What was missing when it was tried may have been given since.
  if (isNowAllowed(problem, access)) return null;
  const key = problemKey(problem);
  const data = problemData(problem);
  return (
    <div class="finding" data-severity="bad" role="alert">
      <strong>{text(key, data)}</strong>
      <p>
        {text(`${key}_do`, data)}
        {'detail' in problem && problem.detail !== '' && <small> {problem.detail}</small>}
      </p>
      {problem.code === 'no-host-permission' && <AllowButton origins={problem.origins} />}
    </div>
  );
}

function isNowAllowed(problem: Problem, access: Access | undefined): boolean {
  const isMissing = problem.code === 'no-host-permission';
  return isMissing && access?.status === 'granted' && access.origins.join() === problem.origins.join();
}

/** The key of its text: of what was rejected, that of the reason. A cookie that changed into nothing is gone. */
export function problemKey(problem: Problem): string {
  const [reason] = reasonsOf(problem);
  if (reason) return `reason_${reason.code}`;
  return messageKey('problem', problem.code === 'changed' && !problem.now ? 'gone' : problem.code);
}

function reasonsOf(problem: Problem): readonly Reason[] {
  return problem.code === 'rejected' ? problem.reasons : [];
}

/** What the texts of a problem have places for. */
export function problemData(problem: Problem): Record<string, string | number> {
  const [reason] = reasonsOf(problem);
  if (reason) return reason.data;
  if (problem.code === 'would-evict') return { total: problem.count, limit: problem.limit };
  return problem.code === 'too-much' ? { octets: problem.octets, limit: problem.limit } : {};
}
