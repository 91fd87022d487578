import { startHeartbeat } from "./heartbeat";

describe("startHeartbeat", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("beats until it is stopped", async () => {
    const beat = vi.fn(async () => true);
    const heart = startHeartbeat(beat, 30_000);
    await vi.advanceTimersByTimeAsync(90_000);
    expect(beat).toHaveBeenCalledTimes(3);
    heart.stop();
    await vi.advanceTimersByTimeAsync(90_000);
    expect(beat).toHaveBeenCalledTimes(3);
    expect(heart.lost.aborted).toBe(false);
  });

  it("says once that the work was lost, and beats no more", async () => {
    const beat = vi.fn(async () => false);
    const heart = startHeartbeat(beat, 30_000);
    await vi.advanceTimersByTimeAsync(90_000);
    expect(beat).toHaveBeenCalledTimes(1);
    expect(heart.lost.aborted).toBe(true);
    expect(() => heart.lost.throwIfAborted()).toThrow(/taken over/);
  });

  it("takes a beat that fails for no answer and tries again", async () => {
    const beat = vi
      .fn<() => Promise<boolean>>()
      .mockRejectedValueOnce(new Error("no connection"))
      .mockResolvedValue(true);
    const heart = startHeartbeat(beat, 30_000);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(beat).toHaveBeenCalledTimes(2);
    expect(heart.lost.aborted).toBe(false);
    heart.stop();
  });
});
