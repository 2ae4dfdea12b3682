import { BANK_NAMES } from '../kernel/names.js';

/** The content of the page of an entity. */
export interface LinkPage {
  readonly action: string;
  readonly token: string;
  /** Unique per display of the page. */
  readonly submission: string;
  readonly owner: string;
  readonly accounts: ReadonlyArray<{
    readonly name: string;
    readonly lastFour: string;
    readonly status: string;
  }>;
}

/** The page with the linked accounts and the form for another one. */
export function linkPage({ action, token, submission, owner, accounts }: LinkPage): string {
  const rows = accounts.map(
    ({ name, lastFour, status }) => `<li>${escaped(name)} ····${escaped(lastFour)}: ${escaped(status)}</li>`,
  );
  const banks = BANK_NAMES.map((name) => `<option>${escaped(name)}</option>`);
  const hidden = `<input type="hidden" name="token" value="${escaped(token)}">`;
  return framed(
    'Link a bank account',
    `<h1>Funding accounts of ${escaped(owner)}</h1>
<ul>${rows.join('') || '<li>None is linked yet.</li>'}</ul>
<form method="post" action="${action}/link">${hidden}
<input type="hidden" name="submission" value="${escaped(submission)}">
<p><label>Bank <select name="institution">${banks.join('')}</select></label></p>
<p><label>E-mail <input type="email" name="email" required></label></p>
<p><label>Signatory <input name="signatory" required></label></p>
<p><label><input type="checkbox" name="mandate" value="accepted" required> I authorise US ACH debits</label></p>
<p><button type="submit">Link account</button></p></form>
<form method="post" action="${action}/cancel">${hidden}<button type="submit">Cancel</button></form>`,
  );
}

/** The page for an invalid or expired token. */
export function closedPage(): string {
  return messagePage('This link is no longer valid', 'Please ask for a new one.');
}

/** A page with a message. */
export function messagePage(title: string, text: string): string {
  return framed(title, `<h1>${escaped(title)}</h1><p>${escaped(text)}</p>`);
}

function framed(title: string, content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>
<body>${content}</body></html>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
