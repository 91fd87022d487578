import { MedusaService } from "@medusajs/framework/utils";
import { ProductLabel } from "./models/product-label";

export default class LabelModuleService extends MedusaService({ ProductLabel }) {}
