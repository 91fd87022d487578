import { MedusaService } from "@medusajs/framework/utils";
import { Authorisation } from "./models/authorisation";
import { Mark } from "./models/mark";

export default class BrandModuleService extends MedusaService({ Authorisation, Mark }) {}
