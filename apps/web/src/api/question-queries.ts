import { api, body } from './client.ts';
import type { components, paths } from './schema.gen.ts';

export type Simulation = components['schemas']['Simulation'];
export type DecisionStep = Simulation['steps'][number];
export type SimulationAsked = paths['/v1/permissions/simulate']['post']['requestBody']['content']['application/json'];

/** What the table under which the session acts would decide; nothing happens by asking. */
export function simulate(asked: SimulationAsked): Promise<Simulation> {
  return body(api.POST('/v1/permissions/simulate', { body: asked }));
}
