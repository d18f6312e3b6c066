import type { ThirdParty } from '../../../cookie/verdict.ts';
import { messageKey } from '../../../model/text/message.ts';
import { INITIATORS } from '../../../model/what-if/initiators.ts';
import type { UrlField as FieldName } from '../../../model/what-if/question-model.ts';
import { sourcePagesFor } from '../../../model/what-if/source-pages.ts';
import { useView } from '../../parts/context.ts';
import { usePanel } from '../log/panel-context.ts';
import { WhatIfSettings } from './what-if-settings.tsx';

/** Which request: its address, how it comes about, and from where. */
export function WhatIfQuestion() {
  const { text } = useView();
  const { question } = usePanel().whatIf;
  const { way, wanted, method, methods } = question;
  const isTyped = way.value === 'typed';
  return (
    <section class="question" aria-label={text('whatIf_request')}>
      <AddressField name="address" />
      <div class="how">
        <label>
          <span class="label">{text('whatIf_initiator')}</span>
          <select
            name="way"
            value={way.value}
            onChange={({ currentTarget }) => {
              way.value = INITIATORS.find((one) => one === currentTarget.value) ?? 'typed';
            }}
          >
            {INITIATORS.map((one) => (
              <option key={one} value={one}>
                {text(messageKey('way', one))}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="label">{text('whatIf_method')}</span>
          <select
            name="method"
            value={method.value}
            disabled={methods.value.length < 2}
            onChange={({ currentTarget }) => {
              wanted.value = currentTarget.value;
            }}
          >
            {methods.value.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
      </div>
      {!isTyped && (
        <>
          <AddressField name="page" />
          <Places />
        </>
      )}
      <details class="more">
        <summary>{text('whatIf_more')}</summary>
        {!isTyped && <AddressField name="frame" isOptional />}
        <AddressField name="redirect" isOptional />
        <label>
          <span class="label">{text('whatIf_thirdParty')}</span>
          <select
            name="thirdParty"
            value={question.thirdParty.value ?? ''}
            onChange={({ currentTarget }) => {
              question.thirdParty.value = POLICIES.find((one) => one === currentTarget.value) ?? null;
            }}
          >
            <option value="">{text('thirdParty_asSet')}</option>
            {POLICIES.map((one) => (
              <option key={one} value={one}>
                {text(`thirdParty_${one}`)}
              </option>
            ))}
          </select>
        </label>
      </details>
      <WhatIfSettings />
    </section>
  );
}

const POLICIES: readonly ThirdParty[] = ['allowed', 'partitioned', 'blocked'];

function AddressField({ name, isOptional = false }: { name: FieldName; isOptional?: boolean }) {
  const { text } = useView();
  const { question } = usePanel().whatIf;
  const isWrong = question.wrong.value.has(name);
  return (
    <div class="address">
      <label>
        <span class="label">
          {text(`whatIf_${name}`)} {isOptional && <small>{text('whatIf_optional')}</small>}
        </span>
        <input
          name={name}
          class="code"
          value={question.texts.value[name]}
          spellcheck={false}
          autocomplete="off"
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `wrong-${name}` : undefined}
          onInput={({ currentTarget }) => question.type(name, currentTarget.value)}
        />
      </label>
      {isWrong && (
        <p class="faults" id={`wrong-${name}`} role="alert">
          {text('whatIf_urlWrong')}
        </p>
      )}
    </div>
  );
}

/** Pages that differ in what becomes of cookies, each one click away. */
function Places() {
  const { app, host, text } = useView();
  const { question } = usePanel().whatIf;
  const trial = question.trial.value;
  const here = app.feed.page.value?.url;
  if (!trial || here === undefined) return null;
  return (
    <fieldset class="places" aria-label={text('whatIf_places')}>
      {sourcePagesFor(trial.url, here, host.registrableDomain).map(({ id, url }) => (
        <button
          type="button"
          class="chip"
          key={id}
          data-place={id}
          title={url}
          aria-pressed={question.texts.value.page === url}
          onClick={() => question.type('page', url)}
        >
          {text(`place_${id}`)}
        </button>
      ))}
    </fieldset>
  );
}
