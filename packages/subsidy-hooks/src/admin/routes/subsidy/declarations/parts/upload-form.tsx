import { Button, Heading, Text, toast } from "@medusajs/ui";
import { type FormEvent, type ReactNode, useState } from "react";
import { useNavigate } from "react-router-dom";
import type { Field } from "../../../../../declared/fields";
import { Section } from "../../../../components/page";
import { Problem } from "../../../../components/problem";
import { type ApiError, asApiError } from "../../../../lib/api";
import { Choice } from "./choice";
import { ClassTotals } from "./class-totals";
import { ClosedYear } from "./closed-year";
import { ColumnChoices } from "./column-choices";
import { FileChoice } from "./file-choice";
import { ProblemSums } from "./problem-sums";
import { ProblemsTable } from "./problems-table";
import { sendFile } from "./send-file";
import { Standings } from "./standings";
import type { DryRunAnswer, StatementAnswer, UploadOptions } from "./types";

/** "Each row names its class": a choice cannot be empty. */
const BY_ROW = "by_row";

interface Props {
  options: UploadOptions;
  years: number[];
  year: number;
}

/** Chooses a file, shows what it would book, and only then hands it in. */
export function UploadForm({ options, years, year }: Props) {
  const navigate = useNavigate();
  const [choice, setChoice] = useState({ platform: "", year: String(year), merchant_id: "", goods_class: BY_ROW });
  const [file, setFile] = useState<File>();
  const [own, setOwn] = useState<Partial<Record<Field, string | null>>>({});
  const [tried, setTried] = useState<DryRunAnswer>();
  const [problem, setProblem] = useState<ApiError | string>();
  const [busy, setBusy] = useState<"trying" | "importing">();

  /** What was tried is no longer what would be handed in. */
  const change = <T,>(set: (value: T) => void) => {
    return (value: T) => {
      set(value);
      setTried((before) => (before ? { ...before, result: null } : before));
      setProblem(undefined);
    };
  };
  const set = (name: keyof typeof choice) => (value: string) => {
    if (name === "platform") setOwn({});
    change(setChoice)({ ...choice, [name]: value });
  };

  const send = async <T,>(path: string, chosen: File) => {
    const { goods_class, ...rest } = choice;
    return sendFile<T>(`/admin/subsidy/declarations${path}`, chosen, {
      ...rest,
      goods_class: goods_class === BY_ROW ? "" : goods_class,
      file_name: chosen.name,
      columns: JSON.stringify(own),
    });
  };

  const run = async (kind: "trying" | "importing", work: (chosen: File) => Promise<void>) => {
    if (!choice.platform) return setProblem("请先选择平台。");
    if (!choice.merchant_id) return setProblem("请先选择申报的商家。");
    if (!file) return setProblem("请先选择文件。");
    if (file.size > options.limits.bytes) {
      return setProblem(`文件超过 ${options.limits.bytes / 1e6} MB。请按月份分几次从平台导出，分别上传。`);
    }
    setProblem(undefined);
    setBusy(kind);
    try {
      await work(file);
    } catch (failed) {
      setProblem(asApiError(failed));
    } finally {
      setBusy(undefined);
    }
  };
  const tryOut = (event: FormEvent) => {
    event.preventDefault();
    void run("trying", async (chosen) => setTried(await send<DryRunAnswer>("/dry-run", chosen)));
  };
  const handIn = () =>
    void run("importing", async (chosen) => {
      const { declaration } = await send<{ declaration: StatementAnswer }>("", chosen);
      toast.success("已提交", { description: "读取完成后，请上传佐证材料，由另一位人员审核。" });
      navigate(`/subsidy/declarations/${declaration.id}`);
    });
  const platform = options.platforms.find(({ code }) => code === choice.platform);

  return (
    <Section
      title="上传平台账单"
      note={`支持从平台后台导出的 CSV 或 XLSX 文件，最大 ${options.limits.bytes / 1e6} MB、${options.limits.rows / 10_000} 万行。先试算，看清会入账多少、其中多少计入补贴、哪些行有问题；试算不会写入任何内容。`}
    >
      <form className="flex flex-col gap-y-3 px-4 pb-4 md:px-6" onSubmit={tryOut}>
        <div className="flex flex-wrap gap-3">
          <Choice
            id="platform"
            label="平台"
            value={choice.platform}
            choices={options.platforms}
            onChange={set("platform")}
          />
          <Choice
            id="year"
            label="补贴年度"
            value={choice.year}
            choices={years.map((it) => ({ code: String(it), name: `${it} 年度` }))}
            onChange={set("year")}
          />
          <Choice
            id="merchant"
            label="申报的商家"
            value={choice.merchant_id}
            choices={options.merchants.map(({ id, name }) => ({ code: id, name }))}
            onChange={set("merchant_id")}
          />
          <Choice
            id="goods-class"
            label="商品类别"
            value={choice.goods_class}
            choices={[{ code: BY_ROW, name: "由文件的“商品类别”列逐行填写" }, ...options.goods_classes]}
            onChange={set("goods_class")}
          />
          <FileChoice
            id="statement-file"
            label="文件"
            accept=".csv,.txt,.xlsx,.xls"
            chosen={file?.name}
            onChoose={(chosen) => {
              setOwn({});
              setTried(undefined);
              change(setFile)(chosen);
            }}
          />
        </div>
        {platform ? (
          <Text size="small" className="text-ui-fg-subtle">
            只申报已完成的订单（订单状态为“{platform.finished_states.join("”或“")}”）；实付金额中的运费会自动扣除。
          </Text>
        ) : null}
        <Problem problem={problem} />
        <div>
          <Button type="submit" variant="secondary" isLoading={busy === "trying"}>
            试算
          </Button>
        </div>
      </form>
      {tried ? (
        <ColumnChoices columns={tried.columns} fields={options.fields} own={own} onChange={change(setOwn)} />
      ) : null}
      {tried?.result ? (
        <TriedOut
          result={tried.result}
          closed={<ClosedYear year={Number(choice.year)} closed={tried.closed ?? null} />}
          onHandIn={handIn}
          isBusy={busy === "importing"}
        />
      ) : null}
      {tried && !tried.result ? (
        <Text size="small" className="text-ui-fg-subtle border-t px-4 py-4 md:px-6">
          {tried.columns.missing.length > 0
            ? "有必选的列没有找到，请在上面选好，再点“试算”。"
            : "选择已改变，请再点“试算”。"}
        </Text>
      ) : null}
    </Section>
  );
}

function TriedOut(props: {
  result: NonNullable<DryRunAnswer["result"]>;
  closed: ReactNode;
  onHandIn: () => void;
  isBusy: boolean;
}) {
  const { result, closed, onHandIn, isBusy } = props;
  return (
    <section aria-label="试算结果" className="border-t">
      <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-4 md:px-6">
        <div>
          <Heading level="h3">试算结果</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {result.merchant_name}：可申报 {result.row_count} 笔，有误 {result.problem_count} 处，不申报{" "}
            {result.left_out_count} 行。有误和不申报的行不会入账。
          </Text>
        </div>
        <Button disabled={result.row_count === 0} isLoading={isBusy} onClick={onHandIn}>
          提交申报
        </Button>
      </div>
      <div className="px-4 pb-4 empty:hidden md:px-6">{closed}</div>
      {result.totals.length > 0 ? <ClassTotals totals={result.totals} /> : null}
      <Standings standings={result.standings} booked={false} />
      <ProblemSums sums={result.problem_sums} />
      <ProblemsTable
        problems={result.problems}
        problemCount={result.problem_count}
        leftOutCount={result.left_out_count}
      />
    </section>
  );
}
