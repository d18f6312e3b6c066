import type { RejectedState } from '../../model/access/rejected-model.ts';
import { useView } from '../parts/context.ts';
import { ProblemText } from '../parts/problem-text.tsx';
import './rejected-switch.css';

/** The switch for the report of rejected cookies: what it does, and from when on. */
export function RejectedSwitch({ model }: { model: RejectedState }) {
  const { text } = useView();
  const { isOn = false, isWaiting = false } = model.rejected.value ?? {};
  return (
    <section class="rejected-switch" aria-label={text('rejectedTitle')}>
      <p class="soft">{text('rejectedExplained')}</p>
      <label class="switch">
        <input
          type="checkbox"
          role="switch"
          name="tell-rejected"
          checked={isOn}
          aria-checked={isOn}
          onChange={() => void (isOn ? model.turnOff() : model.turnOn())}
        />
        {text('rejectedSwitch')}
      </label>
      {model.problem.value && <ProblemText problem={model.problem.value} />}
      {model.denied.value && <p role="alert">{text('rejectedDenied')}</p>}
      {isWaiting ? (
        <p class="finding" data-severity="warn">
          {text('rejectedWaiting')}
        </p>
      ) : (
        isOn && model.count.value === 0 && <p class="soft">{text('rejectedReload')}</p>
      )}
    </section>
  );
}
