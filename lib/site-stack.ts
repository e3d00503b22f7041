/** The site: static pages and the API under one origin. `deploy:site` uploads the pages. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CfnOutput, Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import * as origins from "aws-cdk-lib/aws-cloudfront-origins";
import * as s3 from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { sitePages } from "../core/contract/addresses.ts";
import { acceptFinding } from "./accept-finding.ts";
import type { ApiStack } from "./api-stack.ts";
import type { DataStack } from "./data-stack.ts";
import type { IdentityStack } from "./identity-stack.ts";
import type { Stage } from "./stages.ts";

/** CloudFront adds this header. A function uses it to recognise a request that came through CloudFront. */
const edgeHeader = "x-berdaya-edge";

export interface SiteStackProps {
  stage: Stage;
  data: DataStack;
  identity: IdentityStack;
  api: ApiStack;
}

export class SiteStack extends Stack {
  constructor(scope: Construct, id: string, props: SiteStackProps) {
    super(scope, id, { env: { region: props.stage.region }, description: "Berdaya: the site" });
    const { stage } = props;
    const pages = this.#createPages(props.data);
    const findsViewer = {
      eventType: cloudfront.FunctionEventType.VIEWER_REQUEST,
      function: this.#createEdgeFunction(
        "ViewerRequest",
        "viewer-request.js",
        "Who asks, and which page is meant",
      ),
    };
    const saysMissing = {
      eventType: cloudfront.FunctionEventType.VIEWER_RESPONSE,
      function: this.#createEdgeFunction(
        "ViewerResponse",
        "viewer-response.js",
        "A page that is not there is a 404",
      ),
    };
    const distribution = new cloudfront.Distribution(this, "Distribution", {
      comment: `Berdaya ${stage.name}`,
      defaultRootObject: "index.html",
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      // This class includes the edges in Asia. It leaves out South America and Australia: they cost most, and nobody
      // here uses them.
      priceClass: cloudfront.PriceClass.PRICE_CLASS_200,
      ...domainOf(this, stage),
      ...(stage.webAclArn ? { webAclId: stage.webAclArn } : {}),
      defaultBehavior: {
        origin: origins.S3BucketOrigin.withOriginAccessControl(pages, {
          originAccessLevels: [cloudfront.AccessLevel.READ, cloudfront.AccessLevel.LIST],
        }),
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD,
        cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: this.#createHeaders(props),
        functionAssociations: [findsViewer, saysMissing],
      },
      additionalBehaviors: {
        "/api/*": {
          origin: new origins.HttpOrigin(props.api.host, {
            protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
            originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
            customHeaders: { [edgeHeader]: props.api.edgeSecret },
          }),
          viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
          allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
          // The edge must not cache a response that may hold personal data.
          cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
          originRequestPolicy: this.#createForwarding(),
          functionAssociations: [findsViewer],
        },
      },
    });
    this.#acceptFindings(distribution, stage);

    new CfnOutput(this, "SiteUrl", {
      value: stage.siteUrl ?? `https://${distribution.distributionDomainName}`,
    });
    new CfnOutput(this, "SiteBucket", { value: pages.bucketName });
  }

  #createEdgeFunction(id: string, fileName: string, comment: string): cloudfront.Function {
    const parts = ["file-of.js", fileName].map((name) =>
      readFileSync(join(import.meta.dirname, "edge", name), "utf8"),
    );
    return new cloudfront.Function(this, id, {
      code: cloudfront.FunctionCode.fromInline(
        [`var sitePages = ${JSON.stringify(sitePages)};`, ...parts].join("\n"),
      ),
      runtime: cloudfront.FunctionRuntime.JS_2_0,
      comment,
    });
  }

  /** The bucket holds only files that `deploy:site` can upload again, so the stack may delete the bucket. */
  #createPages(data: DataStack): s3.Bucket {
    return new s3.Bucket(this, "Pages", {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      lifecycleRules: [
        {
          noncurrentVersionExpiration: Duration.days(30),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
      serverAccessLogsBucket: data.logBucket,
      serverAccessLogsPrefix: "site/",
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  /**
   * Forwards every header except Host, and the query string. The gateway would use that Host to look for another API.
   */
  #createForwarding(): cloudfront.OriginRequestPolicy {
    return new cloudfront.OriginRequestPolicy(this, "Forwarding", {
      comment: "All but the host",
      headerBehavior: cloudfront.OriginRequestHeaderBehavior.denyList("host"),
      queryStringBehavior: cloudfront.OriginRequestQueryStringBehavior.all(),
      cookieBehavior: cloudfront.OriginRequestCookieBehavior.none(),
    });
  }

  #createHeaders({ data, identity }: SiteStackProps): cloudfront.ResponseHeadersPolicy {
    const documents = `https://${data.buckets.documents.bucketRegionalDomainName}`;
    const policy = {
      "default-src": "'none'",
      "script-src": "'self'",
      "style-src": "'self'",
      "img-src": `'self' data: ${documents}`,
      "font-src": "'self'",
      "manifest-src": "'self'",
      "connect-src": `'self' ${documents} ${identity.signInUrl}`,
      "form-action": `'self' ${documents}`,
      "base-uri": "'none'",
      "frame-ancestors": "'none'",
    };
    return new cloudfront.ResponseHeadersPolicy(this, "Headers", {
      comment: "Of every page of the site",
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          override: true,
          contentSecurityPolicy: Object.entries(policy)
            .map(([directive, sources]) => `${directive} ${sources}`)
            .join("; "),
        },
        contentTypeOptions: { override: true },
        frameOptions: { override: true, frameOption: cloudfront.HeadersFrameOption.DENY },
        referrerPolicy: {
          override: true,
          referrerPolicy: cloudfront.HeadersReferrerPolicy.SAME_ORIGIN,
        },
        strictTransportSecurity: {
          override: true,
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: true,
        },
      },
      customHeadersBehavior: {
        customHeaders: [
          {
            header: "permissions-policy",
            value: "geolocation=(), microphone=(), camera=(), payment=(), usb=()",
            override: true,
          },
        ],
      },
    });
  }

  #acceptFindings(distribution: cloudfront.Distribution, stage: Stage): void {
    Validations.of(distribution).acknowledge({
      id: "@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk",
      reason:
        "So that a missing asset is a 404; every other address is rewritten to a page, so nothing lists.",
    });
    acceptFinding(distribution, "CFR1", "People who travel or work abroad apply and sign in too.");
    if (!stage.webAclArn)
      acceptFinding(
        distribution,
        "CFR2",
        "A web ACL counts requests by address, and a mobile network shares one: the limits are the gateway's and the status page's own. It is an option of a stage.",
      );
    acceptFinding(
      distribution,
      "CFR3",
      "CloudFront's logs would hold the network address of everyone who applies; what the API answered is in the gateway's log, without addresses.",
    );
    if (!stage.certificateArn)
      acceptFinding(
        distribution,
        "CFR4",
        "CloudFront's own certificate fixes the protocol; with a domain of its own the site asks for TLS 1.2.",
      );
  }
}

const domainOf = (
  scope: Construct,
  stage: Stage,
): Pick<cloudfront.DistributionProps, "certificate" | "domainNames" | "minimumProtocolVersion"> =>
  stage.certificateArn && stage.siteUrl
    ? {
        certificate: Certificate.fromCertificateArn(scope, "Certificate", stage.certificateArn),
        domainNames: [new URL(stage.siteUrl).host],
        minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      }
    : {};
