import { html, scriptValue } from '../markup.ts';
import { addressOn, type DemoRequest, type DemoResponse } from '../message.ts';
import { page, receivedSection } from '../page.ts';
import type { Route } from '../route.ts';

const ADS = 'ads.localhost';
const CONTEXT = 'Path=/; Max-Age=86400; Secure; SameSite=None';

/** The cookies of an embedded host: with Partitioned a cookie also belongs to the embedding page. */
function lines(request: DemoRequest, kind: string): string[] {
  return request.query.has('partitioned')
    ? [`${kind}-partitioned=1; ${CONTEXT}; Partitioned`]
    : [`${kind}-plain=1; ${CONTEXT}`];
}

function shop(request: DemoRequest, partitioned: boolean): DemoResponse {
  const query = partitioned ? '?partitioned' : '';
  const attribute = partitioned ? 'with Partitioned' : 'without Partitioned';
  return page(request, {
    title: `Third party, ${attribute}`,
    lead: `This page holds an iframe and an image from ${ADS}, which is another site. Both set a cookie ${attribute}.`,
    body: html`<section><iframe title="A frame from ${ADS}" src="${addressOn(request, ADS, `/frame${query}`)}"></iframe>
<p><img alt="An image from ${ADS}" width="200" height="60" src="${addressOn(request, ADS, `/banner.svg${query}`)}"></p>
<p>${
      partitioned
        ? html`The cookies are kept apart for this site: the same frame on another site does not see them. <a href="/third-party">Without Partitioned</a>`
        : html`Chromium stores them or rejects them, as its third-party setting says; Firefox keeps them apart by itself. <a href="/third-party/partitioned">With Partitioned</a>`
    }</p></section>`,
    look: html`<p>"This page" and "this site" do not list them: they go to ${ADS}, not here. "All that this page loads" does, with the partition
they belong to. Visited by itself, <a href="${addressOn(request, ADS, '/')}">${ADS}</a> does not get the partitioned ones.</p>`,
  });
}

function frame(request: DemoRequest): DemoResponse {
  const setCookie = lines(request, 'frame');
  const body = html`<!doctype html><html lang="en"><meta charset="utf-8"><title>A frame from ${ADS}</title><link rel="icon" href="data:,">
<style>:root { color-scheme: light dark } body { font: .95rem/1.5 system-ui, sans-serif; margin: .75rem } pre { white-space: pre-wrap } h2 { font-size: 1rem }</style>
<p>A frame from ${ADS}. It sees <code id="sees"></code> <a href="/reset">Delete what it sees</a></p>${receivedSection(request)}
<script>document.querySelector('#sees').textContent = document.cookie || ${scriptValue('no cookie')};</script></html>`;
  return { body: body.html, setCookie };
}

function banner(request: DemoRequest): DemoResponse {
  const body =
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60"><rect width="200" height="60" rx="8" fill="#9a4a00"/>' +
    '<text x="100" y="36" text-anchor="middle" font-family="sans-serif" font-size="16" fill="#fff">ads.localhost</text></svg>';
  return { type: 'image/svg+xml', body, setCookie: lines(request, 'image') };
}

function visited(request: DemoRequest): DemoResponse {
  return page(request, {
    title: 'The other site',
    lead: `This is ${ADS} visited by itself: here it is the first party.`,
    body: html`<section><p>It sets visited-ads, which SameSite=None lets other sites' pages send along where the browser allows it.</p></section>`,
    look: html`<p>What a shop page made ${ADS} store with Partitioned is not sent here; "this site" lists it with its partition.</p>`,
    setCookie: [`visited-ads=1; ${CONTEXT}`],
  });
}

/** A shop page with an iframe and an image from another site. */
export const THIRD_PARTY_PAGES: Route[] = [
  { host: 'shop.localhost', path: '/third-party', handle: (request) => shop(request, false) },
  { host: 'shop.localhost', path: '/third-party/partitioned', handle: (request) => shop(request, true) },
  { host: ADS, path: '/', handle: visited },
  { host: ADS, path: '/frame', handle: frame },
  { host: ADS, path: '/banner.svg', handle: banner },
];
