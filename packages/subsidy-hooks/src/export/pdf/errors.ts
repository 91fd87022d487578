import { defineErrors } from "@qinshui/cn/errors";

export const pdfErrors = defineErrors({
  glyph_missing: {
    status: 422,
    title: "文件里有字体画不出的字：“{character}”",
    hint: "没有生成文件，以免名称缺字。请核对该名称；确有此字时请联系维护人员更换字体。",
  },
});
