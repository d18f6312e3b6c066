import type { Cookie } from '../../cookie/cookie.ts';
import { useView } from '../parts/context.ts';

export function Flags({ cookie }: { cookie: Cookie }) {
  const { text } = useView();
  return (
    <>
      {cookie.partitionKey && (
        <span class="tag" title={cookie.partitionKey.topLevelSite}>
          {text('flagPartitioned')}
        </span>
      )}
      {cookie.httpOnly && <span class="tag">HttpOnly</span>}
      {cookie.secure && <span class="tag">Secure</span>}
      <span class="tag" data-none={cookie.sameSite === 'unset' || undefined}>
        {text(`sameSite_${cookie.sameSite}`)}
      </span>
    </>
  );
}
