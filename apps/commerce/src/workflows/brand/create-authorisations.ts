import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { acquireLockStep, releaseLockStep } from "@medusajs/medusa/core-flows";
import { errors } from "@qinshui/cn/errors";
import { shanghaiDate } from "@qinshui/cn/time";
import { parseInput } from "../../input/parse";
import { BRAND_MODULE } from "../../modules/brand";
import { brandErrors } from "../../modules/brand/errors";
import { type AuthorisationInput, authorisationInput } from "../../modules/brand/input";
import type BrandModuleService from "../../modules/brand/service";
import { overlap } from "../../modules/brand/validity";
import { MERCHANT_MODULE } from "../../modules/merchant";
import type MerchantModuleService from "../../modules/merchant/service";

type Authorisation = ReturnType<typeof authorisationInput.parse>;

const LOCK = "authorisations";

const createAuthorisationsStep = createStep(
  "create-authorisations",
  async ({ authorisations }: { authorisations: AuthorisationInput[] }, { container }) => {
    const service = container.resolve<BrandModuleService>(BRAND_MODULE);
    const checked = authorisations.map((authorisation) => parseInput(authorisationInput, authorisation));
    const today = shanghaiDate(new Date());
    for (const { valid_from, valid_until, historical } of checked) {
      if (valid_until < valid_from) throw brandErrors.authorisation_backwards();
      if (valid_until < today && !historical) throw errors.authorisation_expired();
    }
    await refuseUnknownMark(service, checked);
    await refuseForeignProducts(container.resolve<MerchantModuleService>(MERCHANT_MODULE), checked);
    await refuseTakenOrOverlapping(service, checked);
    const created = await service.createAuthorisations(checked.map(({ historical: _, ...it }) => it));
    return new StepResponse(
      created,
      created.map((authorisation) => authorisation.id),
    );
  },
  async (ids, { container }) => {
    if (ids?.length) await container.resolve<BrandModuleService>(BRAND_MODULE).deleteAuthorisations(ids);
  },
);

async function refuseUnknownMark(service: BrandModuleService, wanted: Authorisation[]): Promise<void> {
  const ids = [...new Set(wanted.map((it) => it.mark_id))];
  if ((await service.listMarks({ id: ids })).length < ids.length) throw errors.mark_not_found();
}

async function refuseForeignProducts(service: MerchantModuleService, wanted: Authorisation[]): Promise<void> {
  const owners = await service.listListingOwners({ product_id: wanted.map((it) => it.product_id) });
  const ownerOf = new Map(owners.map((owner) => [owner.product_id, owner.merchant_id]));
  if (wanted.some((it) => ownerOf.get(it.product_id) !== it.merchant_id)) throw brandErrors.authorisation_not_owner();
}

async function refuseTakenOrOverlapping(service: BrandModuleService, wanted: Authorisation[]): Promise<void> {
  const [taken] = await service.listAuthorisations({ number: wanted.map((it) => it.number) });
  if (taken) throw brandErrors.authorisation_number_taken({ number: taken.number });
  const existing = await service.listAuthorisations({
    product_id: wanted.map((it) => it.product_id),
    revoked_at: null,
  });
  for (const [i, it] of wanted.entries()) {
    const others = [...existing, ...wanted.slice(0, i).map((other) => ({ ...other, revoked_at: null }))];
    const clash = others.find(
      (other) =>
        other.mark_id === it.mark_id &&
        other.product_id === it.product_id &&
        overlap({ ...it, revoked_at: null }, other),
    );
    if (clash) throw brandErrors.authorisation_overlaps({ number: clash.number });
  }
}

/**
 * Authorises merchants to use a mark on products of theirs, one request at a time. Errors: `input_invalid`,
 * `authorisation_backwards`, `authorisation_expired`, `mark_not_found`, `authorisation_not_owner`,
 * `authorisation_number_taken`, `authorisation_overlaps`; none is stored then.
 */
export const createAuthorisationsWorkflow = createWorkflow(
  "create-authorisations",
  (input: { authorisations: AuthorisationInput[] }) => {
    acquireLockStep({ key: LOCK, timeout: 10, ttl: 60 });
    const created = createAuthorisationsStep(input);
    releaseLockStep({ key: LOCK });
    return new WorkflowResponse(created);
  },
);
