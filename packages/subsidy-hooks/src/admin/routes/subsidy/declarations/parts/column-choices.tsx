import { Text } from "@medusajs/ui";
import type { Field } from "../../../../../declared/fields";
import { LINK } from "../../../../components/link";
import { Choice } from "./choice";
import type { DryRunAnswer, UploadOptions } from "./types";

/** Stands for "no such column": a choice cannot be empty, and no title begins with a space. */
const NONE = " none";

interface Props {
  columns: DryRunAnswer["columns"];
  fields: UploadOptions["fields"];
  own: Partial<Record<Field, string | null>>;
  onChange: (own: Partial<Record<Field, string | null>>) => void;
}

/** 自选列: which column of the file holds what, where the platform's usual titles are not the file's. */
export function ColumnChoices({ columns, fields, own, onChange }: Props) {
  const titles = columns.header.map((title) => ({ code: title, name: title }));
  return (
    <details className="border-t px-4 py-4 md:px-6" open={columns.missing.length > 0}>
      <summary className={`${LINK} flex cursor-pointer items-center text-sm`}>自选列（列名与平台常用的不同时）</summary>
      <Text size="small" className="text-ui-fg-subtle pb-3">
        只读取下面选中的列，其余列不会保存；收件人、电话、地址等个人信息不能选择。
      </Text>
      <div className="grid grid-cols-1 gap-3 md:grid-cols-3">
        {fields.map((field) => {
          const chosen = own[field.code] === undefined ? columns.columns[field.code] : own[field.code];
          return (
            <Choice
              key={field.code}
              id={`column-${field.code}`}
              label={field.required ? `${field.name}（必选）` : field.name}
              value={chosen ?? (field.required ? "" : NONE)}
              choices={field.required ? titles : [{ code: NONE, name: "没有这一列" }, ...titles]}
              onChange={(title) => onChange({ ...own, [field.code]: title === NONE ? null : title })}
            />
          );
        })}
      </div>
    </details>
  );
}
