import { MedusaService } from "@medusajs/framework/utils";
import { ListingOwner } from "./models/listing-owner";
import { Merchant } from "./models/merchant";
import { MerchantMember } from "./models/merchant-member";
import { MerchantStatusChange } from "./models/merchant-status-change";

export default class MerchantModuleService extends MedusaService({
  Merchant,
  MerchantMember,
  ListingOwner,
  MerchantStatusChange,
}) {}
