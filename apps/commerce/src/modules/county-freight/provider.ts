import type {
  CalculatedShippingOptionPrice,
  CalculateShippingOptionPriceDTO,
  CreateShippingOptionDTO,
  FulfillmentOption,
} from "@medusajs/framework/types";
import { AbstractFulfillmentProviderService } from "@medusajs/framework/utils";
import { isCatalogueError } from "@qinshui/cn/errors";
import { type Fen, yuanFromFen } from "@qinshui/cn/money";
import { freightErrors } from "./errors";
import { freightFen } from "./freight";
import { goodsFenOf, type ParcelLine, weightGramsOf } from "./parcel";
import { parseFreightRates } from "./rates";

/** `data.id` of a shipping option of this provider. */
export const EXPRESS = "county-express";
export const PICKUP = "hall-pickup";

const UNPRICED = Object.keys(freightErrors).filter((code) => code !== "freight_rates_invalid");

/**
 * Delivery in the county: express, priced by the option's own `data.rates`, and pickup at an experience hall. Each option
 * belongs to one merchant's shipping profile, and Medusa hands over only that profile's lines, so weight and free amount
 * count one merchant's goods.
 */
export class CountyFreightProvider extends AbstractFulfillmentProviderService {
  static override identifier = "county-freight";

  override async getFulfillmentOptions(): Promise<FulfillmentOption[]> {
    return [
      { id: EXPRESS, name: "快递" },
      { id: PICKUP, name: "到馆自提" },
    ];
  }

  /** Error: `freight_rates_invalid`. */
  override async validateOption(data: Record<string, unknown>): Promise<boolean> {
    if (data.id === EXPRESS) parseFreightRates(data.rates);
    return data.id === EXPRESS || data.id === PICKUP;
  }

  /** What a shopper's browser sends along is not kept: price and place are the server's. */
  override async validateFulfillmentData(): Promise<Record<string, unknown>> {
    return {};
  }

  /** Error: `freight_rates_invalid`. */
  override async canCalculate({ data }: CreateShippingOptionDTO): Promise<boolean> {
    if (data?.id !== EXPRESS) return false;
    parseFreightRates(data.rates);
    return true;
  }

  /**
   * Yuan with at most two decimals, tax included. Where there is no price (no address yet, a place not served, a weight
   * not known) the amount is left out: core then refuses the option, or takes it off a cart whose address changed.
   */
  override async calculatePrice(
    optionData: CalculateShippingOptionPriceDTO["optionData"],
    _data: CalculateShippingOptionPriceDTO["data"],
    context: CalculateShippingOptionPriceDTO["context"],
  ): Promise<CalculatedShippingOptionPrice> {
    const amount = priceOf(optionData, context);
    // Core's type has no word for "no price"; core itself asks whether the amount is defined.
    if (amount === undefined) return { is_calculated_price_tax_inclusive: true } as CalculatedShippingOptionPrice;
    return { calculated_amount: Number(yuanFromFen(amount)), is_calculated_price_tax_inclusive: true };
  }

  override async createFulfillment(): Promise<{ data: Record<string, unknown>; labels: [] }> {
    return { data: {}, labels: [] };
  }

  override async cancelFulfillment(): Promise<Record<string, unknown>> {
    return {};
  }

  override async createReturnFulfillment(): Promise<{ data: Record<string, unknown>; labels: [] }> {
    return { data: {}, labels: [] };
  }
}

function priceOf(
  optionData: Record<string, unknown>,
  context: CalculateShippingOptionPriceDTO["context"],
): Fen | undefined {
  const rates = parseFreightRates(optionData.rates);
  const lines = context.items as unknown as ParcelLine[];
  try {
    return freightFen({
      rates,
      province: context.shipping_address?.province,
      weightGrams: weightGramsOf(lines),
      goodsFen: goodsFenOf(lines),
    });
  } catch (error) {
    if (isCatalogueError(error) && UNPRICED.includes(error.code)) return undefined;
    throw error;
  }
}
