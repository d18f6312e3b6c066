import { partialAccessKey } from '../../../model/access/partial-access.ts';
import { hasCredentials, isThirdPartyTrial } from '../../../model/what-if/trial.ts';
import { AllowButton } from '../../parts/allow-button.tsx';
import { AskCertainButton } from '../../parts/ask-certain-button.tsx';
import { useView } from '../../parts/context.ts';
import { Icon } from '../../parts/icon.tsx';
import { useWhatIf } from './what-if-context.ts';

/**
 * Warns where Crumb may not read all cookies of the requested site, with a button that asks for access. It does not
 * warn of partial access in Firefox: the cookies that Firefox then hides do not matter here.
 */
export function WhatIfAccess() {
  const { host, text } = useView();
  const listing = useWhatIf().whatIf.listing.value;
  if (!listing) return null;
  const { access, scope, site } = listing;
  const isUnseen = access.status === 'none';
  if (access.status === 'granted' || (host.agent === 'firefox' && !isUnseen)) return null;
  const key = partialAccessKey(listing) ?? 'whatIf_unseen';
  return (
    <div class="finding" data-severity="warn" data-state={`access-${access.status}`} role="status">
      <p>
        <Icon name="warn" /> {text(key, { site, host: new URL(scope.page.url).hostname })}
      </p>
      <AllowButton origins={access.origins} />
    </div>
  );
}

/** The browser setting that the prediction rests on, and whether it is known or assumed. */
export function WhatIfSettings() {
  const { host } = useView();
  const trial = useWhatIf().whatIf.prediction.value?.trial;
  const { agent, registrableDomain } = host;
  return trial && hasCredentials(trial) && isThirdPartyTrial(trial, { agent, now: 0, registrableDomain }) ? (
    <ThirdPartySetting />
  ) : null;
}

function ThirdPartySetting() {
  const { host, text } = useView();
  const { policy, question } = useWhatIf().whatIf;
  const knownPolicy = policy.value?.thirdParty ?? null;
  const chosen = question.thirdParty.value;
  const basis = chosen !== null ? 'chosen' : knownPolicy !== null ? 'known' : 'assumed';
  const setting = chosen ?? knownPolicy ?? (host.agent === 'firefox' ? 'partitioned' : 'allowed');
  return (
    <div class="basis" data-basis={basis} data-policy={setting} role="status">
      <p>
        {text(`thirdParty_${basis}`, { setting: text(`thirdPartyCookies_${setting}`) })} {text('whatIf_noAccessGiven')}
      </p>
      {basis === 'assumed' && <AskCertainButton capability={policy.value?.ask ?? null} />}
    </div>
  );
}
