import { UserError } from '../errors.ts';

/** A stretch of what follows a command's name, in characters. */
export interface Spot {
  readonly start: number;
  readonly end: number;
}

/** An error at a place of the command as it was written. */
export class CommandFault extends UserError {
  override readonly name = 'CommandFault';
  readonly spot: Spot;

  constructor(message: string, { start, end }: Spot) {
    super(message);
    this.spot = { start, end };
  }
}
