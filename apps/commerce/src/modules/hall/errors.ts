import { defineErrors } from "@qinshui/cn/errors";

export const hallErrors = defineErrors({
  hall_handle_taken: {
    status: 409,
    title: "体验馆网址名“{handle}”已被使用",
    hint: "请换一个网址名。",
    field: "handle",
  },
});
