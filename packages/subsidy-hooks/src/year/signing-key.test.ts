import { createPublicKey } from "node:crypto";
import { signingKeyOf } from "./signing-key";

describe("signingKeyOf", () => {
  it("makes the key of the first test vector of RFC 8032", () => {
    const seed = Buffer.from("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "hex");
    const { x = "" } = createPublicKey(signingKeyOf(seed.toString("base64"))).export({ format: "jwk" });
    const publicKey = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    expect(Buffer.from(x, "base64url").toString("hex")).toBe(publicKey);
  });

  it.each([undefined, "", "short", Buffer.alloc(31).toString("base64"), `${Buffer.alloc(32).toString("base64")} `])(
    "refuses %j",
    (seed) => {
      expect(() => signingKeyOf(seed)).toThrow(expect.objectContaining({ code: "signing_key_invalid" }));
    },
  );
});
