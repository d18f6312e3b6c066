import type { ComponentChildren } from 'preact';
import type { Cookie } from '../../cookie/cookie.ts';
import { asOctets } from '../../cookie/octets.ts';
import { storeName } from '../../model/text/store-name.ts';
import { useView } from '../parts/context.ts';
import { Raw } from '../parts/raw.tsx';

/** Every attribute of a cookie, as the browser stores it. */
export function Attributes({ cookie }: { cookie: Cookie }) {
  const { text } = useView();
  return (
    <dl class="attributes">
      <Attribute name="domain">
        <Raw octets={asOctets(cookie.domain)} /> <small>{text(cookie.hostOnly ? 'hostOnly' : 'withSubdomains')}</small>
      </Attribute>
      <Attribute name="path">
        <Raw octets={cookie.path} />
      </Attribute>
      <Attribute name="expires">
        <Expires expiryTime={cookie.expiryTime} />
      </Attribute>
      <Attribute name="secure">{text(cookie.secure ? 'secureYes' : 'secureNo')}</Attribute>
      <Attribute name="httpOnly">{text(cookie.httpOnly ? 'httpOnlyYes' : 'httpOnlyNo')}</Attribute>
      <Attribute name="sameSite">
        {text(`sameSite_${cookie.sameSite}`)} <small>{text(`sameSite_${cookie.sameSite}_why`)}</small>
      </Attribute>
      <Attribute name="partition">
        <Partition cookie={cookie} />
      </Attribute>
      <Attribute name="store">
        <StoreText storeId={cookie.storeId} />
      </Attribute>
    </dl>
  );
}

type Name = 'domain' | 'path' | 'expires' | 'secure' | 'httpOnly' | 'sameSite' | 'partition' | 'store';

function Attribute({ name, children }: { name: Name; children: ComponentChildren }) {
  const { text } = useView();
  return (
    <div>
      <dt>{text(`attribute_${name}`)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Expires({ expiryTime }: { expiryTime: number | null }) {
  const { app, expiry, text } = useView();
  if (expiryTime === null) return <>{text('sessionLong')}</>;
  const local = expiry.local(expiryTime);
  const utc = expiry.utc(expiryTime);
  return (
    <>
      {expiry.relative(expiryTime, app.clock.time.value)} · {local} {utc !== local && <small>{utc}</small>}
    </>
  );
}

function Partition({ cookie: { partitionKey } }: { cookie: Cookie }) {
  const { text } = useView();
  if (!partitionKey) return <>{text('unpartitioned')}</>;
  return (
    <>
      <Raw octets={asOctets(partitionKey.topLevelSite)} />{' '}
      <small>{text(partitionKey.hasCrossSiteAncestor ? 'crossSiteAncestor' : 'noCrossSiteAncestor')}</small>
    </>
  );
}

function StoreText({ storeId }: { storeId: string }) {
  const { text } = useView();
  return (
    <>
      {storeName(storeId, text)} <code class="soft">{storeId}</code>
    </>
  );
}
