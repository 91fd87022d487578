import { applied, crossBorder, newProject } from "./fixtures";
import { numberKey, projectKey } from "./project-key";

describe("a project's number", () => {
  it.each([
    ["full width, as a Chinese keyboard writes it", "示例项目－１"],
    ["spaces", " 示例项目 -　1 "],
    ["an em dash", "示例项目—1"],
    ["a doubled Chinese dash", "示例项目——1"],
    ["a minus", "示例项目−1"],
    ["a line drawn", "示例项目─1"],
    ["no dash", "示例项目1"],
    ["a character of no width", "示例项目\u200b-1"],
  ])("is the same with %s", (_, number) => {
    expect(numberKey(number)).toBe(numberKey("示例项目-1"));
  });

  it("is the same in small letters, and another with another sign", () => {
    expect(numberKey("xm-01")).toBe(numberKey("ＸＭ01"));
    expect(numberKey("xm-01")).not.toBe(numberKey("xm-10"));
    expect(numberKey("xm-01")).not.toBe(numberKey("xm/01"));
  });

  it("is nothing where there are only dashes", () => {
    expect(numberKey(" －— ")).toBe("");
  });
});

describe("what an application is about", () => {
  it("is the project, whoever applies and whenever", () => {
    const other = { policy_year: 2025, credit_code: "91140521MA0DEM0020" };
    expect(projectKey(applied("b", newProject(), other))).toBe(projectKey(applied("a", newProject())));
  });

  it("is the claimant's year across the border", () => {
    const key = projectKey(applied("a", crossBorder));
    expect(projectKey(applied("b", crossBorder, { claimant_name: "另一个写法" }))).toBe(key);
    expect(projectKey(applied("b", crossBorder, { policy_year: 2025 }))).not.toBe(key);
    expect(projectKey(applied("b", crossBorder, { credit_code: "91140521MA0DEM0020" }))).not.toBe(key);
  });
});
