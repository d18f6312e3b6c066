import { PageGone } from '../page-view.ts';
import type { BrowsingContextsApi, FrameReply, FrameTask } from '../privileged.ts';
import type { Marionette } from './marionette.ts';

declare const BrowsingContext: BrowsingContextsApi;

/**
 * Runs in the process of each page from the first task on. It stays, because to load a script and to make a sandbox for
 * every step would take a third of the processor time of a test.
 *
 * `input` calls functions of EventUtils, Mozilla's own event synthesis, which is shipped with Marionette: events that it
 * makes here are trusted, with user activation.
 */
const FRAME_SCRIPT = `(() => {
  let sandbox, sandboxOf, events;
  const inPage = (source) => {
    if (sandboxOf !== content.document) {
      sandbox = new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false, sameZoneAs: content });
      sandboxOf = content.document;
    }
    return Cu.evalInSandbox(source, sandbox);
  };
  const input = async (calls) => {
    if (!events) {
      events = { window: content, parent: content, _EU_Ci: Ci, _EU_Cc: Cc };
      Services.scriptloader.loadSubScript('chrome://remote/content/external/EventUtils.js', events);
    }
    for (const [name, ...args] of calls) await events[name](...args, content);
  };
  addMessageListener('crumb:task', async ({ data: { id, task } }) => {
    const reply = (answer) => sendAsyncMessage('crumb:reply', { id, ...answer });
    const left = (event) => { if (event.target === content?.document) reply({ gone: true }); };
    addEventListener('pagehide', left, true);
    try {
      if (task.calls) await input(task.calls);
      const inSystem = (source) => Cu.evalInSandbox(source, new Cu.Sandbox(Services.scriptSecurityManager.getSystemPrincipal()));
      reply({ json: task.source && await (task.isPrivileged ? inSystem : inPage)(task.source) });
    }
    catch (error) { reply({ error: String(error) }); }
    removeEventListener('pagehide', left, true);
  });
})()`;

/** The value of an expression, evaluated in the page's own world whatever its content security policy. */
export async function evaluateInFrame(marionette: Marionette, browserId: number, expression: string): Promise<unknown> {
  // The sandbox has a global of its own; properties that a script sets on `globalThis` belong on the window.
  const source = `(async (globalThis, self) => JSON.stringify({ result: await ${expression} }))(window, window)`;
  const { result }: { result?: unknown } = JSON.parse((await run(marionette, browserId, { source })) ?? '{}');
  return result;
}

/** Calls functions of EventUtils, each with these arguments and the page's window after them. */
export async function inputInFrame(
  marionette: Marionette,
  browserId: number,
  calls: NonNullable<FrameTask['calls']>,
): Promise<void> {
  await run(marionette, browserId, { calls });
}

/** The value of an expression for text, evaluated in the page's process with the browser's own privileges. */
export async function privilegedInFrame(marionette: Marionette, browserId: number, source: string): Promise<string> {
  return (await run(marionette, browserId, { source, isPrivileged: true })) ?? '';
}

/** The id of the browser element that shows a page identifies it, because it survives navigations. */
async function run(marionette: Marionette, browserId: number, task: FrameTask): Promise<string | undefined> {
  const reply = await marionette.chrome(sendToFrame, browserId, FRAME_SCRIPT, task);
  if (reply.gone) throw new PageGone('the page is gone');
  if (reply.error !== undefined) throw new Error(reply.error);
  return reply.json;
}

/** Runs in the chrome context. */
function sendToFrame(browserId: number, frameScript: string, task: FrameTask): Promise<FrameReply> {
  const managerOf = () => BrowsingContext.getCurrentTopByBrowserId(browserId)?.embedderElement?.messageManager;
  const manager = managerOf();
  if (!manager) return Promise.resolve({ gone: true });
  const url = `data:application/javascript;charset=utf-8,${encodeURIComponent(frameScript)}`;
  if (!manager.hasCrumb) manager.loadFrameScript(url, false);
  manager.hasCrumb = true;
  const id = Math.random();
  return new Promise((resolve) => {
    const finish = (reply: FrameReply) => {
      clearInterval(watch);
      manager.removeMessageListener('crumb:reply', listener);
      resolve(reply);
    };
    const listener = ({ data }: { data: FrameReply }) => {
      if (data.id === id) finish(data);
    };
    const watch = setInterval(() => {
      if (managerOf() !== manager) finish({ gone: true });
    }, 50);
    manager.addMessageListener('crumb:reply', listener);
    manager.sendAsyncMessage('crumb:task', { id, task });
  });
}
