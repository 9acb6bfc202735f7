import { expect, test } from '@jest/globals';
import { drill } from '../../scripts/production-shape/drill.ts';
import { Shape } from '../../scripts/production-shape/shape.ts';

const DATA = process.env['COUNTERSIGN_DATA'] ?? '.countersign';

test('R35 R41 by the commands of the pages, what was lost is restored and verifies, and what waited or was owed comes to its end', async () => {
  const without = ['api-2', 'worker-2'];
  const shape = await Shape.start({ programs: undefined, toolsIn: DATA, without, say: () => undefined });
  try {
    const recovered = await drill(shape, { toolsIn: DATA });
    const whole = expect.stringMatching(/^The trail of acme is whole: \d+ events\.$/);
    expect(recovered.map(({ loss, verified, sameWorkflow }) => ({ loss, verified, sameWorkflow }))).toEqual([
      { loss: 'the last hours of the database', verified: whole, sameWorkflow: false },
      { loss: "the machine, restored without Temporal's databases", verified: whole, sameWorkflow: false },
      { loss: "the machine, restored with Temporal's databases", verified: whole, sameWorkflow: true },
      { loss: "Temporal's databases", verified: '', sameWorkflow: false },
    ]);
  } finally {
    await shape.stop();
  }
}, 400_000);
