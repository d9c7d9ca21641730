/** Where the server finds something wrong, and which field of the form shows it. */
import type { Problem } from '$lib/problems';
import { isBranch, isList, type Branch, type Value } from './form';
import { fieldsOf, ROOT } from './schema';

/** The names under which the server tells of names that the city does not have. */
const ELSEWHERE: Record<string, string> = {
  categories: 'eligible.categories',
  neighbourhoods: 'eligible.areas',
  areas: 'eligible.areas'
};

/** `gate.0.donors` for `input.definition.gate[0].donors`; nothing where it is not about the rule. */
export function pathOf(field: string | null | undefined): string | null {
  const found = /^(?:input\.)?definition(?:\.(.*))?$/.exec(field ?? '');
  if (!found) return null;
  const path = (found[1] ?? '').replace(/\[(\d+)\]/g, '.$1');
  return ELSEWHERE[path] ?? path;
}

/** Every place of a form that can show a problem. */
export function placesIn(branch: Branch, at = ''): string[] {
  return Object.entries(branch.fields).flatMap(([key, value]) => {
    const path = at ? `${at}.${key}` : key;
    if (isBranch(value)) return [path, ...placesIn(value, path)];
    if (isList(value)) {
      return [
        path,
        ...value.flatMap((one, index) => [`${path}.${index}`, ...placesIn(one, `${path}.${index}`)])
      ];
    }
    return [path];
  });
}

/** The messages by the innermost place that is shown; those under '' have none. */
export function placed(problems: readonly Problem[], rule: Branch): Map<string, string[]> {
  const groups = fieldsOf(ROOT).map(({ key }) => key);
  const places = new Set([...groups, ...placesIn(rule)]);
  const found = new Map<string, string[]>();
  for (const { field, message } of problems) {
    let path = pathOf(field) ?? '';
    while (path !== '' && !places.has(path)) path = path.slice(0, Math.max(0, path.lastIndexOf('.')));
    const there = found.get(path) ?? [];
    if (!there.includes(message)) found.set(path, [...there, message]);
  }
  return found;
}

/** The form and the field at the end of a path: what a field that a message names is called. */
export function fieldAt(path: string): { form: string; key: string } | null {
  let form = ROOT;
  let found: { form: string; key: string } | null = null;
  for (const part of path.replace(/\[\d*\]/g, '').split('.')) {
    if (/^\d+$/.test(part)) continue;
    const spec = fieldsOf(form).find(({ key }) => key === part);
    if (!spec) return null;
    found = { form, key: part };
    form = spec.of ?? form;
  }
  return found;
}

/** A message in which fields are called by their names, and not by their keys. */
export function inWords(message: string, name: (path: string) => string | null): string {
  return message.replace(
    /(«\s|“)([a-z][\w.[\]]*)(\s»|”)/g,
    (all, open: string, path: string, close: string) => {
      const known = name(path);
      return known ? `${open}${known}${close}` : all;
    }
  );
}

/** What the table around a place looks at; empty where there is none. */
export function selectorAt(rule: Branch, path: string): string {
  let branch: Branch | undefined = rule;
  let selector = '';
  for (const part of path.split('.')) {
    if (!branch) return selector;
    const own = branch.fields.selector;
    if (typeof own === 'string') selector = own;
    const next: Value | undefined = branch.fields[part];
    branch = isBranch(next) ? next : undefined;
  }
  return selector;
}
