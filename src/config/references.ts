/** `${NAME}`. */
export const VARIABLE = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;
/** `${file:PATH}` as a whole text. */
export const SECRET_FILE = /^\$\{file:([^}]+)\}$/;

const FORMS = '${NAME} of letters, digits and _, or ${file:PATH} as the whole value';

/** Every text with `${` that is neither `${NAME}` nor exactly `${file:PATH}`: it would be used as it stands. */
export function misreadReferences(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return problemsOfText(value, path);
  if (Array.isArray(value)) {
    return value.flatMap((each, index) => misreadReferences(each, `${path}[${index}]`));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    misreadReferences(each, path === '' ? key : `${path}.${key}`),
  );
}

function problemsOfText(text: string, path: string): string[] {
  if (SECRET_FILE.test(text)) return [];
  const rest = text.replace(VARIABLE, '');
  return rest.includes('${') ? [`${path}: required ${FORMS}; arrived ${formOf(rest)}`] : [];
}

/** Describes the form without the text, because the text can contain a secret. */
function formOf(rest: string): string {
  if (/\$\{file:[^}]+\}/.test(rest)) return 'other characters beside ${file:PATH}';
  if (/\$\{\s*[A-Za-z_]\w*\s*\}/.test(rest)) return 'spaces in ${NAME}';
  if (/\$\{[A-Za-z_]\w*:?[-+?=]/.test(rest))
    return '${NAME} with a default, or a name with another character';
  return 'another text after ${';
}
