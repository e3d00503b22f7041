/** How staff sign in here. The deployment writes this file beside the pages. The local run serves it. */
export type SignInConfig = { kind: "local" } | { kind: "cognito"; domain: string; clientId: string };

let loading: Promise<SignInConfig> | undefined;

export const signInConfig = (): Promise<SignInConfig> => {
  loading ??= fetch("/petugas/config.json", { cache: "no-cache" })
    .then(async (response) => ((await response.json()) as { signIn: SignInConfig }).signIn)
    .catch((fault) => {
      loading = undefined;
      throw fault;
    });
  return loading;
};
