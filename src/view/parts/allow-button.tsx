import { useView } from './context.ts';

/** A button that asks for the missing access. */
export function AllowButton({ origins }: { origins: string[] }) {
  const { app, text } = useView();
  const listing = app.listing.value;
  if (!listing) return null;
  const site = origins.map((origin) => origin.replace(/^.*:\/\/(\*\.)?/, '').replace(/\/.*$/, '')).join(', ');
  return (
    <button type="button" onClick={() => void app.access.requestOrigins(listing.scope.page, origins)}>
      {text('allowSite', { site })}
    </button>
  );
}
