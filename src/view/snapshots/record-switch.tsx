import { useModel } from '@preact/signals';
import { useContext } from 'preact/hooks';
import { RecordingSwitch } from '../../model/timeline/recording-switch.ts';
import { PanelContext } from '../devtools/log/panel-context.ts';
import { PreserveLog } from '../devtools/log/preserve-log.tsx';
import { useView } from '../parts/context.ts';
import { RecordingCheckbox } from '../recording/recording-checkbox.tsx';

/** Offers to record more of the time between two moments: in DevTools the log of requests, elsewhere the recording of the site. */
export function RecordSwitch() {
  return useContext(PanelContext) ? <PreserveLog /> : <SiteRecording />;
}

function SiteRecording() {
  const { app, bridge, host } = useView();
  const recording = useModel(() => new RecordingSwitch({ listing: app.listing, bridge, host }));
  return <RecordingCheckbox recording={recording} />;
}
