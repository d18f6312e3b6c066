import { useView } from '../../parts/context.ts';
import { usePanel } from './panel-context.ts';
import { PreserveLog } from './preserve-log.tsx';

/** Whether a navigation keeps the recorded requests, and the button that clears them; for every log of requests. */
export function LogControls() {
  const { text } = useView();
  const { network } = usePanel();
  const dropped = network.dropped.value;
  return (
    <span class="log-controls">
      {dropped > 0 && <small>{text('logDropped', { count: dropped })}</small>}
      <PreserveLog />
      <button type="button" onClick={() => network.clear()}>
        {text('clearLog')}
      </button>
    </span>
  );
}
