/** An answer with its body read as JSON where it is JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: any;
}

/** One HTTP call; objects are sent as JSON. */
export async function call(
  method: string,
  url: string,
  options: {
    readonly body?: unknown;
    readonly headers?: Record<string, string>;
    readonly redirect?: 'follow' | 'error' | 'manual';
  } = {},
): Promise<Answer> {
  const { body, headers, redirect = 'manual' } = options;
  const response = await fetch(url, {
    method,
    redirect,
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: asJson(text) };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
