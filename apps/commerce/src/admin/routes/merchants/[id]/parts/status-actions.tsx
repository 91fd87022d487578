import { Alert, Button } from "@medusajs/ui";
import { shanghaiDate } from "@qinshui/cn/time";
import { request } from "@qinshui/subsidy-hooks/admin-kit";
import { useState } from "react";
import type { Field } from "../../../../../input/record";
import { type MerchantStatus, mayBecome } from "../../../../../modules/merchant/next-status";
import { FormDrawer } from "../../../../components/form-drawer";
import type { MerchantDetail } from "../../../../lib/types";

type Decision = Exclude<MerchantStatus, "applied">;

interface Words {
  action: string;
  done: string;
  /** What it does to sales and subsidy. */
  effect: string;
  reasonOptional: boolean;
}

const APPROVE: Words = {
  action: "通过审核",
  done: "商家已通过审核",
  effect:
    "从生效时起，商家的页面在商城公开，已上架的商品开始出售，店员可以登录商家中心；此后的线上销售可按规则计入补贴，此前的不计入。",
  reasonOptional: true,
};

const WORDS: Record<Decision, Words> = {
  approved: APPROVE,
  suspended: {
    action: "暂停商家",
    done: "商家已暂停",
    effect:
      "从生效时起，商家的商品全部停止出售：不在商城列出，已在购物车里的也不能付款；商家页面保留执照信息并标明暂停营业，店员不能登录商家中心。生效前已付款的订单照常履行，之后才付的款自动原路退回。此后的销售不计入补贴，此前计入的不受影响。恢复后商品自动重新出售。",
    reasonOptional: false,
  },
  closed: {
    action: "关闭商家",
    done: "商家已关闭",
    effect:
      "从生效时起，商家的商品全部停止出售：不在商城列出，已在购物车里的也不能付款；商家页面保留执照信息并标明已经关闭，店员不能登录商家中心。生效前已付款的订单照常履行，之后才付的款自动原路退回。此后的销售不计入补贴，此前计入的不受影响。关闭后不能恢复。",
    reasonOptional: false,
  },
};

const RESUME: Words = { ...APPROVE, action: "恢复商家", done: "商家已恢复" };

/** Approve, suspend or close, as far as the merchant's status allows. */
export function StatusActions({ merchant, onDone }: { merchant: MerchantDetail; onDone: () => Promise<void> }) {
  const [deciding, setDeciding] = useState<Decision>();
  const wordsOf = (decision: Decision) =>
    decision === "approved" && merchant.status === "suspended" ? RESUME : WORDS[decision];
  const possible = (["approved", "suspended", "closed"] as const).filter((decision) =>
    mayBecome(merchant.status, decision),
  );

  return (
    <>
      {possible.map((decision) => (
        <Button
          key={decision}
          variant={decision === "approved" ? "primary" : "secondary"}
          onClick={() => setDeciding(decision)}
        >
          {wordsOf(decision).action}
        </Button>
      ))}
      {deciding ? (
        <StatusForm
          merchant={merchant}
          decision={deciding}
          words={wordsOf(deciding)}
          onDone={onDone}
          onClose={() => setDeciding(undefined)}
        />
      ) : null}
    </>
  );
}

function StatusForm(props: {
  merchant: MerchantDetail;
  decision: Decision;
  words: Words;
  onDone: () => Promise<void>;
  onClose: () => void;
}) {
  const { merchant, decision, words, onDone, onClose } = props;
  const today = shanghaiDate(new Date());
  const fields: Field[] = [
    {
      name: "effective_on",
      label: "生效日期",
      kind: "date",
      hint: "选今天即刻生效；选别的日期，从当天零点（北京时间）起生效。",
    },
    { name: "reason", label: "理由", kind: "long", optional: words.reasonOptional, hint: "记入状态历史，不能修改。" },
  ];
  return (
    <FormDrawer
      title={`${words.action}：${merchant.name}`}
      fields={fields}
      initial={{ effective_on: today }}
      before={() => <Alert variant={decision === "approved" ? "info" : "warning"}>{words.effect}</Alert>}
      submit={words.action}
      danger={decision !== "approved"}
      send={({ effective_on, reason }) =>
        request(`/admin/merchants/${merchant.id}/status`, {
          method: "POST",
          body: {
            status: decision,
            reason,
            ...(effective_on === today ? {} : { effective_at: `${effective_on}T00:00:00+08:00` }),
          },
        })
      }
      calledHere={{ effective_at: "effective_on" }}
      done={words.done}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
