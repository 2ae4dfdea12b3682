export type Row = Record<string, any>;

export interface Answer {
  readonly status: number;
  /** Empty where the text is no JSON. */
  readonly body: Row;
  readonly text: string;
  readonly headers: Headers;
}

interface Asked {
  readonly method: string;
  /** The header of that name; left out when empty. */
  readonly auth: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON as it is sent. */
  readonly text?: string | undefined;
  /** Sent instead, as a page does. */
  readonly form?: Readonly<Record<string, string>> | undefined;
}

/** Asks a simulator over HTTP and follows no redirect. */
export async function ask(url: string, { method, auth, headers, text, form }: Asked): Promise<Answer> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(auth ? { authorization: auth } : {}),
      ...(text === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(text === undefined ? {} : { body: text }),
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
  const answered = await response.text();
  return { status: response.status, text: answered, headers: response.headers, body: parsed(answered) };
}

function parsed(text: string): Row {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
