/**
 * Whether git takes it for the full name of a ref (`refs/heads/main`), without asking git:
 * https://git-scm.com/docs/git-check-ref-format
 */
export function isRefName(name: string): boolean {
  if (/[\0-\x20\x7f~^:?*[\\]|\.\.|@\{/.test(name) || name.endsWith('.')) return false;
  const parts = name.split('/');
  return (
    parts.length > 1 && parts.every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'))
  );
}
