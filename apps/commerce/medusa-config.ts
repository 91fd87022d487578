import { join } from "node:path";
import { defineConfig } from "@medusajs/framework/utils";
import { env } from "./src/env";
import { LOG, POLICY } from "./src/seed/data/county";

// Absolute, because Medusa resolves "./src/…" against the working directory, which tests do not share.
const own = (name: string) => join(__dirname, "src/modules", name);
const inProduction = env.NODE_ENV === "production";

const sandboxOptions = {
  secret: env.SANDBOX_WALLET_SECRET,
  storefront_url: env.STOREFRONT_URL,
  production: inProduction,
};

const sandboxWallet = inProduction ? [] : [{ resolve: own("sandbox-wallet"), options: sandboxOptions }];

const paymentProviders = [
  ...(inProduction
    ? []
    : [
        {
          resolve: own("sandbox-wallet/provider"),
          id: "sandbox",
          options: { ...sandboxOptions, wallet_url: env.COMMERCE_URL },
        },
      ]),
  ...(env.STRIPE_API_KEY
    ? [
        {
          resolve: own("stripe"),
          id: "stripe",
          options: {
            apiKey: env.STRIPE_API_KEY,
            webhookSecret: env.STRIPE_WEBHOOK_SECRET,
            capture: true,
            automaticPaymentMethods: true,
          },
        },
      ]
    : []),
];

const fileProvider = env.S3_BUCKET
  ? {
      resolve: "@medusajs/medusa/file-s3",
      id: "s3",
      options: {
        file_url: env.S3_FILE_URL,
        bucket: env.S3_BUCKET,
        region: env.S3_REGION,
        endpoint: env.S3_ENDPOINT,
        access_key_id: env.S3_ACCESS_KEY_ID,
        secret_access_key: env.S3_SECRET_ACCESS_KEY,
      },
    }
  : {
      resolve: "@medusajs/medusa/file-local",
      id: "local",
      options: {
        // Medusa serves <working directory>/static to everyone: only public files may be there.
        upload_dir: join(process.cwd(), "static"),
        private_upload_dir: join(env.FILES_DIR, "private"),
        backend_url: new URL("/static", env.COMMERCE_URL).href,
      },
    };

const onRedis = (redisUrl: string) => [
  {
    resolve: "@medusajs/medusa/event-bus-redis",
    options: {
      redisUrl,
      // Medusa's default is one attempt: a subscriber that fails once would never hear of its event again.
      jobOptions: {
        attempts: 5,
        backoff: { type: "exponential", delay: 1000 },
        removeOnComplete: { age: 3600, count: 1000 },
      },
    },
  },
  { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
  {
    resolve: "@medusajs/medusa/locking",
    options: {
      providers: [
        { resolve: "@medusajs/medusa/locking-redis", id: "locking-redis", is_default: true, options: { redisUrl } },
      ],
    },
  },
  {
    resolve: "@medusajs/medusa/caching",
    options: {
      providers: [
        { resolve: "@medusajs/medusa/caching-redis", id: "caching-redis", is_default: true, options: { redisUrl } },
      ],
    },
  },
];

/** The admin opens in Chinese; whoever chooses another language in the profile keeps it. */
const chineseFirst = {
  name: "chinese-first",
  transformIndexHtml: () => [
    {
      tag: "script",
      children: 'localStorage.getItem("lng") || localStorage.setItem("lng", "zhCN")',
      injectTo: "head-prepend" as const,
    },
  ],
};

module.exports = defineConfig({
  admin: {
    vite: () => ({
      plugins: [chineseFirst],
      // Our pages must share the dashboard's router: a second copy would know nothing of its routes.
      resolve: { dedupe: ["react-router-dom", "react-router"] },
    }),
  },
  projectConfig: {
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    http: {
      storeCors: env.STOREFRONT_URL,
      adminCors: env.COMMERCE_URL,
      authCors: [env.COMMERCE_URL, env.STOREFRONT_URL].join(","),
      jwtSecret: env.JWT_SECRET,
      cookieSecret: env.COOKIE_SECRET,
      // An actor without an entry could sign in by every provider there is.
      authMethodsPerActor: { user: ["emailpass"], customer: ["emailpass"], merchant: ["emailpass"] },
    },
  },
  plugins: [
    {
      resolve: "@qinshui/subsidy-hooks",
      options: { policy: POLICY, log: LOG, signing_key: env.SUBSIDY_SIGNING_KEY, review_key: env.SUBSIDY_REVIEW_KEY },
    },
  ],
  modules: [
    { resolve: own("merchant") },
    { resolve: own("brand") },
    { resolve: own("hall") },
    { resolve: own("label") },
    ...sandboxWallet,
    {
      resolve: "@medusajs/medusa/payment",
      ...(inProduction ? {} : { dependencies: ["sandboxWallet"] }),
      options: { providers: paymentProviders },
    },
    {
      resolve: "@medusajs/medusa/fulfillment",
      options: {
        providers: [
          { resolve: "@medusajs/medusa/fulfillment-manual", id: "manual" },
          { resolve: own("county-freight"), id: "county" },
        ],
      },
    },
    { resolve: "@medusajs/medusa/file", options: { providers: [fileProvider] } },
    ...(env.REDIS_URL ? onRedis(env.REDIS_URL) : []),
  ],
});
