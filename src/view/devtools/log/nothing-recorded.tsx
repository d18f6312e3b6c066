import { useView } from '../../parts/context.ts';
import { usePanel } from './panel-context.ts';

/** Why a log is empty, and what fills it: what the page did before DevTools was opened is not recorded. */
export function NothingRecorded({ text: why }: { text: string }) {
  const { text, host } = useView();
  const { network } = usePanel();
  return (
    <div class="nothing">
      <p>{why}</p>
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
