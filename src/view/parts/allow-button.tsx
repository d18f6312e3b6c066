import { requestOrigins } from '../../model/access/request-origins.ts';
import { useView } from './context.ts';

/** A button that asks for the missing access. */
export function AllowButton({ origins }: { origins: string[] }) {
  const view = useView();
  const { app, text } = view;
  const listing = app.listing.value;
  if (!listing) return null;
  const sites = origins.map((origin) => origin.replace(/^.*:\/\/(\*\.)?/, '').replace(/\/.*$/, ''));
  return (
    <button type="button" onClick={() => void requestOrigins(view, listing.scope.page, origins)}>
      {text('allowSite', { site: [...new Set(sites)].join(', ') })}
    </button>
  );
}
