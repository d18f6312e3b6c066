import { isThirdParty } from '../../model/what-if/trial.ts';
import { AllowButton } from '../allow-button.tsx';
import { useView } from '../context.ts';
import { Icon } from '../icon.tsx';
import { usePanel } from './panel-context.ts';

/** What the answer rests on: whether Crumb may see that jar, and what it knows or assumes of the browser's settings. */
export function WhatIfSettings() {
  const { host, text } = useView();
  const { known, trial } = usePanel().whatIf;
  const listed = known.value;
  if (!listed || !trial.value) return null;
  const { agent, registrableDomain } = host;
  const isForeign = isThirdParty(trial.value, { agent, now: 0, registrableDomain });
  return (
    <>
      {listed.access.status !== 'granted' && (
        <div class="finding" data-severity="warn" data-state={`access-${listed.access.status}`} role="status">
          <Icon name="warn" />{' '}
          {listed.access.status === 'none'
            ? text('noPermission', { site: listed.site })
            : text(`partial_${listed.access.status}`, { site: listed.site })}{' '}
          <AllowButton origins={listed.access.origins} />
        </div>
      )}
      {isForeign && <ThirdPartySetting />}
    </>
  );
}

function ThirdPartySetting() {
  const { app, host, text } = useView();
  const { policy, question } = usePanel().whatIf;
  const page = app.listing.page.value;
  const ask = policy.value?.ask ?? null;
  const told = policy.value?.thirdParty ?? null;
  const chosen = question.thirdParty.value;
  const basis = chosen !== null ? 'chosen' : told !== null ? 'known' : 'assumed';
  const setting = chosen ?? told ?? (host.agent === 'firefox' ? 'partitioned' : 'allowed');
  return (
    <div class="basis" data-basis={basis} data-policy={setting} role="status">
      <p>
        {text(`thirdParty_${basis}`, { setting: text(`thirdParty_${setting}`) })} {text('whatIf_noAccessGiven')}
      </p>
      {basis === 'assumed' && ask !== null && page && (
        <button type="button" onClick={() => void app.access.requestCapability(page, ask)}>
          {text('askCertain')}
        </button>
      )}
    </div>
  );
}
