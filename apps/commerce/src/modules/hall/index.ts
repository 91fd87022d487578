import { Module } from "@medusajs/framework/utils";
import HallModuleService from "./service";

export const HALL_MODULE = "hall";

export default Module(HALL_MODULE, { service: HallModuleService });
