import { PageGone } from '../page-view.ts';
import type { BrowsingContextsApi, FrameAnswer } from '../privileged.ts';
import type { Marionette } from './marionette.ts';

declare const BrowsingContext: BrowsingContextsApi;

/**
 * Runs privileged JavaScript beside a page, in the page's process, with `content` as its window; `body` may await and
 * return JSON text. The page is named by the id of the browser that shows it, which outlives navigations.
 */
export async function runInFrame(marionette: Marionette, browserId: number, body: string): Promise<string | undefined> {
  const answer = await marionette.chrome(sendToFrame, browserId, body);
  if (answer.gone) throw new PageGone('the page is gone');
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.json;
}

/** An expression's value, evaluated in the page's own world whatever its content security policy. */
export async function evaluateInFrame(marionette: Marionette, browserId: number, expression: string): Promise<unknown> {
  // The sandbox has a global of its own; what a script hangs on `globalThis` belongs on the window.
  const source = `(async (globalThis, self) => JSON.stringify({ result: await ${expression} }))(window, window)`;
  const json = await runInFrame(
    marionette,
    browserId,
    `const sandbox = new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false, sameZoneAs: content });
     return await Cu.evalInSandbox(${JSON.stringify(source)}, sandbox);`,
  );
  const { result }: { result?: unknown } = JSON.parse(json ?? '{}');
  return result;
}

/** Runs in the chrome context. */
function sendToFrame(browserId: number, body: string): Promise<FrameAnswer> {
  const managerOf = () => BrowsingContext.getCurrentTopByBrowserId(browserId)?.embedderElement?.messageManager;
  const manager = managerOf();
  if (!manager) return Promise.resolve({ gone: true });
  const name = `crumb:${Math.random()}`;
  const script = `(async () => {
    const tell = (answer) => sendAsyncMessage(${JSON.stringify(name)}, answer);
    const left = (event) => { if (event.target === content?.document) tell({ gone: true }); };
    addEventListener('pagehide', left, true);
    try { tell({ json: await (async () => { ${body} })() }); }
    catch (error) { tell({ error: String(error) }); }
    removeEventListener('pagehide', left, true);
  })();`;
  return new Promise((resolve) => {
    const finish = (answer: FrameAnswer) => {
      clearInterval(watch);
      manager.removeMessageListener(name, listener);
      resolve(answer);
    };
    const listener = (message: { data: FrameAnswer }) => finish(message.data);
    const watch = setInterval(() => {
      if (managerOf() !== manager) finish({ gone: true });
    }, 50);
    manager.addMessageListener(name, listener);
    manager.loadFrameScript(`data:application/javascript;charset=utf-8,${encodeURIComponent(script)}`, false);
  });
}
