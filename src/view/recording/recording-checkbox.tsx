import type { RecordingSwitch } from '../../model/timeline/recording-switch.ts';
import { useView } from '../parts/context.ts';
import { ProblemText } from '../parts/problem-text.tsx';
import './recording-checkbox.css';

/** Turns the recording of this site on and off: Crumb then keeps its timeline also while no surface of it is open. */
export function RecordingCheckbox({ recording }: { recording: InstanceType<typeof RecordingSwitch> }) {
  const { text } = useView();
  const { site, isRecorded, isTurning, problem, setRecorded } = recording;
  if (site.value === null) return null;
  return (
    <>
      <label class="record-switch" title={text('recordSite_why')}>
        <input
          type="checkbox"
          name="recordSite"
          checked={isRecorded.value}
          disabled={isTurning.value}
          onChange={({ currentTarget }) => void setRecorded(currentTarget.checked)}
        />
        <span>
          {text('recordSite', { site: site.value })} <small>{text('recordSite_short')}</small>
        </span>
      </label>
      {problem.value && <ProblemText problem={problem.value} />}
    </>
  );
}
