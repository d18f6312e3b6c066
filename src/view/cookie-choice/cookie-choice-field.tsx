import {
  COOKIE_CHOICES,
  type CookieChoice,
  type CookieChoices,
} from '../../model/cookie-choice/cookie-choice-model.ts';
import { useView } from '../parts/context.ts';

interface Props {
  model: CookieChoices;
  choose(choice: CookieChoice): Promise<void>;
}

/** Chooses the cookies that a dialog is about, each choice with how many they are. */
export function CookieChoiceField({ model: { choice, counts }, choose }: Props) {
  const { app, text } = useView();
  const site = app.listing.value?.site ?? '';
  return (
    <label>
      {text('cookieChoice')}
      <select
        name="cookies"
        value={choice.value}
        onChange={({ currentTarget }) => {
          const chosen = COOKIE_CHOICES.find((name) => name === currentTarget.value);
          if (chosen) void choose(chosen);
        }}
      >
        {COOKIE_CHOICES.map((name) => {
          const count = counts.value[name];
          if (name === 'selected' && count === 0) return null;
          return (
            <option key={name} value={name}>
              {count === null
                ? text('cookieChoice_everything')
                : text(`cookieChoice_${name}_counted`, { number: count, site })}
            </option>
          );
        })}
      </select>
    </label>
  );
}
