import { defineLink } from "@medusajs/framework/utils";
import StockLocationModule from "@medusajs/medusa/stock-location";
import HallModule from "../modules/hall";

/** `hall.stock_location`: where goods wait to be picked up. */
export default defineLink(HallModule.linkable.hall, StockLocationModule.linkable.stockLocation);
