import { listTree, readObject, resolve } from '../git/read-objects.ts';
import { found, gitDirectory } from '../state/find.ts';
import { type Html, html } from './html.ts';
import type { Page } from './layout.ts';
import type { RepositoryWebRequest } from './request.ts';

/** A file or folder at a branch or commit: markdown rendered, other text as it is. */
export async function blobPage(request: RepositoryWebRequest): Promise<Page> {
  const { base, repository, services } = request;
  const directory = gitDirectory(services.world, repository);
  const { ref, path } = await splitRef(directory, request.params.rest ?? '');
  const object = found(await readObject(directory, `${ref}:${path}`));
  const body =
    object.type === 'tree'
      ? await folder(request, directory, object.oid, ref, path)
      : await file(request, path, object.content);
  return {
    title: `${path} · ${base}`,
    repository: base,
    body: html`<p class="soft">${path} at ${ref}</p>${body}`,
  };
}

/** The bytes of the file. */
export async function rawContent({ params, repository, services }: RepositoryWebRequest): Promise<Buffer> {
  const directory = gitDirectory(services.world, repository);
  const { ref, path } = await splitRef(directory, params.rest ?? '');
  return found(await readObject(directory, `${ref}:${path}`)).content;
}

/** A branch's name can hold slashes: the longest start that names a commit is the ref. */
async function splitRef(directory: string, rest: string): Promise<{ ref: string; path: string }> {
  const parts = rest.split('/');
  for (let length = 1; length <= parts.length; length += 1) {
    const ref = parts.slice(0, length).join('/');
    if ((await resolve(directory, ref, 'commit')) !== null)
      return { ref, path: parts.slice(length).join('/') };
  }
  return { ref: 'HEAD', path: rest };
}

async function file({ markdown }: RepositoryWebRequest, path: string, content: Buffer): Promise<Html> {
  if (content.includes(0)) return html`<p class="empty">A binary file of ${content.length} bytes.</p>`;
  const text = content.toString();
  if (!/\.(md|markdown)$/i.test(path)) return html`<pre>${text}</pre>`;
  return html`<div class="box"><div class="body markdown">${await markdown.render(text)}</div></div>`;
}

async function folder(
  { base }: RepositoryWebRequest,
  directory: string,
  tree: string,
  ref: string,
  path: string,
): Promise<Html> {
  const entries = await listTree(directory, tree);
  const prefix = path === '' ? '' : `${path}/`;
  return html`<ul>${entries.map(
    (entry) => html`<li><a href="/${base}/blob/${ref}/${prefix}${entry.path}">${entry.path}</a></li>`,
  )}</ul>`;
}
