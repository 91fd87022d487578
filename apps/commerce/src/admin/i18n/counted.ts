/**
 * Sentences with a number in them. The dashboard calls Chinese "zhCN", which is no language tag: i18next finds no
 * plural rule for it, looks for the key without `_other` and falls back to English. So here they are without it.
 */
export const counted = {
  general: { items: "{{count}} 项", values: "{{count}} 个值" },
  json: { numberOfKeys: "{{count}} 个键", drawer: { header: "JSON <0>· {{count}} 个键</0>" } },
  metadata: { numberOfKeys: "{{count}} 个键" },
  dataGrid: { errors: { count: "{{count}} 处错误" } },
  products: {
    media: {
      deleteWarning: "将删除 {{count}} 张图片，不能恢复。",
      deleteWarningWithThumbnail: "将删除 {{count}} 张图片，其中有缩略图，不能恢复。",
    },
    variantCount: "{{count}} 个规格",
    variant: { tableItem: "{{locationCount}} 个仓库共 {{availableCount}} 件可售" },
  },
  collections: {
    removeProductsWarning: "将从系列中移除 {{count}} 个商品，不能恢复。",
    products: { add: { successToast: "商品已加入系列。" }, remove: { successToast: "商品已移出系列。" } },
  },
  categories: {
    products: {
      add: { successToast: "{{count}} 个商品已加入分类。" },
      remove: {
        confirmation: "将从分类中移除 {{count}} 个商品，不能恢复。",
        successToast: "{{count}} 个商品已移出分类。",
      },
    },
  },
  inventory: { stock: { disablePrompt: "将停用 {{count}} 个库存地点，不能恢复。" } },
  customerGroups: {
    customers: {
      add: { successToast: "客户已加入群组。" },
      remove: { title: "移除客户", description: "将从群组中移除 {{count}} 个客户，不能恢复。" },
    },
  },
  orders: {
    activity: {
      showMoreActivities: "再显示 {{count}} 条动态",
      events: { fulfillment: { items: "{{count}} 件商品" }, return: { items: "{{count}} 件商品退回" } },
    },
  },
  stockLocations: {
    shippingOptions: {
      fields: {
        count: {
          shipping: "{{count}} 个配送方式",
          pickup: "{{count}} 个自提方式",
          returns: "{{count}} 个退货方式",
        },
      },
    },
  },
  taxRegions: {
    fields: {
      targets: {
        values: "{{count}} 个值",
        numberOfTargets: "{{count}} 个对象",
        additionalValues: "另有 {{count}} 个值",
      },
    },
  },
  priceLists: {
    products: {
      delete: {
        confirmation: "将删除价格列表中 {{count}} 个商品的价格，不能恢复。",
        successToast: "已删除价格列表中 {{count}} 个商品的价格。",
      },
    },
  },
  store: {
    removeCurrencyWarning: "将从商店移除 {{count}} 种货币，请先删除用这些货币标的价格。",
    removeLocaleWarning: "将从商店移除 {{count}} 种语言，这些语言的译文会一并删除。",
  },
  regions: { removeCountriesWarning: "将从区域中移除 {{count}} 个国家，不能恢复。" },
  locations: { removeSalesChannelsWarning: "将从仓库移除 {{count}} 个销售渠道。" },
  salesChannels: { removeProductsWarning: "将从{{sales_channel}}移除 {{count}} 个商品。" },
  apiKeyManagement: {
    salesChannels: { successToast: "{{count}} 个销售渠道已加入密钥。" },
    removeSalesChannel: {
      warningBatch: "将从密钥移除 {{count}} 个销售渠道，不能恢复。",
      successToastBatch: "{{count}} 个销售渠道已移出密钥。",
    },
  },
  workflowExecutions: { stepsCompletedLabel: "已完成 {{completed}}/{{count}} 步" },
  dateTime: {
    years: "年",
    months: "月",
    weeks: "周",
    days: "天",
    hours: "小时",
    minutes: "分钟",
    seconds: "秒",
  },
};
