import { z } from "@medusajs/framework/zod";

const { localeError } = z.locales.zhCN();

// What a schema says when it has no words of its own, wherever in this process: it is shown to people.
z.config({
  localeError: (issue) =>
    issue.code === "invalid_type" && issue.input === undefined ? "不能缺少" : localeError(issue),
});
