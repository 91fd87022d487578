import { Label, Text } from "@medusajs/ui";

interface Props {
  id: string;
  label: string;
  accept: string;
  /** Name of the file that is chosen. */
  chosen: string | undefined;
  disabled?: boolean;
  onChoose: (file: File | undefined) => void;
}

/** Chooses one file. The browser's own field speaks the browser's language, so its words are ours. */
export function FileChoice({ id, label, accept, chosen, disabled = false, onChoose }: Props) {
  return (
    <div className="flex min-w-52 flex-1 flex-col gap-y-1">
      <Label size="small" htmlFor={id}>
        {label}
      </Label>
      <div className="relative">
        <input
          id={id}
          type="file"
          accept={accept}
          disabled={disabled}
          className="peer absolute inset-0 z-10 h-full w-full cursor-pointer opacity-0 disabled:cursor-not-allowed"
          onChange={(event) => {
            onChoose(event.target.files?.[0]);
            // The same file may be chosen again, after it was mended.
            event.target.value = "";
          }}
        />
        <div className="bg-ui-bg-field border-ui-border-base peer-focus-visible:shadow-borders-interactive-with-active flex min-h-11 items-center gap-3 rounded-md border px-3">
          <span className="txt-compact-small-plus whitespace-nowrap">{chosen ? "换一个文件" : "选择文件"}</span>
          <Text size="small" className="text-ui-fg-subtle min-w-0 break-all">
            {chosen ?? "还没有选择"}
          </Text>
        </div>
      </div>
    </div>
  );
}
