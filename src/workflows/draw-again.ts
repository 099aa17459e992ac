import { redrawnReply } from '../messages/revision-pull-request.ts';
import type { RevisionRequest } from './publish-revision.ts';
import { type RedrawPorts, type RedrawRequest, redrawPlan } from './redraw-plan.ts';

export interface Drawing {
  /** PLAN.md to be committed where it is; the same as before, or null, where nothing is. */
  readonly source: string | null;
  /** What was drawn, where it is committed where the plan is. */
  readonly drawn: RevisionRequest['drawn'] | null;
  /** What is proposed by a pull request of its own. */
  readonly revision: RevisionRequest | null;
  /** What the reply says of it; null where the commit says enough. */
  readonly note: string | null;
  /** Why the plan was not drawn again. */
  readonly refusal: string | null;
}

/** A plan that is only proposed is drawn again where it is; an approved one comes as a pull request. Writes nothing. */
export async function drawAgain(
  ports: RedrawPorts,
  request: Omit<RedrawRequest, 'source'> & { readonly source: string | null },
): Promise<Drawing> {
  const { config, found, results, source } = request;
  const { plan, reading } = found;
  const nothing: Drawing = { source, drawn: null, revision: null, note: null, refusal: null };
  const headOid = plan?.proposal?.headOid ?? reading.repository.headOid;
  if (plan === null || headOid === null) return nothing;
  const before = source ?? plan.source;
  const redrawn = await redrawPlan(ports, { ...request, source: before });
  if (redrawn === null) return nothing;
  if (redrawn.kind === 'refused') return { ...nothing, refusal: redrawn.reason };
  const { drawn } = redrawn;
  const isAsked = results.some((result) => result.kind === 'redraw');
  if (drawn.markdown === before) return { ...nothing, note: isAsked ? redrawnReply({ kind: 'same' }) : null };
  if (plan.proposal !== null) return { ...nothing, source: drawn.markdown, drawn };
  const { issue, path } = plan;
  return { ...nothing, revision: { reading, issue, path, drawn, headOid, prefix: config.prefix } };
}
