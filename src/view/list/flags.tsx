import type { Cookie } from '../../cookie/cookie.ts';
import { useView } from '../parts/context.ts';
import { Shape } from '../parts/icon.tsx';
import './flags.css';

const PATHS = {
  thirdParty:
    'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM1.8 8h12.4M8 1.8c3.4 3.6 3.4 8.8 0 12.4-3.4-3.6-3.4-8.8 0-12.4z',
  httpOnly: 'M5 4.5 1.5 8 5 11.5M11 4.5 14.5 8 11 11.5M11.5 2l-7 12',
  secure: 'M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  partitioned: 'M2 3h12v10H2zM8 3v10M10.5 6.5h1M10.5 9.5h1',
} as const;

/** The attributes of a cookie as icons, each always in the same place. An absent attribute shows nothing. */
export function Flags({ cookie, isThirdParty }: { cookie: Cookie; isThirdParty: boolean }) {
  const { text } = useView();
  const { httpOnly, secure, sameSite, partitionKey } = cookie;
  const sameSiteLabel = text('flag_sameSite', { value: text(`sameSite_${sameSite}`) });
  return (
    <>
      {httpOnly && <Shape name="httpOnly" path={PATHS.httpOnly} label={text('flag_httpOnly')} />}
      {secure && <Shape name="secure" path={PATHS.secure} label={text('flag_secure')} />}
      {/* Without SameSite a third-party cookie is sent in some browsers only. */}
      {(sameSite !== 'unset' || isThirdParty) && (
        <span class="same-site" data-same-site={sameSite} role="img" aria-label={sameSiteLabel} title={sameSiteLabel}>
          {sameSite === 'unset' ? '?' : sameSite.slice(0, 1).toUpperCase()}
        </span>
      )}
      {partitionKey && (
        <Shape
          name="partitioned"
          path={PATHS.partitioned}
          label={text('flag_partitioned', { site: partitionKey.topLevelSite })}
        />
      )}
      {isThirdParty && <Shape name="thirdParty" path={PATHS.thirdParty} label={text('flag_thirdParty')} />}
    </>
  );
}
