import { type Cookie, cookieKey } from '../../../cookie/cookie.ts';
import { asOctets, toText } from '../../../cookie/octets.ts';
import { cookieSizes } from '../../../cookie/sizes.ts';
import type { Piece } from '../../../model/what-if/header-difference.ts';
import type { RequestPrediction } from '../../../model/what-if/predict-request.ts';
import { useView } from '../../parts/context.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Raw } from '../../parts/raw.tsx';
import { DecodedValue } from '../decoded/decoded-value.tsx';
import { HeaderLevel } from './header-level.tsx';
import { useWhatIf } from './what-if-context.ts';
import { CookieActions, CookiePlace } from './what-if-cookie.tsx';
import { WhatIfAccess } from './what-if-settings.tsx';
import { WhatIfUnsent } from './what-if-unsent.tsx';

/** The predicted Cookie header, the cookies it consists of, and those that are not sent and why. */
export function WhatIfPrediction() {
  const { text } = useView();
  const { whatIf } = useWhatIf();
  const prediction = whatIf.prediction.value;
  // Where Crumb may not read the cookies, it can only predict those that a person added.
  const isUnseen = whatIf.listing.value?.access.status === 'none' && prediction?.changes.length === 0;
  return (
    <section
      class="what-if-result"
      aria-label={text('whatIf_result')}
      aria-busy={prediction === null || whatIf.policy.value === null}
      data-url={prediction?.trial.url}
    >
      <WhatIfAccess />
      {prediction &&
        !isUnseen &&
        (prediction.exclusion ? (
          <NoCookies cause={prediction.exclusion} />
        ) : (
          <PredictedHeader prediction={prediction} />
        ))}
    </section>
  );
}

function NoCookies({ cause }: { cause: 'credentials' | 'blocked' }) {
  const { text } = useView();
  return (
    <div class="finding" data-severity="warn" data-barred={cause}>
      <strong>
        <Icon name="warn" /> {text(`whatIf_barred_${cause}`)}
      </strong>
      <p>{text(`whatIf_barred_${cause}_do`)}</p>
    </div>
  );
}

function PredictedHeader({ prediction }: { prediction: RequestPrediction }) {
  const { app, text } = useView();
  const { retrieval, difference } = prediction;
  const { sent, header, bytes } = retrieval;
  return (
    <>
      <header class="result-head">
        <h2>
          {sent.length === 0
            ? text('whatIf_noHeader')
            : text('whatIf_header', { count: sent.length, octets: text('octets', { octets: bytes }) })}
        </h2>
        <Delta prediction={prediction} />
        {sent.length > 0 && <CopyButton content={`Cookie: ${toText(header)}`} label={text('copyCookieHeader')} />}
      </header>
      <HeaderLevel octets={bytes} budget={app.payload.budget.value} />
      {sent.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
        <pre class="value-text cookie-header" tabIndex={0} data-octets={bytes}>
          {'Cookie: '}
          <bdi class="raw">
            {difference.pieces.map((piece, index) => (
              <HeaderPiece key={cookieKey(piece.cookie)} piece={piece} isFirst={index === 0} />
            ))}
          </bdi>
        </pre>
      )}
      <SentList prediction={prediction} />
      <WhatIfUnsent retrieval={retrieval} />
    </>
  );
}

function HeaderPiece({ piece: { cookie, state }, isFirst }: { piece: Piece; isFirst: boolean }) {
  const { name, value } = cookie;
  const pair = <Raw octets={name === '' ? value : asOctets(`${name}=${value}`)} />;
  return (
    <>
      {!isFirst && '; '}
      {state === 'same' ? pair : <ins data-state={state}>{pair}</ins>}
    </>
  );
}

/** How many octets more or fewer are sent than with the browser's own cookies. */
function Delta({ prediction: { changes, difference } }: { prediction: RequestPrediction }) {
  const { text } = useView();
  if (changes.length === 0) return null;
  const { octets, pieces, removed } = difference;
  const isSame = octets === 0 && removed.length === 0 && pieces.every(({ state }) => state === 'same');
  const sign = octets > 0 ? '+' : octets < 0 ? '\u2212' : '\u00b1';
  const size = text('octets', { octets: Math.abs(octets) });
  return (
    <span class="delta" data-octets={octets} role="status">
      {isSame ? text('whatIf_unchanged') : text('whatIf_delta', { octets: `${sign}${size}` })}
    </span>
  );
}

/** One row for each cookie in the order of the header, then those that are sent only without the changes. */
function SentList({ prediction: { difference } }: { prediction: RequestPrediction }) {
  const { text } = useView();
  const { pieces, removed } = difference;
  const others = (): Cookie[] => [...pieces.map(({ cookie }) => cookie), ...removed];
  if (pieces.length === 0 && removed.length === 0) return null;
  return (
    <ol class="foretold" aria-label={text('whatIf_sent')}>
      {pieces.map((piece) => (
        <SentRow key={cookieKey(piece.cookie)} {...piece} siblings={others} />
      ))}
      {removed.map((cookie) => (
        <SentRow key={cookieKey(cookie)} cookie={cookie} state="removed" siblings={others} />
      ))}
    </ol>
  );
}

interface RowProps {
  cookie: Cookie;
  state: Piece['state'] | 'removed';
  siblings(): Cookie[];
}

function SentRow({ cookie, state, siblings }: RowProps) {
  const { text } = useView();
  const { inHeader } = cookieSizes(cookie);
  const isRemoved = state === 'removed';
  return (
    <li data-cookie={toText(cookie.name)} data-state={state}>
      <span class="pair">
        <b>{cookie.name === '' ? <i>{text('nameless')}</i> : <Raw octets={cookie.name} />}</b>
        <span class="value">
          <Raw octets={cookie.value} short />
        </span>
      </span>
      <CookiePlace cookie={cookie} />
      <span class="piece-state">{state !== 'same' && text(`piece_${state}`)}</span>
      <span class="octets">{text('octets', { octets: inHeader })}</span>
      {isRemoved ? <span class="actions" /> : <CookieActions cookie={cookie} />}
      <DecodedValue name={cookie.name} value={cookie.value} siblings={siblings} />
    </li>
  );
}
