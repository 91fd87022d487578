import { Button, Text, toast } from "@medusajs/ui";
import { useState } from "react";
import { Section } from "../../../../../components/page";
import { Empty } from "../../../../../components/states";
import { asApiError } from "../../../../../lib/api";
import { time } from "../../../../../lib/format";
import { FileChoice } from "../../parts/file-choice";
import { sendFile } from "../../parts/send-file";
import type { StatementDetails } from "../../parts/types";

/** 佐证材料: files that show that a statement is true; added until it is decided. */
export function Evidence({ details, onChange }: { details: StatementDetails; onChange: () => Promise<void> }) {
  const { declaration, evidence, people } = details;
  const [sending, setSending] = useState(false);
  const isOpen = declaration.status === "importing" || declaration.status === "staged";

  const add = async (file: File | undefined) => {
    if (!file) return;
    setSending(true);
    try {
      await sendFile(`/admin/subsidy/declarations/${declaration.id}/evidence`, file, { file_name: file.name });
      await onChange();
    } catch (error) {
      const { message, hint } = asApiError(error);
      toast.error(message, { description: hint });
    } finally {
      setSending(false);
    }
  };

  return (
    <Section
      title="佐证材料"
      note="平台后台截图、结算单、物流单据等，PDF、图片、XLSX、CSV 或 ZIP。"
      actions={
        isOpen ? (
          <div className="w-full md:w-72">
            <FileChoice
              id="evidence-file"
              label={sending ? "正在上传…" : "添加文件"}
              accept=".pdf,.png,.jpg,.jpeg,.xlsx,.csv,.zip"
              chosen={undefined}
              disabled={sending}
              onChoose={(file) => void add(file)}
            />
          </div>
        ) : null
      }
    >
      {evidence.length === 0 ? (
        <Empty title="还没有佐证材料">没有佐证材料的申报不能采信；审核人自己上传的不算。</Empty>
      ) : (
        <ul className="divide-y border-t">
          {evidence.map((file) => (
            <li key={file.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 md:px-6">
              <div className="min-w-0">
                <Text size="small" weight="plus" className="break-all">
                  {file.file_name}
                </Text>
                <Text size="xsmall" className="text-ui-fg-subtle">
                  {people[file.added_by] ?? "已离职人员"} 于 {time(file.created_at)} 添加，
                  {Math.ceil(file.size / 1024)} KB
                </Text>
              </div>
              <Button size="small" variant="secondary" asChild>
                <a href={`/admin/subsidy/declarations/${declaration.id}/evidence/${file.id}`} download>
                  下载
                </a>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
