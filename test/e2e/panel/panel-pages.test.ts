import { Worker } from 'node:worker_threads';
import { beforeEach, describe, expect, test } from 'vitest';
import { redirect } from '../../demo/message.ts';
import { openRequest, shownLines, showPart, unexplained, waitForLines } from '../pages/panel-page.ts';
import { waitForRows } from '../pages/popup-page.ts';
import { NO_ICON, panelStage } from '../stage.ts';

const SHOP = 'shop.localhost';
const AWAY = 'away.localhost';
const PICTURE = { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>' };

const { crumb, demo, tab, panel } = await panelStage(800);
beforeEach(async () => {
  await crumb.clearJar();
  demo.clear();
  demo.serve(SHOP, '/blank', { body: `${NO_ICON}<title>Blank</title>` });
  demo.serve(AWAY, '/blank', { body: `${NO_ICON}<title>Blank</title>` });
  await crumb.setJar([
    { name: 'strict', value: '1', domain: SHOP, sameSite: 'strict' },
    { name: 'lax', value: '1', domain: SHOP, sameSite: 'lax' },
    { name: 'plain', value: '1', domain: SHOP },
  ]);
  await tab.goto(demo.url(SHOP, '/blank'));
  await showPart(panel, 'cookies');
  await waitForRows(panel, ['strict', 'lax', 'plain']);
  await showPart(panel, 'requests');
});

/** Waits until the log has so many requests and the cost counts them. */
async function waitForLoad(count: number): Promise<void> {
  await panel.waitFor(
    (count) =>
      document.querySelector(`.cost[data-all="${count}"]`) &&
      document.querySelectorAll('.log-row[data-request]').length === count,
    count,
  );
}

describe('a redirect', () => {
  test('counts for the load that it led to, and not for a reload of its target', async () => {
    demo.serve(SHOP, '/', redirect('/en/#top'));
    demo.serve(SHOP, '/en/', { body: `${NO_ICON}<title>Home</title><img src="/picture.svg">` });
    demo.serve(SHOP, '/picture.svg', PICTURE);
    await tab.goto(demo.url(SHOP, '/'));
    await waitForLoad(3);
    for (let reloads = 1; reloads <= 3; reloads++) {
      await tab.reload();
      await expect.poll(() => demo.requests(SHOP, '/picture.svg').length).toBe(reloads + 1);
      await waitForLoad(2);
      const octets = demo.log.slice(-2).reduce((sum, { cookieHeader }) => sum + (cookieHeader?.length ?? 0), 0);
      expect(octets).toBeGreaterThan(0);
      await panel.waitFor((octets) => document.querySelector(`.cost[data-octets="${octets}"]`), octets);
    }
  });

  test('from another site says nothing about a later click within the site', async () => {
    demo.serve(AWAY, '/form', {
      body: `${NO_ICON}<form method="post" action="${demo.url(SHOP, '/send')}"><button>Send</button></form>`,
    });
    demo.serve(SHOP, '/send', redirect('/done'));
    demo.serve(SHOP, '/done', { body: `${NO_ICON}<title>Done</title><a href="/done">Again</a>` });
    await tab.goto(demo.url(AWAY, '/form'));
    await tab.click('button');
    await panel.waitFor(() => document.querySelector('.log-row[data-request$="/done"]'));
    expect(demo.lastCookieHeader(SHOP, '/done')).not.toContain('strict');
    await openRequest(panel, '/done');
    expect(await unexplained(panel)).toEqual([]);
    await panel.click('label:has(input[type="checkbox"])');
    await tab.click('a');
    await panel.waitFor(() => document.querySelectorAll('.log-row[data-request$="/done"]').length === 2);
    expect(demo.lastCookieHeader(SHOP, '/done')).toContain('strict');
    await openRequest(panel, '/done');
    expect(await unexplained(panel)).toEqual([]);
    await panel.click('label:has(input[type="checkbox"])');
  });
});

/** Keeps this many processors busy until the returned function is called. */
function keepBusy(count: number): () => Promise<unknown> {
  const workers = Array.from({ length: count }, () => new Worker('for (;;);', { eval: true }));
  return () => Promise.all(workers.map((worker) => worker.terminate()));
}

test('on a busy machine the Strict cookies of a form from another site and of its redirect are judged right', async () => {
  demo.serve(AWAY, '/form', {
    body: `${NO_ICON}<form method="post" action="${demo.url(SHOP, '/send')}"><button>Send</button></form>`,
  });
  demo.serve(SHOP, '/send', redirect('/done', ['sent=1; Path=/; SameSite=Strict']));
  demo.serve(SHOP, '/done', { body: `${NO_ICON}<title>Done</title>`, setCookie: ['done=1; Path=/; SameSite=Strict'] });
  await showPart(panel, 'set-cookie');
  const rest = keepBusy(3);
  try {
    for (let play = 0; play < 6; play++) {
      await tab.goto(demo.url(AWAY, '/form'));
      await panel.waitFor(() => !document.querySelector('[data-line]'));
      await tab.click('button');
      await waitForLines(panel, 2);
      // The cookies of an earlier play are known or not: the tab was at another site.
      const right = { outcome: expect.stringMatching(/^(stored|replaced)$/), check: 'agrees', reasons: [] };
      expect(await shownLines(panel, 2)).toMatchObject([right, right]);
      expect(demo.lastCookieHeader(SHOP, '/done')).toBe('lax=1; plain=1');
    }
  } finally {
    await rest();
    await panel.setSize(1200, 800);
  }
});

/** Goes to the other site in a way that leaves the page as it is. */
const LEAVING: Record<string, () => Promise<unknown>> = {
  'answered 204': async () => {
    demo.serve(AWAY, '/never', { status: 204 });
    await tab.evaluate((url) => void location.assign(url), demo.url(AWAY, '/never'));
  },
  'answered 205 to a form': async () => {
    demo.serve(AWAY, '/never', { status: 205 });
    await tab.evaluate(
      (url) => {
        const form = document.createElement('form');
        Object.assign(form, { method: 'post', action: url });
        document.body.append(form);
        form.submit();
      },
      demo.url(AWAY, '/never'),
    );
  },
  'that is a download': async () => {
    const headers: [string, string][] = [['Content-Disposition', 'attachment; filename=never.html']];
    demo.serve(AWAY, '/never', { headers, body: 'saved' });
    await tab.evaluate((url) => void location.assign(url), demo.url(AWAY, '/never'));
  },
  'of a type that the browser saves': async () => {
    demo.serve(AWAY, '/never', { type: 'application/zip', body: 'PK' });
    await tab.evaluate((url) => void location.assign(url), demo.url(AWAY, '/never'));
  },
  'that redirects to a download': async () => {
    demo.serve(AWAY, '/never', redirect('/file'));
    demo.serve(AWAY, '/file', { type: 'application/octet-stream', body: 'saved' });
    await tab.evaluate((url) => void location.assign(url), demo.url(AWAY, '/never'));
  },
  'that was stopped before its response': async () => {
    let respond: (response: { body: string }) => void = () => undefined;
    demo.serve(AWAY, '/never', () => new Promise((resolve) => (respond = resolve)));
    demo.serve(SHOP, '/arrived', () => ({ body: String(demo.requests(AWAY, '/never').length) }));
    await tab.evaluate(
      async (url) => {
        location.assign(url);
        while ((await fetch('/arrived').then((response) => response.text())) === '0');
        stop();
      },
      demo.url(AWAY, '/never'),
    );
    respond({ body: 'too late' });
  },
};

describe('a document of another site', () => {
  test.each(Object.entries(LEAVING))('%s is not the page of later requests', async (_, leave) => {
    demo.serve(SHOP, '/own', { body: 'own' });
    demo.serve(SHOP, '/own.svg', { ...PICTURE, setCookie: ['set=1; Path=/; SameSite=Strict'] });
    await leave();
    await panel.waitFor(() => document.querySelector('.log-row[data-request$="/never"]'));
    expect(await tab.url()).toBe(demo.url(SHOP, '/blank'));
    await tab.evaluate(async () => {
      await fetch('/own').then((response) => response.text());
      document.body.append(Object.assign(new Image(), { src: '/own.svg' }));
    });
    await panel.waitFor(() => document.querySelector('.log-row[data-request$="/own.svg"]'));
    expect(demo.lastCookieHeader(SHOP, '/own')).toBe('strict=1; lax=1; plain=1');
    await openRequest(panel, '/own');
    expect(await unexplained(panel)).toEqual([]);
    await showPart(panel, 'set-cookie');
    const [line] = await shownLines(panel, 1);
    expect(line).toMatchObject({ outcome: 'stored', check: 'agrees', reasons: [] });
    await panel.setSize(1200, 800);
  });
});
