import { useView } from '../../parts/context.ts';
import { usePanel } from './panel-context.ts';

/** Says why a log is empty, and how to fill it: requests from before DevTools was opened are not recorded. */
export function EmptyLog({ text: reason }: { text: string }) {
  const { text, host } = useView();
  const { network } = usePanel();
  return (
    <div class="nothing">
      <p>{reason}</p>
      {network.load.value === null && (
        <>
          <p>{text('recordedSince')}</p>
          <button type="button" onClick={() => host.network?.reload()}>
            {text('reloadPage')}
          </button>
        </>
      )}
    </div>
  );
}
