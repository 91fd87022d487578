import { Button, Input, Label, Select, toast } from "@medusajs/ui";
import { shanghaiDate } from "@qinshui/cn/time";
import { type FormEvent, useState } from "react";
import { type ApiError, asApiError, request } from "../lib/api";
import type { GoodsClassChoice } from "../lib/types";
import { Problem } from "./problem";

/** Decides the goods class of products, from a day on. */
export function DecideForm(props: { productIds: string[]; classes: GoodsClassChoice[]; onDone: () => Promise<void> }) {
  const { productIds, classes, onDone } = props;
  const [goodsClass, setGoodsClass] = useState("");
  const [from, setFrom] = useState(shanghaiDate(new Date()));
  const [note, setNote] = useState("");
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<ApiError | string>();

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!goodsClass) return setProblem("请先选择商品类别。");
    if (!from) return setProblem("请填写从哪一天起生效。");
    setProblem(undefined);
    setSaving(true);
    try {
      await request("/admin/subsidy/goods-classes", {
        method: "POST",
        body: { product_ids: productIds, goods_class: goodsClass, effective_from: from, note: note || null },
      });
      toast.success("已认定", { description: "已成交的相关销售已按新的认定重新标记。" });
      await onDone();
    } catch (error) {
      setProblem(asApiError(error));
    } finally {
      setSaving(false);
    }
  };

  return (
    <form className="mt-3 flex flex-col gap-y-3" onSubmit={(event) => void save(event)}>
      <div className="flex flex-wrap items-end gap-3">
        <div className="flex flex-col gap-y-1">
          <Label size="small" htmlFor="goods-class">
            商品类别
          </Label>
          <Select value={goodsClass} onValueChange={setGoodsClass}>
            <Select.Trigger id="goods-class" className="w-full sm:w-48">
              <Select.Value placeholder="请选择" />
            </Select.Trigger>
            <Select.Content>
              {classes.map((choice) => (
                <Select.Item key={choice.code} value={choice.code}>
                  {choice.name}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        </div>
        <div className="flex flex-col gap-y-1">
          <Label size="small" htmlFor="effective-from">
            生效日期
          </Label>
          <Input
            id="effective-from"
            type="date"
            className="w-44"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
        </div>
        <div className="flex min-w-0 flex-1 basis-60 flex-col gap-y-1">
          <Label size="small" htmlFor="decision-note">
            认定理由（可不填）
          </Label>
          <Input id="decision-note" value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
        </div>
        <Button type="submit" isLoading={saving}>
          认定
        </Button>
      </div>
      <Problem problem={problem} />
    </form>
  );
}
