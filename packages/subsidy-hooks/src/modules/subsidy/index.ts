import { Module } from "@medusajs/framework/utils";
import SubsidyModuleService from "./service";

export const SUBSIDY_MODULE = "subsidy";

export default Module(SUBSIDY_MODULE, { service: SubsidyModuleService });
