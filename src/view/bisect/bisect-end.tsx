import type { CookieId } from '../../cookie/cookie.ts';
import { cookieKey } from '../../cookie/cookie.ts';
import { asOctets } from '../../cookie/octets.ts';
import type { Bisect } from '../../model/bisect/bisect-model.ts';
import { useView } from '../parts/context.ts';
import { Raw } from '../parts/raw.tsx';

/** What a search found, after all cookies are on again. */
export function BisectEnd({ model, onClose }: { model: Bisect; onClose(): void }) {
  const { text } = useView();
  const result = model.result.value;
  const isWhole = model.problem.value === null;
  const all = model.search.value?.cookies ?? [];
  const culprits = result?.kind === 'found' ? result.culprits.flatMap((index) => all[index]?.id ?? []) : [];

  function switchOff(): void {
    void model.switchOffFound();
    onClose();
  }

  return (
    <>
      <p data-result={result?.kind ?? 'ended'}>
        {result === null && text('bisectEnded')}
        {result?.kind === 'none' && text('bisectNone')}
        {result?.kind === 'found' && text('bisectFound', { count: culprits.length })}
      </p>
      {culprits.length > 0 && (
        <ul>
          {culprits.map((id) => (
            <Culprit key={cookieKey(id)} id={id} />
          ))}
        </ul>
      )}
      <p class="soft">{text(isWhole ? 'bisectAllAreOn' : 'bisectSomeAreOff')}</p>
      <div class="buttons">
        {!isWhole && (
          <button type="button" onClick={() => void model.retry()}>
            {text('tryAgain')}
          </button>
        )}
        {culprits.length > 0 && (
          <button type="button" onClick={switchOff}>
            {text('bisectSwitchOff', { count: culprits.length })}
          </button>
        )}
        <button type="button" class="primary" autofocus onClick={onClose}>
          {text('close')}
        </button>
      </div>
    </>
  );
}

function Culprit({ id }: { id: CookieId }) {
  const { text } = useView();
  return (
    <li>
      <b>{id.name === '' ? <i>{text('nameless')}</i> : <Raw octets={id.name} />}</b>{' '}
      <small>
        <Raw octets={asOctets(id.domain + id.path)} short />
      </small>
    </li>
  );
}
