import { isDue } from "./open-refunds";

describe("isDue", () => {
  it("asks every minute in the first hour, then every half hour", () => {
    const minutes = [0, 1, 17, 59, 60, 61, 89, 90, 91, 3000];
    expect(minutes.filter((minute) => isDue(minute * 60_000 + 5_000))).toEqual([0, 1, 17, 59, 60, 90, 3000]);
  });
});
