import { AWS_OMGEVING, AWS_REGIO } from "./ministack.ts";

/** How an SDK client reaches the emulator: its credentials mean nothing there. */
export const lokaleClient = (endpoint: string) => ({
  endpoint,
  region: AWS_REGIO,
  credentials: {
    accessKeyId: AWS_OMGEVING.AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_OMGEVING.AWS_SECRET_ACCESS_KEY,
  },
});
