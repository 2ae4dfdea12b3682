import type { KnownCaller } from './callers.js';

export interface CallerFieldProps {
  /** To choose from; none: a token is asked for. */
  readonly callers: readonly KnownCaller[];
  readonly token: string;
  readonly onCaller: (caller: KnownCaller) => void;
  readonly onToken: (token: string) => void;
}

/** Who asks, in every tab. A token that is typed in stays in this page and is gone with it. */
export function CallerField({ callers, token, onCaller, onToken }: CallerFieldProps) {
  if (callers.length === 0) {
    return (
      <input
        className="caller"
        type="password"
        autoComplete="off"
        aria-label="Token"
        placeholder="Your API key or JWT"
        // Not at every key: each token asks for the schema.
        onBlur={({ target }) => onToken(target.value.trim())}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
      />
    );
  }
  const choose = (chosen: string) => {
    const caller = callers.find((each) => each.token === chosen);
    if (caller) onCaller(caller);
  };
  return (
    <label className="caller">
      as{' '}
      <select aria-label="Caller" value={token} onChange={({ target }) => choose(target.value)}>
        {callers.map((each) => (
          <option key={each.name} value={each.token}>
            {each.name}
          </option>
        ))}
      </select>
    </label>
  );
}
