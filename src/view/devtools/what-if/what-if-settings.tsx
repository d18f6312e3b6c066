import { partialAccessKey } from '../../../model/access/partial-access.ts';
import { hasCredentials, isThirdPartyTrial } from '../../../model/what-if/trial.ts';
import { AllowButton } from '../../parts/allow-button.tsx';
import { useView } from '../../parts/context.ts';
import { Icon } from '../../parts/icon.tsx';
import { usePanel } from '../log/panel-context.ts';

/** Whether Crumb may see the jar of the site asked, and what mends it. What Firefox then hides is of no account here. */
export function WhatIfAccess() {
  const { host, text } = useView();
  const listed = usePanel().whatIf.known.value;
  if (!listed) return null;
  const { access, scope, site } = listed;
  const isUnseen = access.status === 'none';
  if (access.status === 'granted' || (host.agent === 'firefox' && !isUnseen)) return null;
  const key = partialAccessKey(listed) ?? 'whatIf_unseen';
  return (
    <div class="finding" data-severity="warn" data-state={`access-${access.status}`} role="status">
      <p>
        <Icon name="warn" /> {text(key, { site, host: new URL(scope.page.url).hostname })}
      </p>
      <AllowButton origins={access.origins} />
    </div>
  );
}

/** What is known or assumed of the browser's settings, where the answer rests on them. */
export function WhatIfSettings() {
  const { host } = useView();
  const trial = usePanel().whatIf.answer.value?.trial;
  const { agent, registrableDomain } = host;
  return trial && hasCredentials(trial) && isThirdPartyTrial(trial, { agent, now: 0, registrableDomain }) ? (
    <ThirdPartySetting />
  ) : null;
}

function ThirdPartySetting() {
  const { app, host, text } = useView();
  const { policy, question } = usePanel().whatIf;
  const page = app.feed.page.value;
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
