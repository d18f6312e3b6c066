import type { Access } from '../../contract/access.ts';
import type { Problem } from '../../contract/problem.ts';
import { toText } from '../../cookie/octets.ts';
import type { Reason, ReasonCode } from '../../cookie/verdict.ts';
import { messageKey } from '../../model/text/message.ts';
import type { KeyOf, MessageData } from '../../model/text/message-key.ts';
import { shownText } from '../../model/text/shown-data.ts';
import { AllowButton } from './allow-button.tsx';
import { useView } from './context.ts';
import './finding.css';

/** Why an operation failed, and what to do. */
export function ProblemText({ problem }: { problem: Problem }) {
  const { app, text } = useView();
  const access = app.listing.value?.access;
  // The missing access may have been granted since.
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

/** The key of a problem's text: that of the reason for a rejected cookie, "gone" for a changed one that is missing. */
export function problemKey(problem: Problem): `reason_${ReasonCode}` | KeyOf<'problem', Problem['code']> {
  const [reason] = reasonsOf(problem);
  if (reason) return `reason_${reason.code}`;
  return messageKey('problem', problem.code === 'changed' && !problem.now ? 'gone' : problem.code);
}

function reasonsOf(problem: Problem): readonly Reason[] {
  return problem.code === 'rejected' ? problem.reasons : [];
}

/** The data for the places of a problem's texts. */
export function problemData(problem: Problem): MessageData {
  const [reason] = reasonsOf(problem);
  if (reason) return reason.data;
  if (problem.code === 'exists') return { name: shownText(toText(problem.cookie.name)) };
  if (problem.code === 'would-evict') return { total: problem.count, limit: problem.limit };
  if (problem.code === 'snapshots-full') return { limit: problem.limit, most: problem.most };
  if (problem.code === 'parked-full' || problem.code === 'rules-full') return { limit: problem.limit };
  return problem.code === 'too-much' ? { octets: problem.octets, limit: problem.limit } : {};
}
