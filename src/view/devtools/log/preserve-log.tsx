import { useView } from '../../parts/context.ts';
import { usePanel } from './panel-context.ts';

/** Whether a navigation keeps the recorded requests. */
export function PreserveLog() {
  const { text } = useView();
  const { network } = usePanel();
  return (
    <label>
      <input
        type="checkbox"
        name="preserveLog"
        checked={network.preserveLog.value}
        onChange={({ currentTarget }) => network.setPreserveLog(currentTarget.checked)}
      />{' '}
      {text('preserveLog')}
    </label>
  );
}
