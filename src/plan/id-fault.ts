import { UserError } from '../errors.ts';

/** An error about one of the ids that a person named, so that a reply can mark where it stands. */
export class IdFault extends UserError {
  override readonly name = 'IdFault';
  /** As it was named. */
  readonly id: string;

  constructor(id: string, message: string) {
    super(message);
    this.id = id;
  }
}
