import { UserError } from '../errors.ts';

export type RefusalReason =
  | 'overlap'
  | 'no-box'
  | 'split-box'
  | 'no-position'
  | 'not-in-document'
  | 'open-ended-block'
  | 'no-block'
  | 'ambiguous-block'
  | 'no-front-matter'
  | 'front-matter-form'
  | 'ambiguous-heading'
  | 'cell-form'
  | 'too-deep'
  | 'edit-form'
  | 'not-as-intended';

/** An edit that could not be made, or not be proven right. Nothing was changed. */
export class EditRefused extends UserError {
  override readonly name = 'EditRefused';
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
