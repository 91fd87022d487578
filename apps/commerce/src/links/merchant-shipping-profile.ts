import { defineLink } from "@medusajs/framework/utils";
import FulfillmentModule from "@medusajs/medusa/fulfillment";
import MerchantModule from "../modules/merchant";

/** `shipping_profile.merchant`: one delivery per profile in a cart, so one per merchant. */
export default defineLink(MerchantModule.linkable.merchant, FulfillmentModule.linkable.shippingProfile);
