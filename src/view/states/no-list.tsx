import type { ComponentChildren } from 'preact';
import type { Page } from '../../contract/page.ts';
import { noWebPageOf } from '../../model/access/no-web-page.ts';
import { ALL_SITES, requestOrigins } from '../../model/access/request-origins.ts';
import { messageKey } from '../../model/text/message.ts';
import { BugText } from '../parts/bug-text.tsx';
import { useView } from '../parts/context.ts';
import { LateIcon } from '../parts/late-icon.tsx';
import { isWaiting, Loading } from './gate.tsx';
import { SurfaceMain } from './surface-main.tsx';

/** Says why there is no list, and what to do. */
export function NoList() {
  const { app, text } = useView();
  const { listing, problem, bug, page } = app.feed;
  const current = listing.value;
  const cause = problem.value;
  if (isWaiting(app)) {
    return (
      <SurfaceMain class="state">
        <Loading />
      </SurfaceMain>
    );
  }
  if (cause?.code === 'no-host-permission' && page.value) {
    return <NoPermission page={page.value} site={new URL(page.value.url).hostname} origins={cause.origins} />;
  }
  if (!cause && current)
    return <NoPermission page={current.scope.page} site={current.site} origins={current.access.origins} />;
  if (!cause && bug.value !== null) {
    return (
      <SurfaceMain class="state">
        <BugText message={bug.value} />
        <Retry />
      </SurfaceMain>
    );
  }
  const shown = cause?.code === 'unsupported-page' ? noWebPageOf(cause.url) : null;
  if (shown) return <State title={text(`noWebPage_${shown}`)} explained={text(`noWebPage_${shown}_do`)} />;
  const code = cause?.code ?? 'disconnected';
  const key = messageKey('problem', code);
  return (
    <State title={text(key, {})} explained={text(`${key}_do`, {})}>
      {code === 'disconnected' && <Retry />}
    </State>
  );
}

interface StateProps {
  title: string;
  explained: string;
  children?: ComponentChildren;
}

function State({ title, explained, children }: StateProps) {
  return (
    <SurfaceMain class="state">
      <h2>{title}</h2>
      <p>{explained}</p>
      {children && <div class="buttons">{children}</div>}
    </SurfaceMain>
  );
}

function Retry() {
  const { app, text } = useView();
  return (
    <button type="button" onClick={app.feed.read}>
      {text('tryNow')}
    </button>
  );
}

/** The key of what these patterns reach: every site, a domain with its subdomains, or one host. */
function reachKey(origins: readonly string[]): 'noPermission_allSites' | 'noPermission_parent' | 'noPermission_host' {
  if (origins[0] === ALL_SITES[0]) return 'noPermission_allSites';
  return origins.some((pattern) => pattern.includes('://*.')) ? 'noPermission_parent' : 'noPermission_host';
}

/** Shown before a grant and after a denial: what the access is good for, what Crumb asks for, and why both schemes and the parent domain. */
function NoPermission({ page, site, origins }: { page: Page; site: string; origins: string[] }) {
  const view = useView();
  const { app, text } = view;
  const key = reachKey(origins);
  return (
    <SurfaceMain class="state">
      <LateIcon name="lock" />
      <h2>{text('noPermission', { site })}</h2>
      <p>{text('noPermission_why')}</p>
      <div class="buttons">
        {key !== 'noPermission_allSites' && (
          <button type="button" class="primary" onClick={() => void requestOrigins(view, page, origins)}>
            {text('allowSite', { site })}
          </button>
        )}
        <button type="button" onClick={() => void requestOrigins(view, page, ALL_SITES)}>
          {text('allowAll')}
        </button>
      </div>
      {app.access.denied.value && <p class="soft">{text('denied')}</p>}
      <ul>
        <li>{text('noPermission_private')}</li>
        <li>{text(key, { site })}</li>
        <li>{text('noPermission_schemes')}</li>
      </ul>
      <p class="soft">
        <code>{origins.join('  ')}</code>
      </p>
    </SurfaceMain>
  );
}
