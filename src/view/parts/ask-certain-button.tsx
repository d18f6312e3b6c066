import type { Capability } from '../../contract/access.ts';
import { requestCapability } from '../../model/access/request-origins.ts';
import { useView } from './context.ts';

interface Props {
  /** The permission that the button requests; null: none would reveal it. */
  capability: Capability | null;
  /** Id of the element that explains it. */
  describedBy?: string;
}

/** A button that asks for the permission to read whether cookies are blocked; none where no permission would reveal it. */
export function AskCertainButton({ capability, describedBy }: Props) {
  const view = useView();
  const page = view.app.feed.page.value;
  if (!capability || !page) return null;
  return (
    <button type="button" aria-describedby={describedBy} onClick={() => void requestCapability(view, page, capability)}>
      {view.text('askCertain')}
    </button>
  );
}
