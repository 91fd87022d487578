import { ApiError, request } from "../admin/lib/api";

afterEach(() => vi.unstubAllGlobals());

function answered(status: number, body: unknown): Promise<unknown> {
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(body), { status }));
  return request("/admin/merchants", { method: "POST", body: {} }).catch((error: unknown) => error);
}

describe("a request of the admin", () => {
  it("carries on which fields were refused, and why", async () => {
    const details = [{ field: "handle", message: "网址名已被使用" }];
    const refused = await answered(409, {
      code: "merchant_handle_taken",
      message: "已被使用",
      hint: "换一个。",
      details,
    });
    expect(refused).toBeInstanceOf(ApiError);
    expect(refused).toMatchObject({ message: "已被使用", hint: "换一个。", code: "merchant_handle_taken", details });
  });

  it("has no fields where the answer names none", async () => {
    expect(await answered(500, {})).toMatchObject({ message: "操作没有成功", details: [] });
  });
});
