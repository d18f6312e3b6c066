import { type Demo, startDemo } from '../../demo/demo.ts';
import { launchReset } from '../driver/launch.ts';
import type { Crumb, Tab } from '../driver/surface.ts';
import type { Bench } from './fault-loop.ts';
import { HOST, laterIn } from './fault-operations.ts';
import { openSender } from './fault-page.ts';
import { Tally } from './fault-tally.ts';

/** A browser with a private window and, in Firefox, a container, so that their stores exist; `end` closes it. */
export async function startBench(): Promise<Bench & { demo: Demo; end(): Promise<void> }> {
  const demo = await startDemo();
  demo.serve(HOST, '*', { body: '<title>Faults</title>' });
  const crumb: Crumb = await launchReset({ build: 'localhost' });
  await crumb.openPrivateTab(demo.url(HOST, '/'));
  if (crumb.name === 'firefox') await crumb.openContainerTab(demo.url(HOST, '/'), 2);
  const page: Tab = await openSender(crumb);
  const end = async () => {
    await crumb.close();
    await demo.close();
  };
  return { crumb, page, demo, later: laterIn(crumb.name), tally: new Tally(), end };
}
