import { Modules } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { createRemoteLinkStep } from "@medusajs/medusa/core-flows";
import { parseInput } from "../../input/parse";
import { HALL_MODULE } from "../../modules/hall";
import { hallErrors } from "../../modules/hall/errors";
import { type HallInput, hallInput } from "../../modules/hall/input";
import type HallModuleService from "../../modules/hall/service";

const createHallsStep = createStep(
  "create-halls",
  async ({ halls }: { halls: HallInput[] }, { container }) => {
    const service = container.resolve<HallModuleService>(HALL_MODULE);
    const checked = halls.map((hall) => parseInput(hallInput, hall));
    const [taken] = await service.listHalls({ handle: checked.map((hall) => hall.handle) });
    if (taken) throw hallErrors.hall_handle_taken({ handle: taken.handle });
    const created = await service.createHalls(
      checked.map(({ stock_location_id: _, product_ids: __, opening_hours, ...hall }) => ({
        ...hall,
        opening_hours: opening_hours as unknown as Record<string, unknown>,
      })),
    );
    return new StepResponse(
      created,
      created.map((hall) => hall.id),
    );
  },
  async (ids, { container }) => {
    if (ids?.length) await container.resolve<HallModuleService>(HALL_MODULE).deleteHalls(ids);
  },
);

/** Opens experience halls, with their pickup place and goods on show. Errors: `input_invalid`, `hall_handle_taken`. */
export const createHallsWorkflow = createWorkflow("create-halls", (input: { halls: HallInput[] }) => {
  const created = createHallsStep(input);
  const links = transform({ input, created }, ({ input: { halls }, created: records }) =>
    halls.flatMap(({ handle, stock_location_id, product_ids = [] }) => {
      const hall_id = records.find((record) => record.handle === handle)?.id;
      const hall = { [HALL_MODULE]: { hall_id } };
      const shown = product_ids.map((product_id) => ({ ...hall, [Modules.PRODUCT]: { product_id } }));
      return stock_location_id ? [{ ...hall, [Modules.STOCK_LOCATION]: { stock_location_id } }, ...shown] : shown;
    }),
  );
  createRemoteLinkStep(links);
  return new WorkflowResponse(created);
});
