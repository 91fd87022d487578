import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { isCatalogueError } from "@qinshui/cn/errors";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type SubsidyModuleService from "../modules/subsidy/service";
import { recordOrder } from "./record-order";
import { ordersTouchedSince } from "./touched-orders";

/** Why an order could not be booked, since when, how often it was tried. */
export interface FailedOrder {
  code: string;
  message: string;
  attempts: number;
  first_at: string;
  last_at: string;
}

export type FailedOrders = Record<string, FailedOrder>;

export interface Reconciled {
  looked_from: string;
  looked_until: string;
  orders: number;
  entries: number;
  tags: number;
  failed: FailedOrders;
}

export interface ReconcileOptions {
  /** Look at everything touched since then instead of since the last run; the watermark stays where it is. */
  since?: Date;
}

const ID = "orders";

/**
 * How far behind the watermark each run looks again. It covers rows that were stamped before and committed after the
 * last look, clocks apart, and money rows that a provider refused and Medusa took back.
 */
const OVERLAP_MS = 15 * 60_000;
const LOCK_WAIT_SECONDS = 300;
/** So many orders are recorded under one lock: whoever waits for it waits for no more. */
const PAGE = 200;
const BEGINNING = new Date(0);

/**
 * Records every order touched since the last run. An order that fails is logged, kept by name and tried again on every
 * run until it succeeds; it stops neither the others nor the watermark.
 */
export async function reconcile(container: MedusaContainer, options: ReconcileOptions = {}): Promise<Reconciled> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  if (options.since) return recordTouched(container, ledger, options.since);
  const { looked_until } = await readState(ledger);
  const from = new Date(Math.max(looked_until.getTime() - OVERLAP_MS, 0));
  const reconciled = await recordTouched(container, ledger, from);
  // Last of all, so that a run that is cut off is done again whole.
  await alone(container, () => moveOn(ledger, new Date(reconciled.looked_until)));
  return reconciled;
}

function alone<T>(container: MedusaContainer, work: () => Promise<T>): Promise<T> {
  return container.resolve(Modules.LOCKING).execute("subsidy:reconcile", work, { timeout: LOCK_WAIT_SECONDS });
}

/** Records what was touched since an instant and what failed before, in pages: others get the lock between two of them. */
async function recordTouched(
  container: MedusaContainer,
  ledger: SubsidyModuleService,
  from: Date,
): Promise<Reconciled> {
  // Taken before looking: what is touched while this run works belongs to the next one.
  const until = new Date();
  let { failed } = await readState(ledger);
  const orders = [...new Set([...(await ordersTouchedSince(container, from)), ...Object.keys(failed)])];
  const sum = { entries: 0, tags: 0 };
  for (let start = 0; start < orders.length; start += PAGE) {
    const page = orders.slice(start, start + PAGE);
    const outcome = await alone(container, () => recordPage(container, ledger, page));
    sum.entries += outcome.entries;
    sum.tags += outcome.tags;
    failed = outcome.failed;
  }
  return { looked_from: from.toISOString(), looked_until: until.toISOString(), orders: orders.length, ...sum, failed };
}

/** Never back: of two runs at once the one that began later may end first. */
async function moveOn(ledger: SubsidyModuleService, until: Date): Promise<void> {
  const { looked_until, failed } = await readState(ledger);
  if (until > looked_until) await writeState(ledger, until, failed);
}

/** Records some orders and leaves the names of all others that failed as they are. */
async function recordPage(container: MedusaContainer, ledger: SubsidyModuleService, page: readonly string[]) {
  const state = await readState(ledger);
  const outcome = await recordAll(container, page, state.failed);
  const others = Object.entries(state.failed).filter(([orderId]) => !page.includes(orderId));
  const failed = { ...Object.fromEntries(others), ...outcome.failed };
  await writeState(ledger, state.looked_until, failed);
  return { ...outcome, failed };
}

async function recordAll(container: MedusaContainer, orderIds: readonly string[], before: FailedOrders) {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  const outcome = { entries: 0, tags: 0, failed: {} as FailedOrders };
  for (const orderId of orderIds) {
    try {
      const { entries, tags } = await recordOrder(container, orderId);
      outcome.entries += entries;
      outcome.tags += tags;
    } catch (error) {
      const failure = failureOf(error, before[orderId]);
      outcome.failed[orderId] = failure;
      logger.error(
        `subsidy: order ${orderId} not booked (attempt ${failure.attempts}): ${failure.code}: ${failure.message}`,
      );
    }
  }
  return outcome;
}

function failureOf(error: unknown, before: FailedOrder | undefined): FailedOrder {
  const now = new Date().toISOString();
  return {
    code: isCatalogueError(error) ? error.code : "unexpected",
    message: error instanceof Error ? error.message : String(error),
    attempts: (before?.attempts ?? 0) + 1,
    first_at: before?.first_at ?? now,
    last_at: now,
  };
}

interface State {
  looked_until: Date;
  failed: FailedOrders;
}

async function readState(ledger: SubsidyModuleService): Promise<State> {
  const [row] = await ledger.listReconcileWatermarks({ id: ID });
  if (!row) return { looked_until: BEGINNING, failed: {} };
  return { looked_until: new Date(row.looked_until), failed: row.failed as unknown as FailedOrders };
}

async function writeState(ledger: SubsidyModuleService, lookedUntil: Date, failed: FailedOrders): Promise<void> {
  const data = { id: ID, looked_until: lookedUntil, failed: failed as unknown as Record<string, unknown> };
  const [row] = await ledger.listReconcileWatermarks({ id: ID });
  await (row ? ledger.updateReconcileWatermarks(data) : ledger.createReconcileWatermarks(data));
}

/** Orders that could not be booked, by id; for the overview. */
export async function failedOrders(ledger: SubsidyModuleService): Promise<FailedOrders> {
  return (await readState(ledger)).failed;
}
