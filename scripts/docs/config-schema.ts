import { z } from 'zod';
import { configSchema } from '../../src/config/config.ts';

/** `docs/planwright.schema.json`: what editors complete and check `.github/planwright.yml` by. */
export function configJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(configSchema, { io: 'input', target: 'draft-7' });
  const head = { $schema, title: 'Configuration of Planwright (.github/planwright.yml)' };
  return `${JSON.stringify({ ...head, ...schema }, null, 2)}\n`;
}
