import { MedusaService } from "@medusajs/framework/utils";
import { Hall } from "./models/hall";

export default class HallModuleService extends MedusaService({ Hall }) {}
